"""When an event happened: one occurrence, or the occurrences of a series, cut exactly.

A series' dates, from the start of the first day to the end of the last, are cut into N equal slices (rational
numbers); each occurrence is an interval event on its slice. Design semantics §2, *Series*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from relcon.law.positions.options import Options
from relcon.law.positions.readings import Span, times
from relcon.records.dates import When
from relcon.records.events import Event, ExceptedDays, Series
from relcon.records.rhythm import full_periods


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stretch of time, in days since day 0 of the calendar; both ends None where undated.

    Attributes
    ----------
    start, end
        From the start (midnight that begins it) up to, not including, ``end``.
    slice
        Whether it is a slice of a series.
    countless
        Whether it stands for the occurrences of a series of which nobody knows how many there were.
    """

    start: Fraction | None
    end: Fraction | None
    slice: bool = False
    countless: bool = False

    @classmethod
    def of(cls, when: When) -> Occurrence:
        """Return the stretch of time of a date."""
        if when.first is None or when.last is None:
            return UNDATED
        return cls(Fraction(when.first.toordinal()), Fraction(when.last.toordinal() + 1))

    @property
    def dated(self) -> bool:
        """Whether any date is given."""
        return self.start is not None

    @property
    def first_day(self) -> date | None:
        """The day in which it begins."""
        return None if self.start is None else date.fromordinal(floor(self.start))

    @property
    def last_day(self) -> date | None:
        """The day in which its end falls; an end at midnight belongs to the day before."""
        return None if self.end is None else date.fromordinal(ceil(self.end) - 1)

    def inside(self, span: Span) -> bool:
        """Whether it lies wholly inside a span of days."""
        if self.start is None or self.end is None or span.empty:
            return False
        after_start = span.first is None or self.start >= span.first.toordinal()
        return after_start and (span.last is None or self.end <= span.last.toordinal() + 1)

    def before(self, span: Span) -> bool:
        """Whether it ends before the span begins."""
        return self.end is not None and span.first is not None and self.end <= span.first.toordinal()

    def after(self, span: Span) -> bool:
        """Whether it starts after the span ends."""
        return self.start is not None and span.last is not None and self.start >= span.last.toordinal() + 1

    def midpoint_inside(self, span: Span) -> bool:
        """Whether its midpoint lies inside a span of days."""
        if self.start is None or self.end is None or span.empty:
            return False
        middle = (self.start + self.end) / 2
        after_start = span.first is None or middle >= span.first.toordinal()
        return after_start and (span.last is None or middle < span.last.toordinal() + 1)

    def overlaps(self, span: Span) -> bool:
        """Whether it shares any moment with a span of days."""
        return self.dated and not span.empty and not self.before(span) and not self.after(span)


UNDATED = Occurrence(None, None)


def occurrences(event: Event, options: Options) -> tuple[Occurrence, ...]:
    """Return an event's occurrences, as the position counts them.

    Parameters
    ----------
    event : Event
        Any event.
    options : Options
        Reads ``count`` and ``times`` as it reads quantities.

    Returns
    -------
    tuple of Occurrence
        One for a plain event. For a series N slices less those wholly inside ``except``; an undated series is N
        undated occurrences. May be empty where a low reading counts none. Where the count is unknown, one stretch of
        time in which they all lie.
    """
    if event.series is None:
        return (Occurrence.of(event.date),)
    if event.series.countless:
        return (replace(Occurrence.of(event.date), countless=True),)
    count = how_many(event.series, event.date.first, event.date.last, options)
    if event.date.first is None or event.date.last is None:
        return (Occurrence(None, None, slice=True),) * count
    if count == 0:
        return ()
    first = event.date.first.toordinal()
    length = event.date.last.toordinal() + 1 - first
    cuts = [first + Fraction(length * i, count) for i in range(count + 1)]
    slices = [Occurrence(start, end, slice=True) for start, end in pairwise(cuts)]
    left_out = joined(event.series.except_)
    return tuple(piece for piece in slices if not any(piece.inside(span) for span in left_out))


def how_many(series: Series, first: date | None, last: date | None, options: Options) -> int:
    """Return N before ``except``: the count, or times per ``every`` over the full ones that fit from the first day."""
    if series.altogether is not None:
        return times(series.altogether, options)
    per = times(series.times, options) if series.times is not None else 1
    if first is None or last is None or series.every is None:
        return 0
    return per * full_periods(first, last, series.every)


def joined(excepted: Sequence[ExceptedDays]) -> list[Span]:
    """Join excepted days that touch or overlap."""
    spans: list[Span] = []
    for item in sorted(excepted, key=lambda e: (e.from_, e.to)):
        previous = spans[-1] if spans else None
        if previous is not None and previous.last is not None and item.from_ <= previous.last + timedelta(days=1):
            spans[-1] = Span(previous.first, max(previous.last, item.to))
        else:
            spans.append(Span(item.from_, item.to))
    return spans
