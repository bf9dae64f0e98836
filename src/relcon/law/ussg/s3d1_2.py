"""USSG §3D1.2: which counts are one Group, and by which of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from relcon.law.tables import load
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.law.ussg.s3d1_1 import grouped
from relcon.records.people import Count

Rule = Literal["d", "b", "c", "judgment"]
_RULES: Final[dict[str, Rule]] = {"d": "d", "b": "b", "c": "c"}


def by_quantity(live: Sequence[Count], edition: str) -> tuple[Count, ...]:
    """Return the live counts that are one Group by quantity.

    Notes
    -----
    Rule: USSG §3D1.2(d). A count under 18 U.S.C. §924(c) or §1028A stands apart (§3D1.1(b)) and is none.
    """
    named = load("3D1.2", edition).items("by_quantity", "guidelines")
    return tuple(count for count in grouped(live, edition) if guideline_for(count, edition) in named)


def rule_of(guideline: str, edition: str) -> tuple[Rule, str]:
    """Return the rule by which counts under a guideline join the drug counts, and its cite.

    ``judgment`` where the Manual leaves it to the case.

    Notes
    -----
    Rule: USSG §3D1.2(b), (c), (d), n.2, n.4-6; §2D1.5 n.3; §2S1.1 n.6; §2K2.4 n.4(B).
    """
    table = load("3D1.2", edition)
    if guideline in table.items("by_quantity", "guidelines"):
        return "d", table.text("by_quantity", "cite")
    place = ("joined", guideline)
    if not table.has(*place):
        return "judgment", table.text("judgment", "cite")
    return _RULES[table.text(*place, "rule")], table.text(*place, "cite")


def among_themselves(guideline: str, edition: str) -> bool:
    """Return whether several counts under a guideline are one Group whatever else there is.

    Notes
    -----
    Rule: USSG §3D1.2(d), the list.
    """
    return guideline in load("3D1.2", edition).items("listed", "guidelines")


def judgment_cite(edition: str) -> str:
    """Return the cite of the rules by which the Manual leaves it to the case."""
    return load("3D1.2", edition).text("judgment", "cite")


def firearm_cite(edition: str) -> str:
    """Return the cite of the rule that a count under 18 U.S.C. §924(c) leaves a firearms count with the drug counts."""
    return load("3D1.2", edition).text("with_924c", "cite")


def cite(edition: str) -> str:
    """Return the cite of grouping by quantity."""
    return load("3D1.2", edition).cite
