"""USSG §5K1.1: what a reduction for substantial assistance may reach, and the five things that the court weighs.

How far the court goes is its own decision, on the government's motion: nothing here estimates it.
"""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from relcon.law.arrays import IntArray
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
