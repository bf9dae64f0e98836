"""The drugs of one lot: weighed in different ways, or in parts above the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from relcon.checking.note import Note, all_events, note
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
