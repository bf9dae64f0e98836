"""The offense level of §2D1.1 (and §2D1.2), Chapter Two, as lines: the level on which other guidelines build too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from relcon.engine.base_lines import base_lines, summed
from relcon.engine.chapter_two import characteristic_lines, decisions, reported_lines, safety_valve_line
from relcon.engine.protected_locations import minor_involved, protected_lines
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import RoleInput, WorksheetFacts
from relcon.law.line import NULL, LineColumn, Texts
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.s2d1_1.applied import Decision
from relcon.law.ussg.s2d1_1.base_level import BaseLevel
from relcon.law.ussg.s5c1_2 import SafetyValve


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
        return summed(self.base, list(self.lines))


def drug_level(
    inputs: WorksheetFacts,
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
    edition = inputs.edition
    table_level = quantity.level if quantity is not None else np.zeros(inputs.n, dtype=np.int64)
    base, lines = base_lines(inputs, table_level, statute)
    if protected:
        base = np.where(base == NULL, s2d1_2.least(minor_involved(inputs), edition), base)
    decided = decisions(inputs, statute.firearm)
    lines += [*characteristic_lines(inputs, decided, base), safety_valve_line(criteria, edition)]
    if protected:
        death_base = 0 if statute.base is None else statute.base[0]
        lines += protected_lines(inputs, decided, lines[-1].levels, summed(base, lines), death_base)
    return DrugLevel(base, (*lines, *reported_lines(inputs)), decided)


def without_role(inputs: WorksheetFacts, why: str, aggravating: bool = True, mitigating: bool = True) -> WorksheetFacts:
    """Return the inputs without an adjustment for role, where a guideline allows none.

    Parameters
    ----------
    inputs
        The defendant.
    why
        The provision that allows none.
    aggravating, mitigating
        Which of §§3B1.1 and 3B1.2 to leave out.
    """
    return replace(
        inputs,
        aggravating=_none(inputs.aggravating, why) if aggravating else inputs.aggravating,
        mitigating=_none(inputs.mitigating, why) if mitigating else inputs.mitigating,
    )


def _none(role: RoleInput, why: str) -> RoleInput:
    n = role.levels.size
    nothing = np.zeros(n, dtype=np.int64)
    said = Texts.same(f"not applied: {why}", n)
    return RoleInput(nothing, np.zeros(n, dtype=np.bool_), said, Texts.same("", n))
