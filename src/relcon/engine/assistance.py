"""The lines of substantial assistance: considered, never applied, since the motion is the government's."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NOT_APPLIED, NULL, LineColumn, Texts
from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s5k1_1


def assistance_lines(statute: Statutory, binding: IntArray, included: BoolArray) -> list[LineColumn]:
    """Return the lines of §5K1.1 alone, which stops at a minimum, and of 18 U.S.C. §3553(e), which does not.

    Parameters
    ----------
    statute
        The counts' terms.
    binding
        The minimum that is left to bind, ``NULL`` where none is known.
    included
        Where it holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).

    Notes
    -----
    Rule: USSG §5K1.1, n.1; 18 U.S.C. §3553(e). Fed. R. Crim. P. 35(b), after sentencing, is named as another motion.
    """
    zero = np.zeros(binding.size, dtype=np.int64)
    state = np.full(binding.size, NOT_APPLIED, dtype=np.int8)
    apart = np.where(included, 0, statute.consecutive)
    rows = np.stack([np.where(binding == NULL, NULL, s5k1_1.floor("5K1.1", np.maximum(binding, 0))), apart], axis=1)
    distinct, code = np.unique(rows, axis=0, return_inverse=True)
    where = code.reshape(-1).astype(np.int64)
    alone = Texts(tuple(_alone(*row) for row in distinct.tolist()), where)
    below = Texts(tuple(_below(*row) for row in distinct.tolist()), where)
    stands: BoolArray = (rows[:, 0] > 0) | (apart > 0)
    return [
        LineColumn("USSG §5K1.1", zero, state, alone),
        LineColumn("18 USC 3553(e)", zero, state, below).where(stands),
    ]


def _alone(least: int, apart: int) -> str:
    """Say how far down a motion under §5K1.1 alone reaches."""
    opening = "only on the government's motion: alone it may go below the range"
    if least == NULL:
        return f"{opening}, never below a statutory minimum, which is not known here{_besides(apart)}"
    if not least and not apart:
        return f"{opening}; no statutory minimum is left to bind"
    return f"{opening}, never below {_minimums(least, apart)}"


def _below(least: int, apart: int) -> str:
    """Say what a motion under 18 U.S.C. §3553(e) opens besides."""
    what = _minimums(max(least, 0), apart)
    return f"{point('below_minimum').text}: {what}; Fed. R. Crim. P. 35(b), after sentencing, is a motion of its own"


def _minimums(least: int, apart: int) -> str:
    return f"the minimum of {in_months(least)}{_besides(apart)}" if least else _consecutive(apart)


def _besides(apart: int) -> str:
    return f", nor {_consecutive(apart)}" if apart else ""


def _consecutive(apart: int) -> str:
    return f"the consecutive term of at least {in_months(apart)}"
