"""USSG §2E1.2: travel or transportation in aid of racketeering, the greater of a least level and the underlying one."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.count_level import CountLevel, change, settled
from relcon.law.tables import load
from relcon.law.ussg.groundwork import Groundwork, assumed_objects, chapter_three
from relcon.records.counts import Count

GUIDELINE: Final = "§2E1.2"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of travel in aid of racketeering.

    Notes
    -----
    Rule: USSG §2E1.2(a)(1), (2). With one underlying offense Chapter Three adds the same to both (n.1).
    """
    facts, drugs = ground.facts, ground.plain
    # (a): the greater of (1) and the level of the underlying activity, (2).
    after = np.maximum(drugs.level, load("2E1.2", facts.edition).integer("least", "level")).astype(np.int64)
    text = "level {after}: the greater of (1) and level {before} of the underlying activity"
    made = change("USSG §2E1.2(a)", drugs.level, after, text).where(drugs.known)
    lines = [*drugs.lines, made, *chapter_three(facts, drugs)]
    return settled(counts, GUIDELINE, drugs.base, lines, assumed_objects(counts, facts.n))
