"""Dates and series in whole numbers: a slice of a series of N has N units to a day, so every cut falls on a unit."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.rhythm import Every
from tests.oracle.question import Question
from tests.oracle.readings import how_often


@dataclass(frozen=True)
class Days:
    """Whole days from ``first`` to ``last`` as ordinals, both included; None is without end on that side."""

    first: int | None
    last: int | None

    @property
    def always(self) -> bool:
        """Whether neither side has an end."""
        return self.first is None and self.last is None


@dataclass(frozen=True)
class Moment:
    """When one occurrence happened, from ``start`` up to ``end`` in units; ``units`` to a day; undated without both."""

    index: int
    start: int | None
    end: int | None
    units: int
    of_series: bool
    uncounted: bool = False
    """Whether it is all of a series that happened nobody knows how often."""

    @property
    def first_day(self) -> int | None:
        """The day in which it starts."""
        return None if self.start is None else self.start // self.units

    @property
    def last_day(self) -> int | None:
        """The day in which it ends; midnight belongs to the day before."""
        return None if self.end is None else (self.end - 1) // self.units

    def wholly_in(self, days: Days | None) -> bool:
        """Whether no part of it is outside; never of an undated one."""
        if days is None or self.start is None or self.end is None:
            return False
        early = days.first is not None and self.start < days.first * self.units
        late = days.last is not None and self.end > (days.last + 1) * self.units
        return not early and not late

    def apart(self, days: Days) -> bool:
        """Whether a dated one shares no day with them."""
        if self.first_day is None or self.last_day is None:
            return False
        ended = days.first is not None and self.last_day < days.first
        return ended or (days.last is not None and self.first_day > days.last)

    def middle_in(self, days: Days) -> bool:
        """Whether its midpoint lies in them."""
        if self.start is None or self.end is None:
            return False
        twice = self.start + self.end
        early = days.first is not None and twice < 2 * days.first * self.units
        return not early and (days.last is None or twice < 2 * (days.last + 1) * self.units)


def moment_of(when: When) -> Moment:
    """One event that is no series."""
    if when.first is None or when.last is None:
        return Moment(0, None, None, 1, False)
    return Moment(0, when.first.toordinal(), when.last.toordinal() + 1, 1, False)


def record_days(start: When | None, end: When | None, question: Question) -> Days | None:
    """The days of a membership, authority, knowledge or part by ``record_dates``; None where no day is left."""
    lengthen = question.options.record_dates == "lengthen"
    first: int | None = None
    last: int | None = None
    if start is not None:
        if start.first is None or start.last is None:
            if not lengthen:
                return None
        else:
            first = (start.first if lengthen else start.last).toordinal()
    if end is not None:
        if end.first is None or end.last is None:
            if not lengthen:
                # Shortened, an agreement of unknown end covers no more than the day on which it began.
                return None if first is None else Days(first, first)
        else:
            last = (end.last if lengthen else end.first).toordinal()
    if first is not None and last is not None and last < first:
        return None
    return Days(first, last)


def moments(event: Event, question: Question) -> list[Moment]:
    """Every occurrence of an event."""
    if event.series is None:
        return [moment_of(event.date)]
    first, last = event.date.first, event.date.last
    if uncounted(event):
        return [replace(moment_of(event.date), uncounted=True)]
    told = event.series.count or (event.series.times if event.series.every is None else None)
    if told is not None:
        number = how_often(told, question)
    elif event.series.every is None or first is None or last is None:
        number = 0
    else:
        each = 1 if event.series.times is None else how_often(event.series.times, question)
        number = each * periods(event.series.every, first, last)
    if first is None or last is None:
        return [Moment(i, None, None, 1, True) for i in range(number)]
    length = last.toordinal() + 1 - first.toordinal()
    begin = first.toordinal() * number
    free: set[int] = set()
    for days in event.series.except_:
        free |= set(range(days.from_.toordinal(), days.to.toordinal() + 1))
    slices = [Moment(i, begin + length * i, begin + length * (i + 1), number, True) for i in range(number)]
    return [piece for piece in slices if not _touched(piece) <= free]


def _touched(piece: Moment) -> set[int]:
    """Every day of which a dated slice has a part."""
    first, last = piece.first_day, piece.last_day
    return set() if first is None or last is None else set(range(first, last + 1))


def uncounted(event: Event) -> bool:
    """Whether nobody knows how often it happened."""
    return event.series is not None and event.series.count is not None and not event.series.count.known


def periods(every: Every, first: date, last: date) -> int:
    """How many full days, weeks, months or years, or stretches of so many days, fit from the first day to the last."""
    after = last + timedelta(days=1)
    number = 0
    if every.period in ("day", "week"):
        step = every.days or {"day": 1, "week": 7}[every.period]
        while first + timedelta(days=(number + 1) * step) <= after:
            number += 1
        return number
    while _later(first, (number + 1) * (12 if every.period == "year" else 1)) <= after:
        number += 1
    return number


def _later(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
