"""USSG §3B1.4: using a minor to commit a crime."""

from __future__ import annotations

import numpy as np

from relcon.law.conditions import Condition
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray


def levels(edition: str) -> int:
    """Return the levels that it adds."""
    return load("3B1.4", edition).integer("used_minor", "levels")


def conditions(accounted: TriArray) -> tuple[Condition, ...]:
    """Return what stands against it: that Chapter Two accounts for the minor already.

    Parameters
    ----------
    accounted
        Whether §2D1.1(b)(16)(B) holds, or §2D1.2 governs: either may rest on the same minor, which no record says.

    Notes
    -----
    Rule: USSG §3B1.4 n.2.
    """
    met = np.where(accounted == NO, YES, UNKNOWN).astype(np.int8)
    return (
        Condition(
            met, "", "whether Chapter Two (§2D1.1(b)(16)(B) or §2D1.2) accounts for this minor already is open (n.2)"
        ),
    )
