"""Circumstances that name deals or their drugs: whoever answers for one of those deals answers for what was there.

Where only a part of one's own in a named deal shows presence (option ``presence``: ``named``), answering for the deal
as another's act leaves it open: whether others' acts are foreseeable is asked of each of them (n.3(D)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import Span
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences_of
from relcon.law.ussg.s1b1_3.steps import Reason
from relcon.law.ussg.s2d1_1.same_drugs import same_drugs
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, Node
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.participants import BUYING, SELLING


@dataclass(frozen=True, slots=True)
class Tie:
    """When a circumstance reaches the defendant through deals; when that is left open; and what is said."""

    inside: Node
    open: Node = FALSE
    said: tuple[Reason, ...] = ()


NO_TIE = Tie(FALSE)


def named_events(circumstance: Circumstance, context: DefendantContext) -> Iterator[Event]:
    """Yield the events that a circumstance names."""
    found = (context.index.events.get(id) for id in circumstance.events)
    return (event for event in found if event is not None)


def tied_events(circumstance: Circumstance, context: DefendantContext) -> tuple[Event, ...]:
    """Return the events that a circumstance names, and those on its lot, a part of it or what it is part of."""
    lot = circumstance.lot
    events = context.index.events.values()
    on_lot = [event for event in events if lot is not None and same_drugs(event.lot, lot, context)]
    return tuple({event.id: event for event in (*named_events(circumstance, context), *on_lot)}.values())


def at_place_and_date(event: Event, circumstance: Circumstance, context: DefendantContext) -> bool:
    """Whether an event was at a circumstance's place on one of its days, as far as is recorded."""
    return event.place is not None and event.place == circumstance.place and _on_its_days(event, circumstance, context)


def with_it(event: Event, circumstance: Circumstance, context: DefendantContext) -> bool:
    """Whether nothing recorded puts a named event elsewhere: not the place, not the days, not the time.

    A ``time`` of the circumstance falls within that of the event; an event without one has its whole days.
    """
    places = {event.place, circumstance.place} - {None}
    if len(places) > 1:
        return False
    dated = event.date.known and circumstance.date.known
    if dated and not _on_its_days(event, circumstance, context):
        return False
    return circumstance.time is None or event.time is None or circumstance.time.within(event.time)


def at_another_time(event: Event, circumstance: Circumstance) -> bool:
    """Whether the recorded times of day share no minute."""
    return circumstance.time is not None and event.time is not None and circumstance.time.apart(event.time)


def _on_its_days(event: Event, circumstance: Circumstance, context: DefendantContext) -> bool:
    return any(piece.overlaps(days_of(circumstance)) for piece in occurrences_of(event, context))


def days_of(circumstance: Circumstance) -> Span:
    """Return the days of a circumstance; none where it is undated."""
    moment = Occurrence.of(circumstance.date)
    return Span(moment.first_day, moment.last_day, empty=not moment.dated)


def own_part(answer: Attribution, context: DefendantContext) -> Node:
    """Return when the defendant answers for an event and took part in it."""
    acted = context.circuit.some(piece.does for piece in answer.groups)
    return context.circuit.every([answer.inside, acted])


def tied(
    circumstance: Circumstance, others: Sequence[str], context: DefendantContext, answers: Mapping[str, Attribution]
) -> Tie:
    """Say when what others did or had reaches the defendant through a deal to which it is tied.

    Parameters
    ----------
    circumstance, others
        What was done or had, and who else, criminally responsible, did it. Without such a person it is nobody's act.
    context, answers
        Defendant and position; the answers for every event.
    """
    if not others:
        return NO_TIE
    circuit = context.circuit
    insides: list[Node] = []
    opens: list[Node] = []
    said: list[Reason] = []
    for event in tied_events(circumstance, context):
        answer, id = answers[event.id], event.id
        inside, left = _through(event, circumstance, others, answer, context)
        insides.append(inside)
        opens += [left, answer.open]
        took_part = own_part(answer, context)
        said.append(Reason(circuit.every([inside, took_part]), f"the defendant took part in {id}, to which it is tied"))
        as_another = circuit.every([inside, circuit.negate(took_part)])
        said.append(
            Reason(as_another, f"the defendant answers for {id}, to which it is tied; {point('foreseen').said}", True)
        )
        said.append(Reason(left, f"the defendant answers for {id}, to which it is tied; {point('present').said}", True))
        said.append(Reason(answer.open, f"{id}, to which it is tied, is left open", True))
    inside = circuit.some(insides)
    is_open = circuit.every([circuit.negate(inside), circuit.some(opens)])
    return Tie(inside, is_open, tuple(said))


def _through(
    event: Event, circumstance: Circumstance, others: Sequence[str], answer: Attribution, context: DefendantContext
) -> tuple[Node, Node]:
    """Return when an event brings it to the defendant, and when that is left open."""
    circuit = context.circuit
    inside = answer.inside
    if _other_side(event, others, context) and "presumed" not in context.options.grounds:
        # Buyer and seller answer for what the other has only as partners, §1B1.3(a)(1)(B), n.3(A).
        inside = circuit.every([inside, _partners(event, context)])
    if context.options.presence == "place_and_date":
        return inside, FALSE
    if at_another_time(event, circumstance):
        return FALSE, FALSE
    there = circuit.every([inside, own_part(answer, context)]) if with_it(event, circumstance, context) else FALSE
    return there, circuit.every([inside, circuit.negate(there)])


def _other_side(event: Event, others: Sequence[str], context: DefendantContext) -> bool:
    """Whether the defendant only bought and all of them only sold, or the other way."""
    acts: dict[str, set[str]] = {}
    for entry in event.participants:
        acts.setdefault(entry.person, set()).add(entry.act)
    mine, theirs = acts.get(context.defendant, set()), [acts.get(person, set()) for person in others]
    return any(
        mine and mine <= one and all(their and their <= other for their in theirs)
        for one, other in ((BUYING, SELLING), (SELLING, BUYING))
    )


def _partners(event: Event, context: DefendantContext) -> Node:
    """Return when the defendant is shown to be a member of an undertaking of the event."""
    members = context.index.memberships_of
    mine = (member for id in event.undertaking for member in members.get((context.defendant, id), ()))
    return context.circuit.some(reliability(member, context).node for member in mine)
