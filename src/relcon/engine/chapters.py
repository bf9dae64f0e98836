"""Worksheet lines of acceptance and of the floor under the level of Chapters Two and Three."""

from __future__ import annotations

import numpy as np

from relcon.engine.valve import SafetyValve
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import NO_ACCEPTANCE, TIMELY, WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, known
from relcon.law.ussg import s3e1_1, s5c1_2


def floor_level_lines(level: IntArray, valve: SafetyValve, minimum: IntArray, edition: str) -> list[LineColumn]:
    """Return the line of §5C1.2(b) as it was before 2023: a floor under the level of Chapters Two and Three."""
    added = s5c1_2.floor_levels(level, valve.guideline_met, minimum, edition)
    if added is None:
        return []
    cite = load("5C1.2", edition).text("floor_level", "cite")
    why = Texts.same(
        f"the level of Chapters Two and Three is raised to not less than {s5c1_2.floor_level(edition)}", level.size
    )
    return [LineColumn(cite, added, known(added > 0), why).where(added > 0)]


def acceptance_line(inputs: WorksheetFacts, level_before: IntArray) -> LineColumn:
    """Return the line of §3E1.1(a) and (b) together."""
    edition = inputs.edition
    accepts: BoolArray = (inputs.acceptance > NO_ACCEPTANCE) & ~inputs.trial
    timely: BoolArray = inputs.acceptance == TIMELY
    levels = s3e1_1.acceptance(accepts, edition)
    third = s3e1_1.timely_plea(accepts, timely, level_before, edition)
    is_open = (inputs.acceptance == UNKNOWN) & ~inputs.trial
    state = np.where(is_open, OPEN, np.where(accepts, APPLIED, NOT_APPLIED)).astype(np.int8)
    least = s3e1_1.least_level(edition)
    note = f"; {inputs.acceptance_note}" if inputs.acceptance_note else ""
    texts = (
        "no acceptance of responsibility is recorded",
        "guilt is put to trial (n.2)",
        "whether he accepts responsibility is not recorded",
        "(a) accepted; not (b), no timely notice of the plea",
        f"(a) accepted; not (b), the level before (a) is below {least}",
        f"(a) accepted; (b) timely plea: {point('timely_motion').text}",
    )
    code = np.select([inputs.trial, is_open, ~accepts, ~timely, third == 0], [1, 2, 0, 3, 4], default=5).astype(
        np.int64
    )
    return LineColumn("USSG §3E1.1", levels + third, state, Texts(tuple(text + note for text in texts), code))
