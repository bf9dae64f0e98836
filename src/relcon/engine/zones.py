"""The line of the zone of a range: what may stand in place of imprisonment."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NOT_APPLIED, NULL, LineColumn, Texts
from relcon.law.ussg import s5c1_1

_IN_PLACE = "community confinement or home detention"


def zone_line(low: IntArray, range_low: IntArray, edition: str) -> LineColumn:
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
    found, prison = s5c1_1.zone(months, edition), s5c1_1.least_prison(months, edition)
    distinct, code = np.unique(np.stack([found, months, prison], axis=1), axis=0, return_inverse=True)
    texts = Texts(tuple(_write(*row) for row in distinct.tolist()), code.reshape(-1).astype(np.int64))
    state = np.full(low.size, NOT_APPLIED, dtype=np.int8)
    shown: BoolArray = (low != NULL) & (range_low == low) & (found < s5c1_1.ZONES.index("D"))
    return LineColumn("USSG §5C1.1", np.zeros(low.size, dtype=np.int64), state, texts).where(shown)


def _write(zone: int, low: int, prison: int) -> str:
    name = s5c1_1.ZONES[zone]
    unless = "unless the statute forbids probation (§5B1.1(b))"
    if name == "A":
        return f"zone A: probation without confinement is open to the court, {unless}"
    split = f"{prison} month{'' if prison == 1 else 's'} of imprisonment and {low - prison} of {_IN_PLACE}"
    if name == "B":
        return f"zone B: probation with at least {low} months of confinement, {unless}; or at least {split} (n.3)"
    return f"zone {name}: no probation; at least {split} (n.4)"
