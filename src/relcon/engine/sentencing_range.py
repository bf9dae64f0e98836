"""From total offense level and category to the guideline range, USSG Ch. 5 Pt. A and §5C1.2(b)."""

from __future__ import annotations

import numpy as np

from relcon.engine.valve import SafetyValve
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NULL, LineColumn, fact_line
from relcon.law.tables import load
from relcon.law.tristate import known
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s5a, s5c1_2


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
