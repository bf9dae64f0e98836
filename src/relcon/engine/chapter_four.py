"""Worksheet lines of Chapter Four, Part B, besides the career offender: livelihood, and what is not computed."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, YES
from relcon.law.ussg import s4b1_3, s4b1_4


def livelihood_line(inputs: WorksheetFacts, level: IntArray, accepted: BoolArray) -> list[LineColumn]:
    """Return the line of §4B1.3 where a livelihood is recorded.

    Parameters
    ----------
    inputs
        The defendant.
    level
        The offense level so far; above every floor where there is none to raise.
    accepted
        Where §3E1.1 applies.
    """
    recorded = inputs.recorded("livelihood")
    if not recorded:
        return []
    own, edition = inputs.own("livelihood"), inputs.edition
    would = s4b1_3.raised(level, np.ones(inputs.n, dtype=np.bool_), accepted, edition)
    added = np.where(own == YES, would, 0).astype(np.int64)
    is_open = (own == UNKNOWN) & (would > 0)
    least = s4b1_3.least(accepted, edition)
    floors = np.unique(least)
    said = point("livelihood").said
    texts = tuple(
        text
        for floor in floors.tolist()
        for text in (
            f"no livelihood of the defendant's own; the level would not be below {floor}",
            f"the level is not below {floor}",
            f"raised to level {floor}: {said}",
            f"it would be raised to level {floor}: {said}",
        )
    )
    case = np.select([is_open, added > 0, own == YES], [3, 2, 1], default=0)
    code = (np.searchsorted(floors, least) * 4 + case).astype(np.int64)
    state = np.where(is_open, OPEN, np.where(added > 0, APPLIED, NOT_APPLIED)).astype(np.int8)
    facts = tuple(id for one in recorded for id in one.facts)
    return [LineColumn(load("4B1.3", edition).cite, added, state, Texts(texts, code), facts)]


def armed_career_line(inputs: WorksheetFacts) -> list[LineColumn]:
    """Return the line of §4B1.4, open, where a count under 18 U.S.C. §924(e) is live."""
    counts = [one for one in inputs.live_counts if s4b1_4.armed_career([one.statute], inputs.edition)]
    if not counts:
        return []
    n = inputs.n
    named = ", ".join(f"count {one.count} ({one.statute})" for one in counts)
    why = Texts.same(f"{named}: {point('armed_career').text}", n)
    cite = load("4B1.4", inputs.edition).cite
    return [LineColumn(cite, np.zeros(n, dtype=np.int64), np.full(n, OPEN, dtype=np.int8), why)]
