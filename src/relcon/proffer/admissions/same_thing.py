"""Whether two records speak of one thing: only then can they contradict each other."""

from __future__ import annotations

from typing import Literal

from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Payment
from relcon.records.undertakings import Membership

OneThing = Literal["stated", "likely"]


def same_thing(one: Fact, other: Fact) -> OneThing | None:
    """Say whether two records speak of one thing, and how that is known; None where they need not.

    ``stated``: one replaces the other, or both are deals of the same people in one lot. ``likely``: the same people,
    the same drug or the same direction of money, the same single day.
    """
    if other.id in one.replaces or one.id in other.replaces:
        return "stated"
    match one, other:
        case Event(), Event():
            return _events(one, other)
        case Payment(), Payment():
            pair = {one.from_, one.to} == {other.from_, other.to}
            return "likely" if pair and _same_day(one.date, other.date) else None
        case Circumstance(), Circumstance():
            alike = one.kind == other.kind and set(one.by) == set(other.by) != set()
            return "likely" if alike and _same_day(one.date, other.date) else None
        case Membership(), Membership():
            return "stated" if (one.person, one.undertaking) == (other.person, other.undertaking) else None
    return None


def _events(one: Event, other: Event) -> OneThing | None:
    shared = {part.person for part in one.participants} & {part.person for part in other.participants}
    if len(shared) <= 1 or one.drugs != other.drugs:
        return None
    if one.lot is not None and other.lot is not None:
        return "stated" if one.lot == other.lot else None
    return "likely" if _same_day(one.date, other.date) else None


def _same_day(one: When, other: When) -> bool:
    return one.first is not None and one == other and one.first == one.last
