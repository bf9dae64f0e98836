"""Every date that a matter records, and the days that others are held against: the offense, the sentencing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from relcon.engine.which_edition import sentencing_date
from relcon.law.tables import NEWEST, edition_date
from relcon.reading.models import attributes
from relcon.reading.source import Path
from relcon.reading.walk import DECLARES, walk
from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Location, Record
from relcon.records.counts import Count
from relcon.records.dates import When
from relcon.records.matter import Matter, record_id
from relcon.records.people import Person

ERA: Final = (1970, 2100)
"""Years outside of which no record of a matter is born."""
GUIDELINES: Final = date(1987, 11, 1)
"""The day on which the Guidelines took effect, Pub. L. 98-473, §235(a)(1): nobody was sentenced under them before."""
AHEAD: Final = 15
"""Years after the offense, or the newest Manual, within which a sentencing may be set: a threshold of the house."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the record that holds it.

    Attributes
    ----------
    record, location
        Id (``case`` or ``proffer`` for the head of a file) and place.
    field
        What it is called, for a sentence.
    name
        The field's name.
    person
        Whose sentencing it is held against; ``None`` for everybody's.
    when
        The date.
    """

    record: str
    location: Location | None
    field: str
    name: str
    person: str | None
    when: When


def dates(matter: Matter) -> Iterator[Dated]:
    """Yield every known date of the case, then of the proffer."""
    yield from _of_file(matter.case, "case", None)
    if matter.proffer is not None:
        yield from _of_file(matter.proffer, "proffer", matter.proffer.client)


def _of_file(file: Record, head: str, client: str | None) -> Iterator[Dated]:
    owners: dict[Path, tuple[str, Location | None, str | None]] = {(): (head, file.location, client)}
    for path, record in walk(file):
        owner = owners[next(path[:length] for length in range(len(path), -1, -1) if path[:length] in owners)]
        if type(record) in DECLARES:
            owner = owners[path] = (record_id(record), record.location, _person(record, owner[2]))
        for name, attribute in attributes(type(record)).items():
            value = getattr(record, attribute)
            when = When.on(value) if isinstance(value, date) else value
            if isinstance(when, When) and when.known:
                field = f"{name} of count {record.count}" if isinstance(record, Count) else f"`{name}`"
                yield Dated(owner[0], record.location or owner[1], field, name, owner[2], when)


def _person(record: Record, above: str | None) -> str | None:
    match record:
        case Person() if record.defendant is not None:
            return record.id
        case Agreement():
            return record.person
        case Finding():
            return record.defendant
    return above


def plausible(day: date) -> bool:
    """Whether a day is of a year in which a matter can have happened."""
    return ERA[0] <= day.year <= ERA[1]


@dataclass(frozen=True)
class Days:
    """When the offenses of a matter began and ended, and when its defendants are sentenced; what cannot be is left out.

    Attributes
    ----------
    matter
        The case, with its proffer or without.
    """

    matter: Matter

    @cached_property
    def horizon(self) -> date:
        """The day after which nothing can be in a file: `AHEAD` years after the newest Manual."""
        newest = edition_date(NEWEST)
        return newest.replace(year=newest.year + AHEAD)

    @cached_property
    def begins(self) -> Mapping[str, date]:
        """By defendant, the first day of the first count; else of the first event."""
        earliest = min(self._inside(event.date.first for event in self.matter.events.values()), default=None)
        found = {id: min(self._counts(id, "first"), default=earliest) for id in self.matter.defendants}
        return {id: day for id, day in found.items() if day is not None}

    @cached_property
    def ends(self) -> Mapping[str, date]:
        """By defendant, the last day of the last count; else of the case's offense."""
        header = self.matter.case.case
        stated = max(self._inside([header.offense_ended if header is not None else None]), default=None)
        found = {id: max(self._counts(id, "last"), default=stated) for id in self.matter.defendants}
        return {id: day for id, day in found.items() if day is not None}

    @cached_property
    def sentenced(self) -> Mapping[str, date]:
        """By defendant, the day of sentencing."""
        found = {}
        for id in self.matter.defendants:
            day = sentencing_date(self.matter, id)
            if day is not None and GUIDELINES <= day <= self.horizon and day >= self.ends.get(id, day):
                found[id] = day
        return found

    def limit(self, person: str | None) -> date | None:
        """Return the sentencing after which nothing about a person, or about anybody, is written; ``None``: unknown."""
        if person is not None:
            return self.sentenced.get(person)
        return max(self.sentenced.values()) if self.sentenced.keys() == self.matter.defendants.keys() != set() else None

    def _counts(self, id: str, end: Literal["first", "last"]) -> list[date]:
        part = self.matter.people[id].defendant
        dates = (count.dates for count in (part.counts if part is not None else ()) if count.dates is not None)
        return self._inside(when.first if end == "first" else when.last for when in dates)

    def _inside(self, days: Iterable[date | None]) -> list[date]:
        return [day for day in days if day is not None and plausible(day) and day <= self.horizon]
