"""USSG §1B1.3: when a defendant answers for an event in a position, as nodes of a circuit, with the reasons.

Exclusions, then own acts, then each joint undertaking, for all occurrences at once. No rule reads an attribution, so
the circuit has no cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.exclusions import exclusions, prior_sentences
from relcon.law.ussg.s1b1_3.joint import STEPS, Route
from relcon.law.ussg.s1b1_3.occurrence_groups import Conduct, OccurrenceGroup, failed_first
from relcon.law.ussg.s1b1_3.steps import Step
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.events import Acquitted, Event, PriorSentence, UnableOrUnwilling


@dataclass(frozen=True)
class Excluded:
    """What was asked first of an event, in order; when all of it passed, and when one of them leaves it open."""

    steps: tuple[Step, ...]
    passed: Node
    open: Node

    @classmethod
    def of(cls, event: Event, context: DefendantContext) -> Excluded:
        """Ask what keeps an event out."""
        steps, circuit = exclusions(event, context), context.circuit
        so_far, opened = TRUE, []
        for step in steps:
            opened.append(circuit.every([so_far, step.passes, step.open]))
            so_far = circuit.every([so_far, step.passes, circuit.negate(step.open)])
        return cls(steps, so_far, circuit.some(opened))

    @cached_property
    def assumes(self) -> bool:
        """Whether any of it may rest on an open norm or an assumption."""
        return any(item.assumed for step in self.steps for item in step.said)


@dataclass(frozen=True)
class Attribution:
    """One event for one defendant in one position, over every scenario.

    Attributes
    ----------
    inside, open
        When it is in; when it is left open. Otherwise it is out.
    excluded
        What was asked first.
    conduct
        What was asked then, of every occurrence.
    pinned, shut
        Findings that answer every step at once, the strongest first; when one of them shuts it out or leaves it open.
    sentences
        Sentences that drop out of §4A1.1 where the event counts: when each holds, and which.
    """

    event: Event
    inside: Node
    open: Node
    excluded: Excluded
    conduct: Conduct
    pinned: tuple[tuple[Node, Finding], ...] = ()
    shut: Node = FALSE
    pinned_inside: Node = FALSE
    sentences: tuple[tuple[Node, str], ...] = ()

    @cached_property
    def groups(self) -> tuple[OccurrenceGroup, ...]:
        """Its occurrences, those with one answer together."""
        if self.excluded.passed == FALSE:
            return ()
        groups = self.conduct.groups(self.event)
        return tuple(_pinned_in(one, self.pinned_inside, self.event, self.conduct.context) for one in groups)


def attributions(context: DefendantContext) -> dict[str, Attribution]:
    """Ground every event for the defendant, in the order of the files.

    Whoever has nothing to do with an event shares one answer with all others of whom that is true.

    Returns
    -------
    dict
        By event. Source: USSG §1B1.3(a)-(c) and n.3-5, n.10; design semantics §2.
    """
    index, conduct = context.index, Conduct.of(context)
    touching = index.touching(context.defendant)
    shared: dict[str, Attribution] = context.memo.setdefault(("no part in", context.sharing), {})
    found: dict[str, Attribution] = {}
    for id, event in index.events.items():
        if id in touching:
            found[id] = _of_defendant(event, conduct)
            continue
        if id not in shared:
            shared[id] = _attribution(event, _excluded(event, context), conduct)
        found[id] = shared[id]
    return found


def _of_defendant(event: Event, conduct: Conduct) -> Attribution:
    context = conduct.context
    spoken_of = context.index.spoken_of(context.defendant)
    if spoken_of and (event.id in spoken_of or not spoken_of.isdisjoint(event.undertaking)):
        return _as_found(event, conduct)
    if _speaks_of(event, context.defendant):
        return _attribution(event, Excluded.of(event, context), conduct)
    return _attribution(event, _excluded(event, context), conduct)


def _excluded(event: Event, context: DefendantContext) -> Excluded:
    """Ask what keeps an event out, of everybody for whom it says nothing else."""
    key = ("excluded", event.id, *context.sharing_of(event.id))
    if key not in context.memo:
        context.memo[key] = Excluded.of(event, context)
    found: Excluded = context.memo[key]
    return found


def _speaks_of(event: Event, person: str) -> bool:
    """Whether an event says of a person what may exclude it."""
    entries: Sequence[Acquitted | PriorSentence | UnableOrUnwilling]
    entries = (*event.acquitted, *event.prior_sentence, *event.unable_or_unwilling)
    return person in event.course_of_conduct or any(entry.person == person for entry in entries)


def _attribution(event: Event, excluded: Excluded, conduct: Conduct) -> Attribution:
    """Join what was asked of an event of which no finding speaks."""
    circuit, rows = conduct.context.circuit, conduct.rows(event)
    inside, is_open = circuit.some(conduct.inside[rows]), circuit.some(conduct.open[rows])
    if rows.stop - rows.start > 1:
        is_open = circuit.every([circuit.negate(inside), is_open])
    if excluded.passed != TRUE:
        inside = circuit.every([excluded.passed, inside])
        is_open = circuit.every([excluded.passed, is_open])
    if excluded.open != FALSE:
        is_open = circuit.some([excluded.open, is_open])
    return Attribution(event, inside, is_open, excluded, conduct, sentences=_sentences(event, conduct.context))


def _as_found(event: Event, conduct: Conduct) -> Attribution:
    """Join what was asked of an event, with the findings that answer every step at once."""
    context, circuit = conduct.context, conduct.context.circuit
    excluded = Excluded.of(event, context)
    groups = conduct.groups(event) if excluded.passed != FALSE else ()
    pinned = tuple(context.findings("all", [[event.id], list(event.undertaking)]))
    pins = _pins(pinned, event, groups, context)
    groups = tuple(_pinned_in(group, pins.inside, event, context) for group in groups)
    inside = circuit.every([circuit.some(group.inside for group in groups), circuit.negate(pins.shut)])
    by_groups = circuit.every([circuit.negate(inside), circuit.some(group.open for group in groups)])
    is_open = circuit.choose(pins.shut, pins.open, by_groups)
    return Attribution(
        event,
        circuit.every([excluded.passed, inside]),
        circuit.some([excluded.open, circuit.every([excluded.passed, is_open])]),
        excluded,
        conduct,
        pinned,
        pins.shut,
        pins.inside,
        _sentences(event, context),
    )


def _sentences(event: Event, context: DefendantContext) -> tuple[tuple[Node, str], ...]:
    if not event.prior_sentence:
        return ()
    return tuple(
        (node, entry.sentence) for node, entry in prior_sentences(event, context) if entry.sentence is not None
    )


@dataclass(frozen=True, slots=True)
class _Pins:
    """What findings that answer every step at once do: put in, shut out (or open), and that they leave it open."""

    inside: Node
    shut: Node
    open: Node


def _pins(
    pinned: Sequence[tuple[Node, Finding]], event: Event, pieces: Sequence[OccurrenceGroup], context: DefendantContext
) -> _Pins:
    """Return what findings on every step do to an event; one on an own act beats them."""
    circuit = context.circuit
    word_in, word_out, word_open = FALSE, FALSE, FALSE
    for on, finding in reversed(pinned):
        word = finding.answer.word
        word_in = circuit.choose(on, TRUE if word == "in" else FALSE, word_in)
        word_out = circuit.choose(on, TRUE if word == "out" else FALSE, word_out)
        word_open = circuit.choose(on, TRUE if word == "open" else FALSE, word_open)
    # A finding on an own act beats one on all steps.
    own = FALSE
    for on, finding in reversed(context.findings("own_act", [[event.id], list(event.undertaking)])):
        says_in = finding.prong == "own_act" and finding.answer.word == "in"
        own = circuit.choose(on, TRUE if says_in else FALSE, own)
    there = TRUE if pieces else FALSE
    shut = circuit.every([circuit.some([word_out, word_open]), circuit.negate(own)])
    return _Pins(word_in, shut, circuit.every([word_open, there]))


def _pinned_in(piece: OccurrenceGroup, when: Node, event: Event, context: DefendantContext) -> OccurrenceGroup:
    """Put an occurrence in by a finding that answers every step, unless a nearer finding failed its step."""
    if when == FALSE or piece.inside == TRUE:
        return piece
    circuit = context.circuit
    nearer = circuit.some(
        circuit.every([node, _nearer(step, event, context)]) for step, node in _reported(piece, event, context)
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


def _reported(piece: OccurrenceGroup, event: Event, context: DefendantContext) -> list[tuple[str, Node]]:
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
    through = circuit.every(route.passes)
    found: dict[str, Node] = {}
    so_far = route.exists
    for prong, passes, is_open in zip(route.prongs, route.passes, route.opens, strict=True):
        if opened:
            found[prong.name] = circuit.every([so_far, through, is_open])
            so_far = circuit.every([so_far, circuit.negate(is_open)])
        else:
            found[prong.name] = circuit.every([so_far, circuit.negate(passes)])
            so_far = circuit.every([so_far, passes])
    return found
