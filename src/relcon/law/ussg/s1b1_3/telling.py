"""One event's answer in one scenario, read off the same nodes that the numbers come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3 import joint, own_acts
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.joint import STEPS, Route
from relcon.law.ussg.s1b1_3.occurrence_groups import OccurrenceGroup, failed_first
from relcon.law.ussg.s1b1_3.steps import Reason, finding_text
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.events import Event

RANK = {step: i for i, step in enumerate(("own_act", *STEPS))}
Value = Callable[[Node], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """The answer and its reasons.

    Attributes
    ----------
    inside, open, failed
        In; or left open, or out, with the step.
    basis
        The subsections under which it counts.
    occurrences, counted
        How many there are, and how many count.
    why, assumed
        Reasons; and those of them that rest on an open norm or an assumption.
    evidence
        What the event rests on.
    """

    inside: bool
    open: bool
    failed: str | None
    basis: tuple[str, ...]
    occurrences: int
    counted: int
    why: tuple[str, ...]
    assumed: tuple[str, ...]
    evidence: tuple[str, ...]


def tell(grounded: Attribution, context: DefendantContext, value: Value) -> Told:
    """Return the answer for one event in one scenario.

    Parameters
    ----------
    grounded : Attribution
        The event for the defendant.
    context : DefendantContext
        The same as it was grounded in.
    value : callable
        A node's value in the scenario.
    """
    event = grounded.event
    held = reliability(event, context)
    resting = [name for node, name in held.supports if value(node)]
    evidence = tuple(dict.fromkeys((*event.evidence, *resting)))
    total = sum(piece.count for piece in grounded.groups)
    why: list[str] = []
    assumed: list[str] = []
    for step in grounded.excluded.steps:
        _say(step.said, value, why, assumed, f"{step.name}: ")
        is_open = value(step.passes) and value(step.open)
        if is_open or not value(step.passes):
            return Told(False, is_open, step.name, (), total, 0, tuple(why), tuple(assumed), evidence)
    pinned = next((finding for on, finding in grounded.pinned if value(on)), None)
    if value(grounded.shut) and pinned is not None:
        why.append(finding_text(pinned))
        out = [piece for piece in grounded.groups if not value(piece.inside)]
        failed = _furthest(grounded, context, value)[0] if out else _own_or_scope(grounded, value)
        is_open = value(grounded.open)
        return Told(False, is_open, failed, (), total, 0, tuple(why), tuple(assumed), evidence)
    counted = [piece for piece in grounded.groups if value(piece.inside)]
    if counted:
        basis = [b for piece in counted for b in _basis(piece, pinned, value)]
        for piece in counted:
            _say_piece(piece, pinned, value, why, assumed)
        number = sum(piece.count for piece in counted)
        return Told(True, False, None, _once(basis), total, number, _once(why), _once(assumed), evidence)
    if not grounded.groups:
        why.append("no occurrence: read here as happening no times")
        return Told(False, False, "unreliable", (), 0, 0, tuple(why), tuple(assumed), evidence)
    failed, said, unsure = _furthest(grounded, context, value)
    return Told(
        False,
        value(grounded.open),
        failed,
        (),
        total,
        0,
        _once([*why, *said]),
        _once([*assumed, *unsure]),
        evidence,
    )


def _own_or_scope(grounded: Attribution, value: Value) -> str:
    first = grounded.groups[:1]
    return "own_act" if first and value(first[0].does) else "scope"


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _say(said: Iterable[Reason], value: Value, why: list[str], assumed: list[str], head: str = "") -> None:
    for item in said:
        if item.when == TRUE or value(item.when):
            text = item.text if item.text.startswith(head) else head + item.text
            why.append(text)
            if item.assumed:
                assumed.append(text)


def _basis(piece: OccurrenceGroup, pinned: Finding | None, value: Value) -> list[str]:
    if value(piece.by_finding) and pinned is not None:
        return [f"finding {pinned.id}"]
    return [cite for node, cite in ((piece.does, own_acts.CITE), (piece.joint, joint.CITE)) if value(node)]


def _say_piece(
    piece: OccurrenceGroup, pinned: Finding | None, value: Value, why: list[str], assumed: list[str]
) -> None:
    if value(piece.by_finding) and pinned is not None:
        why.append(finding_text(pinned))
        return
    _say(piece.own_said, value, why, assumed)
    for route in piece.routes:
        if value(route.inside):
            for prong in route.prongs:
                _say(prong.reasons(route.at), value, why, assumed)


def _furthest(grounded: Attribution, context: DefendantContext, value: Value) -> tuple[str, list[str], list[str]]:
    """Return the step that failed furthest along, or the open one that outranks it, with what was said on the way."""
    best: tuple[tuple[bool, int], str, OccurrenceGroup, Route | None] | None = None
    for piece in grounded.groups:
        if value(piece.inside):
            continue
        for rank, name, route in _candidates(piece, grounded.event, context, value):
            if best is None or rank > best[0]:
                best = (rank, name, piece, route)
    why: list[str] = []
    assumed: list[str] = []
    if best is None:
        return failed_first(grounded.event, context.defendant), why, assumed
    _, name, piece, route = best
    _say(piece.own_said, value, why, assumed)
    if route is None:
        assumed += why if value(piece.own_open) else ()
        return name, why, assumed
    for prong, passes in zip(route.prongs, route.passes, strict=True):
        _say(prong.reasons(route.at), value, why, assumed)
        if not value(passes):
            break
    return name, why, assumed


def _candidates(
    piece: OccurrenceGroup, event: Event, context: DefendantContext, value: Value
) -> Iterator[tuple[tuple[bool, int], str, Route | None]]:
    """Yield the ends of an occurrence that is not in: whether open and how far, which step, by which route."""
    tried = [route for route in piece.routes if value(route.exists)]
    for route in tried:
        is_open = value(route.open)
        steps = zip(route.prongs, route.opens if is_open else route.passes, strict=True)
        name = next(prong.name for prong, node in steps if value(node) == is_open)
        yield (is_open, RANK[name]), name, route
    if value(piece.own_open):
        yield (True, -1), "own_act", None
    elif not tried:
        name = failed_first(event, context.defendant)
        yield (False, RANK[name]), name, None
