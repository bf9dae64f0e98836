"""USSG §5K1.1: what a reduction for substantial assistance may reach, and the five things that the court weighs.

How far the court goes is its own decision, on the government's motion: nothing here estimates it.
"""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NOT_APPLIED, NULL, LineColumn, Texts
from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s5a

Motion = Literal["5K1.1", "3553e", "rule35b"]
"""Under §5K1.1 alone, with a motion under 18 U.S.C. §3553(e), or after sentencing under Fed. R. Crim. P. 35(b)."""

MOTIONS: Final[tuple[Motion, ...]] = ("5K1.1", "3553e", "rule35b")

Factor = Literal["usefulness", "truthfulness", "nature_and_extent", "risk", "timeliness"]

FACTORS: Final[dict[Factor, tuple[str, str]]] = {
    "usefulness": ("Significance and usefulness", "USSG §5K1.1(a)(1)"),
    "truthfulness": ("Truthfulness, completeness, reliability", "USSG §5K1.1(a)(2)"),
    "nature_and_extent": ("Nature and extent", "USSG §5K1.1(a)(3)"),
    "risk": ("Injury, danger or risk", "USSG §5K1.1(a)(4)"),
    "timeliness": ("Timeliness", "USSG §5K1.1(a)(5)"),
}
"""What (a) names, each with its paragraph; the list is not closed."""


def floor(motion: Motion, minimum: IntArray) -> IntArray:
    """Return the months below which a reduction on a motion does not go.

    Parameters
    ----------
    motion
        Which.
    minimum
        Months of the statutory minimum that the safety valve leaves standing, 0 where none does.

    Notes
    -----
    Rule: USSG §5K1.1 n.1; 18 U.S.C. §3553(e): below a statutory minimum only on a motion that says so, Melendez v.
    United States, 518 U.S. 120 (1996) (from memory). Fed. R. Crim. P. 35(b)(4), from memory: a reduction after
    sentencing may go below it too.
    """
    return minimum if motion == "5K1.1" else np.zeros_like(minimum)


def level_of(months: IntArray, total: IntArray, history: IntArray, edition: str) -> IntArray:
    """Return the level from which levels are counted down from some months.

    Parameters
    ----------
    months
        Where a reduction starts.
    total
        The total offense level.
    history
        The criminal history category, 1 to 6.
    edition
        The Manual edition.

    Returns
    -------
    IntArray
        The total offense level where the Sentencing Table's low end is what it starts from; else the lowest level
        whose low end is not below it, so that no level counted down means no month less.

    Notes
    -----
    Rule: none in the Manual: from which level a court counts where a statutory minimum has raised the range is open,
    and said where it matters.
    """
    own, _ = s5a.guideline_range(total, history, edition)
    return np.where(own == months, s5a.bounded(total, edition), s5a.level_reaching(months, history, edition))


def lines(statute: Statutory, binding: IntArray, included: BoolArray) -> list[LineColumn]:
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
    Both are considered and never applied: the motion is the government's.
    """
    apart = np.where(included, 0, statute.consecutive)
    least = np.where(binding == NULL, NULL, floor("5K1.1", np.maximum(binding, 0)))
    stands: BoolArray = (least > 0) | (apart > 0)
    return [
        LineColumn.saying("USSG §5K1.1", NOT_APPLIED, Texts.by_row(_alone, least, apart)),
        LineColumn.saying("18 USC 3553(e)", NOT_APPLIED, Texts.by_row(_below, least, apart)).where(stands),
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
