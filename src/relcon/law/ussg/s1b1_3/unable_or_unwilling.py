"""USSG §2D1.1 n.5: amounts that he did not intend, or was not reasonably capable, to provide or purchase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.positions.readings import deduction
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event


@dataclass(frozen=True, slots=True)
class Excuse:
    """An amount that §2D1.1 n.5 takes off: when, how much in millionths (None: all of it), on what evidence."""

    when: Node
    amount: int | None
    evidence: tuple[str, ...]


def excuses(event: Event, context: DefendantContext) -> tuple[Excuse, ...]:
    """Return what §2D1.1 n.5 takes off an ``agreed`` or ``attempted`` event, by the option ``unable_or_unwilling``."""
    if event.status == "completed":
        return ()
    circuit = context.circuit
    found: list[Excuse] = []
    silent = TRUE
    for on, finding in context.findings("unable_or_unwilling", [[event.id]]):
        if finding.prong == "all":
            continue
        when = circuit.every([silent, on])
        if finding.answer.quantity is not None:
            found.append(Excuse(when, deduction(finding.answer.quantity, context.options) or 0, (finding.id,)))
        elif finding.answer.word == "out":
            found.append(Excuse(when, None, (finding.id,)))
        silent = circuit.every([silent, circuit.negate(on)])
    rule = context.options.unable_or_unwilling
    for entry in event.unable_or_unwilling:
        if entry.person != context.defendant or rule == "by_finding":
            continue
        if rule == "undisputed" and (entry.disputed_by or not entry.evidence):
            continue
        when = circuit.every([silent, reliability(entry, context, within=event).node])
        off = None if entry.quantity is None else deduction(entry.quantity, context.options) or 0
        found.append(Excuse(when, off, entry.evidence))
    return tuple(item for item in found if item.when != FALSE)


def covers(found: Sequence[Excuse], whole: int | None, context: DefendantContext) -> Node:
    """Return when the amounts taken off are all of it: some set of them that is enough, of those that hold."""
    circuit = context.circuit
    everything = circuit.some(item.when for item in found if item.amount is None)
    if whole is None:
        return everything
    # reached[k]: when the first entries together take off k; entries are few.
    reached: dict[int, Node] = {0: TRUE}
    for item in found:
        if item.amount is None:
            continue
        after: dict[int, Node] = {}
        for total, node in reached.items():
            for add, holds in ((0, circuit.negate(item.when)), (item.amount, item.when)):
                key = min(total + add, whole)
                after[key] = circuit.some([after.get(key, FALSE), circuit.every([node, holds])])
        reached = after
    claimed = circuit.some(item.when for item in found if item.amount is not None)
    return circuit.some([everything, circuit.every([claimed, reached.get(whole, FALSE)])])
