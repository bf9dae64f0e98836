"""Worksheet lines of USSG §2D1.1: the cap of (a)(5), the characteristics of (b), and what (d), (e) call for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.conditions import decided, of_kinds, told
from relcon.law.facts import RoleInput, WorksheetFacts
from relcon.law.line import NOT_APPLIED, OPEN, LineColumn, Texts, fact_line, state_of
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, TriArray, known, tri
from relcon.law.ussg.s2d1_1 import cross_references, mitigating_cap
from relcon.law.ussg.s2d1_1.applied import Decision, Situation, decide
from relcon.law.ussg.s2d1_1.characteristics import not_in_edition, safety_valve
from relcon.law.ussg.s5c1_2 import SafetyValve


def cap_line(table_level: IntArray, base: IntArray, mitigating: IntArray, edition: str) -> LineColumn:
    """Return the line on §2D1.1(a)(5) for those with a mitigating role; its effect stands in the base level already."""
    distinct, code = np.unique(np.stack([table_level, base], axis=1), axis=0, return_inverse=True)
    texts = tuple(
        "with a mitigating role: the table level is not lowered"
        if before == after
        else f"with a mitigating role, table level {before} becomes {after}; already in the base level"
        for before, after in distinct.tolist()
    )
    cite = load("2D1.1-a", edition).text("mitigating_cap", "cite")
    why = Texts(texts, code.reshape(-1).astype(np.int64))
    shown = (mitigating < 0) & (table_level > 0)
    return LineColumn(cite, np.zeros(base.size, dtype=np.int64), known(base < table_level), why).where(shown)


def receives(role: RoleInput) -> TriArray:
    """Return whether he receives an adjustment for role."""
    return np.where(role.open, UNKNOWN, role.levels != 0).astype(np.int8)


def decisions(inputs: WorksheetFacts, firearm_count: bool) -> tuple[Decision, ...]:
    """Decide §2D1.1(b)(1)-(17) for the circumstances and counts recorded."""
    minimal = np.where(
        inputs.mitigating.open, UNKNOWN, inputs.mitigating.levels == mitigating_cap.minimal(inputs.edition)
    ).astype(np.int8)
    situation = Situation(
        receives(inputs.aggravating), receives(inputs.mitigating), minimal, firearm_count, inputs.counts
    )
    return decide(inputs.edition, {kind: one.reaches for kind, one in inputs.characteristics.items()}, situation)


def characteristic_lines(inputs: WorksheetFacts, decided_lines: Sequence[Decision], base: IntArray) -> list[LineColumn]:
    """Return the lines of §2D1.1(b)(1)-(17), each on the level that those before it leave."""
    lines, level = [], base
    for one in decided_lines:
        after = one.after(level)
        lines.append(_characteristic(inputs, one, level, after))
        level = after
    return lines + _of_later_editions(inputs)


def _characteristic(inputs: WorksheetFacts, one: Decision, before: IntArray, after: IntArray) -> LineColumn:
    line = one.line
    recorded = inputs.recorded(*line.kinds)
    by_count = f"{line.what}: by a live count under {line.convicted}"
    why = told(recorded, one.fact, line.what) if recorded else Texts.same(by_count, inputs.n)
    if not recorded and not line.count_settles:
        why = Texts.same(f"a live count under {line.convicted}: whether {line.what} is not recorded", inputs.n)
    why = decided(why, one.fact, one.conditions)
    other = f"counted once: another line of (b)({line.number}) that leads as far or further is applied"
    why = why.overlaid(one.gives_way, Texts.same(other, inputs.n))
    lifted = known(after - before > max(line.levels, 0)) if line.floor else tri("no", inputs.n)
    why = why.followed_by(lifted, ("", f"; not less than level {line.floor}"))
    return LineColumn(line.cite, after - before, state_of(one.state), why, of_kinds(inputs, line.kinds))


def _of_later_editions(inputs: WorksheetFacts) -> list[LineColumn]:
    lines = []
    for row in not_in_edition(inputs.edition):
        if any(kind in inputs.characteristics for kind in row.kinds):
            state = np.full(inputs.n, NOT_APPLIED, dtype=np.int8)
            why = Texts.same(row.what, inputs.n)
            lines.append(
                LineColumn(row.cite, np.zeros(inputs.n, dtype=np.int64), state, why, of_kinds(inputs, row.kinds))
            )
    return lines


def safety_valve_line(valve: SafetyValve, edition: str) -> LineColumn:
    """Return the line of §2D1.1(b)(18), which needs the five criteria and no minimum (n.21)."""
    levels, cite = safety_valve(edition)
    return replace(fact_line(cite, valve.guideline, levels, ("", "", "")), why=valve.guideline_summary)


def reported_lines(inputs: WorksheetFacts) -> list[LineColumn]:
    """Return the lines of §2D1.1(d), (e)(1): open wherever they may lead to another guideline or adjustment."""
    lines = []
    for row in cross_references.rows(inputs.edition):
        by_count = row.statute != "" and cross_references.charged(row, inputs.counts)
        recorded = inputs.recorded(*row.kinds)
        if not recorded and not by_count:
            continue
        fact = tri("yes", inputs.n) if by_count else inputs.reaches(*row.kinds)
        open_or_not = np.where(fact == NO, NOT_APPLIED, OPEN).astype(np.int8)
        why = Texts.by_state(open_or_not, "recorded; it does not reach him", row.what, row.what)
        zero = np.zeros(inputs.n, dtype=np.int64)
        lines.append(LineColumn(row.cite, zero, open_or_not, why, of_kinds(inputs, row.kinds)))
    return lines
