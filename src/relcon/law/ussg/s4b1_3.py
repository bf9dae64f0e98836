"""USSG §4B1.3: the least offense level of a criminal livelihood."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, YES, prong


def least(accepted: BoolArray, edition: str) -> IntArray:
    """Return the least offense level.

    Parameters
    ----------
    accepted
        Where §3E1.1 applies.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.3.
    """
    table = load("4B1.3", edition)
    return np.where(accepted, table.integer("with_acceptance", "level"), table.integer("floor", "level")).astype(
        np.int64
    )


def line(facts: WorksheetFacts, level: IntArray, accepted: BoolArray) -> LineColumn | None:
    """Return the line of §4B1.3; ``None`` where no livelihood is recorded.

    Parameters
    ----------
    facts
        The defendant.
    level
        The offense level so far, §3E1.1 and §4C1.1 included: §4C1.1 takes levels off those of Chapters Two and Three,
        so the floor comes after it. Above every floor where there is none to raise.
    accepted
        Where §3E1.1 applies.

    Notes
    -----
    Rule: USSG §4B1.3. The pattern of conduct must be one that the defendant engaged in: the defendant's own.
    """
    recorded = facts.recorded("livelihood")
    if not recorded:
        return None
    own, floor = facts.own("livelihood"), least(accepted, facts.edition)
    would = np.maximum(floor - level, 0)
    added = prong(own, yes=would, no=0, unknown=0)
    open_here = (own == UNKNOWN) & (would > 0)
    said = point("livelihood").said

    def write(floor: int, owned: int, raises: int) -> str:
        if owned == YES:
            return f"raised to level {floor}: {said}" if raises else f"the level is not below {floor}"
        if owned == UNKNOWN and raises:
            return f"it would be raised to level {floor}: {said}"
        return f"no livelihood of the defendant's own; the level would not be below {floor}"

    why = Texts.by_row(write, floor, own, would > 0)
    state = np.where(open_here, OPEN, np.where(added > 0, APPLIED, NOT_APPLIED)).astype(np.int8)
    records = tuple(id for one in recorded for id in one.facts)
    return LineColumn(load("4B1.3", facts.edition).cite, added, state, why, records)
