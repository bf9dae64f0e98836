"""Whole days, weeks, months and years, or stretches of days, that fit into an interval of days."""

from __future__ import annotations

import calendar
from datetime import date

from relcon.records.rhythm import Every


def full_periods(first: date, last: date, every: Every) -> int:
    """Count the full periods that fit from the start of ``first`` to the end of ``last``.

    Parameters
    ----------
    first, last
        The interval, both days included.
    every
        The rhythm; months and years are calendar ones counted from ``first``: January 10 to February 9 is one month.
        Where a later month lacks the day, its last day stands in: January 31 to February 27 is one month too.

    Returns
    -------
    int
        The number of full periods; 0 where not one fits.
    """
    if every.period in ("day", "week"):
        return ((last - first).days + 1) // (every.days or (7 if every.period == "week" else 1))
    step = 12 if every.period == "year" else 1
    # One more than the whole steps between the two months is the most that can fit.
    count = ((last.year - first.year) * 12 + last.month - first.month) // step + 1
    while count and _same_day(first, count * step) > _next_day(last):
        count -= 1
    return count


def _same_day(day: date, months: int) -> tuple[int, int, int]:
    """Return year, month and day ``months`` later, or that month's last day; a tuple may lie past the last year."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])


def _next_day(day: date) -> tuple[int, int, int]:
    if day.day < calendar.monthrange(day.year, day.month)[1]:
        return day.year, day.month, day.day + 1
    return (day.year, day.month + 1, 1) if day.month < 12 else (day.year + 1, 1, 1)
