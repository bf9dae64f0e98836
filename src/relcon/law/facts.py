"""What the worksheet needs of one defendant in one position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import Note, Texts
from relcon.law.tristate import TriArray, answered, some, tri
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s2d1_1.readings import PurityMix
from relcon.law.ussg.s4a1_2 import Commenced
from relcon.records.base import Answer
from relcon.records.counts import Count
from relcon.records.history import CriminalHistory

TIMELY: Final = 2
PLEA: Final = 1
NO_ACCEPTANCE: Final = 0
"""Codes of ``WorksheetFacts.acceptance``; -1 (``answers.UNKNOWN``) is unknown."""

CRITERIA: Final = range(1, 6)
"""The criteria of USSG §5C1.2(a) and 18 U.S.C. §3553(f), by number."""


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One kind of recorded circumstance, for one defendant.

    Attributes
    ----------
    reaches
        Whether one of that kind reaches the defendant for the offense level: by §1B1.3, or by an own act alone
        where the provision speaks of what "the defendant" did.
    own
        Whether it was the defendant's own conduct, in connection with the offense, or induced or aided (§5C1.2
        n.2): for §5C1.2(a)(2), (4) and §4C1.1(a)(3), (7), (11). Unknown of a weapon whose connection is.
    why
        The reason for ``reaches``.
    facts
        Ids of the circumstances.
    """

    reaches: TriArray
    own: TriArray
    why: Texts
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleInput:
    """An adjustment for role, as the position supports it.

    Attributes
    ----------
    levels
        0, 2, 3 or 4 for §3B1.1; 0, -2, -3 or -4 for §3B1.2; 0 where ``open``.
    open
        Where it cannot be said.
    why
        The reason.
    route
        For a mitigating role, the provision that leads to it, such as ``USSG §3B1.2``; else empty.
    facts
        Ids of the records on which it rests.
    resting
        Ids of records on which it rests in some scenarios only, and where.
    """

    levels: IntArray
    open: BoolArray
    why: Texts
    route: Texts
    facts: tuple[str, ...] = ()
    resting: tuple[tuple[str, BoolArray], ...] = ()

    @property
    def received(self) -> TriArray:
        """Whether the defendant receives the adjustment."""
        return answered(self.levels != 0, self.open)


@dataclass(frozen=True, slots=True)
class CriterionFinding:
    """A finding on a criterion of the safety valve: where it holds, and its answer (yes, no or unknown)."""

    where: BoolArray
    answer: int


@dataclass(frozen=True, slots=True)
class Assumed:
    """What a world says of a provision in place of the records: where it says anything, and where it applies."""

    where: BoolArray
    applies: BoolArray


@dataclass(frozen=True, slots=True)
class Direct:
    """What directly involved a protected location or an underage or pregnant individual (§2D1.2(a)(1)).

    Attributes
    ----------
    amounts
        The attributed drugs of which it is recorded.
    unsaid
        Where there are others of which it is not known.
    """

    amounts: Amounts
    unsaid: BoolArray


@dataclass(frozen=True, slots=True)
class WorksheetFacts:
    """One defendant in one position; every array has one entry for each of n scenarios.

    Attributes
    ----------
    edition
        The Manual edition, such as ``"2025"``.
    amounts, unknown_weight
        The attributed drugs; where an attributed event's quantity is unknown.
    purity_mix
        The position's option of that name.
    aggravating, mitigating
        §3B1.1 and §3B1.2, decided before the base level, since §2D1.1(a)(5) looks at them.
    trial, acceptance
        Where guilt is put to trial; ``TIMELY``, ``PLEA``, ``NO_ACCEPTANCE`` or ``answers.UNKNOWN``.
    history, dropped_sentences
        Prior sentences; by sentence id, where one drops out because its conduct counts as relevant conduct.
    disclosed
        Whether all was truthfully disclosed, 18 U.S.C. §3553(f)(5).
    counts, career_offender, predicates
        As recorded; the two prior sentences on which a career offender's status rests.
    characteristics
        By kind of circumstance; a kind that nobody recorded is absent.
    safety_valve_findings
        By criterion, 1 to 5: findings that replace the computed answer where they hold, the weakest first.
    criteria_left_open
        By criterion: where and why it is open if nothing computed fails it, such as for a fact that was said and does
        not count.
    commenced
        When the offense began, for prior sentences whose points are not stated.
    circuit, statutory_quantity
        The case's circuit; whose quantity the position takes for a conspiracy's minimum, ``None`` for no rule.
    plants, plants_weigh
        Millionths of a marihuana plant attributed, for 21 U.S.C. §841(b); what they count for in the guideline without
        a weight of their own.
    direct
        What directly involved a protected location or individual; ``None`` where nothing is recorded of that.
    early_disposition
        Levels moved for under §3F1.1, or ``None``.
    sentenced
        The day of sentencing; ``None`` if not known.
    acceptance_note
        Something to add to the line of §3E1.1, such as what puts it at risk.
    own_acts
        Whether an attributed event is an act of the defendant's own, §1B1.3(a)(1)(A); ``None`` where no count asks.
    obstruction
        What a world says of §3C1.1 in place of recorded circumstances; ``None`` where it says nothing.
    """

    edition: str
    amounts: Amounts
    unknown_weight: BoolArray
    purity_mix: PurityMix
    aggravating: RoleInput
    mitigating: RoleInput
    trial: BoolArray
    acceptance: IntArray
    history: CriminalHistory | None
    disclosed: TriArray
    counts: tuple[Count, ...]
    career_offender: Answer
    characteristics: Mapping[str, Characteristic] = field(default_factory=dict)
    dropped_sentences: Mapping[str, BoolArray] = field(default_factory=dict)
    safety_valve_findings: Mapping[int, tuple[CriterionFinding, ...]] = field(default_factory=dict)
    criteria_left_open: Mapping[int, tuple[Note, ...]] = field(default_factory=dict)
    plants: IntArray | None = None
    plants_weigh: IntArray | int = 0
    direct: Direct | None = None
    early_disposition: int | None = None
    acceptance_note: Texts | None = None
    predicates: tuple[str, ...] = ()
    commenced: Commenced | None = None
    circuit: str | None = None
    statutory_quantity: Literal["own", "conspiracy", "object"] | None = None
    sentenced: date | None = None
    own_acts: TriArray | None = None
    obstruction: Assumed | None = None

    @property
    def n(self) -> int:
        """The number of scenarios."""
        return int(self.unknown_weight.size)

    @property
    def live_counts(self) -> tuple[Count, ...]:
        """The counts on which a sentence is still possible."""
        return tuple(count for count in self.counts if count.live)

    def recorded(self, *kinds: str) -> tuple[Characteristic, ...]:
        """Return the circumstances recorded of some kinds."""
        return tuple(self.characteristics[kind] for kind in kinds if kind in self.characteristics)

    def own(self, *kinds: str) -> TriArray:
        """Return whether a circumstance of one of the kinds was the defendant's own conduct."""
        return some(tri("no", self.n), *(one.own for one in self.recorded(*kinds)))

    def reaches(self, *kinds: str) -> TriArray:
        """Return whether a circumstance of one of the kinds reaches the defendant for the offense level."""
        return some(tri("no", self.n), *(one.reaches for one in self.recorded(*kinds)))
