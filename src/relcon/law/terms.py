"""Lengths of prior sentences, compared with lengths that the law names; days years ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from relcon.records.base import Answer
from relcon.records.rhythm import MONTHS_IN_YEAR

# Four years hold every order of short, long and leap months that a term meets.
_YEARS = range(2004, 2008)


@cache
def _calendar_days(months: int) -> tuple[int, int]:
    """Return how many days a number of months in a row has, at least and at most."""
    starts = (year * MONTHS_IN_YEAR + month for year in _YEARS for month in range(MONTHS_IN_YEAR))
    days = [(_first_of(start + months) - _first_of(start)).days for start in starts]
    return min(days), max(days)


def _first_of(month: int) -> date:
    return date(month // MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1, 1)


@dataclass(frozen=True, slots=True)
class Length:
    """A term of imprisonment: whole calendar months, and days besides; neither for a sentence without imprisonment.

    A term of ``life`` is longer than every other.
    """

    months: int
    days: int
    life: bool = False

    def __str__(self) -> str:
        """Return it as counsel would write it."""
        if self.life:
            return "life"
        years, months = divmod(self.months, MONTHS_IN_YEAR) if self.months > 0 else (0, self.months)
        parts = ((years, "year"), (months, "month"), (self.days, "day"))
        said = [(number, f"{abs(number)} {unit}{'' if abs(number) == 1 else 's'}") for number, unit in parts if number]
        less = [text for number, text in said if number < 0]
        return " less ".join([" ".join(text for number, text in said if number > 0), *less]) or "none"

    @property
    def positive(self) -> bool:
        """Whether there is any imprisonment at all."""
        return self.life or bool(self.months or self.days)

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

    def minus(self, other: Length) -> Length:
        """Return what is left of it, where a part is suspended: its days may then be below none."""
        return Length(self.months - other.months, self.days - other.days, self.life)

    def exceeds_months(self, months: int) -> Answer:
        """Whether it is longer than a number of calendar months."""
        return Length(months, 0).less_than(self)

    def less_than(self, other: Length) -> Answer:
        """Whether it is shorter than another, whichever day it begins on."""
        if self.life or other.life:
            return "yes" if other.life and not self.life else "no"
        months, days = other.months - self.months, other.days - self.days
        least, most = _calendar_days(abs(months))
        ends = (least + days, most + days) if months >= 0 else (days - most, days - least)
        return "yes" if ends[0] > 0 else "no" if ends[1] <= 0 else "unknown"

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
        return (day - timedelta(days=1)).replace(year=day.year - years)
