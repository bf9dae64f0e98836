"""USSG §2D2.1: simple possession, its level by the substance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.count_level import UNBOUNDED, CountLevel, change, settled
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, Texts
from relcon.law.open_points import point
from relcon.law.tables import TableError, load
from relcon.law.ussg.groundwork import Groundwork, chapter_three
from relcon.law.ussg.s2d1_1.conversion import class_of
from relcon.records.counts import Count

GUIDELINE: Final = "§2D2.1"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of simple possession, by the substance of the counts, else by what is attributed.

    Notes
    -----
    Rule: USSG §2D2.1(a).
    """
    facts = ground.facts
    named = [str(charge.substance) for count in counts for charge in count.charged if charge.substance]
    if named:
        greatest = max(level(one, facts.edition)[0] for one in named)
        least = most = np.full(facts.n, greatest, dtype=np.int64)
    else:
        least, most = _attributed(facts)
    there = least == most
    base = np.where(there, most, NULL).astype(np.int64)
    text = f"level {{after}} by the substance {'of the count' if named else 'attributed'}"
    made = change("USSG §2D2.1(a)", base, base, text).where(there)
    found = settled(counts, GUIDELINE, base, [made, *chapter_three(facts, None)])
    return replace(found, missing=Texts.same(point("possessed_substance").said, facts.n))


def _attributed(facts: WorksheetFacts) -> tuple[IntArray, IntArray]:
    """Return the least and the greatest level of the substances attributed."""
    least, most = np.full(facts.n, UNBOUNDED, dtype=np.int64), np.zeros(facts.n, dtype=np.int64)
    mixtures = ((one, weight) for names, weight in facts.amounts.mixtures for one in names)
    for substance, weight in (*facts.amounts.mixture.items(), *mixtures):
        own = level(substance, facts.edition)[0]
        least = np.where(weight > 0, np.minimum(least, own), least)
        most = np.where(weight > 0, np.maximum(most, own), most)
    return least, most


def level(substance: str, edition: str) -> tuple[int, str]:
    """Return the base offense level for a substance, and its cite.

    Notes
    -----
    Rule: USSG §2D2.1(a)(1)-(3); the Schedule I and II opiates are those of the conversion tables (§2D1.1 n.8(D)).
    """
    table, kind = load("2D2.1", edition), class_of(substance, edition)
    for row in table.items("levels"):
        if not isinstance(row, Mapping):
            raise TableError("2D2.1: a level is a mapping")
        if substance in row["substances"] or kind in row["classes"]:
            return int(str(row["level"])), str(row["cite"])
    return table.integer("otherwise", "level"), table.text("otherwise", "cite")
