"""USSG §1B1.3: when a defendant answers for an event in a position, as nodes of a circuit, with the reasons.

Exclusions, then his own acts, then each joint undertaking, occurrence by occurrence. No rule reads an attribution, so
the circuit has no cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.controlling_findings import pinned_in, pins_of
from relcon.law.ussg.s1b1_3.exclusions import exclusions
from relcon.law.ussg.s1b1_3.occurrence_groups import OccurrenceGroup, pieces_of
from relcon.law.ussg.s1b1_3.prior_sentences import prior_sentences
from relcon.law.ussg.s1b1_3.steps import Step
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.events import Event


@dataclass(frozen=True, slots=True)
class Attribution:
    """One event for one defendant in one position, over every scenario.

    Attributes
    ----------
    inside, open
        When it is in; when it is left open. Otherwise it is out.
    exclusions
        What was asked first, in order.
    pieces
        Its occurrences, those with one answer together.
    pinned, shut
        Findings that answer every step at once, the strongest first; when one of them shuts it out or leaves it open.
    sentences
        Sentences that drop out of §4A1.1 where the event counts: when each holds, and which.
    """

    event: Event
    inside: Node
    open: Node
    exclusions: tuple[Step, ...] = ()
    pieces: tuple[OccurrenceGroup, ...] = ()
    pinned: tuple[tuple[Node, Finding], ...] = ()
    shut: Node = FALSE
    sentences: tuple[tuple[Node, str], ...] = ()


def attributions(context: DefendantContext) -> dict[str, Attribution]:
    """Ground every event for the defendant, in the order of the files.

    Whoever has nothing to do with an event shares one answer with all others of whom that is true.

    Returns
    -------
    dict
        By event. Source: USSG §1B1.3(a)-(c) and n.3-5, n.10; design semantics §2.
    """
    events, mine = context.index.events, context.index.touching(context.defendant)
    shared: dict[str, Attribution] = context.memo.setdefault(("no part in", context.is_client), {})
    for id, event in events.items():
        if id not in mine and id not in shared:
            shared[id] = attribute(event, context)
    return {id: attribute(event, context) if id in mine else shared[id] for id, event in events.items()}


def attribute(event: Event, context: DefendantContext) -> Attribution:
    """Ground one event for the defendant.

    Parameters
    ----------
    event : Event
        An event of the case, an admission or a lead.
    context : DefendantContext
        Defendant, position, leaves, edition.

    Returns
    -------
    Attribution
        Source: USSG §1B1.3(a)-(c) and n.3-5, n.10; design semantics §2.
    """
    circuit = context.circuit
    first = exclusions(event, context)
    passed = circuit.every(node for step in first for node in (step.passes, circuit.negate(step.open)))
    excluded_open = _first_open(first, context)
    pieces = pieces_of(event, context) if passed != FALSE else ()
    pinned = tuple(context.findings("all", [[event.id], list(event.undertaking)]))
    pins = pins_of(pinned, event, pieces, context)
    pieces = tuple(pinned_in(piece, pins.inside, event, context) for piece in pieces)
    inside = circuit.every([circuit.some(piece.inside for piece in pieces), circuit.negate(pins.shut)])
    by_pieces = circuit.every([circuit.negate(inside), circuit.some(piece.open for piece in pieces)])
    is_open = circuit.choose(pins.shut, pins.open, by_pieces)
    return Attribution(
        event,
        circuit.every([passed, inside]),
        circuit.some([excluded_open, circuit.every([passed, is_open])]),
        first,
        pieces,
        pinned,
        pins.shut,
        tuple((node, entry.sentence) for node, entry in prior_sentences(event, context) if entry.sentence is not None),
    )


def _first_open(steps: Sequence[Step], context: DefendantContext) -> Node:
    circuit = context.circuit
    so_far, found = TRUE, []
    for step in steps:
        found.append(circuit.every([so_far, step.passes, step.open]))
        so_far = circuit.every([so_far, step.passes, circuit.negate(step.open)])
    return circuit.some(found)
