"""USSG §§5B1.1, 5C1.1: the zone of a range, and what may stand in place of imprisonment there."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load

ZONES = ("A", "B", "C", "D")


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
    least = load("5C1.1", edition).integer("zones", "B", "least_prison")
    # Half of an odd minimum is more than the whole months below it.
    below_all = (0 * low, np.minimum(low, least), -(-low // 2))
    return np.select([found == at for at in range(len(below_all))], below_all, default=low)
