"""A career offender's range with a count under 18 U.S.C. §924(c), and the ranges between which an open one lies."""

from __future__ import annotations

import numpy as np

from relcon.engine.career import SECTION, Career
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import NO_ACCEPTANCE, TIMELY, WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, NULL, LineColumn, Note, Texts
from relcon.law.months import LIFE, show
from relcon.law.tristate import UNKNOWN, YES
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s3e1_1, s4b1_1, s5a


def firearm_line(
    found: Career, low: IntArray, high: IntArray, acceptance: IntArray, statute: Statutory, edition: str
) -> tuple[IntArray, IntArray, LineColumn]:
    """Apply (c): the range with a count under 18 U.S.C. §924(c), where he is a career offender.

    Parameters
    ----------
    found
        What (a) and (b) do.
    low, high
        The range of the other counts, ``NULL`` where there is none.
    acceptance
        The levels of §3E1.1, not positive.
    statute
        The counts' terms.
    edition
        The Manual edition.
    """
    here: BoolArray = found.with_firearm == YES
    alone_low, alone_high = s4b1_1.firearm_range(-acceptance, edition)
    if statute.counts:
        both_low, both_high = s4b1_1.with_firearm(
            np.maximum(low, 0), np.maximum(high, 0), statute.consecutive, -acceptance, edition
        )
    else:
        both_low, both_high = alone_low, alone_high
    known: BoolArray = here & ((low != NULL) | np.full(low.size, not statute.counts))
    rows = np.stack([both_low, both_high, alone_low, alone_high, low, high], axis=1)
    distinct, code = np.unique(rows, axis=0, return_inverse=True)

    def write(row: list[int]) -> str:
        used, table = _months(row[0], row[1]), _months(row[2], row[3])
        if not statute.counts:
            return f"(1) the range of the table in (c)(3) is {table}"
        added = f"{_months(row[4], row[5])} and {statute.consecutive} months"
        return f"(2) the greater of {added}, and of the table in (c)(3), {table}: {used}, the consecutive term included"

    texts = Texts(tuple(write(row) for row in distinct.tolist()), code.reshape(-1).astype(np.int64))
    state = np.where(known, APPLIED, NOT_APPLIED).astype(np.int8)
    line = LineColumn(f"{SECTION}(c)", np.zeros(low.size, dtype=np.int64), state, texts).where(known)
    return np.where(known, both_low, low), np.where(known, both_high, high), line


def _months(low: int, high: int) -> str:
    """Return a range as words."""
    return "life" if low >= LIFE else f"{low}-{show(high)} months"


def career_notes(found: Career, inputs: WorksheetFacts, level: IntArray, statute: Statutory) -> list[Note]:
    """Give the other end where it is not known whether he is a career offender, or at which level.

    Parameters
    ----------
    found
        What §4B1.1 does.
    inputs
        The defendant.
    level
        The level before §3E1.1, §4B1.1 left aside; ``NULL`` where not known.
    statute
        The counts' terms.
    """
    perhaps: BoolArray = (found.state == UNKNOWN) | found.undecided | ((found.state == YES) & (level == NULL))
    if not perhaps.any():
        return []
    edition = inputs.edition
    lines = []
    for end in (found.table_low, found.table_high):
        with_table = np.maximum(level, end)
        taken = _acceptance(inputs, with_table)
        lines.append(s5a.bounded(with_table + taken, edition))
    rows = np.stack([found.state, lines[0], lines[1], level], axis=1).astype(np.int64)
    made = []
    for row in np.unique(rows[perhaps], axis=0).tolist():
        here = perhaps & (rows == row).all(axis=1)
        made.append(Note(_bracket(row, edition, statute), here))
    return made


def _bracket(row: list[int], edition: str, statute: Statutory) -> str:
    state, least, most, level = row
    category = np.array([s4b1_1.category(edition)], dtype=np.int64)
    shown = []
    for end in dict.fromkeys((least, most)):
        low, high = (int(one[0]) for one in s5a.guideline_range(np.array([end]), category, edition))
        shown.append(f"total offense level {end}, category VI, guideline range {_months(low, high)}")
    opening = "if he is a career offender" if state == UNKNOWN else "as a career offender"
    at_least = "at least " if level == NULL else ""
    also = "; with the count under 18 USC 924(c), (c) applies" if statute.firearm else ""
    return f"{SECTION}: {opening}: {at_least}{' to '.join(shown)}, before statutory limits{also}"


def _acceptance(inputs: WorksheetFacts, level: IntArray) -> IntArray:
    accepts: BoolArray = (inputs.acceptance > NO_ACCEPTANCE) & ~inputs.trial
    timely: BoolArray = inputs.acceptance == TIMELY
    return s3e1_1.acceptance(accepts, inputs.edition) + s3e1_1.timely_plea(accepts, timely, level, inputs.edition)
