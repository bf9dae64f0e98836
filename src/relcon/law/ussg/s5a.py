"""USSG Chapter Five, Part A: the Sentencing Table."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.line import NULL, LineColumn, Texts
from relcon.law.months import LIFE
from relcon.law.tables import load
from relcon.law.tristate import known

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")
"""How criminal history categories 1 to 6 are written."""


def _months(text: str) -> int:
    return LIFE if text == "life" else int(text)


@cache
def _cells(edition: str) -> tuple[IntArray, IntArray]:
    table = load("5A", edition)
    levels = sorted(table.mapping("levels"), key=int)
    rows = [[str(cell) for cell in table.items("levels", level, "ranges")] for level in levels]
    low = np.array([[_months(cell.split("-")[0]) for cell in row] for row in rows], dtype=np.int64)
    high = np.array([[_months(cell.split("-")[-1]) for cell in row] for row in rows], dtype=np.int64)
    return low, high


@cache
def _minimums(edition: str) -> IntArray:
    return np.array([int(str(points)) for points in load("5A", edition).items("points", "minimums")], dtype=np.int64)


def highest_category(edition: str) -> tuple[str, int]:
    """Return the highest criminal history category, as it is written, and the points at which it begins.

    Notes
    -----
    Rule: USSG Ch. 5 Pt. A, Sentencing Table.
    """
    return ROMAN[-1], int(_minimums(edition)[-1])


def category(points: IntArray, edition: str) -> IntArray:
    """Return the criminal history category, 1 to 6, for a total of points.

    Notes
    -----
    Rule: USSG §4A1.1; Ch. 5 Pt. A, Sentencing Table.
    """
    return np.searchsorted(_minimums(edition), points, side="right").astype(np.int64)


def bounded(level: IntArray, edition: str) -> IntArray:
    """Return a total offense level within the table's bounds.

    Notes
    -----
    Rule: USSG Ch. 5 Pt. A n.2.
    """
    table = load("5A", edition)
    return np.clip(level, table.integer("bounds", "lowest"), table.integer("bounds", "highest")).astype(np.int64)


def guideline_range(level: IntArray, history: IntArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the guideline range.

    Parameters
    ----------
    level
        The total offense level; beyond the table's bounds it is taken at the bound (n.2).
    history
        The criminal history category, 1 to 6.
    edition
        The Manual edition.

    Returns
    -------
    tuple
        The minimum and the maximum in months, ``LIFE`` for life.

    Notes
    -----
    Rule: USSG Ch. 5 Pt. A, Sentencing Table and n.1-2.
    """
    low, high = _cells(edition)
    lowest = load("5A", edition).integer("bounds", "lowest")
    at = bounded(level, edition) - lowest
    return low[at, history - 1], high[at, history - 1]


def range_where_known(total: IntArray, category: IntArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the guideline range, ``NULL`` where the total offense level or the category is."""
    there = (total != NULL) & (category != NULL)
    low, high = guideline_range(total, np.maximum(category, 1), edition)
    return np.where(there, low, NULL), np.where(there, high, NULL)


def level_reaching(months: IntArray, history: IntArray, edition: str) -> IntArray:
    """Return the lowest offense level whose range does not begin below some months; the highest one where none does.

    Parameters
    ----------
    months
        ``LIFE`` for life.
    history
        The criminal history category, 1 to 6.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG Ch. 5 Pt. A, Sentencing Table, read from its cells.
    """
    low, _ = _cells(edition)
    below = (low[:, history - 1] < months).sum(axis=0)
    return bounded(below + load("5A", edition).integer("bounds", "lowest"), edition)


def bounds_line(base: IntArray, level: IntArray, edition: str) -> LineColumn:
    """Return the line where the level lies outside the Sentencing Table (Ch. 5 Pt. A n.2)."""
    change = np.where(base == NULL, 0, bounded(level, edition) - level)
    why = Texts.same("taken at the bound of the Sentencing Table", base.size)
    made = LineColumn(load("5A", edition).text("bounds", "cite"), change, known(change != 0), why)
    return made.where(change != 0)
