"""What the oracle is asked: one defendant, one position, one scenario.

The oracle is a second program for §1B1.3, what feeds it and the level of the Drug Quantity Table: one scenario at a
time, slow and obvious, written from the design's semantics and the Manual. It shares records, options, their index and
the scenario with relcon, and what brings pieces, plants and volumes to the table's measure (test_independence.py); the
table's rows and factors are its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from relcon.law.positions.options import Options
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.records.agreements import Finding
from relcon.records.base import PositionName
from relcon.records.people import DefendantPart


@dataclass(frozen=True)
class Question:
    """One defendant in one position and one scenario."""

    index: RecordIndex
    defendant: str
    position: PositionName
    options: Options
    scenario: Scenario
    edition: str

    @property
    def client(self) -> bool:
        """Whether it is asked of the proffer's client."""
        return self.index.client == self.defendant

    @property
    def part(self) -> DefendantPart:
        """His counts and history."""
        return self.index.people[self.defendant].defendant or DefendantPart()

    def counts(self, fact: str) -> bool:
        """Whether an admitted fact counts for him."""
        return fact in (self.scenario.against_client if self.client else self.scenario.against_others)

    def everything_admitted(self) -> Question:
        """The same with every admission counting."""
        facts = set(self.index.origin)
        for supports in self.index.supports.values():
            facts |= {one.leaf for one in supports}
        scenario = Scenario(self.scenario.without, frozenset(facts), frozenset(facts))
        return replace(self, scenario=scenario)

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings on him that bind here."""
        return [
            finding
            for finding in self.index.matter.findings.values()
            if finding.defendant == self.defendant
            and self.position in finding.binds
            and finding.id not in self.scenario.without
        ]

    def found(self, prong: str, *ranks: Sequence[str | None]) -> Finding | None:
        """Return the finding that answers a prong: the nearest rank, and in it the prong itself before ``all``.

        Semantics §2, *Findings*. ``all`` never speaks to ``protected``.
        """
        for rank in ranks:
            here = [finding for finding in self.findings if finding.about in rank]
            itself = [finding for finding in here if finding.prong == prong]
            whole = [finding for finding in here if finding.prong == "all" and prong != "protected"]
            if itself or whole:
                return (itself or whole)[0]
        return None

    def word(self, prong: str, *ranks: Sequence[str | None]) -> str | None:
        """Return the word of that finding: in, out, open; None without one."""
        finding = self.found(prong, *ranks)
        return None if finding is None else finding.answer.word
