"""Findings that answer every step of an event at once: what they put in, shut out or leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.joint import STEPS, Route
from relcon.law.ussg.s1b1_3.occurrence_groups import OccurrenceGroup, failed_first
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.events import Event


@dataclass(frozen=True, slots=True)
class Pins:
    """What findings that answer every step at once do: put in, shut out (or open), and that they leave it open."""

    inside: Node
    shut: Node
    open: Node


def pins_of(
    pinned: Sequence[tuple[Node, Finding]], event: Event, pieces: Sequence[OccurrenceGroup], context: DefendantContext
) -> Pins:
    """Return what findings on every step do to an event; one on his own act beats them."""
    circuit = context.circuit
    word_in, word_out, word_open = FALSE, FALSE, FALSE
    for on, finding in reversed(pinned):
        word = finding.answer.word
        word_in = circuit.choose(on, TRUE if word == "in" else FALSE, word_in)
        word_out = circuit.choose(on, TRUE if word == "out" else FALSE, word_out)
        word_open = circuit.choose(on, TRUE if word == "open" else FALSE, word_open)
    # A finding on his own act beats one on all steps.
    own = FALSE
    for on, finding in reversed(context.findings("own_act", [[event.id], list(event.undertaking)])):
        says_in = finding.prong == "own_act" and finding.answer.word == "in"
        own = circuit.choose(on, TRUE if says_in else FALSE, own)
    there = TRUE if pieces else FALSE
    shut = circuit.every([circuit.some([word_out, word_open]), circuit.negate(own)])
    return Pins(word_in, shut, circuit.every([word_open, there]))


def pinned_in(piece: OccurrenceGroup, when: Node, event: Event, context: DefendantContext) -> OccurrenceGroup:
    """Put an occurrence in by a finding that answers every step, unless a nearer finding failed its step."""
    if when == FALSE or piece.inside == TRUE:
        return piece
    circuit = context.circuit
    nearer = circuit.some(
        circuit.every([node, _nearer(step, event, context)]) for step, node in reported(piece, event, context)
    )
    by_finding = circuit.every([when, circuit.negate(piece.inside), circuit.negate(nearer)])
    inside = circuit.some([piece.inside, by_finding])
    is_open = circuit.every([piece.open, circuit.negate(by_finding)])
    return replace(piece, inside=inside, open=is_open, by_finding=by_finding)


def _nearer(step: str, event: Event, context: DefendantContext) -> Node:
    """Return when the strongest finding about a step is on that step itself."""
    members = [
        member.id
        for undertaking in event.undertaking
        for member in context.index.memberships_of.get((context.defendant, undertaking), ())
    ]
    answer = FALSE
    for on, finding in reversed(context.findings(step, [[event.id], members, list(event.undertaking)])):
        answer = context.circuit.choose(on, TRUE if finding.prong == step else FALSE, answer)
    return answer


def reported(piece: OccurrenceGroup, event: Event, context: DefendantContext) -> list[tuple[str, Node]]:
    """Return, for an occurrence that is not in, which step is reported and when: open before failed, furthest first."""
    circuit = context.circuit
    opened = [_ends(route, context, opened=True) for route in piece.routes]
    failed = [_ends(route, context, opened=False) for route in piece.routes]
    order = [(step, circuit.some(ends.get(step, FALSE) for ends in opened)) for step in reversed(STEPS)]
    order.append(("own_act", piece.own_open))
    order += [(step, circuit.some(ends.get(step, FALSE) for ends in failed)) for step in reversed(STEPS)]
    order.append((failed_first(event, context.defendant), TRUE))
    found: list[tuple[str, Node]] = []
    left = circuit.negate(piece.inside)
    for step, node in order:
        here = circuit.every([left, node])
        if here != FALSE:
            found.append((step, here))
            left = circuit.every([left, circuit.negate(node)])
    return found


def _ends(route: Route, context: DefendantContext, opened: bool) -> dict[str, Node]:
    """Return when a route ends at each step: left open there with every step passed, or failed there."""
    circuit = context.circuit
    through = circuit.every(step.passes for step in route.steps)
    found: dict[str, Node] = {}
    so_far = route.exists
    for step in route.steps:
        if opened:
            found[step.name] = circuit.every([so_far, through, step.open])
            so_far = circuit.every([so_far, circuit.negate(step.open)])
        else:
            found[step.name] = circuit.every([so_far, circuit.negate(step.passes)])
            so_far = circuit.every([so_far, step.passes])
    return found
