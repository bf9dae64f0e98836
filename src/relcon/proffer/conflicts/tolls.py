"""What toll records can say against an admitted call: only where they cover the number and the days, and were read in.

A call that they do not show is otherwise no contradiction: another telephone, or days that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from relcon.proffer.conflicts.pages import NONE, stands
from relcon.records.dates import When
from relcon.records.evidence import Evidence
from relcon.records.facts import Contact
from relcon.records.matter import Matter

MEDIA: Final = frozenset({"call", "text"})
"""What toll records show."""


@dataclass(frozen=True)
class Tolls:
    """The toll records of a matter and the contacts that were read out of them."""

    matter: Matter
    without: AbstractSet[str] = NONE

    @cached_property
    def _read(self) -> tuple[Evidence, ...]:
        """The toll records from which at least one contact of the case file was taken."""
        cited = {id for contact in self.matter.contacts.values() for id in contact.evidence} - self.without
        return tuple(one for one in self.matter.evidence.values() if one.kind == "toll" and one.id in cited)

    @cached_property
    def _numbers(self) -> dict[str, tuple[tuple[str, When | None, When | None], ...]]:
        return {
            id: tuple((phone.number, phone.from_, phone.to) for phone in one.phones)
            for id, one in self.matter.people.items()
        }

    def recorded(self, contact: Contact) -> Iterator[Contact]:
        """Yield the case's contacts between the same two ends, by call or text."""
        ends = [self._ends(end) for end in contact.between]
        for other in self.matter.contacts.values():
            if other.medium not in MEDIA or other.id in contact.replaces or not stands(other, self.without):
                continue
            one, two = other.between
            if (one in ends[0] and two in ends[1]) or (two in ends[0] and one in ends[1]):
                yield other

    def covering(self, contact: Contact) -> tuple[str, ...]:
        """Return the toll records that hold every call of one end of a contact on every one of its days; else none.

        One end is enough. Where it is a person, every number that the records give that person for those days must
        be covered, and there must be one.
        """
        days = _days(contact)
        if days is None or contact.medium not in MEDIA:
            return ()
        for end in contact.between:
            numbers = [end] if end not in self._numbers else self._used(end, days)
            found = [self._covered(number, days) for number in numbers]
            if found and all(found):
                return tuple(dict.fromkeys(id for ids in found for id in ids))
        return ()

    def _ends(self, end: str) -> frozenset[str]:
        """Return a person with all numbers recorded, or a number with whoever is recorded with it."""
        numbers = {number for number, _, _ in self._numbers.get(end, ())}
        people = {id for id, phones in self._numbers.items() if any(number == end for number, _, _ in phones)}
        return frozenset({end} | numbers | people)

    def _used(self, person: str, days: tuple[date, date]) -> list[str]:
        """Return the numbers that a person may have used on some of those days."""
        return [
            number
            for number, start, end in self._numbers[person]
            if not (start is not None and start.first is not None and start.first > days[1])
            and not (end is not None and end.last is not None and end.last < days[0])
        ]

    def _covered(self, number: str, days: tuple[date, date]) -> tuple[str, ...]:
        """Return the toll records that together hold a number on every one of those days, or none."""
        spans = sorted(
            (one.from_, one.to, exhibit.id) for exhibit in self._read for one in exhibit.covers if one.phone == number
        )
        reached = days[0]
        used = []
        for start, end, id in spans:
            if start <= reached <= end:
                used.append(id)
                reached = end + timedelta(days=1)
        return tuple(used) if reached > days[1] else ()


def _days(contact: Contact) -> tuple[date, date] | None:
    if contact.first.first is None or contact.last.last is None:
        return None
    return contact.first.first, contact.last.last


def within(one: Contact, other: Contact) -> bool:
    """Whether the days of one contact all lie within those of another; not where either has an unknown end."""
    mine, theirs = _days(one), _days(other)
    return mine is not None and theirs is not None and theirs[0] <= mine[0] and mine[1] <= theirs[1]


def meet(one: Contact, other: Contact) -> bool:
    """Whether two contacts have a day in common, or may have, one end being unknown."""
    mine, theirs = _days(one), _days(other)
    return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])
