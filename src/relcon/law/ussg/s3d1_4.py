"""USSG §3D1.4: the combined offense level of several Groups, by Units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import Table, TableError, load


def combined(levels: Sequence[IntArray], edition: str) -> tuple[IntArray, IntArray]:
    """Return the combined offense level of Groups, and the half-Units that they make.

    Parameters
    ----------
    levels
        Each Group's offense level (§3D1.3), by scenario; at least one Group.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3D1.4(a)-(c), n.1-2.
    """
    table = load("3D1.4", edition)
    highest = np.max(np.stack(levels), axis=0)
    halves = sum((_halves(highest - level, table) for level in levels), start=np.zeros(highest.size, dtype=np.int64))
    return (highest + _increase(halves, table)).astype(np.int64), halves


def _rows(table: Table, name: str) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    for row in table.items(name):
        if not isinstance(row, Mapping):
            raise TableError(f"3D1.4: {name} are mappings")
        rows.append(row)
    return rows


def _halves(below: IntArray, table: Table) -> IntArray:
    """Return the half-Units of a Group so many levels less serious than the highest."""
    found = np.zeros(below.size, dtype=np.int64)
    for row in reversed(_rows(table, "units")):
        found = np.where(below <= int(str(row["within"])), int(str(row["halves"])), found)
    return found


def _increase(halves: IntArray, table: Table) -> IntArray:
    found = np.full(halves.size, table.integer("more", "levels"))
    for row in reversed(_rows(table, "increase")):
        found = np.where(halves <= int(str(row["halves"])), int(str(row["levels"])), found)
    return found.astype(np.int64)


def cite(edition: str) -> str:
    """Return the cite."""
    return load("3D1.4", edition).cite
