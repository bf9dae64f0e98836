"""One defendant in one position and one scenario, as his role is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from relcon.engine.explain import node_values
from relcon.engine.lattice import Lattice
from relcon.engine.sheet import answer
from relcon.engine.shown import shown
from relcon.law.standing import Standing
from relcon.law.ussg.part_played import Indication, Part, Value, part_played
from relcon.law.ussg.s3b1_1.participants import Involved, involved
from relcon.results.exposure import PositionAnswer
from relcon.results.roles import Shown


@dataclass(frozen=True)
class RoleCase:
    """What everything said of a role is read from: a lattice of one scenario."""

    found: Lattice

    @property
    def standing(self) -> Standing:
        """The defendant in the position."""
        return self.found.grounded.standing

    @cached_property
    def value(self) -> Value:
        """The value of a node in the scenario."""
        return node_values(self.standing, {})

    @cached_property
    def answer(self) -> PositionAnswer:
        """The worksheet, without its events."""
        return answer(self.found.sheet, 0)

    @cached_property
    def activities(self) -> dict[str, dict[str, Involved]]:
        """Those undertakings in which a record shows some part of his, with everybody involved in them."""
        mine = {}
        for id in filter(self._named_in, self.standing.docket.undertakings):
            people = {
                person: one
                for person, one in involved(id, self.standing).items()
                if any(self.value(trace.when) for trace in one.traces)
            }
            if self.standing.defendant in people:
                mine[id] = people
        return mine

    def _named_in(self, undertaking: str) -> bool:
        """Whether any record might show a part of his: the others need not be asked who is involved."""
        docket, person = self.standing.docket, self.standing.defendant
        return (
            (person, undertaking) in docket.memberships_of
            or (person, undertaking) in docket.events_of
            or any(person in (one.by, one.over) for one in docket.authority_in.get(undertaking, ()))
            or any(one.undertaking == undertaking for one in docket.functions_of.get(person, ()))
        )

    @cached_property
    def part(self) -> Part:
        """What he did in them."""
        return self.part_of(self.standing.defendant)

    def part_of(self, person: str) -> Part:
        """Return what somebody did in the defendant's undertakings."""
        return part_played(person, tuple(self.activities), self.standing, self.value)

    def shown(self, indications: Iterable[Indication]) -> tuple[Shown, ...]:
        """Return indications with exhibits and pages."""
        return shown(indications, self.standing, self.value)
