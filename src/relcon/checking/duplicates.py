"""Drugs that may be written twice: two events alike, a purchase and the sale of the same drugs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from relcon.checking.note import Note, all_events, name, note
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.participants import BUYING, SELLING
from relcon.records.people import Person
from relcon.records.quantity import Quantity

# Alike: no more than a twentieth apart. A house threshold for pointing at a pair, no rule of law.
ALIKE = (21, 20)


def likely_duplicates(matter: Matter) -> Iterator[Note]:
    """Yield pairs of events of one substance, with overlapping dates, like quantities and the same people.

    A seizure needs no shared people where it is of the same dates and place. Parts of one lot are counted once
    already and are passed over.
    """
    for one, other in _at_once(all_events(matter)):
        if (
            not _related(one, other)
            and alike(one.quantity, other.quantity)
            and (same_people(one, other) or same_seizure(one, other))
        ):
            text = (
                f"and {other.id}: the same substance, overlapping dates ({one.date}; {other.date}), like quantities "
                f"({_text(one)}; {_text(other)}). If they are the same drugs, give both one lot"
            )
            yield note("likely_duplicate", one.id, one.location, text)


def itemised_of_series(matter: Matter) -> Iterator[Note]:
    """Yield each series with the events of its kind, people and substance, of a known weight, within its dates.

    Those of a like quantity are told as pairs (`likely_duplicates`); two lots were told apart by counsel.
    """
    items: dict[str, list[str]] = defaultdict(list)
    events = {event.id: event for event in all_events(matter)}
    for one, other in _at_once(list(events.values())):
        series, item = (one, other) if one.series is not None else (other, one)
        if series.series is None or item.series is not None or not _within(item, series):
            continue
        if item.kind != series.kind or item.quantity is None or not item.quantity.known:
            continue
        if (item.lot is None or series.lot is None) and not alike(series.quantity, item.quantity):
            if same_people(series, item):
                items[series.id].append(f"{item.id} ({_text(item)}, {item.date})")
    for id, those in items.items():
        text = (
            f"is a series, {_text(events[id])} each time ({events[id].date}), and within its dates the same "
            f"people deal in the same substance in {', '.join(those)}: where these are among the times of the series, "
            "they are counted twice"
        )
        yield note("likely_duplicate", id, events[id].location, text)


def _within(item: Event, series: Event) -> bool:
    if item.date.first is None or item.date.last is None or series.date.first is None or series.date.last is None:
        return False
    return series.date.first <= item.date.first and item.date.last <= series.date.last


# At least half of what was bought, and no more than it: a house threshold for pointing at a pair, no rule of law.
SOLD_ON = 2
LOT: Final = "lot"
"""The field that says of two events that they are of the same drugs."""


@dataclass(frozen=True)
class Resale:
    """A sale, which of the sellers bought as much of the same before, and in which purchases."""

    sold: Event
    sellers: tuple[str, ...]
    bought: tuple[Event, ...]


def sold_on(matter: Matter) -> Iterator[Resale]:
    """Yield sales by somebody who bought as much of the same substance before, in one undertaking, on no common lot.

    Two events that counsel placed on two lots were told apart, and are passed over.
    """
    purchases: dict[tuple[str, tuple[str, ...]], dict[str, Event]] = defaultdict(dict)
    events = all_events(matter)
    place = {event.id: n for n, event in enumerate(events)}
    for event in events:
        for person in _who(event, BUYING):
            purchases[person, event.drugs][event.id] = event
    for sold in events:
        sellers = {one for one in _who(sold, SELLING) if one not in matter.people or not _sworn(matter.people[one])}
        theirs = {id: one for seller in sellers for id, one in purchases[seller, sold.drugs].items()}
        bought = [theirs[id] for id in sorted(theirs, key=place.__getitem__) if _may_be_sold_on(theirs[id], sold)]
        if bought:
            yield Resale(sold, tuple(sorted(_who(bought[0], BUYING) & sellers)), tuple(bought))


def resales(matter: Matter) -> Iterator[Note]:
    """Yield the sales of what the seller may have bought in another event of the file.

    Counting the purchase and the sale of the same drugs counts them twice: United States v. Battle, as a secondary
    source has it.
    """
    for one in sold_on(matter):
        seller = ", ".join(name(matter, id) for id in one.sellers)
        first, ids = one.bought[0], " or ".join(bought.id for bought in one.bought)
        text = (
            f"may be {ids} sold on: {seller} bought {_text(first)} on {first.date} and sells {_text(one.sold)} "
            "of the same substance here; give them one lot if so, and it counts once"
        )
        yield note("likely_duplicate", one.sold.id, one.sold.location, text, field=LOT)


def _sworn(person: Person) -> bool:
    return person.status == "undercover"


def _who(event: Event, acts: frozenset[str]) -> set[str]:
    return {part.person for part in event.participants if part.act in acts}


def _may_be_sold_on(bought: Event, sold: Event) -> bool:
    one, other = bought.quantity, sold.quantity
    if bought.id == sold.id:
        return False
    if bought.lot is not None and sold.lot is not None:
        return False
    if not set(bought.undertaking) & set(sold.undertaking) or (bought.series is None) != (sold.series is None):
        return False
    if "yes" in (bought.talk_only, sold.talk_only) or bought.date.first is None or sold.date.last is None:
        return False
    if one is None or other is None or one.dimension != other.dimension:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return bought.date.first <= sold.date.last and other.low <= one.high and one.low <= other.high * SOLD_ON


def _text(event: Event) -> str:
    return event.quantity.text if event.quantity is not None else "quantity not stated"


def _related(one: Event, other: Event) -> bool:
    """Whether both lie in one lot: counted once, or told apart by counsel as parts of it."""
    return one.lot is not None and other.lot is not None and one.lot.split("/")[0] == other.lot.split("/")[0]


def _at_once(events: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Return the pairs of events of one substance with overlapping dates, in the order of the file."""
    place = {event.id: n for n, event in enumerate(events)}
    found: list[tuple[Event, Event]] = []
    running: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for first, event in sorted(_dated(events), key=lambda item: item[0]):
        still = [one for one in running[event.drugs] if one.date.last is not None and one.date.last >= first]
        found += [(one, event) if place[one.id] < place[event.id] else (event, one) for one in still]
        running[event.drugs] = [*still, event]
    return sorted(found, key=lambda pair: (place[pair[0].id], place[pair[1].id]))


def _dated(events: Sequence[Event]) -> Iterator[tuple[date, Event]]:
    for event in events:
        if event.date.first is not None:
            yield event.date.first, event


def alike(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two quantities of one dimension are equal, overlap, or lie within a twentieth of each other."""
    if one is None or other is None or one.dimension != other.dimension:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    more, base = ALIKE
    return one.low * base <= other.high * more and other.low * base <= one.high * more


def same_people(one: Event, other: Event) -> bool:
    """Whether two people are in both, or everyone of the smaller event is in the other."""
    first, second = ({part.person for part in event.participants} for event in (one, other))
    shared = len(first & second)
    return shared > 1 or (shared == 1 and min(len(first), len(second)) == 1)


def same_seizure(one: Event, other: Event) -> bool:
    """Whether one is a seizure, and both are of one place."""
    return "seizure" in (one.kind, other.kind) and one.place is not None and one.place == other.place
