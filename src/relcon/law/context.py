"""Where one question is asked: one defendant and one position under one edition, over all scenarios of a circuit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from relcon.law.leaves import Leaves
from relcon.law.positions.options import Options
from relcon.law.record_index import RecordIndex
from relcon.logic.circuit import Circuit, Node
from relcon.records.agreements import Finding
from relcon.records.base import PositionName
from relcon.records.counts import Count
from relcon.records.people import DefendantPart


@dataclass(frozen=True)
class DefendantContext:
    """One defendant in one position.

    Attributes
    ----------
    index, defendant, position, options, edition
        Every record; who, in which position with its options, under which Manual.
    leaves
        What varies from scenario to scenario.
    memo
        What was already grounded for this position; shared by its defendants.
    """

    index: RecordIndex
    defendant: str
    position: PositionName
    options: Options
    leaves: Leaves
    edition: str
    memo: dict[Any, Any] = field(default_factory=dict)

    @property
    def circuit(self) -> Circuit:
        """The circuit that the answers are nodes of."""
        return self.leaves.circuit

    @property
    def is_client(self) -> bool:
        """Whether the defendant is the proffer's client."""
        return self.defendant == self.index.client

    @property
    def sharing(self) -> tuple[bool, str | None]:
        """What tells apart those for whom some record may hold otherwise than for others in the position."""
        return self.is_client, self.index.apart(self.defendant)

    def sharing_of(self, record: str) -> tuple[bool, str | None]:
        """Return what tells apart those for whom one record may hold otherwise than for others in the position."""
        return record in self.index.told and self.is_client, self.index.apart(self.defendant)

    @property
    def part(self) -> DefendantPart:
        """The defendant's counts and history (empty where the file gives none)."""
        return self.index.people[self.defendant].defendant or DefendantPart()

    @property
    def live_counts(self) -> tuple[Count, ...]:
        """Counts neither acquitted nor dismissed."""
        return tuple(count for count in self.part.counts if count.live)

    def counting(self, fact: str) -> Node:
        """Return whether an admitted fact counts for this defendant."""
        return self.leaves.counts(fact, self.is_client)

    def findings(self, prong: str, ranks: Iterable[Iterable[str | None]]) -> list[tuple[Node, Finding]]:
        """Return the findings that answer a prong here, each with when it is switched on, the strongest first.

        Parameters
        ----------
        prong : str
            The step asked about.
        ranks : iterable of iterables of ids
            What a finding may be about, nearest first: the event, then memberships, then undertakings. Within a rank
            a finding on the prong itself beats one on ``all``, which never answers ``protected``.
        """
        if self.defendant not in self.index.findings_for:
            return []
        names = (prong,) if prong in ("protected", "all") else (prong, "all")
        mine = [self.index.findings_on.get((self.defendant, name), ()) for name in names]
        if not any(mine):
            return []
        found: list[tuple[Node, Finding]] = []
        for rank in ranks:
            about = set(rank)
            found += [
                (self.leaves.switched_on(finding.id), finding)
                for group in mine
                for finding in group
                if finding.about in about and self.position in finding.binds
            ]
        return found
