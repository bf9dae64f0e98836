"""USSG §2D1.2: drug offenses near protected locations, or involving underage or pregnant individuals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.conditions import of_kinds
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn, Texts, state_of
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import NO, YES, TriArray, answered
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s2d1_1.applied import Decision, level_after
from relcon.law.ussg.s2d1_1.base_level import base_level
from relcon.law.ussg.s2d1_1.mitigating_cap import capped
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.records.counts import Count

GUIDELINE: Final = "§2D1.2"
PARAGRAPHS: Final = ("direct", "total", "minor", "otherwise")
"""(a)(1) to (a)(4), as rows of :func:`levels` and keys of the table."""
TRAFFICKING: Final = ("§2D1.1", GUIDELINE)
"""The guidelines of drug trafficking itself, which are one computation here."""
MINORS: Final = ("minor_involved", "used_minor")


def governs(live: Sequence[Count], edition: str) -> bool:
    """Whether a live count brings this guideline.

    Notes
    -----
    Rule: USSG §2D1.2 n.1, §1B1.2(a), App. A: a conviction under 21 U.S.C. §§849, 859, 860 or 861, or of an
    attempt or conspiracy to violate one of them; a stipulation to one is not read.
    Beside other drug counts it gives the greatest level of the group, since (a)(2) exceeds §2D1.1.
    """
    return any(guideline_for(count, edition) == GUIDELINE for count in live)


def levels(direct: IntArray, total: IntArray, minor: TriArray, edition: str) -> IntArray:
    """Return the level by each of (a)(1)-(4), one row each; 0 where a paragraph has nothing to say.

    Parameters
    ----------
    direct, total
        The offense level of §2D1.1 for the quantity that directly involved a protected location or an underage or
        pregnant individual, and for the whole; 0 where there is none.
    minor
        Whether the offense involved a person less than eighteen years of age.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.2(a); the greatest applies. §2D1.1's offense level contains its specific offense characteristics
    (§2D1.1 n.11(A), of the weapon).
    """
    table = load("2D1.2", edition)
    rows = (
        np.where(direct > 0, direct + table.integer("direct", "levels"), 0),
        np.where(total > 0, total + table.integer("total", "levels"), 0),
        np.where(minor == YES, table.integer("minor", "level"), 0),
        np.full(total.size, table.integer("otherwise", "level")),
    )
    return np.stack(rows).astype(np.int64)


def perhaps(total: IntArray, unsaid: BoolArray, minor: TriArray, edition: str) -> IntArray:
    """Return the greatest level that (a)(1) and (a)(3) may still reach, one row for each; 0 where nothing is open.

    Parameters
    ----------
    total, minor, edition
        As for :func:`levels`.
    unsaid
        Where it is not known of all that counts whether it involved a protected location or individual directly.
    """
    whole = np.where(unsaid & (total > 0), total + load("2D1.2", edition).integer("direct", "levels"), 0)
    unknown = (minor != YES) & (minor != NO)
    return np.stack([whole, np.where(unknown, load("2D1.2", edition).integer("minor", "level"), 0)]).astype(np.int64)


def least(minor: TriArray, edition: str) -> IntArray:
    """Return the level without any quantity, (a)(3) or (a)(4)."""
    nothing = np.zeros(minor.size, dtype=np.int64)
    result: IntArray = levels(nothing, nothing, minor, edition).max(axis=0)
    return result


def minor_involved(facts: WorksheetFacts) -> TriArray:
    """Return whether the offense involved a person less than eighteen years of age."""
    return facts.reaches(*MINORS)


def lines(facts: WorksheetFacts, decisions: Sequence[Decision], total: IntArray, death_base: int) -> list[LineColumn]:
    """Return the lines of §2D1.2(a)(1)-(4): the greatest is applied, with what it adds to the level of §2D1.1.

    Parameters
    ----------
    facts
        The defendant.
    decisions
        The lines of §2D1.1(b), in order.
    total
        The level of §2D1.1 for the whole quantity; where no quantity is known, what the characteristics leave of
        §2D1.2's own level, of which :attr:`WorksheetFacts.amounts` says so.
    death_base
        The base level of §2D1.1(a)(1)-(4), or 0.
    """
    edition, n = facts.edition, facts.n
    weighed = _table(facts, facts.amounts) > 0
    whole = np.where(weighed | (death_base > 0), total, 0)
    part, unsaid = _direct(facts)
    direct_base = np.maximum(capped(part, facts.mitigating.levels, edition), np.where(part > 0, death_base, 0))
    direct = np.where(part > 0, np.minimum(level_after(decisions, direct_base), total), 0)
    minor = minor_involved(facts)
    found = levels(direct, whole, minor, edition)
    best, chosen = found.max(axis=0), found.argmax(axis=0)
    may = perhaps(whole, unsaid, minor, edition)
    made = []
    for row, paragraph in enumerate(PARAGRAPHS):
        here: BoolArray = chosen == row
        is_open = (may[0] if paragraph == "direct" else may[1] if paragraph == "minor" else np.zeros(n)) > best
        state = state_of(answered(here, is_open & ~here))
        records = of_kinds(facts, MINORS) if paragraph == "minor" else ()
        added = np.where(here, best - total, 0).astype(np.int64)
        why = Texts.by_row(partial(_text, paragraph), found[row], here, is_open)
        cite = load("2D1.2", edition).text(paragraph, "cite")
        made.append(LineColumn(cite, added, state, why, records).where((found[row] > 0) | is_open))
    return made


def _table(facts: WorksheetFacts, amounts: Amounts) -> IntArray:
    """Return the Drug Quantity Table's level; 0 where nothing weighs anything."""
    if not amounts.any:
        return np.zeros(facts.n, dtype=np.int64)
    return base_level(amounts, facts.edition, facts.purity_mix).level


def _direct(facts: WorksheetFacts) -> tuple[IntArray, BoolArray]:
    """Return the table's level for what directly involved the location or individual, and where more may have."""
    if facts.direct is None:
        return np.zeros(facts.n, dtype=np.int64), np.ones(facts.n, dtype=np.bool_)
    return _table(facts, facts.direct.amounts), facts.direct.unsaid


def _text(paragraph: str, level: int, here: int, is_open: int) -> str:
    by = {
        "direct": "for the quantity that directly involved a protected location or individual",
        "total": "for the total quantity",
        "minor": "a person less than eighteen was involved",
        "otherwise": "in any other case",
    }[paragraph]
    found = f"level {level} {by}" if level else by
    if is_open:
        reason = point("directly_involved" if paragraph == "direct" else "minor_involved").said
        return f"{found}: at least, since {reason}" if here else f"{reason}: it may be the greatest"
    return f"{found}: the greatest of (a)" if here else f"{found}: not the greatest of (a)"
