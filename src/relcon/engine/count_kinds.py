"""The live counts by the guideline that gives their level, and what those guidelines ask of the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from relcon.law.ussg import (
    s2d1_2,
    s2d1_5,
    s2d1_6,
    s2d1_8,
    s2d2_1,
    s2e1_2,
    s2k2_1,
    s2s1_1,
    s2x3_1,
    s2x4_1,
    s3d1_1,
    s3d1_2,
)
from relcon.law.ussg.s1b1_2 import guideline_of
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.records.people import Count

DRUGS: Final = "§2D1.1"
TRAFFICKING: Final = (DRUGS, s2d1_2.GUIDELINE)
"""The guidelines of drug trafficking itself, which are one computation here."""
BY_UNDERLYING: Final = (s2d1_6.GUIDELINE, s2e1_2.GUIDELINE, s2x3_1.GUIDELINE, s2x4_1.GUIDELINE)
"""Those whose level is made from the level of an underlying offense, of which only drug trafficking is computed."""
COMPUTED: Final = (
    *TRAFFICKING,
    s2d1_5.GUIDELINE,
    *BY_UNDERLYING,
    s2d1_8.GUIDELINE,
    s2s1_1.GUIDELINE,
    s2k2_1.GUIDELINE,
    s2d2_1.GUIDELINE,
)
NOT_COMPUTED: Final[Mapping[str, str]] = {
    "§2A1.1": "killing_guideline",
    "§2D1.10": "endangering_guideline",
    "§2D1.14": "terrorism_guideline",
}
"""Open points of guidelines that are not computed and of which more can be said than that."""


def by_guideline(live: Sequence[Count], edition: str) -> Mapping[tuple[str, str], tuple[Count, ...]]:
    """Return the counts to which the rules of Groups apply, by guideline and, where each stands alone, by number.

    Without any live count the level shown is that of drug trafficking, so that guideline is there.
    """
    found: dict[tuple[str, str], list[Count]] = {}
    counts = s3d1_1.grouped(live, edition)
    for count in counts:
        guideline = guideline_for(count, edition) or ""
        if guideline in TRAFFICKING:
            guideline = DRUGS
        joined = s3d1_2.among_themselves(guideline, edition) or s3d1_2.rule_of(guideline, edition)[0] == "b"
        found.setdefault((guideline, "" if joined else count.count), []).append(count)
    if not live:
        found[DRUGS, ""] = []
    # Drug trafficking first, then what is of one Group with it whatever else there is, then the order of the file.
    order = sorted(found, key=lambda key: (key[0] != DRUGS, s3d1_2.rule_of(key[0], edition)[0] not in ("d", "b")))
    return {key: tuple(found[key]) for key in order}


def underlying_read(count: Count, edition: str) -> bool:
    """Return whether the offense that a count's guideline builds on is drug trafficking, as recorded or assumed.

    Of an attempt or conspiracy ``to_violate`` names the count's own statute, and nothing behind it.
    """
    return not count.apart_from_object or guideline_of(count.object_statute, edition) in TRAFFICKING


def asks_own_acts(live: Sequence[Count], edition: str) -> bool:
    """Return whether a count's guideline asks what the defendant did himself: §§2D1.8(a)(2), 2S1.1(a)."""
    asking = (s2d1_8.GUIDELINE, s2s1_1.GUIDELINE)
    return any(guideline_for(count, edition) in asking for count in s3d1_1.grouped(live, edition))
