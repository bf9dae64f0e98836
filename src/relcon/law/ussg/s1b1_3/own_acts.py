"""USSG §1B1.3(a)(1)(A): what the defendant personally did. All of it counts, or the stated part; no foreseeability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.context import DefendantContext
from relcon.law.positions.readings import amount, span
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, OccurrenceTable
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, Node
from relcon.logic.node_arrays import Nodes
from relcon.records.events import Event, OwnUse
from relcon.records.participants import Participant
from relcon.records.people import PersonalUse

CITE = "1B1.3(a)(1)(A)"


def took_part(event: Event, person: str, context: DefendantContext) -> Node:
    """Return when a person is shown to be a participant, in any capacity."""
    return context.circuit.some(
        reliability(entry, context, within=event).node for entry in event.participants if entry.person == person
    )


def listed(table: OccurrenceTable, person: str, context: DefendantContext) -> Nodes:
    """Return, for each of some occurrences, when a person is shown to be a participant, in any capacity."""
    key = ("listed", person, context.sharing)
    if key not in context.memo:
        found = np.full(len(table.numbers), FALSE, dtype=np.int64)
        for id in context.index.events_naming.get(person, ()):
            found[table.numbers[id]] = took_part(context.index.events[id], person, context)
        context.memo[key] = found
    by_event: Nodes = context.memo[key]
    return by_event[table.number]


def covers(participant: Participant, occurrence: Occurrence, context: DefendantContext) -> bool:
    """Whether a participant's stated dates cover an occurrence wholly (always, where none are stated).

    Of a series without a known count some may lie inside the dates stated where its time reaches into them.
    """
    if participant.from_ is None and participant.to is None:
        return True
    if not occurrence.dated:
        return context.options.straddling == "in"
    days = span(participant.from_, participant.to, context.options)
    some = occurrence.countless and context.options.straddling == "in" and occurrence.overlaps(days)
    return some or occurrence.inside(days)


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of a person as a participant in an occurrence.

    Attributes
    ----------
    node
        When it is shown.
    whole
        Whether all of the occurrence is the defendant's.
    amount
        Else the stated part in millionths; None where it is unknown.
    """

    node: Node
    whole: bool
    amount: int | None


@dataclass(frozen=True, slots=True)
class OwnAct:
    """A person's own acts in an occurrence: when there is one, when all of it is, and the parts stated."""

    does: Node
    whole: Node
    acts: tuple[Act, ...] = ()
    assumed: Node = FALSE


NO_ACT = OwnAct(FALSE, FALSE)


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
        return NO_ACT
    circuit = context.circuit
    return OwnAct(
        circuit.some(act.node for act in acts),
        circuit.some(act.node for act in acts if act.whole),
        tuple(acts),
        circuit.some(assumed),
    )


def dealt(event: Event, context: DefendantContext) -> bool:
    """Whether an event was more than talk, as the position reads it: talk is no act in a deal."""
    return event.talk_only == "no" or (event.talk_only == "unknown" and context.options.open_norm == "in")


def own_uses(event: Event, context: DefendantContext) -> tuple[PersonalUse | OwnUse, ...]:
    """Return the records of the defendant's own use of an event's drugs, wherever they stand.

    Source: USSG §1B1.3(a)(1); options ``personal_use_conspiracy`` and ``personal_use_other``.
    """
    with_the_defendant = (use for use in context.part.personal_use if use.event == event.id)
    with_the_event = (use for use in event.personal_use if use.person == context.defendant)
    return (*with_the_defendant, *with_the_event)
