"""Each guideline's level for a defendant's counts, USSG §§2D1.1-2X4.1: the worksheet of every Group before Part D."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from relcon.engine.chapter_three import chapter_three_lines
from relcon.engine.count_kinds import BY_UNDERLYING, COMPUTED, DRUGS, NOT_COMPUTED, by_guideline, underlying_read
from relcon.engine.count_level import UNBOUNDED, CountLevel, between, change, left_out, line, not_computed, settled
from relcon.engine.drug_level import DrugLevel, drug_level, without_role
from relcon.engine.firearms_level import firearms_level
from relcon.engine.laundering_level import laundering_level
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tristate import UNKNOWN, YES, every, tri
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s2d1_2, s2d1_5, s2d1_6, s2d1_8, s2d2_1, s2e1_2, s2k2_1, s2s1_1, s2x3_1, s2x4_1
from relcon.law.ussg.s1b1_2 import guideline_of
from relcon.law.ussg.s2d1_1.base_level import BaseLevel
from relcon.law.ussg.s2x1_1 import AIDING, CONSPIRACY
from relcon.law.ussg.s5c1_2 import SafetyValve
from relcon.records.people import Count

NO_BASE: Final = "without the level of the underlying offense there is none"


@dataclass(frozen=True)
class Groundwork:
    """What every guideline's level is made from: the defendant, the terms, the safety valve, the table's level."""

    inputs: WorksheetFacts
    statute: Statutory
    criteria: SafetyValve
    quantity: BaseLevel | None

    def drugs(self, inputs: WorksheetFacts, protected: bool = False) -> DrugLevel:
        """Return the Chapter Two level for drugs, under these inputs."""
        return drug_level(inputs, self.statute, self.criteria, self.quantity, protected)

    @cached_property
    def plain(self) -> DrugLevel:
        """The Chapter Two level of §2D1.1."""
        return self.drugs(self.inputs)

    def three(self, inputs: WorksheetFacts, drugs: DrugLevel | None, protected: bool = False) -> list[LineColumn]:
        """Return the lines of Chapter Three, Parts B and C."""
        return chapter_three_lines(inputs, () if drugs is None else drugs.decided, protected)


def count_levels(ground: Groundwork) -> list[CountLevel]:
    """Return the level of every guideline that a live count leads to; drug trafficking first.

    Notes
    -----
    Rule: USSG §§1B1.1(a)(1)-(4), 1B1.2(a), 1B1.5, 3D1.1(a).
    """
    edition = ground.inputs.edition
    return [
        _level(guideline, counts, ground)
        for (guideline, _), counts in by_guideline(ground.inputs.live_counts, edition).items()
    ]


def uses_drugs(levels: Sequence[CountLevel]) -> bool:
    """Return whether a level rests on what drugs are attributed."""
    apart = (s2d2_1.GUIDELINE, s2k2_1.GUIDELINE)
    return any(one.guideline in COMPUTED and one.guideline not in apart for one in levels)


def _level(guideline: str, counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    n, edition = ground.inputs.n, ground.inputs.edition
    if guideline in BY_UNDERLYING and not all(underlying_read(count, edition) for count in counts):
        return not_computed(counts, guideline, point("underlying_offense").said, n)
    build = _BUILDERS.get(guideline)
    if build is None:
        why = point(NOT_COMPUTED.get(guideline, "another_guideline" if guideline else "no_guideline"))
        return not_computed(counts, guideline, why.said, n)
    found = build(counts, ground)
    return replace(found, lines=(*_sent_from(counts, edition, n), *found.lines))


def _sent_from(counts: Sequence[Count], edition: str, n: int) -> list[LineColumn]:
    """Name the section through which a count under 18 U.S.C. §2 or §371 comes to the guideline."""
    said = {AIDING: "the level of the offense aided", CONSPIRACY: "the object's guideline covers a conspiracy"}
    cites = {AIDING: f"USSG {AIDING}", CONSPIRACY: f"USSG {CONSPIRACY}(c)(1)"}
    lines = []
    for count in counts:
        by = guideline_of(count.statute, edition)
        if by in said:
            taken = "" if count.to_violate else f"; {point('object_assumed').text}"
            text = f"count {count.count} ({count.statute}): {said[by]}{taken}"
            lines.append(line(cites[by], np.zeros(n, dtype=np.int64), Texts.same(text, n)))
    return lines


def _drugs(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    protected = s2d1_2.governs(counts, ground.inputs.edition)
    drugs = ground.drugs(ground.inputs, protected) if protected else ground.plain
    three = ground.three(ground.inputs, drugs, protected)
    return settled(counts, DRUGS, drugs.base, [*drugs.lines, *three])


def _enterprise(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    why = "§2D1.5 n.1"
    inputs = without_role(ground.inputs, why)
    drugs = ground.drugs(inputs)
    before = np.where(drugs.known, drugs.level, 0)
    after = s2d1_5.level(before, drugs.known, inputs.edition)
    base = np.where(drugs.known, drugs.base, after).astype(np.int64)
    levels, least = s2d1_5.above(inputs.edition), s2d1_5.least(inputs.edition)
    text = f"level {{after}}: the greater of {levels} above level {{before}} of §2D1.1, and {least}"
    made = change("USSG §2D1.5(a)", before, after, text)
    # (a)(2): without a level of §2D1.1 the least one is the base level itself.
    alone = line(
        "USSG §2D1.5(a)", np.zeros(inputs.n, dtype=np.int64), Texts.same(f"level {least}, the least", inputs.n)
    )
    lines = [one.only(drugs.known) for one in drugs.lines]
    three = left_out(ground.three(inputs, drugs), ["USSG §3B1."], why)
    by_level = [made.only(drugs.known), alone.only(~drugs.known)]
    return settled(counts, s2d1_5.GUIDELINE, base, [*lines, *by_level, *three])


def _facility(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    inputs, drugs = ground.inputs, ground.plain
    made = change("USSG §2D1.6(a)", drugs.level, drugs.level, "the level of the underlying offense, {after}").where(
        drugs.known
    )
    found = settled(
        counts,
        s2d1_6.GUIDELINE,
        drugs.base,
        [*drugs.lines, made, *ground.three(inputs, drugs)],
        _assumed(counts, inputs.n),
    )
    substances = {str(charge.substance) for count in counts for charge in count.charged if charge.substance}
    least = s2d1_6.least(sorted(substances), inputs.edition)
    if least is None:
        return found
    text = f"count {counts[0].count}: at least level {least} by its substance (USSG §2D1.6 n.1)"
    return replace(found, notes=(*found.notes, Note(text, ~drugs.known)))


def _premises(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    inputs, drugs = ground.inputs, ground.plain
    n, edition = inputs.n, inputs.edition
    own = inputs.own_acts if inputs.own_acts is not None else tri("unknown", n)
    said = {count.premises for count in counts}
    # n.1: whoever possessed a dangerous weapon in connection with the offense did more than allow use.
    armed = every(inputs.own("firearm", "weapon"), inputs.reaches("firearm", "weapon"))
    lesser = s2d1_8.allowed_use_only(said.pop() if len(said) == 1 else None, own, armed)
    whole = change("USSG §2D1.8(a)(1)", drugs.level, drugs.level, "the level of the drug offense, {after}")
    found = settled(
        counts, s2d1_8.GUIDELINE, drugs.base, [*drugs.lines, whole.where(drugs.known), *ground.three(inputs, drugs)]
    )
    if not (lesser != 0).any():
        return found
    why = "§2D1.8(b)(1)"
    without = without_role(inputs, why, aggravating=False)
    below = ground.drugs(without)
    part = change(
        "USSG §2D1.8(a)(2)",
        below.level,
        s2d1_8.lesser(below.level, edition),
        "level {after}, from {before} of the drug offense: no part in it but allowing use of the premises",
    )
    three = left_out(ground.three(without, below), ["USSG §3B1.2"], why)
    other = settled(counts, s2d1_8.GUIDELINE, below.base, [*below.lines, part.where(below.known), *three])
    return between(found, other, lesser == YES, lesser == UNKNOWN, point("allowed_use").said)


def _below(
    counts: tuple[Count, ...], ground: Groundwork, guideline: str, level: Callable[[IntArray, str], IntArray], what: str
) -> CountLevel:
    """Return the level of an accessory or of a misprision, below that of the underlying offense."""
    why = f"{guideline} n.2, normally"
    inputs = without_role(ground.inputs, why, aggravating=False)
    drugs = ground.drugs(inputs)
    made = change(
        f"USSG {guideline}(a)",
        drugs.level,
        level(drugs.level, inputs.edition),
        f"{what}: level {{after}}, below level {{before}} of the underlying offense",
    )
    three = left_out(ground.three(inputs, drugs), ["USSG §3B1.2"], why)
    obstructed: BoolArray = np.any([one.levels > 0 for one in three if one.cite == "USSG §3C1.1"], axis=0)
    three = left_out(three, ["USSG §3C1.1"], "§3C1.1 n.7, unless a significant further obstruction occurred")
    everywhere = np.ones(inputs.n, dtype=np.bool_)
    name = f"count {counts[0].count} ({counts[0].statute})"
    notes = [
        Note(f"{name}: {point('concealed_offense').said}", everywhere),
        Note(f"{name}: {point('further_obstruction').said}", obstructed & drugs.known),
    ]
    return settled(counts, guideline, drugs.base, [*drugs.lines, made.where(drugs.known), *three], notes)


def _accessory(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    found = _below(counts, ground, s2x3_1.GUIDELINE, s2x3_1.level, "accessory after the fact")
    edition = ground.inputs.edition
    own = s2x3_1.level(ground.drugs(without_role(ground.inputs, "", aggravating=False)).level, edition)
    less = found.known & (s2x3_1.harboring(own, edition) < own)
    return replace(found, notes=(*found.notes, Note(point("harboring").said, less)))


def _misprision(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    return _below(counts, ground, s2x4_1.GUIDELINE, s2x4_1.level, "misprision of felony")


def _travel(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    inputs, drugs = ground.inputs, ground.plain
    after = s2e1_2.level(drugs.level, inputs.edition)
    made = change(
        "USSG §2E1.2(a)",
        drugs.level,
        after,
        "level {after}: the greater of (1) and level {before} of the underlying activity",
    )
    lines = [*drugs.lines, made.where(drugs.known), *ground.three(inputs, drugs)]
    return settled(counts, s2e1_2.GUIDELINE, drugs.base, lines, _assumed(counts, inputs.n))


def _assumed(counts: Sequence[Count], n: int) -> list[Note]:
    """Say of counts without a named object that the offense behind them is taken to be drug trafficking."""
    everywhere = np.ones(n, dtype=np.bool_)
    return [
        Note(f"count {count.count} ({count.statute}): {point('object_assumed').said}", everywhere)
        for count in counts
        if count.to_violate is None
    ]


def _possession(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    inputs = ground.inputs
    n, edition = inputs.n, inputs.edition
    named = [str(charge.substance) for count in counts for charge in count.charged if charge.substance]
    if named:
        levels = [s2d2_1.level(one, edition) for one in named]
        least = most = np.full(n, max(level for level, _ in levels), dtype=np.int64)
    else:
        least, most = np.full(n, UNBOUNDED, dtype=np.int64), np.zeros(n, dtype=np.int64)
        weights = [
            *inputs.amounts.mixture.items(),
            *((one, w) for names, w in inputs.amounts.mixtures for one in names),
        ]
        for substance, weight in weights:
            level = s2d2_1.level(substance, edition)[0]
            least = np.where(weight > 0, np.minimum(least, level), least)
            most = np.where(weight > 0, np.maximum(most, level), most)
    there = least == most
    base = np.where(there, most, NULL).astype(np.int64)
    by = "of the count" if named else "attributed"
    made = change("USSG §2D2.1(a)", base, base, f"level {{after}} by the substance {by}").where(there)
    found = settled(counts, s2d2_1.GUIDELINE, base, [made, *ground.three(inputs, None)])
    return replace(found, missing=Texts.same(point("possessed_substance").said, n))


_BUILDERS: Final[dict[str, Callable[[tuple[Count, ...], Groundwork], CountLevel]]] = {
    DRUGS: _drugs,
    s2d1_5.GUIDELINE: _enterprise,
    s2d1_6.GUIDELINE: _facility,
    s2d1_8.GUIDELINE: _premises,
    s2d2_1.GUIDELINE: _possession,
    s2e1_2.GUIDELINE: _travel,
    s2k2_1.GUIDELINE: lambda counts, ground: firearms_level(
        counts, ground.inputs, ground.plain, ground.three(ground.inputs, None)
    ),
    s2s1_1.GUIDELINE: lambda counts, ground: laundering_level(counts, ground.inputs, ground.drugs),
    s2x3_1.GUIDELINE: _accessory,
    s2x4_1.GUIDELINE: _misprision,
}
