"""Lengths of prior sentences as counsel writes them, compared with lengths that the law names; days years ago."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from relcon.records.base import Answer

_PART = re.compile(r"(\d+)[ -](year|month|week|day)s?")
_WHOLE = re.compile(rf"^{_PART.pattern}(?:(?:,| and|,? )? ?{_PART.pattern})*$")
_NO_PRISON = re.compile(
    r"^(probation|fine|unsupervised|\d+ (years?|months?|days?) (of )?(unsupervised )?probation)", re.IGNORECASE
)
_LIFE = re.compile(
    rf"^(?:{_PART.pattern} to |(?:a|one|two|three|\d+)(?: (?:consecutive|concurrent))? )?(?:natural )?life"
    r"(?: (?:terms?|sentences?|imprisonment|in prison))?(?: with(?:out)?(?: the possibility of)? parole)?$"
)
_MOST_MONTHS = 1200
_MIXED = re.compile(r"jail|prison|imprison|custody|confine|incarcer|suspended|served", re.IGNORECASE)


@cache
def _calendar_days(months: int) -> tuple[int, int]:
    """Return how many days a number of months in a row has, at least and at most."""
    # Four years hold every order of short, long and leap months that a term meets.
    starts = range(2004 * 12, 2008 * 12)
    days = [(_first_of(start + months) - _first_of(start)).days for start in starts]
    return min(days), max(days)


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Length:
    """A term of imprisonment: whole calendar months, and days besides; neither for a sentence without imprisonment.

    A term of ``life`` is longer than every other.
    """

    months: int
    days: int
    life: bool = False

    def plus(self, other: Length) -> Length:
        """Return both terms one after the other."""
        return Length(self.months + other.months, self.days + other.days, self.life or other.life)

    @property
    def _shortest(self) -> int:
        """The fewest days that it can be."""
        return _calendar_days(self.months)[0] + self.days

    @property
    def _longest(self) -> int:
        """The most days that it can be."""
        return _calendar_days(self.months)[1] + self.days

    def exceeds_months(self, months: int) -> Answer:
        """Whether it is longer than a number of calendar months."""
        if self.life or self.months > months or (self.months == months and self.days):
            return "yes"
        if self.days == 0:
            return "no"
        limit = Length(months - self.months, 0)
        return "yes" if self.days > limit._longest else "no" if self.days <= limit._shortest else "unknown"

    def reaches_days(self, days: int) -> Answer:
        """Whether it is at least a number of days."""
        return "yes" if self.life or self._shortest >= days else "no" if self._longest < days else "unknown"


NO_IMPRISONMENT = Length(0, 0)
FOR_LIFE = Length(0, 0, life=True)


def same_day(day: date, years: int) -> date:
    """Return the same day some years earlier; for February 29 where there is none, February 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def length_of(text: str | None) -> Length | None:
    """Read a sentence as written, such as ``6 years``, ``1 year 1 month``, ``life`` or ``probation``.

    Returns
    -------
    Length or None
        ``None`` where the text is absent or says more than a length: what is suspended, time served.
    """
    if text is None:
        return None
    plain = text.strip().lower()
    if _NO_PRISON.match(plain) and not _MIXED.search(plain):
        return NO_IMPRISONMENT
    if _LIFE.match(plain):
        return FOR_LIFE
    if not _WHOLE.match(plain) or len(plain) > 60:
        return None
    months = days = 0
    for number, unit in _PART.findall(plain):
        value = int(number)
        months += {"year": 12 * value, "month": value}.get(unit, 0)
        days += {"week": 7 * value, "day": value}.get(unit, 0)
    return Length(months, days) if months <= _MOST_MONTHS else None
