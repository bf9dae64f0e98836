"""USSG §1B1.3(a)(1), occurrence by occurrence: his own act, then each joint undertaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.ussg.s1b1_3 import own_acts
from relcon.law.ussg.s1b1_3.joint import Route, routes
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import OwnAct, own_act
from relcon.law.ussg.s1b1_3.steps import Reason, finding_text
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event


@dataclass(frozen=True, slots=True)
class OccurrenceGroup:
    """Occurrences that share one answer.

    Attributes
    ----------
    count
        How many they are.
    own, does
        His own acts; when (a)(1)(A) holds, findings included.
    joint
        When (a)(1)(B) holds, by any route.
    inside, open
        When it is in; when it is left open.
    own_open
        When a finding leaves his own act open.
    by_finding
        When a finding that answers every step puts it in.
    routes, own_said
        What was tried and said.
    """

    count: int
    own: OwnAct
    does: Node
    joint: Node
    inside: Node
    open: Node
    routes: tuple[Route, ...]
    own_said: tuple[Reason, ...]
    own_open: Node = FALSE
    by_finding: Node = FALSE


def pieces_of(event: Event, context: DefendantContext) -> tuple[OccurrenceGroup, ...]:
    """Return an event's occurrences, those with one answer together."""
    by_answer: dict[tuple[object, ...], OccurrenceGroup] = {}
    counts: dict[tuple[object, ...], int] = {}
    for moment in occurrences(event, context.options):
        piece = _piece(event, moment, context)
        key = (piece.does, piece.joint, piece.inside, piece.open, piece.own, piece.own_open, _shape(piece.routes))
        by_answer.setdefault(key, piece)
        counts[key] = counts.get(key, 0) + 1
    return tuple(replace(piece, count=n) if (n := counts[key]) > 1 else piece for key, piece in by_answer.items())


def _shape(tried: Sequence[Route]) -> tuple[object, ...]:
    """Return what of the routes tells one answer from another: where each fails and when."""
    return tuple((route.exists, tuple((s.name, s.passes, s.open) for s in route.steps)) for route in tried)


def _piece(event: Event, moment: Occurrence, context: DefendantContext) -> OccurrenceGroup:
    circuit = context.circuit
    own = own_act(event, moment, context)
    does = own.does
    said: list[Reason] = []
    silent = TRUE
    pinned = [item for item in context.findings("own_act", [[event.id]]) if item[1].prong == "own_act"]
    found_open, worded = FALSE, FALSE
    for on, finding in pinned:
        if finding.answer.word is not None:
            said.append(Reason(circuit.every([silent, on]), f"own act: {finding_text(finding)}"))
        silent = circuit.every([silent, circuit.negate(on)])
    for on, finding in reversed(pinned):
        word = finding.answer.word
        does = circuit.choose(on, own.does if word is None else TRUE if word == "in" else FALSE, does)
        found_open = circuit.choose(on, TRUE if word == "open" else FALSE, found_open)
        worded = circuit.choose(on, FALSE if word is None else TRUE, worded)
    acts = ", ".join(dict.fromkeys(p.act for p in event.participants if p.person == context.defendant))
    told = circuit.every([circuit.negate(worded), own.does])
    said.append(
        Reason(told, f"own act: he {acts}; all with which he was directly involved, foreseeable or not (n.3(D))")
    )
    unsure = circuit.every([told, own.assumed])
    said.append(Reason(unsure, "own act: whether he knew that it was a controlled substance is unknown", True))
    tried = tuple(routes(event, moment, context))
    through = circuit.some(route.inside for route in tried)
    inside = circuit.some([does, through])
    out = circuit.negate(inside)
    is_open = circuit.every([out, circuit.some([found_open, *(route.open for route in tried)])])
    said += _why_not(event, tried, inside, context)
    return OccurrenceGroup(1, own, does, through, inside, is_open, tried, tuple(said), circuit.every([out, found_open]))


def _why_not(event: Event, tried: Sequence[Route], inside: Node, context: DefendantContext) -> list[Reason]:
    """Say why nothing reaches step 3, where the event names no undertaking."""
    if tried:
        return []
    out = context.circuit.negate(inside)
    mine = [entry for entry in event.participants if entry.person == context.defendant]
    if not mine:
        return [Reason(out, "undertaking: the event names no undertaking, and he took no part in it")]
    if any(entry.knowing == "no" for entry in mine):
        return [Reason(out, "own act: he did not know that it was a controlled substance")]
    if any(entry.knowing == "unknown" for entry in mine):
        return [Reason(out, f"own act: {point('knowing').said}")]
    shown = own_acts.listed(event, context.defendant, context)
    every, negate = context.circuit.every, context.circuit.negate
    return [
        Reason(every([out, negate(shown)]), "own act: that he took part does not hold in this position"),
        Reason(every([out, shown]), "own act: his stated dates do not cover it"),
    ]


def failed_first(event: Event, defendant: str) -> str:
    """Return the step reported where no route was tried: ``own_act`` for a listed participant, else ``undertaking``."""
    return "own_act" if any(entry.person == defendant for entry in event.participants) else "undertaking"
