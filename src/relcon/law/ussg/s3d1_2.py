"""USSG §3D1.2: which counts are one Group, and by which of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from relcon.law.count_level import CountLevel
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, OPEN, LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, known, prong, tri
from relcon.law.usc.t18_s924 import firearm_counts
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.law.ussg.s3d1_1 import grouped
from relcon.records.counts import Count

Rule = Literal["d", "b", "c", "judgment"]
_FIREARMS: Final = "§2K2.1"
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


@dataclass(frozen=True, slots=True)
class Member:
    """Counts under another guideline than the first: whether they join its Group, and by which rule."""

    level: CountLevel
    joined: TriArray
    cite: str


def member(level: CountLevel, first: CountLevel, facts: WorksheetFacts) -> Member:
    """Return whether counts join the Group of the first ones, and by which rule.

    Notes
    -----
    Rule: USSG §3D1.2(a)-(d), n.2, n.4-6. Where counsel says how closely counts are related, that answers the rules that
    ask it.
    """
    edition, n = facts.edition, facts.n
    table = load("3D1.2", edition)
    said = {count.closely_related for count in level.counts}
    told = tri(said.pop() if len(said) == 1 else "unknown", n)
    rule, cite = rule_of(level.guideline, edition)
    # (a), (b), n.2: where neither list nor note joins them, whether they are closely related is judged.
    judged = rule == "judgment" or rule_of(first.guideline, edition)[0] not in ("d", "b")
    # §2S1.1 n.6 speaks of the offense from which the funds came: by counsel's word that was another's.
    another = any(count.laundering is not None and count.laundering.underlying == "no" for count in level.counts)
    if judged or another:
        return Member(level, told, table.text("judgment", "cite"))
    if level.guideline != _FIREARMS:
        # Counsel's own answer goes before an inference from the notes, not before the list of (d).
        return Member(level, tri("yes", n) if rule == "d" else known(told != NO), cite)
    # §2K2.4 n.4(B): a count under 18 U.S.C. §924(c) leaves a firearms count with the drug counts.
    if firearm_counts(facts.live_counts) and not (told == NO).any():
        return Member(level, tri("yes", n), table.text("with_924c", "cite"))
    # (c), n.5: possession of that firearm is a characteristic of the drug counts, §2D1.1(b)(1).
    by_fact = facts.reaches("firearm") if facts.recorded("firearm") else tri("unknown", n)
    shown = np.where(by_fact == YES, YES, UNKNOWN)
    return Member(level, prong(told, yes=YES, no=NO, unknown=shown).astype(np.int8), cite)


def lines(first: CountLevel, others: Sequence[Member]) -> list[LineColumn]:
    """Return a line for the counts under each other guideline: in the Group of the first, or apart, or open."""
    return [
        LineColumn.saying(
            f"USSG {one.cite.removeprefix('USSG ')}",
            prong(one.joined, yes=APPLIED, no=APPLIED, unknown=OPEN).astype(np.int8),
            Texts.by_state(
                one.joined,
                f"{one.level.name}: a Group of its own",
                f"{one.level.name}: in one Group with {first.name}",
                f"{one.level.name}: {point('closely_related').said}",
            ),
        )
        for one in others
    ]


def quantity_line(facts: WorksheetFacts) -> LineColumn | None:
    """Return the line of (d) where there are several drug counts: one level, of the whole quantity."""
    one = by_quantity(facts.live_counts, facts.edition)
    if len(one) < 2:
        return None
    text = f"counts {', '.join(count.count for count in one)} are one Group: one offense level, of the whole quantity"
    return LineColumn.saying(load("3D1.2", facts.edition).cite, APPLIED, Texts.same(text, facts.n))
