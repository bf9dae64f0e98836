"""The base offense level and the bounds of the Sentencing Table, as worksheet lines."""

from __future__ import annotations

import numpy as np

from relcon.engine.chapter_two import cap_line
from relcon.law.arrays import IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, LineColumn, Texts, fact_line
from relcon.law.tables import load
from relcon.law.tristate import known
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s5a
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level
from relcon.law.ussg.s2d1_1.mitigating_cap import capped


def quantity_level(inputs: WorksheetFacts) -> BaseLevel | None:
    """Return the level of the Drug Quantity Table, before the cap of §2D1.1(a)(5); ``None`` without any drugs."""
    amounts = inputs.amounts
    if not (amounts.mixture or amounts.mixtures or amounts.pure):
        return None
    return base_level(amounts, inputs.edition, inputs.purity_mix)


def base_lines(inputs: WorksheetFacts, table_level: IntArray, statute: Statutory) -> tuple[IntArray, list[LineColumn]]:
    """Apply §2D1.1(a): the greatest of (1)-(4) and (5), the latter with its cap for a mitigating role."""
    by_table = np.where(table_level > 0, capped(table_level, inputs.mitigating.levels, inputs.edition), NULL)
    cap = cap_line(table_level, by_table, inputs.mitigating.levels, inputs.edition)
    if statute.base is None:
        return by_table, [cap]
    level, cite = statute.base
    why = f"death or serious bodily injury was found on a count: base level {level} where the Table's is not greater"
    greater = fact_line(cite, known(by_table < level), 0, ("the Drug Quantity Table gives as much", why, why))
    return np.maximum(by_table, level), [greater, cap]


def summed(base: IntArray, lines: list[LineColumn]) -> IntArray:
    """Return the level after the lines; meaningless where the base level is null."""
    return base + sum((line.levels for line in lines), start=np.zeros(base.size, dtype=np.int64))


def bounds_line(base: IntArray, level: IntArray, edition: str) -> LineColumn:
    """Apply Ch. 5 Pt. A n.2, where the level lies outside the Sentencing Table."""
    change = np.where(base == NULL, 0, s5a.bounded(level, edition) - level)
    why = Texts.same("taken at the bound of the Sentencing Table", base.size)
    made = LineColumn(load("5A", edition).text("bounds", "cite"), change, known(change != 0), why)
    return made.where(change != 0)
