"""USSG §2D1.1(b)(5)(A): an importation of amphetamine or methamphetamine comes with the drugs, whoever imported them.

What "knew" asks there is said of listed chemicals alone. So whoever answers for the importing answers for it in every
position, and by the option ``imported_lot`` whoever answers for any deal in the same drugs. An importation is recorded
by an event, or by a circumstance that names the deals or the lot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.circumstance_routes import importation_kind
from relcon.law.ussg.s1b1_3.circumstance_ties import Tie, named_events, tied_events
from relcon.law.ussg.s1b1_3.occurrences import drugs
from relcon.law.ussg.s1b1_3.steps import Reason
from relcon.law.ussg.s2d1_1.same_drugs import same_drugs
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event

TABLE = "1B1.3-circumstances"


def importations(context: DefendantContext) -> tuple[Event, ...]:
    """Return the events that are importations of these drugs, one in a mixture with others too."""
    key = ("importations",)
    if key not in context.memo:
        imported = load(TABLE, context.edition).items("of_the_drugs", "substances")
        context.memo[key] = tuple(
            event
            for event in context.index.events.values()
            if _imports(event) and not drugs(event).isdisjoint(imported)
        )
    found: tuple[Event, ...] = context.memo[key]
    return found


def _imports(event: Event) -> bool:
    if event.talk_only == "yes":
        return False
    return event.kind == "importation" or any(entry.act == "imported" for entry in event.participants)


def with_the_drugs(circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution]) -> Tie:
    """Say when a recorded importation reaches the defendant through the deals or the lot that it names."""
    named = tied_events(circumstance, context)
    lots = {circumstance.lot, *(event.lot for event in named_events(circumstance, context))}
    return _tie([*named, *_on(lots, context)], None, TRUE, context, answers)


def by_event(event: Event, context: DefendantContext, answers: Mapping[str, Attribution]) -> Tie:
    """Say when an importation that is itself an event reaches the defendant: by itself, or with the drugs."""
    if not _arrived(event, context):
        return Tie(FALSE, said=(Reason(TRUE, f"not completed: {point('import_incomplete').said}", True),))
    held = reliability(event, context).node
    tie = _tie([event, *_on({event.lot}, context)], event.id, held, context, answers)
    if _complete(event):
        return tie
    return Tie(tie.inside, tie.open, (*tie.said, Reason(tie.inside, point("import_incomplete").said, True)))


def _arrived(event: Event, context: DefendantContext) -> bool:
    return _complete(event) or context.options.open_norm == "in"


def _complete(event: Event) -> bool:
    return event.status == "completed" and event.talk_only == "no"


def told_of(event: Event, context: DefendantContext) -> Iterator[Circumstance]:
    """Yield the circumstances that record the same importation as an event: what is found of them is found of it.

    One that names deals or a lot speaks of the importation of those; one that names neither, of what the same people
    did then.
    """
    for record in context.index.circumstances.values():
        if record.kind != importation_kind(context.edition):
            continue
        lots = {record.lot, *(one.lot for one in named_events(record, context))} - {None}
        if record.events or lots:
            if event.id in record.events or any(same_drugs(lot, event.lot, context) for lot in lots):
                yield record
        elif set(record.by) & {entry.person for entry in event.participants} and _overlap(record, event):
            yield record


def _overlap(record: Circumstance, event: Event) -> bool:
    one, other = record.date, event.date
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _on(lots: set[str | None], context: DefendantContext) -> list[Event]:
    events = context.index.events.values()
    return [event for event in events if any(same_drugs(event.lot, lot, context) for lot in lots)]


def _tie(
    deals: list[Event],
    itself: str | None,
    held: Node,
    context: DefendantContext,
    answers: Mapping[str, Attribution],
) -> Tie:
    """Join the deals through which an importation reaches the defendant: ``itself``, and others where it is held."""
    circuit = context.circuit
    importing = {event.id for event in importations(context) if _arrived(event, context)}
    insides: list[Node] = []
    opens: list[Node] = []
    said: list[Reason] = []
    for event in {event.id: event for event in deals}.values():
        answer = answers[event.id]
        shown = TRUE if event.id == itself else held
        inside = circuit.every([shown, answer.inside])
        if event.id not in importing and context.options.imported_lot == "importing":
            why = f"the defendant answers for {event.id}, in the same drugs; {point('imported_lot').said}"
            said.append(Reason(inside, why, True))
            continue
        insides.append(inside)
        opens.append(circuit.every([shown, answer.open]))
        what = "the importing itself" if event.id in importing else "in drugs that were imported"
        said.append(Reason(inside, f"the defendant answers for {event.id}, {what}"))
        said.append(Reason(opens[-1], f"{event.id} is left open", True))
    inside = circuit.some(insides)
    return Tie(inside, circuit.every([circuit.negate(inside), circuit.some(opens)]), tuple(said))
