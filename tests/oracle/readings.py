"""Quantities as a position reads them, and comparisons with a limit."""

from __future__ import annotations

from fractions import Fraction

from relcon.records.events import Event
from relcon.records.quantity import Quantity
from relcon.records.series import Times
from tests.oracle.question import Question

Measured = tuple[int, str]
"""Millionths and what they measure."""


def read(quantity: Quantity | None, question: Question) -> int | None:
    """Low, point (else low) or high; None where unknown."""
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    end = question.options.quantity
    if end == "point":
        end = "low" if quantity.point is None else "point"
    return {"low": quantity.low, "point": quantity.point, "high": quantity.high}[end]


def read_off(quantity: Quantity | None, question: Question) -> int | None:
    """What comes off is read at the other end: where the weight is read low, this is read high."""
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    end = question.options.quantity
    if end == "point" and quantity.point is not None:
        return quantity.point
    return quantity.low if end == "high" else quantity.high


def how_often(times: Times, question: Question) -> int:
    """Numbers of times, as quantities."""
    end = question.options.quantity
    if end == "point" and times.point is not None:
        return times.point
    return times.high if end == "high" else times.low


def per_occurrence(event: Event) -> Quantity | None:
    """The stated quantity; else cash over price (§2D1.1 n.5), dear for the low end and cheap for the high."""
    if event.quantity is not None:
        return event.quantity
    cash = event.basis.cash if event.basis is not None else None
    if cash is None or cash.price.per.low is None or cash.price.per.high is None:
        return None
    price = cash.price.usd
    if price.low <= 0 or price.high <= 0:
        return None
    least = Fraction(cash.usd) * cash.price.per.low / price.high
    most = Fraction(cash.usd) * cash.price.per.high / price.low
    return Quantity(int(least), None, int(most), cash.price.per.dimension, "cash")


def measured(event: Event, question: Question) -> Measured | None:
    """What one occurrence measures; None where unknown."""
    return measure(per_occurrence(event), question)


def measure(quantity: Quantity | None, question: Question) -> Measured | None:
    """A quantity with its dimension; None where unknown."""
    amount = read(quantity, question)
    if amount is None or quantity is None or quantity.dimension is None:
        return None
    return amount, quantity.dimension


def at_most(one: Measured | None, limit: Measured | None, question: Question, times: int = 1) -> bool:
    """Whether one is at most ``times`` the limit; what cannot be compared follows ``open_norm``."""
    if one is None or limit is None or one[1] != limit[1]:
        return question.options.open_norm == "in"
    return one[0] <= limit[0] * times
