"""Who was where on which day, by records of what he did there himself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relcon.records.base import Fact
from relcon.records.dates import When
from relcon.records.events import REMOTE_ACTS, Event
from relcon.records.facts import Circumstance


@dataclass(frozen=True, slots=True)
class Placed:
    """A person at a place on a day."""

    person: str
    day: date
    place: str


def placed(record: Fact) -> Iterator[Placed]:
    """Yield whom a record puts at its place; nobody where its date is no single day.

    Acts done by word or through others, and those of somebody who did not know, put nobody there.
    """
    if not isinstance(record, Event | Circumstance) or record.place is None:
        return
    day = _day(record.date)
    if day is None:
        return
    for person in dict.fromkeys(_there(record)):
        yield Placed(person, day, record.place)


def _there(record: Event | Circumstance) -> Iterator[str]:
    if isinstance(record, Circumstance):
        yield from record.by
        return
    for part in record.participants:
        if part.act not in REMOTE_ACTS and part.knowing != "no" and part.from_ is None and part.to is None:
            yield part.person


def _day(when: When) -> date | None:
    return when.first if when.first == when.last else None
