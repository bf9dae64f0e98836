"""When an event happened: one occurrence, or the occurrences of a series, cut exactly.

A series' dates, from the start of the first day to the end of the last, are cut into N equal slices (rational
numbers); each occurrence is an interval event on its slice. Design semantics §2, *Series*.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil, floor
from typing import Any

import numpy as np
import numpy.typing as npt

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.positions.options import Options
from relcon.law.positions.readings import Span, amount, times
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.records.customs import Dimension
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.quantity import Quantity
from relcon.records.rhythm import full_periods
from relcon.records.series import ExceptedDays, Series
from relcon.records.substances import SUBSTANCES


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


def drug(substance: str) -> str:
    """Return the drug of which a substance id is a form: methamphetamine for its actual and Ice rows."""
    found = SUBSTANCES.get(substance)
    return found.mixture_id if found is not None and found.mixture_id is not None else substance


def drugs(event: Event) -> frozenset[str]:
    """Return the drugs of an event, each part of a mixture."""
    parts = event.mixture or ((event.substance,) if event.substance is not None else ())
    return frozenset(drug(part) for part in parts)


@dataclass(frozen=True, eq=False)
class Moments:
    """Many stretches of time in columns.

    Days are whole: whether a slice of a series lies before, inside or after them is the same for the day in which it
    starts, that in which it ends and that of its middle.

    Attributes
    ----------
    start, end, middle
        The day in which each starts, the day after that in which it ends, the day of its middle; 0 where undated.
    dated, slice
        Whether any date is given; whether it is a slice of a series.
    """

    start: IntArray
    end: IntArray
    middle: IntArray
    dated: BoolArray
    slice: BoolArray

    @classmethod
    def of(cls, moments: Sequence[Occurrence]) -> Moments:
        """Return occurrences in columns."""
        ends = [(moment.start or Fraction(0), moment.end or Fraction(0)) for moment in moments]
        return Moments(
            np.array([floor(start) for start, _ in ends], dtype=np.int64),
            np.array([ceil(end) for _, end in ends], dtype=np.int64),
            np.array([floor((start + end) / 2) for start, end in ends], dtype=np.int64),
            np.array([moment.dated for moment in moments], dtype=np.bool_),
            np.array([moment.slice for moment in moments], dtype=np.bool_),
        )

    def __len__(self) -> int:
        return len(self.start)

    def inside(self, span: Span) -> BoolArray:
        """Whether each lies wholly inside a span of days."""
        found = self.dated & (not span.empty)
        if span.first is not None:
            found &= self.start >= span.first.toordinal()
        if span.last is not None:
            found &= self.end <= span.last.toordinal() + 1
        return found

    def before(self, span: Span) -> BoolArray:
        """Whether each ends before a span begins."""
        return self.dated & (span.first is not None and self.end <= span.first.toordinal())

    def after(self, span: Span) -> BoolArray:
        """Whether each starts after a span ends."""
        return self.dated & (span.last is not None and self.start >= span.last.toordinal() + 1)

    def overlaps(self, span: Span) -> BoolArray:
        """Whether each shares any moment with a span of days."""
        return self.dated & (not span.empty) & ~self.before(span) & ~self.after(span)

    def midpoint_inside(self, span: Span) -> BoolArray:
        """Whether the middle of each lies inside a span of days."""
        found = self.dated & (not span.empty)
        if span.first is not None:
            found &= self.middle >= span.first.toordinal()
        if span.last is not None:
            found &= self.middle < span.last.toordinal() + 1
        return found


@dataclass(frozen=True, eq=False)
class OccurrenceTable:
    """Occurrences in columns, as a position reads them and their events; the order is that of the files.

    Attributes
    ----------
    numbers
        The number of each event, by its id.
    events, moments, number, row
        Of each occurrence: its event and time, the event's number, its own place among all occurrences.
    days
        When they were.
    size, known
        How much one is, in millionths, exactly; whether that is known.
    measured, dimensions
        The number of that in which it is measured, among those that occur.
    mixed, kinds
        The number of its drugs among the kinds of drugs that occur.
    """

    numbers: Mapping[str, int]
    events: Sequence[Event]
    moments: Sequence[Occurrence]
    number: IntArray
    row: IntArray
    days: Moments
    size: npt.NDArray[Any]
    known: BoolArray
    measured: IntArray
    dimensions: Sequence[Dimension | None]
    mixed: IntArray
    kinds: Sequence[frozenset[str]]

    @classmethod
    def of(cls, context: DefendantContext) -> OccurrenceTable:
        """Return every occurrence in the position."""
        if "occurrences" not in context.memo:
            context.memo["occurrences"] = cls._of(context)
        found: OccurrenceTable = context.memo["occurrences"]
        return found

    @classmethod
    def _of(cls, context: DefendantContext) -> OccurrenceTable:
        events = tuple(context.index.events.values())
        read = [(n, moment) for n, event in enumerate(events) for moment in occurrences(event, context.options)]
        number = np.array([n for n, _ in read], dtype=np.int64)
        quantities = [event_quantity(event) for event in events]
        sizes = [amount(one, context.options) for one in quantities]
        dimensions: dict[Dimension | None, int] = {}
        measured = [dimensions.setdefault(one.dimension if one else None, len(dimensions)) for one in quantities]
        kinds: dict[frozenset[str], int] = {}
        mixed = [kinds.setdefault(drugs(event), len(kinds)) for event in events]
        return cls(
            numbers={event.id: n for n, event in enumerate(events)},
            events=[events[n] for n, _ in read],
            moments=[moment for _, moment in read],
            number=number,
            row=np.arange(len(read)),
            days=Moments.of([moment for _, moment in read]),
            size=np.array([size or 0 for size in sizes], dtype=_exact(sizes))[number],
            known=np.array([size is not None for size in sizes], dtype=np.bool_)[number],
            measured=np.array(measured, dtype=np.int64)[number],
            dimensions=tuple(dimensions),
            mixed=np.array(mixed, dtype=np.int64)[number],
            kinds=tuple(kinds),
        )

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def by_event(self) -> Mapping[str, Sequence[Occurrence]]:
        """The occurrences of each event, by its id."""
        found: dict[str, list[Occurrence]] = {id: [] for id in self.numbers}
        for event, moment in zip(self.events, self.moments, strict=True):
            found[event.id].append(moment)
        return found

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The place here of each occurrence, by its place among all."""
        return {row: place for place, row in enumerate(self.row.tolist())}

    def take(self, rows: IntArray) -> OccurrenceTable:
        """Return some of the occurrences."""
        days = self.days
        return OccurrenceTable(
            numbers=self.numbers,
            events=[self.events[i] for i in rows.tolist()],
            moments=[self.moments[i] for i in rows.tolist()],
            number=self.number[rows],
            row=self.row[rows],
            days=Moments(days.start[rows], days.end[rows], days.middle[rows], days.dated[rows], days.slice[rows]),
            size=self.size[rows],
            known=self.known[rows],
            measured=self.measured[rows],
            dimensions=self.dimensions,
            mixed=self.mixed[rows],
            kinds=self.kinds,
        )

    def where(self, holds: Callable[[Event], bool]) -> BoolArray:
        """Return the occurrences of those events for which something holds."""
        return np.array([holds(event) for event in self.events], dtype=np.bool_)

    def named(self, events: Container[str]) -> BoolArray:
        """Return the occurrences of the events of these ids."""
        return self.where(lambda event: event.id in events)

    def of_these(self, allowed: Iterable[str]) -> BoolArray:
        """Return the occurrences of events of which every part is one of these substances."""
        forms = {drug(name) for name in allowed}
        return np.array([bool(found) and found <= forms for found in self.kinds], dtype=np.bool_)[self.mixed]

    def measured_in(self, dimension: Dimension | None) -> BoolArray:
        """Return the occurrences measured in a dimension."""
        number = self.dimensions.index(dimension) if dimension in self.dimensions else -1
        found: BoolArray = self.measured == number
        return found

    def comparable(self, limit: Quantity, options: Options) -> BoolArray:
        """Return the occurrences of a known amount of one kind with a limit, both as the position reads them."""
        if amount(limit, options) is None:
            return np.zeros(len(self), dtype=np.bool_)
        return self.known & self.measured_in(limit.dimension)

    def at_most(self, limit: Quantity, options: Options) -> BoolArray:
        """Return the occurrences of at most a limit; where it cannot be compared, by the option ``open_norm``."""
        fits = self.size <= (amount(limit, options) or 0)
        return np.where(self.comparable(limit, options), fits, options.open_norm == "in")


def _exact(sizes: Iterable[int | None]) -> type:
    """Return what holds every size: 64 bits, or where one is larger Python's own whole numbers."""
    largest = max((size or 0 for size in sizes), default=0)
    return np.int64 if largest <= np.iinfo(np.int64).max else object


def occurrences_of(event: Event, context: DefendantContext) -> Sequence[Occurrence]:
    """Return an event's occurrences in the position, cut once."""
    return OccurrenceTable.of(context).by_event[event.id]


def occurrences_in(undertaking: str, context: DefendantContext) -> OccurrenceTable:
    """Return the occurrences of the events of an undertaking."""
    key = ("occurrences in", undertaking)
    if key not in context.memo:
        table = OccurrenceTable.of(context)
        numbers = [table.numbers[event.id] for event in context.index.events_in.get(undertaking, ())]
        context.memo[key] = table.take(np.flatnonzero(np.isin(table.number, numbers)))
    found: OccurrenceTable = context.memo[key]
    return found
