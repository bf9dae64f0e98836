"""Which penalty paragraph of 21 U.S.C. §841(b) or §960(b) the attributed weight would support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray, times, total
from relcon.law.facts import WorksheetFacts
from relcon.law.line import Note, Texts
from relcon.law.open_points import point
from relcon.law.usc.count_notes import ice_said
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s841.thresholds import SECTIONS, Section, starts, supported, weighed_as
from relcon.law.usc.t21_s846 import penalties_of
from relcon.law.usc.t21_s960 import numbered
from relcon.law.ussg.s2d1_1.purity import ICE, drug_itself, speaks_of
from relcon.records.dates import When
from relcon.records.substances import SUBSTANCES

PLANT: Final = "marihuana"
"""What is counted in plants."""


def ice_notes(facts: WorksheetFacts) -> tuple[Note, ...]:
    """Say what of Ice counts as the drug itself, where there is any."""
    weight = facts.amounts.mixture.get(ICE)
    return () if weight is None else (Note(f"supported tier: {ice_said(facts.edition)}", weight > 0),)


def days(facts: WorksheetFacts) -> When | None:
    """Return the days of the live counts together; ``None`` where those of one are not known, or there is none."""
    known = [count.dates for count in facts.live_counts if count.dates is not None]
    first = [one.first for one in known if one.first is not None]
    last = [one.last for one in known if one.last is not None]
    if not first or len(last) < len(facts.live_counts):
        return None
    return When(min(first), max(last))


def perhaps_later(facts: WorksheetFacts) -> tuple[BoolArray, Note | None]:
    """Return where a threshold that governs later conduct only may lift the supported tier, and what to say there.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b)(1)(A)(vi), (B)(vi), 960(b)(1)(F), (2)(F); Pub. L. 119-26 §7. Which of the attributed weight
    came when is not asked: the days of the live counts decide.
    """
    when = days(facts)
    here: BoolArray = np.zeros(facts.n, dtype=np.bool_)
    for substance, weight in by_statute(facts).items():
        for start in (start for section in sections(facts) for start in starts(substance, facts.edition, section)):
            if not start.certain(when):
                here = here | (weight >= start.amount)
    return here, Note(f"supported tier: {point('related_supported').said}", here) if here.any() else None


def sections(facts: WorksheetFacts) -> tuple[Section, ...]:
    """Return the penalty sections of the live counts, §841(b) first; that one where no count has either.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(a), (b): imports and exports go by the amounts of the latter.
    """
    asked = {penalties_of(count.offense, facts.edition) for count in facts.live_counts}
    return tuple(one for one in SECTIONS if one in asked) or SECTIONS[:1]


def supported_tier(facts: WorksheetFacts) -> Texts:
    """Return the gravest paragraph that the attributed weight would support, by scenario; empty where there is none.

    The texts are all paragraphs of the counts' sections, the gravest first, then the empty one. Where counts fall under
    both sections each takes the weight by its own amounts, and of two alike the domestic one is named.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(b), each substance by itself.
    """
    by = sections(facts)
    names = tuple(numbered(one, section, facts.edition) for one in paragraphs(facts.edition) for section in by)
    best: IntArray = np.full(facts.n, len(names), dtype=np.int64)
    weights = by_statute(facts)
    for place, section in enumerate(by):
        code = supported_by(weights, tuple(weights), facts, section)
        best = np.where(code >= 0, np.minimum(best, code * len(by) + place), best)
    return Texts((*names, ""), best)


def supported_by(
    weights: Mapping[str, IntArray], substances: Sequence[str], facts: WorksheetFacts, section: Section
) -> IntArray:
    """Return what some of the weights support, as a position in :func:`paragraphs`; -1 where there is nothing.

    Parameters
    ----------
    weights
        All of :func:`by_statute`.
    substances
        Which of them.
    facts
        The defendant, for plants.
    section
        By whose amounts.
    """
    none, when = len(paragraphs(facts.edition)), days(facts)
    best: IntArray = np.full(facts.n, none, dtype=np.int64)
    for substance in substances:
        if substance in weights:
            plants = facts.plants if substance == PLANT else None
            code = supported(substance, weights[substance], plants, facts.edition, when, section)
            best = np.where(code >= 0, np.minimum(best, code), best)
    return np.where(best == none, -1, best).astype(np.int64)


def by_statute(facts: WorksheetFacts) -> dict[str, IntArray]:
    """Return weights as the statute takes them: a mixture under every substance in it; the drug itself where known.

    What a plant counts for in the guideline, where its own weight is not stated, is no weight of marihuana.
    """
    found: dict[str, IntArray] = {}

    def add(substance: str, weight: IntArray) -> None:
        found[substance] = found[substance] + weight if substance in found else weight

    for substance, weight in facts.amounts.mixture.items():
        for id, share in weighed_as(substance, facts.edition):
            # The drug itself in Ice: as known, else at least a share of it.
            add(id, times(weight, share) if share == 1 else _in_ice(facts, substance, share))
    for substance, pure in facts.amounts.pure.items():
        itself = drug_itself(substance)
        if itself is not None and substance != ICE:
            add(itself, pure)
    for known in facts.amounts.known_mixtures:
        of = speaks_of(known.substances)
        itself = None if of is None else drug_itself(of)
        if itself is not None:
            add(itself, known.pure)
    for substances, weight in facts.amounts.mixtures:
        for substance in substances:
            add(SUBSTANCES[substance].mixture_id or substance, weight)
    if facts.plants is not None:
        found.setdefault(PLANT, np.zeros(facts.n, dtype=np.int64))
        found[PLANT] = np.maximum(found[PLANT] - facts.plants_weigh, 0)
    return found


def _in_ice(facts: WorksheetFacts, substance: str, share: Fraction) -> IntArray:
    """Return the least weight of the drug itself in what is Ice: its known weight, else the least share."""
    amounts = facts.amounts
    whole, pure = amounts.mixture[substance], amounts.pure.get(substance, np.zeros(facts.n, dtype=np.int64))
    measured = total([e.weight for e in amounts.events if e.substance == substance and e.pure is not None], facts.n)
    return np.maximum(np.where(measured > 0, pure, 0) + times(whole - measured, share), pure)
