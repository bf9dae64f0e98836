"""What a program may call: the same functions that the commands call.

>>> import relcon
>>> matter = relcon.read_case("case.yaml")  # doctest: +SKIP
>>> relcon.exposure(matter).defendants["dunn"].positions["psr"].range  # doctest: +SKIP
(120, 120)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from relcon.engine.program import expose
from relcon.inquiry.toggles import switched_off, toggle
from relcon.inquiry.whatif import what_if
from relcon.law.scenario import Scenario
from relcon.proffer.simulate import simulate as run_worlds
from relcon.reading.files import read_case, read_proffer
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import DefendantAnswer, Exposure
from relcon.results.simulation import Simulation
from relcon.results.whatif import WhatIf

__all__ = ["explain", "exposure", "read_case", "read_proffer", "simulate", "whatif"]


def exposure(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    without: Iterable[str] = (),
) -> Exposure:
    """Return each defendant's worksheet in each position, before any proffer.

    Parameters
    ----------
    matter
        From `read_case`.
    defendants, positions
        Ids; all by default.
    edition
        Such as ``"2025"``; by the sentencing date by default (USSG §1B1.11(a)).
    without
        Ids of what is left out: exhibits, facts, findings; a person, for every exhibit whose speaker he is; a lot, for
        every event on it. The receipt's ``options`` name them.

    Returns
    -------
    Exposure
        Months are integers or ``"life"``, weights are grams as text.

    Raises
    ------
    EditionNotShipped
        Where an edition asked for, or the editions of all defendants, are not part of the program.
    KeyError
        For a defendant who is not in the file.
    UnknownToggle
        For an id that names nothing that can be left out.
    """
    left_out = [toggle(matter, id) for id in dict.fromkeys(without)]
    scenario = Scenario(without=switched_off(left_out))
    found = expose(matter, defendants=defendants, positions=positions, edition=edition, scenario=scenario)
    if not left_out:
        return found
    named = {one.id: f"{one.kind}: {', '.join(one.off)}" for one in left_out}
    receipt = found.receipt.model_copy(update={"options": {**found.receipt.options, "without": named}})
    return found.model_copy(update={"receipt": receipt})


def explain(
    matter: Matter,
    defendant: str,
    event: str | None = None,
    *,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Exposure:
    """Return one defendant's worksheet with every event's steps, or with those of one event (USSG §1B1.3).

    Parameters
    ----------
    matter
        From `read_case`.
    defendant, event
        Ids; without an event, all of them.
    positions, edition
        As for `exposure`.

    Raises
    ------
    KeyError
        For an event that is not in the file.
    """
    found = exposure(matter, defendants=[defendant], positions=positions, edition=edition)
    if event is None:
        return found
    answer = found.defendants[defendant]
    narrowed = {
        position: one.model_copy(update={"events": {event: one.events[event]}})
        for position, one in answer.positions.items()
    }
    only = DefendantAnswer(
        positions=narrowed,
        across={event: answer.across[event]},
        edition=answer.edition,
        manual=answer.manual,
        warnings=answer.warnings,
    )
    return found.model_copy(update={"defendants": {defendant: only}})


def simulate(
    matter: Matter,
    *,
    worlds: Sequence[str] | None = None,
    session: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Simulation:
    """Return a proffer's worlds for the client and everybody else.

    Parameters
    ----------
    matter
        From `read_proffer`.
    worlds
        World ids; all by default.
    session
        The session up to which admissions are in; the last by default.
    on_progress
        Called with what is done and what there is to do.

    Raises
    ------
    Refusal
        Where counsel has not resolved an admission, or there is no proffer.
    """
    return run_worlds(matter, worlds=worlds, session=session, on_progress=on_progress)


def whatif(
    matter: Matter,
    toggles: Sequence[str] | None = None,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> WhatIf:
    """Return which exhibit, witness, fact, finding or lot, left out, moves whose level, range or safety valve.

    Parameters
    ----------
    matter
        From `read_case`.
    toggles
        Ids as for ``without`` of `exposure`: each alone, all together, and the smallest sets that move a line. Without
        any, everything in the case one at a time.
    defendants, positions, edition
        As for `exposure`.

    Raises
    ------
    UnknownToggle
        For an id that names nothing that can be left out.
    """
    return what_if(matter, toggles, defendants=defendants, positions=positions, edition=edition)
