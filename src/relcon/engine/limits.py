"""The guideline range within what the statutes require and allow, USSG §§5G1.1, 5G1.2 and 18 U.S.C. §3553(f)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.engine.valve import SafetyValve
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NULL, LineColumn, Texts, fact_line
from relcon.law.months import LIFE, in_months
from relcon.law.tristate import known
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s5g1_1
from relcon.law.ussg.s5g1_2 import total_punishment


def within_statute(
    low: IntArray, high: IntArray, criteria: SafetyValve, statute: Statutory, included: BoolArray
) -> tuple[IntArray, IntArray, IntArray, list[LineColumn]]:
    """Apply 18 U.S.C. §3553(f), §5G1.1 and §5G1.2; where the range includes consecutive terms the limits do too.

    Parameters
    ----------
    low, high
        The guideline range, ``NULL`` where there is none.
    criteria
        The safety valve.
    statute
        What the live counts require and allow.
    included
        Where the range holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).

    Returns
    -------
    tuple
        Both ends, ``NULL`` where a count of unknown maximum would decide them; the minimum that is left to bind,
        ``NULL`` where none is known; the lines.
    """
    if not statute.known:
        return low, high, np.full(low.size, NULL, dtype=np.int64), []
    lines = []
    minimum = statute.minimum
    reached: BoolArray = statute.liftable > statute.fixed
    if reached.any():
        minimum = np.where(criteria.met & reached, statute.fixed, minimum)
        lines.append(_valve_line(criteria, statute).where(reached))
    minimum = np.where(included, np.minimum(minimum + statute.consecutive, LIFE), minimum)
    maximum = np.where(included, LIFE, statute.together)
    new_low, new_high = s5g1_1.within_statute(low, high, minimum, maximum)
    known_range: BoolArray = low != NULL
    undecided: BoolArray = known_range & (high > maximum) & bool(statute.unlimited)
    lines.append(
        _limits_line(low, high, (new_low, new_high), minimum, maximum, statute).where(known_range & ~undecided)
    )
    new_low, new_high = np.where(known_range, new_low, NULL), np.where(known_range, new_high, NULL)
    without_maximum = np.maximum(low, minimum), np.maximum(high, minimum)
    several = total_punishment.line(statute, (new_low, new_high), without_maximum, included, undecided)
    lines += [] if several is None else [several]
    return np.where(undecided, NULL, new_low), np.where(undecided, NULL, new_high), minimum, lines


def _limits_line(
    low: IntArray,
    high: IntArray,
    ends: tuple[IntArray, IntArray],
    minimum: IntArray,
    maximum: IntArray,
    statute: Statutory,
) -> LineColumn:
    """Say which of (a), (b), (c) moved the range."""
    cut = known((ends[0] != low) | (ends[1] != high))
    texts = ("the range lies within the statutory limits", "(c) the range is cut to the statutory limits", "")
    line = fact_line("USSG §5G1.1", cut, 0, texts)
    above = "(b) the statutory minimum of {} lies above the whole range"
    why = line.why
    for least in np.unique(minimum):
        here: BoolArray = (minimum > high) & (minimum == least)
        why = why.overlaid(here, Texts.same(above.format(in_months(int(least))), low.size))
    below = Texts(tuple(_below(one.together, len(statute.counts)) for one in statute.readings), statute.code)
    return replace(line, why=why.overlaid(low > maximum, below))


def _below(together: int, counts: int) -> str:
    most = in_months(together)
    if counts > 1:
        return f"(a) what the counts allow together (§5G1.2(d)), {most}, lies below the whole range"
    return f"(a) the statutory maximum of {most} lies below the whole range"


def _valve_line(criteria: SafetyValve, statute: Statutory) -> LineColumn:
    """Say of each reading's liftable minimum whether it binds."""
    made = fact_line("18 USC 3553(f)", criteria.eligible, 0, ("", "", ""))
    why = made.why
    for number, one in enumerate(statute.readings):
        said = criteria.summary.followed_by(made.state, _binding(in_months(one.liftable)))
        why = why.overlaid(statute.code == number, said)
    return replace(made, why=why)


def _binding(least: str) -> tuple[str, str, str]:
    return (
        f": the minimum of {least} binds",
        f": the minimum of {least} does not bind",
        f": the minimum of {least} is taken to bind",
    )
