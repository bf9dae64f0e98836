"""What a program may call: the same functions that the commands call.

>>> import relcon
>>> matter = relcon.read_case("case.yaml")  # doctest: +SKIP
>>> relcon.exposure(matter).defendants["dunn"].positions["psr"].range  # doctest: +SKIP
(120, 120)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from relcon.engine.program import expose
from relcon.law.scenario import Scenario
from relcon.proffer.simulate import simulate as run_worlds
from relcon.reading.files import read_case, read_proffer
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import DefendantAnswer, Exposure
from relcon.results.simulation import Simulation

__all__ = ["explain", "exposure", "read_case", "read_proffer", "simulate"]


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
        Ids of exhibits, records and findings that are left out.

    Returns
    -------
    Exposure
        Months are integers or ``"life"``, weights are grams as text.

    Raises
    ------
    EditionNotShipped
        Where the edition that applies is not part of the program.
    KeyError
        For a defendant who is not in the file.
    """
    scenario = Scenario(without=frozenset(without))
    return expose(matter, defendants=defendants, positions=positions, edition=edition, scenario=scenario)


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
