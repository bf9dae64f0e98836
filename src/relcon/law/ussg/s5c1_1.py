"""USSG §§5B1.1, 5C1.1: the zone of a range, and what may stand in place of imprisonment there."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NOT_APPLIED, NULL, LineColumn, Texts
from relcon.law.tables import load

ZONES = ("A", "B", "C", "D")
A, B, C, D = range(len(ZONES))
_IN_PLACE = "community confinement or home detention"


def zone(low: IntArray, edition: str) -> IntArray:
    """Return the zone of a range as a position in :data:`ZONES`, by its minimum in months.

    Notes
    -----
    Rule: USSG §5B1.1 n.1-2, §5C1.1 n.2-4: A from nothing, B from one month, C from ten, D above twelve.
    """
    table = load("5C1.1", edition)
    starts = [table.integer("zones", name, "least_months") for name in ZONES]
    return np.searchsorted(np.array(starts, dtype=np.int64), low, side="right").astype(np.int64) - 1


def least_prison(low: IntArray, edition: str) -> IntArray:
    """Return the least months of imprisonment proper where a substitute serves the rest of a range's minimum.

    Notes
    -----
    Rule: USSG §5C1.1 n.3-4: in zone B one month (none with probation), in zone C half of the minimum, in zone D all of
    it.
    """
    found = zone(low, edition)
    least = np.minimum(low, load("5C1.1", edition).integer("zones", "B", "least_prison"))
    # n.4: half of an odd minimum is more than the whole months below it.
    half = -(-low // 2)
    return np.select([found == A, found == B, found == C], [0 * low, least, half], default=low)


def line(low: IntArray, range_low: IntArray, edition: str) -> LineColumn:
    """Return the line of zones A to C; nothing is said in zone D, nor where a statute moves the range's minimum.

    Parameters
    ----------
    low, range_low
        The guideline range's minimum, and that within statutory limits; ``NULL`` where there is none.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5B1.1(a), (b), n.1-2; §5C1.1 n.3-4.
    """
    months = np.maximum(low, 0)
    found = zone(months, edition)
    why = Texts.by_row(_in_place, found, months, least_prison(months, edition))
    shown: BoolArray = (low != NULL) & (range_low == low) & (found < D)
    return LineColumn.saying("USSG §5C1.1", NOT_APPLIED, why).where(shown)


def _in_place(zone: int, low: int, prison: int) -> str:
    """Say what may stand in place of imprisonment in a zone."""
    unless = "unless the statute forbids probation (§5B1.1(b))"
    # §5B1.1(a)(1), §5C1.1 n.2
    if zone == A:
        return f"zone A: probation without confinement is open to the court, {unless}"
    split = f"{prison} month{'' if prison == 1 else 's'} of imprisonment and {low - prison} of {_IN_PLACE}"
    # §5B1.1(a)(2), §5C1.1 n.3
    if zone == B:
        return f"zone B: probation with at least {low} months of confinement, {unless}; or at least {split} (n.3)"
    # §5C1.1 n.4
    return f"zone {ZONES[zone]}: no probation; at least {split} (n.4)"
