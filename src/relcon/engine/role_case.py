"""One defendant in one position and one scenario, as his role is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from relcon.engine.explain import node_values
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.shown import shown
from relcon.engine.worksheet_answer import answer
from relcon.law.context import DefendantContext
from relcon.law.ussg.part_played import Indication, Part, Value, part_played
from relcon.law.ussg.s3b1_1.participants import Involved, involved
from relcon.results.exposure import PositionAnswer
from relcon.results.roles import Shown


@dataclass(frozen=True)
class RoleCase:
    """What everything said of a role is read from: a lattice of one scenario."""

    found: ScenarioBatch

    @property
    def context(self) -> DefendantContext:
        """The defendant in the position."""
        return self.found.grounded.context

    @cached_property
    def value(self) -> Value:
        """The value of a node in the scenario."""
        return node_values(self.context, {})

    @cached_property
    def answer(self) -> PositionAnswer:
        """The worksheet, without its events."""
        return answer(self.found.sheet, 0)

    @cached_property
    def activities(self) -> dict[str, dict[str, Involved]]:
        """Those undertakings in which a record shows some part of his, with everybody involved in them."""
        mine = {}
        for id in filter(self._named_in, self.context.index.undertakings):
            people = {
                person: one
                for person, one in involved(id, self.context).items()
                if any(self.value(trace.when) for trace in one.traces)
            }
            if self.context.defendant in people:
                mine[id] = people
        return mine

    def _named_in(self, undertaking: str) -> bool:
        """Whether any record might show a part of his: the others need not be asked who is involved."""
        index, person = self.context.index, self.context.defendant
        return (
            (person, undertaking) in index.memberships_of
            or (person, undertaking) in index.events_of
            or any(person in (one.by, one.over) for one in index.authority_in.get(undertaking, ()))
            or any(one.undertaking == undertaking for one in index.functions_of.get(person, ()))
        )

    @cached_property
    def part(self) -> Part:
        """What he did in them."""
        return self.part_of(self.context.defendant)

    def part_of(self, person: str) -> Part:
        """Return what somebody did in the defendant's undertakings."""
        return part_played(person, tuple(self.activities), self.context, self.value)

    def shown(self, indications: Iterable[Indication]) -> tuple[Shown, ...]:
        """Return indications with exhibits and pages."""
        return shown(indications, self.context, self.value)
