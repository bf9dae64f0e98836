"""A sentence under 18 U.S.C. §924(c) alone: the range is the least term of the statute, USSG §2K2.4(b)."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, LineColumn, Note, Texts
from relcon.law.months import LIFE, in_months, show
from relcon.law.tristate import UNKNOWN, YES, TriArray
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s3d1_1, s4b1_1


def firearm_alone(inputs: WorksheetFacts, statute: Statutory) -> bool:
    """Return whether counts under 18 U.S.C. §924(c) are the only ones that bring a range.

    Notes
    -----
    Rule: USSG §2K2.4(b), n.5: no drug count, no §2D1.1; Chapters Three, Parts A to E, and Four do not apply.
    """
    return statute.firearm and not s3d1_1.grouped(inputs.live_counts, inputs.edition)


def firearm_alone_range(
    statute: Statutory, low: IntArray, high: IntArray, career_offender: TriArray
) -> tuple[IntArray, IntArray, LineColumn]:
    """Return the range and its line: every least term, one after the other; a career offender's stays as it is.

    Parameters
    ----------
    statute
        The terms of the counts.
    low, high
        The range of USSG §4B1.1(c).
    career_offender
        Whether that gives the range in place of §2K2.4(b).

    Notes
    -----
    Rule: USSG §2K2.4(b), (c), n.2; 18 U.S.C. §924(c)(1)(D)(ii).
    """
    n, here = low.size, career_offender != YES
    term = min(statute.consecutive, LIFE)
    why = f"the guideline sentence is the least term that the statute requires, {in_months(term)}"
    state = np.full(n, APPLIED, dtype=np.int8)
    line = LineColumn("USSG §2K2.4(b)", np.zeros(n, dtype=np.int64), state, Texts.same(why, n)).where(here)
    return np.where(here, term, low), np.where(here, term, high), line


def firearm_alone_notes(career_offender: TriArray, acceptance: IntArray, edition: str) -> list[Note]:
    """Give the range of USSG §4B1.1(c) where it is not known whether he is a career offender."""
    low, high = s4b1_1.firearm_range(-acceptance, edition)
    notes = []
    for first, last in np.unique(np.stack([low, high], axis=1), axis=0).tolist():
        here: BoolArray = (career_offender == UNKNOWN) & (low == first) & (high == last)
        text = f"USSG §4B1.1(c): if he is a career offender, guideline range {first}-{show(last)} months"
        notes.append(Note(text, here))
    return notes
