"""Worksheet lines of USSG §2D1.2, upon the offense level of §2D1.1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.conditions import of_kinds
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn, Texts, state_of
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s2d1_1.applied import Decision, level_after
from relcon.law.ussg.s2d1_1.base_level import base_level
from relcon.law.ussg.s2d1_1.mitigating_cap import capped

MINORS = ("minor_involved", "used_minor")


def minor_involved(inputs: WorksheetFacts) -> TriArray:
    """Return whether the offense involved a person less than eighteen years of age."""
    return inputs.reaches(*MINORS)


def protected_lines(
    inputs: WorksheetFacts, decisions: Sequence[Decision], valve: IntArray, total: IntArray, death_base: int
) -> list[LineColumn]:
    """Return the lines of §2D1.2(a)(1)-(4): the greatest is applied, with what it adds to the level of §2D1.1.

    Parameters
    ----------
    inputs
        The defendant.
    decisions, valve
        §2D1.1(b)(1)-(17); the levels of (b)(18).
    total
        The level of §2D1.1 for the whole quantity; where no quantity is known, what the characteristics leave of
        §2D1.2's own level, of which :attr:`WorksheetFacts.amounts` says so.
    death_base
        The base level of §2D1.1(a)(1)-(4), or 0.
    """
    edition, n = inputs.edition, inputs.n
    weighed = _table(inputs, inputs.amounts) > 0
    whole = np.where(weighed | (death_base > 0), total, 0)
    part, unsaid = _direct(inputs)
    direct_base = np.maximum(capped(part, inputs.mitigating.levels, edition), np.where(part > 0, death_base, 0))
    direct = np.where(part > 0, np.minimum(level_after(decisions, direct_base) + valve, total), 0)
    minor = minor_involved(inputs)
    levels = s2d1_2.levels(direct, whole, minor, edition)
    best, chosen = levels.max(axis=0), levels.argmax(axis=0)
    may = s2d1_2.perhaps(whole, unsaid, minor, edition)
    lines = []
    for row, paragraph in enumerate(s2d1_2.PARAGRAPHS):
        here: BoolArray = chosen == row
        is_open = (may[0] if paragraph == "direct" else may[1] if paragraph == "minor" else np.zeros(n)) > best
        state = state_of(np.where(here, YES, np.where(is_open, UNKNOWN, NO)).astype(np.int8))
        facts = of_kinds(inputs, MINORS) if paragraph == "minor" else ()
        added = np.where(here, best - total, 0).astype(np.int64)
        why = _why(paragraph, levels[row], here, is_open)
        line = LineColumn(s2d1_2.cite(paragraph, edition), added, state, why, facts)
        lines.append(line.where((levels[row] > 0) | is_open))
    return lines


def _table(inputs: WorksheetFacts, amounts: Amounts) -> IntArray:
    """Return the Drug Quantity Table's level; 0 where nothing weighs anything."""
    if not (amounts.mixture or amounts.mixtures or amounts.pure):
        return np.zeros(inputs.n, dtype=np.int64)
    return base_level(amounts, inputs.edition, inputs.purity_mix).level


def _direct(inputs: WorksheetFacts) -> tuple[IntArray, BoolArray]:
    """Return the table's level for what directly involved the location or individual, and where more may have."""
    if inputs.direct is None:
        return np.zeros(inputs.n, dtype=np.int64), np.ones(inputs.n, dtype=np.bool_)
    return _table(inputs, inputs.direct.amounts), inputs.direct.unsaid


def _why(paragraph: str, level: IntArray, here: BoolArray, is_open: BoolArray) -> Texts:
    distinct, code = np.unique(np.stack([level, here, is_open]).astype(np.int64), axis=1, return_inverse=True)
    texts = tuple(_text(paragraph, *column) for column in distinct.T.tolist())
    return Texts(texts, code.reshape(-1).astype(np.int64))


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
