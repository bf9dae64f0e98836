"""USSG §2D1.6: communication facilities, the level of the underlying offense and the least that its drug leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from relcon.law.count_level import CountLevel, change, settled
from relcon.law.line import Note
from relcon.law.tables import load
from relcon.law.ussg.groundwork import Groundwork, assumed_objects, chapter_three
from relcon.law.ussg.s2d1_1.conversion import class_of
from relcon.records.counts import Count

GUIDELINE: Final = "§2D1.6"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of using a communication facility: that of the underlying offense.

    Notes
    -----
    Rule: USSG §2D1.6(a), n.1.
    """
    facts, drugs = ground.facts, ground.plain
    text = "the level of the underlying offense, {after}"
    made = change("USSG §2D1.6(a)", drugs.level, drugs.level, text).where(drugs.known)
    lines = [*drugs.lines, made, *chapter_three(facts, drugs)]
    found = settled(counts, GUIDELINE, drugs.base, lines, assumed_objects(counts, facts.n))
    substances = {str(charge.substance) for count in counts for charge in count.charged if charge.substance}
    # n.1: where the quantity is not known, the least that the drug leaves.
    by_substance = least(sorted(substances), facts.edition)
    if by_substance is None:
        return found
    said = f"count {counts[0].count}: at least level {by_substance} by its substance (USSG §2D1.6 n.1)"
    return replace(found, notes=(*found.notes, Note(said, ~drugs.known)))


def least(substances: Iterable[str], edition: str) -> int | None:
    """Return the least level of the underlying offense, whatever its quantity; ``None`` where no drug is known.

    Notes
    -----
    Rule: USSG §2D1.6 n.1, §2D1.1(c)(14), (16), (17).
    """
    levels = [_least_of(one, edition) for one in substances]
    return max(levels, default=None)


def _least_of(substance: str, edition: str) -> int:
    table = load("2D1.6", edition)
    kind = class_of(substance, edition)
    for place in (("least", "substances", substance), ("least", "classes", kind)):
        if table.has(*place):
            return table.integer(*place)
    return table.integer("least", "otherwise")
