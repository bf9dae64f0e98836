"""Two accounts of one thing: where their figures, dates, people and places cannot both be right.

Nothing is compared that one of the two leaves unknown or unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeVar

from relcon.records.base import Record
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Contact, Knowledge, Payment
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity

What = Literal["date", "amount", "people", "place", "dollars", "count"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version:
    """What one account says of a thing; None where it says nothing of it.

    ``quantity`` of a series is of each time; ``each`` says that it cannot be taken as all of it.
    ``people`` are all whom it names in it.
    """

    date: When | None = None
    quantity: Quantity | None = None
    usd: Fraction | None = None
    count: int | None = None
    people: frozenset[str] | None = None
    place: str | None = None
    each: bool = False

    @classmethod
    def of(cls, record: Record) -> Version:
        """Return what a record says."""
        match record:
            case Event():
                people = frozenset(part.person for part in record.participants)
                return cls(record.date, record.quantity, people=people or None, place=record.place)
            case Payment():
                return cls(record.date, usd=record.usd, people=frozenset({record.from_, record.to}))
            case Contact():
                when = When(record.first.first, record.last.last) if record.first.known and record.last.known else None
                return cls(when, count=record.count, people=frozenset(record.between))
            case Circumstance():
                return cls(record.date, people=frozenset(record.by) or None, place=record.place)
            case Knowledge():
                return cls(record.since, record.up_to)
        return cls()


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which two accounts cannot both be right, and what each says."""

    what: What
    here: str
    there: str


def differences(matter: Matter, here: Version, there: Version) -> Iterator[Difference]:
    """Yield the points on which two accounts of one thing differ.

    Parameters
    ----------
    matter : Matter
        For the names of places.
    here, there : Version
        The two accounts. Intervals that overlap do not differ; of people, only those whom one names and the other,
        which names people too, does not. What was dealt in all is not compared with what was dealt each time.
    """
    if here.date is not None and there.date is not None and apart(here.date, there.date):
        yield Difference("date", str(here.date), str(there.date))
    if here.quantity is not None and there.quantity is not None and here.each == there.each:
        if quantities_apart(here.quantity, there.quantity):
            yield Difference("amount", here.quantity.text, there.quantity.text)
    if _differ(here.usd, there.usd):
        yield Difference("dollars", f"${_plain(here.usd)}", f"${_plain(there.usd)}")
    if _differ(here.count, there.count):
        yield Difference("count", str(here.count), str(there.count))
    if _differ(here.people, there.people):
        yield Difference("people", _listed(here.people), _listed(there.people))
    if _differ(here.place, there.place):
        yield Difference("place", _place(matter, here.place), _place(matter, there.place))


def in_all(record: Record) -> Version:
    """Return what a record says, of a series what was dealt all times together; where their number is stated."""
    told = Version.of(record)
    if not isinstance(record, Event) or record.quantity is None or record.series is None:
        return told
    each, times = record.quantity, record.series.altogether
    if times is None or not times.known:
        return replace(told, each=True)
    if each.low is None or each.high is None:
        return told
    often = f"{times.low}" if times.low == times.high else f"{times.low} to {times.high}"
    text = f"{each.text}, {often} times"
    return replace(
        told, quantity=replace(each, low=each.low * times.low, point=None, high=each.high * times.high, text=text)
    )


def apart(one: When, other: When) -> bool:
    """Whether two dates have no day in common; an unknown one is apart from none."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.last < other.first or other.last < one.first


def quantities_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one measure have no reading in common; an unknown one is apart from none."""
    if one.dimension != other.dimension:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.high < other.low or other.high < one.low


def _differ(one: T | None, other: T | None) -> bool:
    return one is not None and other is not None and one != other


def _plain(value: Fraction | None) -> str:
    exact = value or Fraction(0)
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):,f}"


def _listed(people: frozenset[str] | None) -> str:
    return ", ".join(sorted(people or ()))


def _place(matter: Matter, id: str | None) -> str:
    found = matter.places.get(id or "")
    return found.name if found is not None else id or ""
