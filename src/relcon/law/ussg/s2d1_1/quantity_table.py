"""USSG §2D1.1(c): the Drug Quantity Table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from relcon.law.arrays import BoolArray, IntArray, weights
from relcon.law.tables import TableError, load
from relcon.records.quantity import Quantity

CONVERTED = "converted_drug_weight"
"""The row in which a converted drug weight is looked up."""


@dataclass(frozen=True, slots=True)
class Row:
    """One substance's row, read upwards.

    Attributes
    ----------
    key, name, measure
        Key in the table; the name shown to counsel; ``g`` or ``unit``.
    levels, minimums
        Levels ascending, and the least amount of each in micrograms or micro-units; the first minimum is 0.
    """

    key: str
    name: str
    measure: str
    levels: IntArray
    minimums: IntArray


@dataclass(frozen=True, slots=True)
class Step:
    """The nearest change of level in one direction, by scenario.

    Attributes
    ----------
    exists
        Whether the level can change in that direction; where it cannot, the other two are 0.
    level
        The level reached.
    amount
        The least amount to add or to take away, in micrograms or micro-units.
    """

    exists: BoolArray
    level: IntArray
    amount: IntArray


def micro(text: str) -> int:
    """Return an amount as a table states it (``28 g``, ``312 units``) in millionths of its unit of count."""
    amount = Quantity.parse(text).low
    if amount is None:
        raise TableError(f"not an amount: {text!r}")
    return amount


@cache
def row(key: str, edition: str) -> Row:
    """Return one row of the Drug Quantity Table.

    Parameters
    ----------
    key
        Such as ``cocaine`` or ``converted_drug_weight``.
    edition
        A shipped edition of the Manual.

    Raises
    ------
    TableError
        If the table has no such row.
    """
    table = load("2D1.1", edition)
    cells = table.mapping("rows", key, "minimums")
    pairs = sorted((int(level), 0 if text == "less" else micro(str(text))) for level, text in cells.items())
    levels, minimums = (np.array(column, dtype=np.int64) for column in zip(*pairs, strict=True))
    levels.setflags(write=False)
    minimums.setflags(write=False)
    return Row(key, table.text("rows", key, "name"), table.text("rows", key, "measure"), levels, minimums)


@cache
def row_keys(edition: str) -> tuple[str, ...]:
    """Return the keys of all rows, in the order of the table."""
    return tuple(load("2D1.1", edition).mapping("rows"))


def _position(found: Row, weight: IntArray) -> IntArray:
    return np.searchsorted(found.minimums, weights(weight), side="right").astype(np.int64) - 1


def level_of(row_key: str, weight: IntArray, edition: str) -> IntArray:
    """Return the level that a row gives to an amount.

    Parameters
    ----------
    row_key
        Key of the row.
    weight
        Micrograms, or micro-units where the row counts units, by scenario. An amount of 0 gets the row's lowest level.
    edition
        A shipped edition of the Manual.

    Returns
    -------
    IntArray
        Levels; a minimum is inclusive, as printed ("at least").

    Notes
    -----
    Rule: USSG §2D1.1(c).
    """
    found = row(row_key, edition)
    return found.levels[_position(found, weight)]


def least_for(row_key: str, level: IntArray, edition: str) -> IntArray:
    """Return the least amount for which a row gives at least a level; 0 for a level of 0 or below the row's lowest."""
    found = row(row_key, edition)
    position = np.minimum(np.searchsorted(found.levels, level, side="left"), found.levels.size - 1)
    return found.minimums[position]


def step_up(row_key: str, weight: IntArray, edition: str) -> Step:
    """Return the next level up in a row and the least amount more that reaches it.

    Parameters, rule
        As :func:`level_of`.
    """
    found = row(row_key, edition)
    amount = weights(weight)
    above = _position(found, amount) + 1
    exists = above < found.levels.size
    at = np.where(exists, above, 0)
    return Step(exists, np.where(exists, found.levels[at], 0), np.where(exists, found.minimums[at] - amount, 0))


def step_down(row_key: str, weight: IntArray, edition: str) -> Step:
    """Return the next level down in a row and the least reduction that lowers the level.

    A minimum is inclusive, so the reduction goes one microgram (or micro-unit) below it.

    Parameters, rule
        As :func:`level_of`.
    """
    found = row(row_key, edition)
    amount = weights(weight)
    here = _position(found, amount)
    exists = here > 0
    at = np.where(exists, here, 1)
    return Step(exists, np.where(exists, found.levels[at - 1], 0), np.where(exists, amount - found.minimums[at] + 1, 0))
