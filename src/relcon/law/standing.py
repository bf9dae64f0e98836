"""Where one question is asked: one defendant, one position, one scenario, under one edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relcon.law.docket import Docket
from relcon.law.positions.options import Options
from relcon.law.scenario import Scenario
from relcon.records.agreements import Finding
from relcon.records.base import PositionName
from relcon.records.people import Count, DefendantPart


@dataclass(frozen=True)
class Standing:
    """One defendant in one position and one scenario."""

    docket: Docket
    defendant: str
    position: PositionName
    options: Options
    scenario: Scenario
    edition: str

    @property
    def is_client(self) -> bool:
        """Whether the defendant is the proffer's client."""
        return self.defendant == self.docket.client

    @property
    def part(self) -> DefendantPart:
        """The defendant's counts and history (empty where the file gives none)."""
        return self.docket.people[self.defendant].defendant or DefendantPart()

    @property
    def live_counts(self) -> tuple[Count, ...]:
        """Counts neither acquitted nor dismissed."""
        return tuple(count for count in self.part.counts if count.live)

    @property
    def counting(self) -> frozenset[str]:
        """Names of the admitted facts that count for this defendant."""
        return self.scenario.against_client if self.is_client else self.scenario.against_others

    def finding(self, prong: str, ranks: Iterable[Iterable[str | None]]) -> Finding | None:
        """Return the finding that answers a prong here, or None.

        Parameters
        ----------
        prong : str
            The step asked about.
        ranks : iterable of iterables of ids
            What the finding may be about, nearest first: the event, then memberships, then undertakings. Within a
            rank a finding on the prong itself beats one on ``all``, which never answers ``protected``.
        """
        bound = [
            finding
            for finding in self.docket.findings_for.get(self.defendant, ())
            if self.position in finding.binds and finding.id not in self.scenario.without
        ]
        for rank in ranks:
            about = set(rank)
            for name in (prong, "all"):
                if name == "all" and prong == "protected":
                    continue
                for finding in bound:
                    if finding.about in about and finding.prong == name:
                        return finding
        return None
