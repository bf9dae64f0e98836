"""What every level of Chapter Two is made from: the drug offense, and Chapter Three (USSG §§2D1.1, 3D1.1(a))."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.count_level import CountLevel, change, left_out, settled
from relcon.law.facts import RoleInput, WorksheetFacts
from relcon.law.line import LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tristate import some, tri
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s3b1_3, s3b1_4, s3b1_5, s3c1_1, s3c1_2
from relcon.law.ussg.s2d1_1.applied import held
from relcon.law.ussg.s2d1_1.base_level import BaseLevel
from relcon.law.ussg.s2d1_1.on_worksheet import DrugLevel, drug_level
from relcon.law.ussg.s3b1_1 import on_worksheet as s3b1_1
from relcon.law.ussg.s3b1_2 import on_worksheet as s3b1_2
from relcon.law.ussg.s5c1_2 import SafetyValve
from relcon.records.counts import Count

ROLE: Final = ("3B1.1", "3B1.2", "3B1.3", "3B1.4", "3B1.5")
"""The lines of Chapter Three, Part B."""
OF_THE_OFFENSE: Final = (*ROLE, "3C1.2")
"""Those that look at the offense itself, and not at its investigation."""


@dataclass(frozen=True)
class Groundwork:
    """What every guideline's level is made from: the defendant, the terms, the safety valve, the table's level."""

    facts: WorksheetFacts
    statute: Statutory
    criteria: SafetyValve
    quantity: BaseLevel | None

    def drugs(self, facts: WorksheetFacts, protected: bool = False) -> DrugLevel:
        """Return the Chapter Two level for drugs, of these facts; of §2D1.2 where ``protected``."""
        return drug_level(facts, self.statute, self.criteria, self.quantity, protected)

    @cached_property
    def plain(self) -> DrugLevel:
        """The Chapter Two level of §2D1.1."""
        return self.drugs(self.facts)


def chapter_three(facts: WorksheetFacts, drugs: DrugLevel | None, protected: bool = False) -> list[LineColumn]:
    """Return the lines of Chapter Three, Parts B and C, in order.

    Parameters
    ----------
    facts
        The defendant.
    drugs
        §2D1.1, of which some characteristics exclude an adjustment; ``None`` where it has no part in the level.
    protected
        Whether §2D1.2 governs.
    """
    decisions = () if drugs is None else drugs.decided
    n = facts.n
    vulnerable = some(held(decisions, "vulnerable_person", n), tri("yes" if protected else "no", n))
    lines = (
        s3b1_1.line(facts),
        s3b1_2.line(facts),
        s3b1_3.line(facts, held(decisions, "import_crew", n)),
        s3b1_4.line(facts, vulnerable),
        s3b1_5.line(facts),
        *s3c1_1.lines(facts, held(decisions, "witness_or_evidence", n)),
        s3c1_2.line(facts),
    )
    return [line for line in lines if line is not None]


def without_role(facts: WorksheetFacts, why: str, aggravating: bool = True) -> WorksheetFacts:
    """Return the facts without an adjustment for role, where a guideline allows none.

    Parameters
    ----------
    facts
        The defendant.
    why
        The provision that allows none.
    aggravating
        Whether to leave out §3B1.1 as well as §3B1.2.
    """
    return replace(
        facts,
        aggravating=_none(facts.aggravating, why) if aggravating else facts.aggravating,
        mitigating=_none(facts.mitigating, why),
    )


def _none(role: RoleInput, why: str) -> RoleInput:
    n = role.levels.size
    nothing = np.zeros(n, dtype=np.int64)
    said = Texts.same(f"not applied: {why}", n)
    return RoleInput(nothing, np.zeros(n, dtype=np.bool_), said, Texts.same("", n))


def below(
    counts: tuple[Count, ...], ground: Groundwork, guideline: str, level: Callable[[IntArray, str], IntArray], what: str
) -> CountLevel:
    """Return the level of an accessory (§2X3.1) or of a misprision (§2X4.1), below that of the underlying offense."""
    why = f"{guideline} n.2, normally"
    facts = without_role(ground.facts, why, aggravating=False)
    drugs = ground.drugs(facts)
    text = f"{what}: level {{after}}, below level {{before}} of the underlying offense"
    made = change(f"USSG {guideline}(a)", drugs.level, level(drugs.level, facts.edition), text).where(drugs.known)
    three = left_out(chapter_three(facts, drugs), ["3B1.2"], why)
    obstructed: BoolArray = np.any([one.levels > 0 for one in three if one.key == "3C1.1"], axis=0)
    three = left_out(three, ["3C1.1"], "§3C1.1 n.7, unless a significant further obstruction occurred")
    name = f"count {counts[0].count} ({counts[0].statute})"
    notes = [
        Note(f"{name}: {point('concealed_offense').said}", np.ones(facts.n, dtype=np.bool_)),
        Note(f"{name}: {point('further_obstruction').said}", obstructed & drugs.known),
    ]
    return settled(counts, guideline, drugs.base, [*drugs.lines, made, *three], notes)


def assumed_objects(counts: Sequence[Count], n: int) -> list[Note]:
    """Say of counts without a named object that the offense behind them is taken to be drug trafficking."""
    everywhere = np.ones(n, dtype=np.bool_)
    return [
        Note(f"count {count.count} ({count.statute}): {point('object_assumed').said}", everywhere)
        for count in counts
        if count.to_violate is None
    ]
