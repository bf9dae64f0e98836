"""USSG §4B1.1(c): a career offender's range with a count under 18 U.S.C. §924(c)."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import APPLIED, NOT_APPLIED, NULL, LineColumn, Note, Texts
from relcon.law.months import LIFE, range_in_months, show
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, YES, TriArray
from relcon.law.usc.statutory import Statutory


def firearm_range(reduction: IntArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the range of the table in (c)(3).

    Parameters
    ----------
    reduction
        The levels that §3E1.1 takes off: 0, 2 or 3.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.1(c)(1), (3).
    """
    table = load("4B1.1", edition)
    low, high = np.zeros(reduction.size, dtype=np.int64), np.zeros(reduction.size, dtype=np.int64)
    for levels in table.mapping("firearm_ranges"):
        here = reduction == int(levels)
        low = np.where(here, table.integer("firearm_ranges", levels, "low"), low)
        text = table.text("firearm_ranges", levels, "high")
        high = np.where(here, LIFE if text == "life" else int(text), high)
    return low, high


def with_firearm(
    low: IntArray, high: IntArray, consecutive: int, reduction: IntArray, edition: str
) -> tuple[IntArray, IntArray]:
    """Return the greater of the range of the other counts plus the consecutive minimum, and the table of (c)(3).

    Parameters
    ----------
    low, high
        The otherwise applicable range of the counts that are not under 18 U.S.C. §924(c) or §929(a), n.3(C).
    consecutive
        The consecutive minimum of those that are, in months.
    reduction
        The levels that §3E1.1 takes off.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.1(c)(2), n.3(B): the greater range is the one with the greater minimum.
    """
    added_low, added_high = np.minimum(low + consecutive, LIFE), np.minimum(high + consecutive, LIFE)
    table_low, table_high = firearm_range(reduction, edition)
    added = (added_low > table_low) | ((added_low == table_low) & (added_high > table_high))
    return np.where(added, added_low, table_low), np.where(added, added_high, table_high)


def firearm_line(
    career_offender: TriArray, low: IntArray, high: IntArray, acceptance: IntArray, statute: Statutory, edition: str
) -> tuple[IntArray, IntArray, LineColumn]:
    """Apply (c): the range with a count under 18 U.S.C. §924(c), for a career offender.

    Parameters
    ----------
    career_offender
        Whether §4B1.1 gives the range, because of such a count.
    low, high
        The range of the other counts, ``NULL`` where there is none.
    acceptance
        The levels of §3E1.1, not positive.
    statute
        What the live counts come to.
    edition
        The Manual edition.
    """
    alone_low, alone_high = firearm_range(-acceptance, edition)
    both_low, both_high = alone_low, alone_high
    known: BoolArray = career_offender == YES
    if statute.counts:
        both_low, both_high = with_firearm(
            np.maximum(low, 0), np.maximum(high, 0), statute.consecutive, -acceptance, edition
        )
        known = known & (low != NULL)

    def write(used_low: int, used_high: int, table_low: int, table_high: int, other_low: int, other_high: int) -> str:
        used, table = range_in_months(used_low, used_high), range_in_months(table_low, table_high)
        if not statute.counts:
            return f"(1) the range of the table in (c)(3) is {table}"
        added = f"{range_in_months(other_low, other_high)} and {statute.consecutive} months"
        return f"(2) the greater of {added}, and of the table in (c)(3), {table}: {used}, the consecutive term included"

    why = Texts.by_row(write, both_low, both_high, alone_low, alone_high, low, high)
    state = np.where(known, APPLIED, NOT_APPLIED).astype(np.int8)
    line = LineColumn.saying("USSG §4B1.1(c)", state, why).where(known)
    return np.where(known, both_low, low), np.where(known, both_high, high), line


def firearm_notes(career_offender: TriArray, acceptance: IntArray, edition: str) -> list[Note]:
    """Give the range of (c)(3) where it is not known whether the defendant is a career offender."""
    low, high = firearm_range(-acceptance, edition)
    notes = []
    for first, last in np.unique(np.stack([low, high], axis=1), axis=0).tolist():
        here: BoolArray = (career_offender == UNKNOWN) & (low == first) & (high == last)
        text = f"USSG §4B1.1(c): if the defendant is a career offender, guideline range {first}-{show(last)} months"
        notes.append(Note(text, here))
    return notes
