"""The guideline that gives each count its level, and the level of each (USSG §§1B1.2(a), 3D1.1(a))."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from relcon.law.count_level import CountLevel, not_computed, settled
from relcon.law.open_points import point
from relcon.law.ussg import (
    s2d1_2,
    s2d1_5,
    s2d1_6,
    s2d1_8,
    s2d2_1,
    s2e1_2,
    s2k2_1,
    s2s1_1,
    s2x1_1,
    s2x3_1,
    s2x4_1,
    s3d1_1,
    s3d1_2,
)
from relcon.law.ussg.groundwork import Groundwork, chapter_three
from relcon.law.ussg.s1b1_2 import guideline_of
from relcon.records.counts import Count

DRUGS: Final = "§2D1.1"


def _drugs(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Apply §2D1.1, or §2D1.2 where a count brings it, which exceeds it."""
    protected = s2d1_2.governs(counts, ground.facts.edition)
    drugs = ground.drugs(ground.facts, protected) if protected else ground.plain
    return settled(counts, DRUGS, drugs.base, [*drugs.lines, *chapter_three(ground.facts, drugs, protected)])


_COMPUTED: Final[Mapping[str, Callable[[tuple[Count, ...], Groundwork], CountLevel]]] = {
    DRUGS: _drugs,
    **{
        one.GUIDELINE: one.count_level
        for one in (s2d1_5, s2d1_6, s2d1_8, s2d2_1, s2e1_2, s2k2_1, s2s1_1, s2x3_1, s2x4_1)
    },
}
_BY_UNDERLYING: Final = (s2d1_6.GUIDELINE, s2e1_2.GUIDELINE, s2x3_1.GUIDELINE, s2x4_1.GUIDELINE)
"""Those whose level is made from the level of an underlying offense, of which only drug trafficking is computed."""
_WITHOUT_DRUGS: Final = (s2d2_1.GUIDELINE, s2k2_1.GUIDELINE)
"""Those whose level does not rest on the quantity of drugs attributed."""
NOT_COMPUTED: Final[Mapping[str, str]] = {
    "§2A1.1": "killing_guideline",
    "§2D1.10": "endangering_guideline",
    "§2D1.14": "terrorism_guideline",
    "": "no_guideline",
}
"""Open points of guidelines that are not computed and of which more can be said than that."""


def count_levels(ground: Groundwork) -> list[CountLevel]:
    """Return the level of every guideline that a live count leads to; drug trafficking first.

    Notes
    -----
    Rule: USSG §§1B1.1(a)(1)-(4), 1B1.2(a), 1B1.5, 3D1.1(a).
    """
    found = by_guideline(ground.facts.live_counts, ground.facts.edition)
    return [_level(guideline, counts, ground) for (guideline, _), counts in found.items()]


def _level(guideline: str, counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    n, edition = ground.facts.n, ground.facts.edition
    if guideline in _BY_UNDERLYING and not all(_underlying_read(count, edition) for count in counts):
        return not_computed(counts, guideline, point("underlying_offense").said, n)
    if guideline not in _COMPUTED:
        return not_computed(counts, guideline, point(NOT_COMPUTED.get(guideline, "another_guideline")).said, n)
    found = _COMPUTED[guideline](counts, ground)
    return replace(found, lines=(*s2x1_1.lines(counts, edition, n), *found.lines))


def by_guideline(live: Sequence[Count], edition: str) -> Mapping[tuple[str, str], tuple[Count, ...]]:
    """Return the counts to which the rules of Groups apply, by guideline and, where each stands alone, by number.

    Without any live count the level shown is that of drug trafficking, so that guideline is there.
    """
    found: dict[tuple[str, str], list[Count]] = {}
    for count in s3d1_1.grouped(live, edition):
        guideline = s2x1_1.guideline_for(count, edition) or ""
        if guideline in s2d1_2.TRAFFICKING:
            guideline = DRUGS
        joined = s3d1_2.among_themselves(guideline, edition) or s3d1_2.rule_of(guideline, edition)[0] == "b"
        found.setdefault((guideline, "" if joined else count.count), []).append(count)
    if not live:
        found[DRUGS, ""] = []
    # Drug trafficking first, then what is of one Group with it whatever else there is, then the order of the file.
    order = sorted(found, key=lambda key: (key[0] != DRUGS, s3d1_2.rule_of(key[0], edition)[0] not in ("d", "b")))
    return {key: tuple(found[key]) for key in order}


def _underlying_read(count: Count, edition: str) -> bool:
    """Return whether the offense that a count's guideline builds on is drug trafficking, as recorded or assumed.

    Of an attempt or conspiracy ``to_violate`` names the count's own statute, and nothing behind it.
    """
    return not count.apart_from_object or guideline_of(count.object_statute, edition) in s2d1_2.TRAFFICKING


def asks_own_acts(live: Sequence[Count], edition: str) -> bool:
    """Return whether a count's guideline asks what the defendant did personally: §§2D1.8(a)(2), 2S1.1(a)."""
    asking = (s2d1_8.GUIDELINE, s2s1_1.GUIDELINE)
    return any(s2x1_1.guideline_for(count, edition) in asking for count in s3d1_1.grouped(live, edition))


def uses_drugs(levels: Sequence[CountLevel]) -> bool:
    """Return whether a level rests on what drugs are attributed."""
    return any(one.guideline in _COMPUTED and one.guideline not in _WITHOUT_DRUGS for one in levels)
