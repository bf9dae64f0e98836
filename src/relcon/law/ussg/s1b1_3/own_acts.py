"""USSG §1B1.3(a)(1)(A): what the defendant did himself. All of it counts, or his stated part; no foreseeability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.positions.readings import amount, span
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.events import Event, Participant

CITE = "1B1.3(a)(1)(A)"


def entries(event: Event, person: str, standing: Standing) -> Iterator[Participant]:
    """Yield a person's entries as a participant that hold."""
    for participant in event.participants:
        if participant.person == person and holding(participant, standing, within=event).holds:
            yield participant


def covers(participant: Participant, occurrence: Occurrence, standing: Standing) -> bool:
    """Whether a participant's stated dates cover an occurrence wholly (always, where he states none)."""
    if participant.from_ is None and participant.to is None:
        return True
    if not occurrence.dated:
        return standing.options.straddling == "in"
    return occurrence.inside(span(participant.from_, participant.to, standing.options))


@dataclass(frozen=True, slots=True)
class OwnAct:
    """The defendant's own act in one occurrence.

    Attributes
    ----------
    does
        Whether he acted, as the position reads ``knowing``.
    amount
        His stated part in millionths (entries added, capped at the event's); None where all of it is his, or his
        part is unknown.
    whole
        Whether all of the occurrence counts as his own.
    assumed
        Whether ``knowing: unknown`` was read by the option ``open_norm``.
    """

    does: bool
    amount: int | None = None
    whole: bool = False
    assumed: bool = False


NOT_HIS = OwnAct(False)


def own_act(event: Event, occurrence: Occurrence, standing: Standing, person: str | None = None) -> OwnAct:
    """Answer (a)(1)(A) for one occurrence.

    Parameters
    ----------
    event, occurrence
        What is asked about. That the event holds is asked elsewhere (exclusions).
    standing : Standing
        Defendant, position and scenario.
    person : str, optional
        Someone else than the defendant.

    Returns
    -------
    OwnAct
        Source: USSG §1B1.3(a)(1)(A), n.3(D), n.4(A)(i). Knowing that it is a controlled substance is enough; not
        knowing that (``knowing: no``) is no act. ``knowing: unknown`` follows ``open_norm``.
    """
    parts: list[int | None] = []
    assumed = False
    for entry in entries(event, person or standing.defendant, standing):
        if entry.knowing == "no" or not covers(entry, occurrence, standing):
            continue
        if entry.knowing == "unknown":
            if standing.options.open_norm == "out":
                continue
            assumed = True
        if entry.quantity is None:
            return OwnAct(True, None, True, assumed)
        parts.append(amount(entry.quantity, standing.options))
    if not parts:
        return NOT_HIS
    if any(part is None for part in parts):
        return OwnAct(True, None, False, assumed)
    total = sum(part for part in parts if part is not None)
    limit = amount(event_quantity(event), standing.options)
    return OwnAct(True, total if limit is None else min(total, limit), False, assumed)
