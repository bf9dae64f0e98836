"""Weights out of line with their like: a slip of the unit makes a thousand times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relcon.checking.note import Note, note, recorded
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity

# House thresholds for pointing at a figure, no rules of law.
LIKE = 3
"""Of so many like ones at least a figure may be out of line."""
TIMES = 50
"""A deal out of line is so many times the largest of its like."""
TIMES_HELD = 500
"""Drugs held or seized exceed what is sold of them: out of line is so many times the largest of either."""
SLIP = 1000
"""Between mg and g, and g and kg."""
DEALS = ("distribution", "purchase")


@dataclass(frozen=True)
class Weight:
    """A weight that an event states, with the ends of its interval in millionths."""

    event: Event
    quantity: Quantity
    low: int
    high: int

    @property
    def unit(self) -> str:
        """The unit as written, of an interval that of its high end."""
        found = re.search(r"[A-Za-z_]+$", self.quantity.text.partition(",")[0])
        return found[0] if found is not None else ""


def outliers(matter: Matter) -> Iterator[Note]:
    """Yield the weights far out of line with others of the same drug in the same undertaking, or of the same people.

    Deals are compared with deals; what is held or seized with everything of the drug.
    """
    found: dict[str, Note] = {}
    for like in _alike(matter).values():
        deals = [one for one in like if one.event.kind in DEALS]
        held = [one for one in like if one.event.kind not in DEALS]
        notes = [*_too_much(deals, deals, TIMES), *_too_much(held, like, TIMES_HELD), *_a_slip_below(deals)]
        for one in notes:
            found.setdefault(one.record, one)
    yield from (found[event.id] for event in recorded(matter, Event) if event.id in found)


def _alike(matter: Matter) -> dict[tuple[object, ...], list[Weight]]:
    """Return the known weights by drug, measure, and undertaking; without one by each person who takes part."""
    groups: dict[tuple[object, ...], list[Weight]] = defaultdict(list)
    for event in recorded(matter, Event):
        quantity = event.quantity
        if quantity is None or not quantity.low or not quantity.high:
            continue
        weight = Weight(event, quantity, quantity.low, quantity.high)
        of: Sequence[tuple[str, str]] = [("undertaking", id) for id in event.undertaking]
        of = of or [("person", id) for id in dict.fromkeys(part.person for part in event.participants)]
        for group in of:
            groups[(event.drugs, quantity.dimension, *group)].append(weight)
    return groups


def _too_much(asked: Sequence[Weight], like: Sequence[Weight], times: int) -> Iterator[Note]:
    if len(like) <= LIKE:
        return
    *_, second, largest = sorted(like, key=lambda one: one.high)
    for one in asked:
        other = second if one is largest else largest
        if one.low > other.high * times:
            yield _out(one, like, f"more than {times} times the largest of")


def _a_slip_below(deals: Sequence[Weight]) -> Iterator[Note]:
    """Yield what would be in line a thousand times as large, and is written in a unit that no other has."""
    if len(deals) <= LIKE:
        return
    least, second, *_ = sorted(deals, key=lambda one: one.low)
    in_line = second.low <= least.high * SLIP <= max(one.high for one in deals)
    if in_line and least.high * TIMES < second.low and all(one is least or one.unit != least.unit for one in deals):
        yield _out(least, deals, "a thousandth of what is usual among")


def _out(out: Weight, like: Sequence[Weight], how: str) -> Note:
    others = [one for one in like if one is not out]
    least, most = min(others, key=lambda one: one.low), max(others, key=lambda one: one.high)
    text = (
        f"{out.quantity.text}, {how} the {len(others)} like it, which are {least.quantity.text} to "
        f"{most.quantity.text}: is the unit right?"
    )
    return note("weight", out.event.id, out.event.location, text)
