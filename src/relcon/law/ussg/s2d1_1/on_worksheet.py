"""USSG §2D1.1 on the worksheet: the base level of (a), the characteristics of (b), and what (d), (e) call for.

The level of this section, or of §2D1.2 upon it, is what other guidelines build on too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.conditions import decided, of_kinds, told
from relcon.law.count_level import summed
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NOT_APPLIED, NULL, OPEN, LineColumn, Texts, added, state_of
from relcon.law.tables import load
from relcon.law.tristate import answered, known, prong, tri
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.s2d1_1 import cross_references, mitigating_cap
from relcon.law.ussg.s2d1_1.applied import Decision, Situation, decide
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level
from relcon.law.ussg.s2d1_1.characteristics import SAFETY_VALVE_ID, not_in_edition, safety_valve
from relcon.law.ussg.s5c1_2 import SafetyValve

SECTION_B: Final = "2D1.1(b)"
SAFETY_VALVE: Final = "2D1.1(b)(18)"
"""Keys: of a line of (b), followed by its number; of the line that follows from the safety valve."""


@dataclass(frozen=True, slots=True)
class DrugLevel:
    """Chapter Two for drugs: base level (``NULL`` without one), lines, and the characteristics decided."""

    base: IntArray
    lines: tuple[LineColumn, ...]
    decided: Sequence[Decision]

    @property
    def known(self) -> BoolArray:
        """Where there is a base level."""
        result: BoolArray = self.base != NULL
        return result

    @property
    def level(self) -> IntArray:
        """The Chapter Two offense level; meaningless where there is no base level."""
        return summed(self.base, self.lines)


def drug_level(
    facts: WorksheetFacts,
    statute: Statutory,
    criteria: SafetyValve,
    quantity: BaseLevel | None,
    protected: bool = False,
) -> DrugLevel:
    """Return the Chapter Two offense level of §2D1.1, or where ``protected`` of §2D1.2.

    Notes
    -----
    Rule: USSG §§2D1.1, 2D1.2. Role bears on it (§2D1.1(a)(5), (b)(2), (16), (17)).
    """
    edition = facts.edition
    table_level = quantity.level if quantity is not None else np.zeros(facts.n, dtype=np.int64)
    base, lines = _base(facts, table_level, statute)
    if protected:
        base = np.where(base == NULL, s2d1_2.least(s2d1_2.minor_involved(facts), edition), base)
    decisions = _decisions(facts, criteria, statute.firearm)
    lines += _characteristics(facts, decisions, criteria, base)
    if protected:
        death_base = 0 if statute.base is None else statute.base[0]
        lines += s2d1_2.lines(facts, decisions, summed(base, lines), death_base)
    return DrugLevel(base, (*lines, *_reported(facts)), decisions)


def is_characteristic(line: LineColumn) -> bool:
    """Return whether a line is one of (b), other than that of the safety valve."""
    return line.key.startswith(SECTION_B) and line.key != SAFETY_VALVE


def quantity_level(facts: WorksheetFacts) -> BaseLevel | None:
    """Return the level of the Drug Quantity Table, before the cap of (a)(5); ``None`` without any drugs."""
    if not facts.amounts.any:
        return None
    return base_level(facts.amounts, facts.edition, facts.purity_mix)


def _base(facts: WorksheetFacts, table_level: IntArray, statute: Statutory) -> tuple[IntArray, list[LineColumn]]:
    """Apply (a): the greatest of (1)-(4) and (5), the latter with its cap for a mitigating role."""
    mitigating, edition = facts.mitigating.levels, facts.edition
    by_table = np.where(table_level > 0, mitigating_cap.capped(table_level, mitigating, edition), NULL)
    cap = _cap(table_level, by_table, mitigating, edition)
    if statute.base is None:
        return by_table, [cap]
    level, cite = statute.base
    why = f"death or serious bodily injury was found on a count: base level {level} where the Table's is not greater"
    greater = known(by_table < level)
    return np.maximum(by_table, level), [
        added(cite, greater, 0, Texts.by_state(greater, "the Drug Quantity Table gives as much", why, why)),
        cap,
    ]


def _cap(table_level: IntArray, base: IntArray, mitigating: IntArray, edition: str) -> LineColumn:
    """Return the line of (a)(5) for those with a mitigating role; its effect stands in the base level already."""
    why = Texts.by_row(
        lambda before, after: (
            "with a mitigating role: the table level is not lowered"
            if before == after
            else f"with a mitigating role, table level {before} becomes {after}; already in the base level"
        ),
        table_level,
        base,
    )
    cite = load("2D1.1-a", edition).text("mitigating_cap", "cite")
    cap = LineColumn.saying(cite, known(base < table_level), why, key="2D1.1(a)(5)")
    return cap.where((mitigating < 0) & (table_level > 0))


def _decisions(facts: WorksheetFacts, criteria: SafetyValve, firearm_count: bool) -> tuple[Decision, ...]:
    """Decide (b) for the circumstances and counts recorded and the safety valve, in the order of the numbers."""
    role = facts.mitigating
    # (b)(17) asks for the 4-level reduction of §3B1.2(a).
    minimal = answered(role.levels == mitigating_cap.minimal(facts.edition), role.open)
    situation = Situation(facts.aggravating.received, role.received, minimal, firearm_count, facts.counts)
    recorded = {kind: one.reaches for kind, one in facts.characteristics.items()}
    # (b)(18) needs the five criteria of §5C1.2(a) and no minimum (n.21).
    met = criteria.guideline
    valve = Decision(safety_valve(facts.edition), met, (), met, met)
    return tuple(sorted((*decide(facts.edition, recorded, situation), valve), key=lambda one: one.line.number))


def _characteristics(
    facts: WorksheetFacts, decisions: Sequence[Decision], criteria: SafetyValve, base: IntArray
) -> list[LineColumn]:
    """Return the lines of (b), each on the level that those before it leave (§1B1.1(a)(2))."""
    lines, level = [], base
    for one in decisions:
        after = one.after(level)
        if one.line.id == SAFETY_VALVE_ID:
            lines += _of_later_editions(facts)  # considered, and of no level: at the end of the circumstances
            lines.append(added(one.line.cite, one.holds, one.line.levels, criteria.guideline_summary, (), SAFETY_VALVE))
        else:
            lines.append(_characteristic(facts, one, level, after))
        level = after
    return lines


def _characteristic(facts: WorksheetFacts, one: Decision, before: IntArray, after: IntArray) -> LineColumn:
    line = one.line
    recorded = facts.recorded(*line.kinds)
    by_count = f"{line.what}: by a live count under {line.convicted}"
    why = told(recorded, one.fact, line.what) if recorded else Texts.same(by_count, facts.n)
    if not recorded and not line.count_settles:
        why = Texts.same(f"a live count under {line.convicted}: whether {line.what} is not recorded", facts.n)
    why = decided(why, one.fact, one.conditions)
    other = f"counted once: another line of (b)({line.number}) that leads as far or further is applied"
    why = why.overlaid(one.gives_way, Texts.same(other, facts.n))
    lifted = known(after - before > max(line.levels, 0)) if line.floor else tri("no", facts.n)
    why = why.followed_by(lifted, ("", f"; not less than level {line.floor}", ""))
    key = f"{SECTION_B}({line.number})"
    return LineColumn(line.cite, after - before, state_of(one.state), why, of_kinds(facts, line.kinds), key=key)


def _of_later_editions(facts: WorksheetFacts) -> list[LineColumn]:
    """Return a line for each circumstance recorded to which only later editions give a characteristic."""
    return [
        LineColumn.saying(row.cite, NOT_APPLIED, Texts.same(row.what, facts.n), of_kinds(facts, row.kinds), SECTION_B)
        for row in not_in_edition(facts.edition)
        if any(kind in facts.characteristics for kind in row.kinds)
    ]


def _reported(facts: WorksheetFacts) -> list[LineColumn]:
    """Return the lines of (d), (e)(1): open wherever they may lead to another guideline or adjustment."""
    lines = []
    for row in cross_references.rows(facts.edition):
        by_count = row.statute != "" and cross_references.charged(row, facts.counts)
        if not facts.recorded(*row.kinds) and not by_count:
            continue
        fact = tri("yes", facts.n) if by_count else facts.reaches(*row.kinds)
        state = prong(fact, yes=OPEN, no=NOT_APPLIED, unknown=OPEN).astype(np.int8)
        why = Texts.by_state(state, "recorded; it does not reach the defendant", row.what, row.what)
        lines.append(LineColumn.saying(row.cite, state, why, of_kinds(facts, row.kinds)))
    return lines
