"""What a record told by the client says beside that of the case: more against the client, no less, or in favor.

Comparisons of records alone; when such a record takes effect in a position stands in `relcon.law.ussg.s6a1_3`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.characteristics import characteristics
from relcon.law.ussg.s2d1_1.low_level_function import low_level_function
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Function
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from relcon.records.undertakings import Membership

_ITS_OWN: Final = frozenset(
    {"id", "note", "replaces", "evidence", "asserted_by", "disputed_by", "quantity", "basis", "coded", "participants"}
)
"""What may differ between an event and an account that says no less: names, support, and what can only be more."""


def widens(record: Fact, matter: Matter) -> bool:
    """Whether a record plainly says more against the client than what it replaces: then it is an admission like others.

    A heavier event or one of another substance; a membership in the whole where a narrower scope was recorded, or with
    an earlier start or a later end. Everything else is taken as narrowing.
    """
    replaced = [matter.by_id(id) for id in record.replaces]
    if isinstance(record, Event):
        events = [old for old in replaced if isinstance(old, Event)]
        return _heavier(record, events) or any(record.substance != old.substance for old in events)
    if isinstance(record, Membership):
        return any(_wider(record, old) for old in replaced if isinstance(old, Membership))
    return False


def says_no_less(record: Event, matter: Matter) -> bool:
    """Whether an account of one event repeats it but for more of the drug, or more who took part.

    Only then can nothing be lost where it stands in the event's place.
    """
    replaced = [old for old in map(matter.by_id, record.replaces) if isinstance(old, Event)]
    return len(replaced) == 1 and _repeats(record, replaced[0])


def _repeats(record: Event, old: Event) -> bool:
    new_readings, old_readings = readings(record.quantity), readings(old.quantity)
    if new_readings is None or old_readings is None or _dimension(record) != _dimension(old):
        return False
    same = all(getattr(record, name) == getattr(old, name) for name in Event.model_fields if name not in _ITS_OWN)
    taking_part = all(one in record.participants for one in old.participants)
    return same and taking_part and all(new >= was for new, was in zip(new_readings, old_readings, strict=True))


def in_his_favor(record: Fact, edition: str) -> bool:
    """Whether a record can lower a level: a low-level function or one without money, or what lowers under §2D1.1(b).

    Notes
    -----
    Rule: USSG §2D1.1(e)(2)(B), (b)(17).
    """
    if isinstance(record, Function):
        unpaid = record.pay in load("2D1.1-b17", edition).items("pay", "nothing")
        return unpaid or low_level_function(record.function, record.pay, record.motive, edition)[0] != "none"
    return isinstance(record, Circumstance) and any(
        record.kind in line.kinds for line in characteristics(edition) if line.levels < 0
    )


def _heavier(record: Event, replaced: Sequence[Event]) -> bool:
    """Whether any reading of the new quantity is more than the same reading of the old ones together."""
    new = readings(record.quantity)
    if new is None:
        return False
    old = [readings(event.quantity) for event in replaced]
    if any(
        one is None
        or (
            event.quantity is not None
            and record.quantity is not None
            and event.quantity.dimension != record.quantity.dimension
        )
        for one, event in zip(old, replaced, strict=True)
    ):
        return True
    before = [sum(values) for values in zip(*(one for one in old if one is not None), strict=True)]
    return any(one > other for one, other in zip(new, before, strict=True))


def _dimension(event: Event) -> str | None:
    return event.quantity.dimension if event.quantity is not None else None


def readings(quantity: Quantity | None) -> tuple[int, int, int] | None:
    """Return a quantity at its low end, its point and its high end; None where it is unknown."""
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    return quantity.low, quantity.low if quantity.point is None else quantity.point, quantity.high


def _wider(record: Membership, old: Membership) -> bool:
    if record.scope.kind == "whole" and old.scope.kind != "whole":
        return True
    return _reaches_before(record.from_, old.from_) or _reaches_after(record.to, old.to)


def _reaches_before(new: When | None, old: When | None) -> bool:
    # An absent start is open: it reaches before any other.
    if old is None or old.first is None:
        return False
    return new is None or (new.first is not None and new.first < old.first)


def _reaches_after(new: When | None, old: When | None) -> bool:
    if old is None or old.last is None:
        return False
    return new is None or (new.last is not None and new.last > old.last)
