"""Contacts, from the calls of all files of a source: who talked with whom, how often, from when to when.

A talk belongs to the person who claims the number on that day in the matter's zone; with no claim, or two, the number
stays. Sources are never added up, since one call may be in three of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from relcon.importing.calls.joined import joined
from relcon.importing.calls.kept import kept
from relcon.importing.calls.talk import SOURCES, Talk
from relcon.importing.contacts import Contact, pair
from relcon.importing.people import People
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.matter import Matter

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def contacts(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return the contacts that stored calls make.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for who claims which number from when to when.
    settings
        The zone in which days are told, and the region of numbers.
    """
    made = Made()
    people = People(matter, settings.region)
    for source in dict.fromkeys(SOURCES.values()):
        there = kept(source, files)
        if not there.files:
            continue
        zone = settings.days_in(there.files[0].receipt.name)
        found: dict[tuple[str, str, str], Contact[tuple[int, int]]] = {}
        ends = Ends(people, zone)
        for call in joined(there.talks, there.returns):
            day, both = ends.of(call[0])
            if both[0] != both[1]:
                found.setdefault((*both, call[0].medium), Contact()).add(day, [(one.file, one.place) for one in call])
        for (one, other, medium), contact in found.items():
            rows = sorted(contact.rows)
            cited = {there.files[file].receipt.evidence for file, _ in rows}
            record = contact.record(source, (one, other), medium, cited)
            places = [(there.files[file].receipt.sha256, there.labels[file][place]) for file, place in rows]
            made.add("contacts", "contacts", record, places)
    return made


class Ends:
    """Who the two ends of a call are, on its day."""

    def __init__(self, people: People, zone: ZoneInfo) -> None:
        self.people, self.zone = people, zone
        self.day = cache(self._day)
        self.using = cache(self._using)

    def of(self, talk: Talk) -> tuple[date, tuple[str, str]]:
        """Return the day of a call in the matter's zone, and both ends, sorted: people, or numbers nobody claims."""
        day = self.day(talk.utc)
        return day, pair(self.using(talk.from_, day), self.using(talk.to, day))

    def _day(self, utc: int) -> date:
        return datetime.fromtimestamp(utc, UTC).astimezone(self.zone).date()

    def _using(self, number: str, day: date) -> str:
        return self.people.using(number, day) or number
