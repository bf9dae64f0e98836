"""USSG §1B1.3(a)(1)(A): what the defendant did himself. All of it counts, or his stated part; no foreseeability."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.positions.readings import amount, span
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, Node
from relcon.records.events import Event, Participant

CITE = "1B1.3(a)(1)(A)"


def listed(event: Event, person: str, context: DefendantContext) -> Node:
    """Return when a person is shown to be a participant, in any capacity."""
    return context.circuit.some(
        reliability(entry, context, within=event).node for entry in event.participants if entry.person == person
    )


def covers(participant: Participant, occurrence: Occurrence, context: DefendantContext) -> bool:
    """Whether a participant's stated dates cover an occurrence wholly (always, where he states none).

    Of a series without a known count some may lie inside his dates where its time reaches into them.
    """
    if participant.from_ is None and participant.to is None:
        return True
    if not occurrence.dated:
        return context.options.straddling == "in"
    his = span(participant.from_, participant.to, context.options)
    some = occurrence.countless and context.options.straddling == "in" and occurrence.overlaps(his)
    return some or occurrence.inside(his)


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of a person as a participant in an occurrence.

    Attributes
    ----------
    node
        When it is shown.
    whole
        Whether all of the occurrence is his.
    amount
        Else his stated part in millionths; None where it is unknown.
    """

    node: Node
    whole: bool
    amount: int | None


@dataclass(frozen=True, slots=True)
class OwnAct:
    """A person's own acts in an occurrence: when he acted, when all of it is his, and his stated parts."""

    does: Node
    whole: Node
    acts: tuple[Act, ...] = ()
    assumed: Node = FALSE


NOT_HIS = OwnAct(FALSE, FALSE)


def own_act(event: Event, occurrence: Occurrence, context: DefendantContext, person: str | None = None) -> OwnAct:
    """Answer (a)(1)(A) for one occurrence.

    Parameters
    ----------
    event, occurrence
        What is asked about. That the event holds is asked elsewhere (exclusions).
    context : DefendantContext
        Defendant and position.
    person : str, optional
        Someone else than the defendant.

    Returns
    -------
    OwnAct
        Source: USSG §1B1.3(a)(1)(A), n.3(D), n.4(A)(i). Knowing that it is a controlled substance is enough; not
        knowing that (``knowing: no``) is no act. ``knowing: unknown`` follows ``open_norm``.
    """
    who = person or context.defendant
    acts: list[Act] = []
    assumed: list[Node] = []
    for entry in event.participants:
        if entry.person != who or entry.knowing == "no" or not covers(entry, occurrence, context):
            continue
        if entry.knowing == "unknown" and context.options.open_norm == "out":
            continue
        node = reliability(entry, context, within=event).node
        if node == FALSE:
            continue
        if entry.knowing == "unknown":
            assumed.append(node)
        part = None if entry.quantity is None else amount(entry.quantity, context.options)
        acts.append(Act(node, entry.quantity is None, part))
    if not acts:
        return NOT_HIS
    circuit = context.circuit
    return OwnAct(
        circuit.some(act.node for act in acts),
        circuit.some(act.node for act in acts if act.whole),
        tuple(acts),
        circuit.some(assumed),
    )
