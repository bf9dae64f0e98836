"""Every node on which an event's weight hangs."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.exclusions import excuses
from relcon.law.ussg.s1b1_3.own_acts import own_uses
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node


def event_nodes(one: Attribution, context: DefendantContext) -> Iterator[Node]:
    """Yield every node whose value an event's weight needs, constants among them."""
    yield from (one.inside, one.open)
    if one.inside == FALSE:
        return
    yield from (node for node, _ in one.sentences)
    for group in one.groups:
        yield from (group.inside, group.does, group.joint, group.own.does, group.own.whole)
        yield from (act.node for act in group.own.acts)
    yield from (excuse.when for excuse in excuses(one.event, context))
    yield from (reliability(use, context, within=one.event).node for use in own_uses(one.event, context))
    for on, _ in context.findings("quantity", [[one.event.id]]):
        yield on


def varying_nodes(one: Attribution, context: DefendantContext) -> frozenset[Node]:
    """Return the nodes that an event's weight needs and that are no constants."""
    if not context.leaves.varying:
        return frozenset()
    return frozenset(node for node in event_nodes(one, context) if node not in (FALSE, TRUE))
