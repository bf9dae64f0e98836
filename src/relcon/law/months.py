"""Terms of imprisonment, in whole months."""

from __future__ import annotations

from typing import Final

from relcon.records.rhythm import MONTHS_IN_YEAR

LIFE: Final = 9999
"""Stands for life in every array of months; greater than any term of months that the law states."""


def from_years(years: int | str) -> int:
    """Return a term that the law states in years, in whole months; ``life`` stays life."""
    return LIFE if years == "life" else MONTHS_IN_YEAR * int(years)


def show(months: int) -> int | str:
    """Return a term as results state it: whole months, or ``"life"``.

    Parameters
    ----------
    months
        Whole months, or :data:`LIFE`.
    """
    return "life" if months >= LIFE else months


def in_months(value: int) -> str:
    """Return a term as words: ``120 months`` or ``life``."""
    return "life" if value >= LIFE else f"{value} months"
