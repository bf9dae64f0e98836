"""USSG §3D1.2(d): counts grouped by the quantity of a substance."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.law.tables import load
from relcon.law.ussg.s1b1_2 import guideline_of
from relcon.law.ussg.s2k2_4 import firearm_counts
from relcon.records.people import Count


def grouped(live: Sequence[Count], edition: str) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """Return the live counts that are one Group by quantity, and those of which that is not known.

    Notes
    -----
    Rule: USSG §3D1.2(d). A count under 18 U.S.C. §924(c) stands apart (§3D1.1(b)(1)) and is in neither.
    """
    named = load("3D1.2", edition).items("by_quantity", "guidelines")
    apart = firearm_counts(live)
    others = [count for count in live if count not in apart]
    one = tuple(count for count in others if guideline_of(count.offense, edition) in named)
    return one, tuple(count for count in others if count not in one)


def cite(edition: str) -> str:
    """Return the cite."""
    return load("3D1.2", edition).cite
