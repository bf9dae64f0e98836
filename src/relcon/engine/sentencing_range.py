"""From total offense level and criminal history to the guideline range, USSG Ch. 5 Pt. A and §5C1.2(b)."""

from __future__ import annotations

import numpy as np

from relcon.engine.valve import SafetyValve
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NULL, OPEN, LineColumn, Note, fact_line
from relcon.law.months import LIFE, show
from relcon.law.tables import load
from relcon.law.tristate import known
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s4c1_1, s5a, s5c1_2
from relcon.law.ussg.s4a1_1 import Points


def category_of(points: Points, edition: str) -> IntArray:
    """Return the criminal history category, null unless every possible number of points gives the same one."""
    least, most = s5a.category(points.low, edition), s5a.category(points.high, edition)
    return np.where(least == most, least, NULL)


def guideline_range(
    total: IntArray, category: IntArray, criteria: SafetyValve, statute: Statutory, edition: str
) -> tuple[IntArray, IntArray, list[LineColumn]]:
    """Look up the Sentencing Table and apply §5C1.2(b)."""
    known_range: BoolArray = (total != NULL) & (category != NULL)
    low, high = s5a.guideline_range(total, np.maximum(category, 1), edition)
    floor = s5c1_2.floor_applies(criteria.met, statute.liftable, edition)
    raised_low, raised_high = s5c1_2.floor_range(low, high, floor, edition)
    ends = np.where(known_range, raised_low, NULL), np.where(known_range, raised_high, NULL)
    if not floor.any():
        return *ends, []
    least = s5c1_2.floor_text(edition)
    texts = (f"the range is not below {least}", f"the range is raised to not less than {least}", "")
    raised = known((raised_low > low) | (raised_high > high))
    line = fact_line(load("5C1.2", edition).text("floor", "cite"), raised, 0, texts).where(floor & known_range)
    return *ends, [line]


def history_notes(
    points: Points, category: IntArray, total: IntArray, zero_point: LineColumn | None, edition: str
) -> list[Note]:
    """Give the ranges between which the answer lies where the criminal history category is unknown.

    Where no points at all are possible, and USSG §4C1.1 is open for that, the lower one takes its levels off.
    """
    unknown = category == NULL
    if not unknown.any():
        return []
    missing = "; ".join(points.missing)
    notes = [Note(f"criminal history category unknown, so no range: {missing}", unknown)]
    ends = (s5a.category(points.low, edition), s5a.category(points.high, edition))
    may: BoolArray = np.zeros(total.size, dtype=np.bool_) if zero_point is None else zero_point.state == OPEN
    lower = np.where(may, s5a.bounded(total + s4c1_1.levels(edition), edition), total) if may.any() else total
    cases = np.stack([total, lower, *ends], axis=1)
    for level, fewer, least, most in np.unique(cases[unknown & (total != NULL)], axis=0).tolist():
        here = unknown & (cases == [level, fewer, least, most]).all(axis=1)
        first = _range_in(fewer, least, edition)
        first += f" (level {fewer}, with USSG §4C1.1)" if fewer != level else ""
        shown = f"{first} to {_range_in(level, most, edition)}"
        notes.append(Note(f"at total offense level {level} the guideline range would be from {shown}", here))
    return notes


def _range_in(level: int, number: int, edition: str) -> str:
    low, high = (int(end[0]) for end in s5a.guideline_range(np.array([level]), np.array([number]), edition))
    months = "life" if low >= LIFE else f"{low}-{show(high)} months"
    return f"{months} in category {s5a.ROMAN[number - 1]}"
