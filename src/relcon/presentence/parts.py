"""The parts of a report's weight, and which of them are the same drugs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph
from relcon.records.quantity import Quantity


def stated(quantity: Quantity) -> int:
    """Return the figure of an amount as the report states it: of an interval its point, else its low end."""
    return quantity.point if quantity.point is not None else quantity.low or 0


@dataclass(frozen=True, slots=True)
class Part:
    """A counted part of the report's weight: of a paragraph, by its place; of an event where it relies on one."""

    paragraph: int
    substance: str
    amount: int
    event: Event | None = None

    @property
    def drugs(self) -> str | None:
        """By what it is known to be the same drugs as another part: the event's lot, else the event."""
        return None if self.event is None else self.event.lot or f"{self.event.id}"


def parts_of(place: int, paragraph: Paragraph, matter: Matter, weight: Callable[[str], int | None]) -> Iterator[Part]:
    """Yield the parts of a paragraph: each event relied on by what the record has of it, then the rest of the amount.

    Of one event all that is stated is its own; where the record lacks the weight of one of several, none is told apart.
    """
    events = [matter.events[id] for id in paragraph.relies_on if id in matter.events]
    for amount in paragraph.amounts:
        whole = stated(amount.quantity)
        mine = [event for event in events if amount.substance in event.drugs]
        known = {event.id: weight(event.id) for event in mine}
        if len(mine) == 1:
            yield Part(place, amount.substance, whole, mine[0])
        elif not mine or None in known.values():
            yield Part(place, amount.substance, whole)
        else:
            for event in mine:
                yield Part(place, amount.substance, known[event.id] or 0, event)
            rest = whole - sum(one or 0 for one in known.values())
            if rest:
                yield Part(place, amount.substance, rest)


def same_drugs(one: str | None, other: str | None) -> bool:
    """Whether two lots are the same, or one is a part of the other."""
    if one is None or other is None:
        return False
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def counted_once(own: Mapping[str, int]) -> int:
    """Return the weight of lots, parts inside the nearest lot around them that is there."""
    within: dict[str, list[str]] = {}
    for lot in own:
        around = [other for other in own if other != lot and f"{lot}/".startswith(f"{other}/")]
        within.setdefault(max(around, key=len, default=""), []).append(lot)

    def weight(lot: str) -> int:
        return max(own[lot], sum(weight(part) for part in within.get(lot, ())))

    return sum(weight(lot) for lot in within.get("", ()))
