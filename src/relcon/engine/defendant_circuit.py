"""One defendant in one position, grounded: every node that the weights and the worksheet will ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from relcon.engine.event_nodes import event_nodes
from relcon.engine.weigh import WeightPlan
from relcon.law.context import DefendantContext
from relcon.law.ussg.role_elements import RoleGround, role_ground
from relcon.law.ussg.s1b1_3.attribution import Attribution, attributions
from relcon.law.ussg.s1b1_3.circumstances import Reach, reached
from relcon.law.ussg.s2d1_1.compensation import Pay, pay
from relcon.logic.circuit import FALSE, TRUE, Node


@dataclass(frozen=True)
class DefendantCircuit:
    """A defendant in a position, as nodes.

    ``told`` keeps what was told of the events that touch the defendant (`relcon.engine.explain`).
    """

    context: DefendantContext
    events: Mapping[str, Attribution]
    circumstances: tuple[Reach, ...]
    role: RoleGround
    told: dict[str, list[Any]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def weight_plan(self) -> WeightPlan:
        """What the weights hang on."""
        return WeightPlan.of(list(self.events.values()), self.context)

    @cached_property
    def direct_weight_plan(self) -> WeightPlan:
        """The same of the events that directly involved a protected location or individual (§2D1.2(a)(1))."""
        return WeightPlan.of(
            [one for one in self.events.values() if one.event.protected_location == "yes"], self.context
        )

    @cached_property
    def pay(self) -> tuple[Pay, ...]:
        """What the defendant's functions say of pay (§2D1.1(b)(17)(B))."""
        return pay(self.context)

    @cached_property
    def varying(self) -> frozenset[Node]:
        """Every node whose value the weights and the worksheet need, and which is no constant."""
        if not self.context.leaves.varying:
            return frozenset()
        return frozenset(node for node in self._nodes() if node not in (FALSE, TRUE))

    @cached_property
    def leaves(self) -> frozenset[str]:
        """The names of the leaves on which any of them depends."""
        return frozenset(self.context.circuit.support(self.varying))

    def _nodes(self) -> Iterator[Node]:
        for one in self.events.values():
            yield from event_nodes(one, self.context)
        yield from self.beside_events()

    def beside_events(self) -> Iterator[Node]:
        """Yield every node that the worksheet asks for besides those of events."""
        for answer in self.circumstances:
            yield from (answer.reaches, answer.own, answer.open, answer.own_open, answer.held)
            yield from (said.when for said in answer.said)
        yield from self.role.nodes()
        yield from (one.when for one in self.pay)
        for finding in self.context.index.findings_for.get(self.context.defendant, ()):
            yield self.context.leaves.switched_on(finding.id)


def ground(context: DefendantContext) -> DefendantCircuit:
    """Ground a defendant in a position."""
    events = attributions(context)
    return DefendantCircuit(context, events, reached(context, events), role_ground(context))
