"""Whole days, weeks, months and years that fit into an interval of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

Period = Literal["day", "week", "month", "year"]


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def full_periods(first: date, last: date, every: Period) -> int:
    """Count the full periods that fit from the start of ``first`` to the end of ``last``.

    Parameters
    ----------
    first, last
        The interval, both days included.
    every
        The period; months and years are calendar ones counted from ``first``: January 10 to February 9 is one month.

    Returns
    -------
    int
        The number of full periods; 0 where not one fits.
    """
    days = (last - first).days + 1
    if every in ("day", "week"):
        return days // (7 if every == "week" else 1)
    step = 12 if every == "year" else 1
    end = last + timedelta(days=1) if last < date.max else last
    count = ((end.year - first.year) * 12 + end.month - first.month) // step
    return count if _months_later(first, count * step) <= end else count - 1
