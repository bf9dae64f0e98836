"""USSG §§2X1.1(c)(1), 2X2.1: through which guideline a count under 18 U.S.C. §371 or §2 has its level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from relcon.law.line import APPLIED, LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.ussg.s1b1_2 import guideline_of
from relcon.records.counts import Count

CONSPIRACY: Final = "§2X1.1"
AIDING: Final = "§2X2.1"


def guideline_for(count: Count, edition: str) -> str | None:
    """Return the guideline that gives a count's level, through that of its object where the section sends there.

    Notes
    -----
    Rule: USSG §1B1.2(a), App. A; §2X1.1(c)(1), n.1; §2X2.1. Of 18 U.S.C. §371 with an object whose guideline does not
    cover conspiracies expressly it stays §2X1.1, which is not computed. Where the file names no object it is taken to
    be drug trafficking.
    """
    named = guideline_of(count.offense, edition)
    if named == AIDING:
        return guideline_of(count.object_statute, edition)
    if named != CONSPIRACY:
        return named
    statute = count.object_statute
    # App. A: a conspiracy to violate 18 U.S.C. §924(c) goes to §2K2.1.
    if statute.startswith("18 USC 924(c)"):
        return guideline_of("18 USC 924(o)", edition)
    found = guideline_of(statute, edition)
    return found if found in load("2X1.1", edition).items("conspiracies", "guidelines") else CONSPIRACY


def lines(counts: Sequence[Count], edition: str, n: int) -> list[LineColumn]:
    """Name the section through which each count under 18 U.S.C. §2 or §371 comes to its guideline."""
    said = {AIDING: "the level of the offense aided", CONSPIRACY: "the object's guideline covers a conspiracy"}
    cites = {AIDING: f"USSG {AIDING}", CONSPIRACY: f"USSG {CONSPIRACY}(c)(1)"}
    found = []
    for count in counts:
        by = guideline_of(count.statute, edition)
        if by in said:
            taken = "" if count.to_violate else f"; {point('object_assumed').text}"
            text = f"count {count.count} ({count.statute}): {said[by]}{taken}"
            found.append(LineColumn.saying(cites[by], APPLIED, Texts.same(text, n)))
    return found
