"""How a position reads what the file leaves open: intervals, unknown dates, limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relcon.law.positions.options import Options
from relcon.records.dates import When
from relcon.records.quantity import Quantity
from relcon.records.series import Times


def amount(quantity: Quantity | None, options: Options) -> int | None:
    """Read a quantity: low, point (else low) or high, in millionths; None where unknown."""
    if quantity is None or quantity.low is None:
        return None
    if options.quantity == "high":
        return quantity.high
    if options.quantity == "point" and quantity.point is not None:
        return quantity.point
    return quantity.low


def deduction(quantity: Quantity | None, options: Options) -> int | None:
    """Read a quantity that comes off, at the other end: the defense high, the government low."""
    if quantity is None or quantity.low is None:
        return None
    if options.quantity == "high":
        return quantity.low
    if options.quantity == "point" and quantity.point is not None:
        return quantity.point
    return quantity.high


def times(value: Times, options: Options) -> int:
    """Read how often, as quantities are read."""
    if options.quantity == "high":
        return value.high
    if options.quantity == "point" and value.point is not None:
        return value.point
    return value.low


def interval_read(quantity: Quantity | None, options: Options) -> bool:
    """Whether the reading chose within an interval that has no point (to be flagged)."""
    return (
        quantity is not None
        and quantity.low != quantity.high
        and not (options.quantity == "point" and quantity.point is not None)
    )


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both inclusive; None is without end on that side; ``empty`` holds no day."""

    first: date | None
    last: date | None
    empty: bool = False


def span(start: When | None, end: When | None, options: Options) -> Span:
    """Read the dates of a membership, authority or knowledge record by the option ``record_dates``.

    An absent date sets no limit. An interval is read at the end that shortens or lengthens the record. An unknown
    start shortened leaves nothing; an unknown end shortened is the day of the start.
    """
    shorten = options.record_dates == "shorten"
    first: date | None = None
    last: date | None = None
    if start is not None:
        if not start.known and shorten:
            return Span(None, None, empty=True)
        first = start.last if shorten else start.first
    if end is not None:
        if not end.known and shorten:
            return Span(None, None, empty=True) if first is None else Span(first, first)
        last = end.first if shorten else end.last
    if first is not None and last is not None and first > last:
        return Span(None, None, empty=True)
    return Span(first, last)


def inexact(when: When | None) -> bool:
    """Whether a record's date is an interval or unknown, so that a position had to read it."""
    return when is not None and (not when.known or when.first != when.last)
