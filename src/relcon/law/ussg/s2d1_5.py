"""USSG §2D1.5: continuing criminal enterprises, the greater of a level above §2D1.1 and a least level."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.count_level import CountLevel, applied, change, left_out, settled
from relcon.law.line import Texts
from relcon.law.tables import load
from relcon.law.ussg.groundwork import ROLE, Groundwork, chapter_three, without_role
from relcon.records.counts import Count

GUIDELINE: Final = "§2D1.5"
_CITE: Final = "USSG §2D1.5(a)"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of a continuing criminal enterprise.

    Notes
    -----
    Rule: USSG §2D1.5(a)(1), (2), n.1.
    """
    why = "§2D1.5 n.1"
    # n.1: no adjustment for role in the offense.
    facts = without_role(ground.facts, why)
    drugs, table = ground.drugs(facts), load("2D1.5", facts.edition)
    above, least = table.integer("above", "levels"), table.integer("least", "level")
    # (a)(1), (2): the greater of the level of §2D1.1 and some, and a least one.
    before = np.where(drugs.known, drugs.level, 0)
    after = np.maximum(np.where(drugs.known, before + above, 0), least).astype(np.int64)
    base = np.where(drugs.known, drugs.base, after).astype(np.int64)
    text = f"level {{after}}: the greater of {above} above level {{before}} of §2D1.1, and {least}"
    made = change(_CITE, before, after, text)
    # (a)(2): without a level of §2D1.1 the least one is the base level itself.
    alone = applied(_CITE, 0, Texts.same(f"level {least}, the least", facts.n))
    lines = [one.only(drugs.known) for one in drugs.lines]
    three = left_out(chapter_three(facts, drugs), ROLE, why)
    by_level = [made.only(drugs.known), alone.only(~drugs.known)]
    return settled(counts, GUIDELINE, base, [*lines, *by_level, *three])
