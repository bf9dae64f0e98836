"""Who the two ends of a call are, on its day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from relcon.importing.people import People

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Ends:
    """The people at the ends of calls, by who claims a number on a day in the matter's zone.

    Parameters
    ----------
    people
        The people of the matter, with their claims.
    zone
        The zone in which days are told.
    """

    def __init__(self, people: People, zone: ZoneInfo) -> None:
        self.people, self.zone = people, zone
        self.day = cache(self._day)
        self.using = cache(self._using)

    def _day(self, utc: int) -> date:
        return datetime.fromtimestamp(utc, UTC).astimezone(self.zone).date()

    def _using(self, number: str, day: date) -> str:
        return self.people.using(number, day) or number
