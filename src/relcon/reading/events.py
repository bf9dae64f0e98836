"""Events that cannot be weighed as written: no substance, the wrong measure, an impossible series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.reading.problems import Problem
from relcon.reading.source import Path, Source, written
from relcon.records.base import Record
from relcon.records.basis import Price, UsdRange
from relcon.records.events import Event
from relcon.records.quantity import LARGEST_MICRO, Quantity
from relcon.records.rhythm import full_periods
from relcon.records.series import ExceptedDays, Series, Times
from relcon.records.substances import SUBSTANCES, Substance

COUNTED = ("doses", "pills")
MOST_OCCURRENCES = 100_000
"""More would be followed one by one for minutes, and no matter has as many."""


def event(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Yield what an event says twice or not at all about its drugs, or impossible prices."""
    if isinstance(record, UsdRange) and record.low > record.high:
        yield source.problem("contradiction", path, "dollars run from low to high")
    if isinstance(record, UsdRange) and record.low == 0:
        yield source.problem("contradiction", (*path, "low"), "a price of nothing gives no quantity", found="0")
    if isinstance(record, Price) and not record.per.low:
        yield source.problem("contradiction", (*path, "per"), "a price is per a known quantity", found=record.per.text)
    if not isinstance(record, Event):
        return
    if record.substance is None and record.mixture is None:
        message = "missing: substance, or mixture for one of several substances; for example substance: cocaine"
        yield source.problem("missing_field", (*path, "substance"), message)
    if record.substance is not None and record.mixture is not None:
        message = "mixture stands instead of substance: write one of them"
        yield source.problem("contradiction", (*path, "mixture"), message, key=True)
    if record.mixture is not None and len(set(record.mixture)) < 2:
        message = "a mixture has two or more substances; for one, write substance"
        yield source.problem("contradiction", (*path, "mixture"), message)
    for position, part in enumerate(record.participants):
        if part.from_ is not None and not record.date.known:
            message = "a part of an event without a date: say `date` first"
            yield source.problem("contradiction", (*path, "participants", position, "from"), message, key=True)
        yield from of_the_whole(source, (*path, "participants", position, "quantity"), part.quantity, record.quantity)
    if record.talk_only == "yes" and record.status != "completed":
        message = "talk_only: yes says that nothing was agreed: leave the status out, or write talk_only: no"
        yield source.problem("contradiction", (*path, "talk_only"), message, found=f"status: {record.status}")
    if record.tested is not None and not 1 <= record.tested.units <= record.tested.of:
        message = "from 1 unit to all of them: {units: 4, of: 50}"
        found = f"{record.tested.units} of {record.tested.of}"
        yield source.problem("contradiction", (*path, "tested"), message, found=found)
    for position, use in enumerate(record.personal_use):
        yield from of_the_whole(source, (*path, "personal_use", position, "quantity"), use.quantity, record.quantity)
    for position, less in enumerate(record.unable_or_unwilling):
        yield from of_the_whole(
            source, (*path, "unable_or_unwilling", position, "quantity"), less.quantity, record.quantity
        )


def of_the_whole(source: Source, path: Path, part: Quantity | None, whole: Quantity | None) -> Iterator[Problem]:
    """Yield a part of an event's quantity that is not measured like the whole."""
    if part is None or whole is None or not part.known or not whole.known or part.dimension == whole.dimension:
        return
    message = f"a part of the event's quantity is measured like the whole, {whole.text}"
    yield source.problem("measure", path, message, found=part.text)


def measures(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Yield quantities that do not fit their substance, and a weight per piece without pieces."""
    if not isinstance(record, Event):
        return
    names = record.mixture or ((record.substance,) if record.substance is not None else ())
    kinds = [SUBSTANCES[name] for name in names]
    quantity = record.quantity
    if quantity is not None:
        yield from counted_so(source, (*path, "quantity"), quantity, kinds)
    if record.mixture is not None and record.purity is not None:
        yield from _purity_of_a_mixture(source, (*path, "purity"), kinds)
    if record.per_unit is not None and record.per_unit.known and record.per_unit.dimension != "mass":
        message = 'the weight of one dose or pill, such as "0.1 g"'
        yield source.problem("measure", (*path, "per_unit"), message, found=record.per_unit.text)
    if record.per_unit is not None and (quantity is None or quantity.dimension not in COUNTED):
        message = f"only beside a quantity in {' or '.join(COUNTED)}"
        yield source.problem("measure", (*path, "per_unit"), message, found=record.per_unit.text)


def counted_so(source: Source, path: Path, quantity: Quantity, kinds: Sequence[Substance]) -> Iterator[Problem]:
    """Yield a count of plants, units or cigarettes of substances not counted so, USSG §2D1.1(c) Notes (E), (F), n.9."""
    if quantity.dimension == "plants" and not any(kind.id == "marihuana" for kind in kinds):
        yield source.problem("measure", path, "only marihuana is counted in plants", found=quantity.text)
    if quantity.only is not None and not any(kind.id == quantity.only for kind in kinds):
        message = f"the Manual counts so of {quantity.only} alone: write the weight, or doses or pills"
        yield source.problem("measure", path, message, found=quantity.text)
    if quantity.dimension == "units" and not any(kind.measure == "unit" for kind in kinds):
        counted = " ".join(kind.id for kind in SUBSTANCES.values() if kind.measure == "unit")
        message = f"the table counts this substance by weight or volume; in units: {counted}"
        yield source.problem("measure", path, message, found=quantity.text)


def _purity_of_a_mixture(source: Source, path: Path, kinds: Sequence[Substance]) -> Iterator[Problem]:
    """Yield a purity that belongs to no one part of a mixture: Note (B) asks it of one drug with rows for both."""
    asked = [kind.id for kind in SUBSTANCES.values() if kind.actual_id is not None and kind.row is not None]
    ice = any(kind.id == "ice" for kind in kinds)
    if ice or sum(kind.id in asked for kind in kinds) != 1:
        message = (
            "a mixture with Ice takes no purity, since Ice counts whole (Note (C)): leave it out"
            if ice
            else f"a purity is that of one drug, and not exactly one part is {' or '.join(asked)}: leave it out"
        )
        yield source.problem("measure", path, message, found=written(source.node(path)))


def series(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Yield what makes the number of a series' occurrences impossible or unknown."""
    if isinstance(record, Times) and record.known:
        amounts = [value for value in (record.low, record.point, record.high) if value is not None]
        if amounts != sorted(amounts):
            yield source.problem("series", path, "a range runs from low over point to high")
        if record.low == 0:
            yield source.problem("series", path, "no occurrence at all: at least 1", found="0")
    if not isinstance(record, Event) or record.series is None:
        return
    repeated, when, where = record.series, record.date, (*path, "series")
    yield from _rhythm(source, where, repeated)
    if most_occurrences(record) > MOST_OCCURRENCES:
        message = (
            "more occurrences than the program can follow one by one "
            f"({most_occurrences(record):,}; at most {MOST_OCCURRENCES:,}): write them as one event or shorter series"
        )
        yield source.problem("series", (*where, _said_how_often(repeated)), message)
    each = record.quantity.high if record.quantity is not None else None
    if each is not None and each * most_occurrences(record) > LARGEST_MICRO:
        message = (
            "all occurrences together are larger than any quantity the program can hold exactly: is the unit right?"
        )
        yield source.problem("series", (*path, "quantity"), message)
    if when.first is None or when.last is None:
        if repeated.altogether is None and repeated.every is not None:
            message = "an undated series needs its count: how often cannot be told from dates"
            yield source.problem("series", (*where, "every"), message)
        for position, _ in enumerate(repeated.except_):
            yield source.problem("series", (*where, "except", position), "days left out of a series without dates")
        return
    every = repeated.every if repeated.altogether is None else None
    if every is not None and full_periods(when.first, when.last, every) == 0:
        rhythm = f"full {every}" if every.days is None else f"stretch of {every}"
        message = f"not one {rhythm} fits into {when}, so there would be no occurrence: give count"
        yield source.problem("series", (*where, "every"), message, found=str(every))
    # As a number, since the day after the calendar's last has no date.
    uncovered = when.first.toordinal()
    for position, days in sorted(enumerate(repeated.except_), key=lambda item: item[1].from_):
        if days.to < when.first or days.from_ > when.last:
            message = f"outside the event's dates, {when}"
            yield source.problem("series", (*where, "except", position), message, found=_days(days))
        if days.from_.toordinal() <= uncovered <= days.to.toordinal():
            uncovered = days.to.toordinal() + 1
    if uncovered > when.last.toordinal():
        yield source.problem(
            "series", (*where, "except"), "every day is left out, so there would be no occurrence", key=True
        )


def _rhythm(source: Source, where: Path, series: Series) -> Iterator[Problem]:
    """Yield a series that says neither how often nor in which rhythm."""
    if series.every is None and series.altogether is None:
        message = (
            "missing: every (day, week, month, year, or {days: 10}) or count; without a rhythm write "
            "count: {low: 2, high: 6}, or count: unknown"
        )
        yield source.problem("missing_field", where, message)


def _said_how_often(series: Series) -> str:
    if series.count is not None:
        return "count"
    return "times" if series.every is None else "every"


def most_occurrences(event: Event) -> int:
    """Return how many occurrences a series has at most; 0 where that cannot be told."""
    if event.series is None:
        return 0
    if event.series.altogether is not None:
        return event.series.altogether.high
    if event.date.first is None or event.date.last is None or event.series.every is None:
        return 0
    times = event.series.times.high if event.series.times is not None else 1
    return times * full_periods(event.date.first, event.date.last, event.series.every)


def _days(days: ExceptedDays) -> str:
    return f"{days.from_} to {days.to}"
