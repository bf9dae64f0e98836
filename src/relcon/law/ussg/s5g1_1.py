"""USSG §5G1.1: the guideline range within statutory limits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NULL, LineColumn, Texts, added
from relcon.law.months import LIFE, in_months
from relcon.law.tristate import known
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg.s5c1_2 import SafetyValve, minimum_line
from relcon.law.ussg.s5g1_2 import total_punishment


def within_statute(low: IntArray, high: IntArray, minimum: IntArray, maximum: IntArray) -> tuple[IntArray, IntArray]:
    """Return the range after the statutory minimum and maximum.

    Parameters
    ----------
    low, high
        The guideline range in months, ``LIFE`` for life.
    minimum, maximum
        What the statute requires (0 if nothing) and authorizes.

    Returns
    -------
    tuple
        Both ends; equal where the statute leaves a single sentence.

    Notes
    -----
    Rule: USSG §5G1.1(a), (b), (c): cutting each end to the statute's limits gives all three.
    """
    return np.clip(low, minimum, maximum), np.clip(high, minimum, maximum)


@dataclass(frozen=True, slots=True)
class Limited:
    """The range within statutory limits.

    Attributes
    ----------
    low, high
        Both ends, ``NULL`` where there is no range or a count of unknown maximum would decide them.
    binding
        The minimum that is left to bind, ``NULL`` where none is known.
    lines
        The lines of 18 U.S.C. §3553(f), §5G1.1 and §5G1.2(b)-(e).
    """

    low: IntArray
    high: IntArray
    binding: IntArray
    lines: tuple[LineColumn, ...]


def limited(low: IntArray, high: IntArray, valve: SafetyValve, statute: Statutory, included: BoolArray) -> Limited:
    """Apply 18 U.S.C. §3553(f), §5G1.1 and §5G1.2; where the range includes consecutive terms the limits do too.

    Parameters
    ----------
    low, high
        The guideline range, ``NULL`` where there is none.
    valve
        The safety valve.
    statute
        What the live counts require and allow.
    included
        Where the range holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).
    """
    if not statute.known:
        return Limited(low, high, np.full(low.size, NULL, dtype=np.int64), ())
    lines = []
    minimum = statute.minimum
    # 18 U.S.C. §3553(f): without regard to the minimum of the counts that it covers
    reached: BoolArray = statute.liftable > statute.fixed
    if reached.any():
        minimum = np.where(valve.met & reached, statute.fixed, minimum)
        lines.append(minimum_line(valve, statute).where(reached))
    minimum = np.where(included, np.minimum(minimum + statute.consecutive, LIFE), minimum)
    maximum = np.where(included, LIFE, statute.together)
    new_low, new_high = within_statute(low, high, minimum, maximum)
    there: BoolArray = low != NULL
    undecided: BoolArray = there & (high > maximum) & bool(statute.unlimited)
    lines.append(_line(low, high, (new_low, new_high), minimum, maximum, statute).where(there & ~undecided))
    ends = np.where(there, new_low, NULL), np.where(there, new_high, NULL)
    without_maximum = np.maximum(low, minimum), np.maximum(high, minimum)
    several = total_punishment.line(statute, ends, without_maximum, included, undecided)
    lines += [] if several is None else [several]
    return Limited(np.where(undecided, NULL, ends[0]), np.where(undecided, NULL, ends[1]), minimum, tuple(lines))


def _line(
    low: IntArray,
    high: IntArray,
    ends: tuple[IntArray, IntArray],
    minimum: IntArray,
    maximum: IntArray,
    statute: Statutory,
) -> LineColumn:
    """Say which of (a), (b), (c) moved the range."""
    cut = known((ends[0] != low) | (ends[1] != high))
    within, shortened = "the range lies within the statutory limits", "(c) the range is cut to the statutory limits"
    why = Texts.by_state(cut, within, shortened, "")
    above = "(b) the statutory minimum of {} lies above the whole range"
    for least in np.unique(minimum):
        here: BoolArray = (minimum > high) & (minimum == least)
        why = why.overlaid(here, Texts.same(above.format(in_months(int(least))), low.size))
    below = Texts(tuple(_below(one.together, len(statute.counts)) for one in statute.readings), statute.code)
    return added("USSG §5G1.1", cut, 0, why.overlaid(low > maximum, below))


def _below(together: int, counts: int) -> str:
    most = in_months(together)
    if counts > 1:
        return f"(a) what the counts allow together (§5G1.2(d)), {most}, lies below the whole range"
    return f"(a) the statutory maximum of {most} lies below the whole range"
