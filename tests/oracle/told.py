"""What the client tells beside the record: more against him, no less than the record, or something that lowers."""

from __future__ import annotations

from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Function
from relcon.records.quantity import Quantity
from relcon.records.undertakings import Membership
from tests.oracle.question import Question

MOVED_BY_FEAR = ("family_or_fear", "unpaid", "minimal_knowledge")  # §2D1.1(b)(17)
LOW_LEVEL = ("transport", "errand", "relay", "lookout")  # §2D1.1(e)(2)(B)(i)


def adds_only(record: Fact, question: Question) -> bool:
    """Whether what replaces says more against him than what it replaces: heavier, other drugs, whole, or longer."""
    old = [question.index.matter.by_id(id) for id in record.replaces]
    if isinstance(record, Event):
        events = [one for one in old if isinstance(one, Event)]
        return heavier(record, events) or any(one.substance != record.substance for one in events)
    if isinstance(record, Membership):
        return any(isinstance(one, Membership) and _wider(record, one) for one in old)
    return False


def no_less_than(record: Fact, question: Question) -> bool:
    """Whether an account of one event says all that the record says of it, and as much weight; true of all else."""
    if not isinstance(record, Event):
        return True
    if len(record.replaces) != 1:
        return False
    old = question.index.matter.by_id(record.replaces[0])
    if not isinstance(old, Event) or old.quantity is None or record.quantity is None:
        return False
    if None in (old.quantity.low, record.quantity.low) or old.quantity.dimension != record.quantity.dimension:
        return False
    more = all(new >= was for new, was in zip(_ends(record.quantity), _ends(old.quantity), strict=True))
    aside = {"id", "note", "replaces", "evidence", "asserted_by", "disputed_by", "quantity", "basis", "coded"}
    rest = [name for name in Event.model_fields if name not in aside | {"participants"}]
    there = [one for one in old.participants if one not in record.participants]
    return more and not there and all(getattr(record, name) == getattr(old, name) for name in rest)


def lowers(record: Fact) -> bool:
    """Whether a record can only help him: a low-level function, one without money, or what (b)(17) asks for."""
    if isinstance(record, Function):
        retail = record.function == "user_retail" and record.motive in ("addiction", "family", "threat", "other")
        return record.pay in ("none", "drugs") or record.function in LOW_LEVEL or retail
    return isinstance(record, Circumstance) and record.kind in MOVED_BY_FEAR


def weighs_as(record: Fact, quantity: Quantity) -> bool:
    """Whether an event's quantity reads as another at every end."""
    if not isinstance(record, Event) or record.quantity is None or quantity.low is None or record.quantity.low is None:
        return False
    return _ends(record.quantity) == _ends(quantity)


def heavier(record: Event, old: list[Event]) -> bool:
    """Whether at any end the new weight is more than all of the old ones; where one is unknown, it may be."""
    if record.quantity is None or record.quantity.low is None:
        return False
    sums = [0, 0, 0]
    for event in old:
        if event.quantity is None or event.quantity.low is None:
            return True
        if event.quantity.dimension != record.quantity.dimension:
            return True
        sums = [total + end for total, end in zip(sums, _ends(event.quantity), strict=True)]
    return any(new > total for new, total in zip(_ends(record.quantity), sums, strict=True))


def _ends(quantity: Quantity) -> tuple[int, int, int]:
    low, high = quantity.low or 0, quantity.high or 0
    return low, low if quantity.point is None else quantity.point, high


def _wider(record: Membership, old: Membership) -> bool:
    if record.scope.kind == "whole" and old.scope.kind != "whole":
        return True
    first, was_first = _edge(record.from_, "first"), _edge(old.from_, "first")
    last, was_last = _edge(record.to, "last"), _edge(old.to, "last")
    earlier = was_first is not None and (record.from_ is None or (first is not None and first < was_first))
    later = was_last is not None and (record.to is None or (last is not None and last > was_last))
    return bool(earlier or later)


def _edge(when: When | None, end: str) -> int | None:
    day = getattr(when, end) if when is not None else None
    return day.toordinal() if day is not None else None
