"""Terms of imprisonment, in whole months."""

from __future__ import annotations

from typing import Final

from relcon.records.rhythm import MONTHS_IN_YEAR
from relcon.results.base import Months

LIFE: Final = 9999
"""Stands for life in every array of months; greater than any term of months that the law states."""


def from_years(years: int | str) -> int:
    """Return a term that the law states in years, in whole months; ``life`` stays life."""
    return LIFE if years == "life" else MONTHS_IN_YEAR * int(years)


def show(months: int) -> Months:
    """Return a term as results state it: whole months, or ``"life"``.

    Parameters
    ----------
    months
        Whole months, or :data:`LIFE`.
    """
    return "life" if months >= LIFE else months


def number(months: Months) -> int:
    """Return a term of a result as a number: life as the one above all others."""
    return LIFE if months == "life" else months


def in_months(value: int) -> str:
    """Return a term as words: ``120 months`` or ``life``."""
    return "life" if value >= LIFE else f"{value} months"


def range_in_months(low: int, high: int) -> str:
    """Return a guideline range as words: ``46-57 months``, ``360-life months`` or ``life``."""
    return "life" if low >= LIFE else f"{low}-{show(high)} months"
