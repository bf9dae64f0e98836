"""The drugs of one lot: what they are, weighed in different ways, in parts above the whole, or nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from relcon.checking.note import Note, all_events, note, recorded
from relcon.law.ussg.s1b1_3.occurrences import drug, drugs
from relcon.records.case import Lot
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.matter import Matter


def _on_lots(matter: Matter) -> dict[str, list[Event]]:
    """Return the single events with a known weight, by lot path."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in all_events(matter):
        if event.lot is not None and event.series is None and event.quantity is not None and event.quantity.known:
            found[event.lot].append(event)
    return found


def weights_of_one_lot(matter: Matter) -> Iterator[Note]:
    """Yield the lots whose events state different weights of the same drugs."""
    for lot, events in _on_lots(matter).items():
        figures = {
            (e.quantity.low, e.quantity.high, e.quantity.dimension, e.purity) for e in events if e.quantity is not None
        }
        if len(figures) > 1:
            said = "; ".join(
                f"{_how(e)} {e.quantity.text}{_purity(e)} ({e.id})" for e in events if e.quantity is not None
            )
            text = f"lot {lot} is weighed in different ways: {said}. Counted once (§2D1.1 n.5)"
            yield note("contradiction", events[0].id, events[0].location, text)


def _how(event: Event) -> str:
    if event.kind == "seizure":
        return "seized"
    return event.basis.method if event.basis is not None and event.status == "completed" else event.status


def _purity(event: Event) -> str:
    return f" at {float(event.purity) * 100:g} percent" if event.purity is not None else ""


def parts_above_the_whole(matter: Matter) -> Iterator[Note]:
    """Yield the lots whose parts, of the same substance, add up to more than the lot itself."""
    lots = _on_lots(matter)
    other_substance = {lot.id for lot in matter.lots.values() if lot.made_from is not None}
    for lot, events in lots.items():
        parts = [p for p in lots if p.rpartition("/")[0] == lot and p not in other_substance]
        whole = _largest(events)
        total = sum(_largest(lots[part]) for part in parts)
        dimensions = {e.quantity.dimension for part in (lot, *parts) for e in lots[part] if e.quantity is not None}
        if parts and len(dimensions) == 1 and total > whole:
            text = f"the parts of lot {lot} ({', '.join(parts)}) add up to more than the lot: the parts are counted"
            yield note("contradiction", events[0].id, events[0].location, text)


def _largest(events: list[Event]) -> int:
    return max(e.quantity.high or 0 for e in events if e.quantity is not None)


def other_drugs_on_a_lot(matter: Matter) -> Iterator[Note]:
    """Yield the events of another drug than their lot's: as declared, else as the first event on it has it."""
    first: dict[str, Event] = {}
    for event in all_events(matter):
        if event.lot is None or not drugs(event):
            continue
        lot = _declared(matter, event.lot)
        if lot is not None and lot.substance is not None:
            if drug(lot.substance) not in drugs(event):
                yield _other(event, f"lot {lot.id} is declared as {lot.substance}", lot.id)
            continue
        before = first.setdefault(event.lot, event)
        if not drugs(before) & drugs(event):
            yield _other(event, f"{before.id} has {_drugs(before)} on lot {event.lot}", event.lot)


def _declared(matter: Matter, path: str) -> Lot | None:
    """Return the nearest lot declared on a path that says what it is; what was made from another says it itself."""
    while path:
        lot = matter.lots.get(path)
        if lot is not None and (lot.substance is not None or lot.made_from is not None):
            return lot
        path = path.rpartition("/")[0]
    return None


def _drugs(event: Event) -> str:
    return event.substance or " and ".join(event.mixture or ())


def _other(event: Event, said: str, lot: str) -> Note:
    part = event.lot if event.lot != lot else f"{lot}/made"
    became = f"substance: {event.substance}, " if event.substance is not None else ""
    text = (
        f"{_drugs(event)}, and {said}: another lot? If it was made from that one, declare it in `lots`: "
        f"{{id: {part}, {became}made_from: {lot}}}"
    )
    return note("contradiction", event.id, event.location, text)


def empty_lots(matter: Matter) -> Iterator[Note]:
    """Yield the lots of which no event and no circumstance has any part, and from which nothing was made."""
    named = {event.lot for event in all_events(matter)} | {one.lot for one in recorded(matter, Circumstance)}
    named |= {lot.made_from for lot in matter.lots.values()}
    used = {above for path in named if path for above in accumulate(path.split("/"), "{}/{}".format)}
    for lot in matter.lots.values():
        if lot.id not in used:
            text = "no event is on this lot: write `lot` in the events of its drugs, or leave the lot out"
            yield note("no_effect", lot.id, lot.location, text)
