"""A contact as a record: how often two ends were in contact by one medium, from when to when, as one source tells it.

An end is a person where somebody claims the number on that day in the matter's zone; with no claim, or two, the number
stays. Sources are never added up, since one call may be in three of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from relcon.importing.people import People

Row = TypeVar("Row")
"""How a source names a row."""


@dataclass
class Contact(Generic[Row]):
    """What is counted between two ends in one medium, and the rows that tell of it."""

    first: date = date.max
    last: date = date.min
    count: int = 0
    rows: list[Row] = field(default_factory=list)

    def add(self, day: date, rows: Iterable[Row]) -> None:
        """Count one call or message, with the rows that tell of it."""
        self.first, self.last = min(self.first, day), max(self.last, day)
        self.count += 1
        self.rows += rows

    def record(self, source: str, ends: tuple[str, str], medium: str, cited: Iterable[str | None]) -> dict[str, Any]:
        """Return the record, which cites the exhibits of its rows."""
        one, other = ends
        return {
            "id": f"c-{source}-{one.removeprefix('+')}-{other.removeprefix('+')}-{medium}",
            "between": [one, other],
            "medium": medium,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "count": str(self.count),
            "evidence": sorted({str(id) for id in cited}),
        }


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two ends, people or numbers, in the order in which a record has them."""
    low, high = sorted((one, other), key=lambda end: end.lstrip("+"))
    return low, high


def end_on(people: People, end: str, day: date) -> str:
    """Return who an end is on a day: a person, or a number that nobody claims."""
    return (people.using(end, day) or end) if end.startswith("+") else end
