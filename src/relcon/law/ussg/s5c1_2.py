"""USSG §5C1.2(b): what remains of the range where the safety valve lifts a minimum of five years or more.

Subsection (a) repeats 18 U.S.C. §3553(f)(1)-(5), which stand in ``relcon.law.usc.t18_s3553``.
"""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load


def floor_applies(met: BoolArray, minimum: IntArray, edition: str) -> BoolArray:
    """Return where the range may not be less than the floor.

    Parameters
    ----------
    met
        Whether the criteria of (a) are met, on an offense that (a) covers.
    minimum
        The minimum that the statute would require, in months.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5C1.2(b). It has no bearing on §2D1.1(b)(18) (§2D1.1 n.21).
    """
    result: BoolArray = met & (minimum >= 12 * load("5C1.2", edition).integer("floor", "minimum_years"))
    return result


def floor_range(low: IntArray, high: IntArray, applies: BoolArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the guideline range, raised to the floor where it applies: each end is not less than the floor's.

    Notes
    -----
    Rule: USSG §5C1.2(b).
    """
    table = load("5C1.2", edition)
    return (
        np.where(applies, np.maximum(low, table.integer("floor", "low")), low),
        np.where(applies, np.maximum(high, table.integer("floor", "high")), high),
    )
