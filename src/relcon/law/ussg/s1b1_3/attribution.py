"""USSG §1B1.3: when a defendant answers for an event in a position, as nodes of a circuit, with the reasons.

Exclusions, then own acts, then each joint undertaking, for all occurrences at once. No rule reads an attribution, so
the circuit has no cycle.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.controlling_findings import pinned_in, pins_of
from relcon.law.ussg.s1b1_3.exclusions import exclusions
from relcon.law.ussg.s1b1_3.occurrence_groups import Conduct, OccurrenceGroup
from relcon.law.ussg.s1b1_3.prior_sentences import prior_sentences
from relcon.law.ussg.s1b1_3.steps import Step
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.events import Acquitted, Event, PriorSentence, UnableOrUnwilling


@dataclass(frozen=True, slots=True)
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
        return tuple(pinned_in(one, self.pinned_inside, self.event, self.conduct.context) for one in groups)


def attributions(context: DefendantContext) -> dict[str, Attribution]:
    """Ground every event for the defendant, in the order of the files.

    Whoever has nothing to do with an event shares one answer with all others of whom that is true.

    Returns
    -------
    dict
        By event. Source: USSG §1B1.3(a)-(c) and n.3-5, n.10; design semantics §2.
    """
    index, conduct = context.index, Conduct.of(context)
    touching, spoken_of = index.touching(context.defendant), index.spoken_of(context.defendant)
    naming = frozenset(index.events_naming.get(context.defendant, ()))
    excluded: dict[object, Excluded] = context.memo.setdefault("excluded", {})
    shared: dict[object, Attribution] = context.memo.setdefault("no part in", {})
    found: dict[str, Attribution] = {}
    for id, event in index.events.items():
        if spoken_of and (id in spoken_of or not spoken_of.isdisjoint(event.undertaking)):
            found[id] = _as_found(event, conduct)
        elif id in naming and _speaks_of(event, context.defendant):
            found[id] = _attribution(event, Excluded.of(event, context), conduct)
        else:
            key = (id, *context.sharing_of(id))
            if key not in excluded:
                excluded[key] = Excluded.of(event, context)
            if id in touching:
                found[id] = _attribution(event, excluded[key], conduct)
            else:
                if key not in shared:
                    shared[key] = _attribution(event, excluded[key], conduct)
                found[id] = shared[key]
    return found


def _speaks_of(event: Event, person: str) -> bool:
    """Whether an event says of a person what may exclude it."""
    entries: Iterable[Acquitted | PriorSentence | UnableOrUnwilling]
    entries = (*event.acquitted, *event.prior_sentence, *event.unable_or_unwilling)
    return person in event.course_of_conduct or any(entry.person == person for entry in entries)


def _attribution(event: Event, excluded: Excluded, conduct: Conduct) -> Attribution:
    """Join what was asked of an event of which no finding speaks."""
    circuit, rows = conduct.context.circuit, conduct.rows(event)
    if len(rows) == 1:
        inside, is_open = int(conduct.inside[rows[0]]), int(conduct.open[rows[0]])
    else:
        inside = circuit.some(conduct.inside[rows.start : rows.stop].tolist())
        opened = circuit.some(conduct.open[rows.start : rows.stop].tolist())
        is_open = circuit.every([circuit.negate(inside), opened])
    inside = circuit.every([excluded.passed, inside])
    is_open = circuit.some([excluded.open, circuit.every([excluded.passed, is_open])])
    return Attribution(event, inside, is_open, excluded, conduct, sentences=_sentences(event, conduct.context))


def _as_found(event: Event, conduct: Conduct) -> Attribution:
    """Join what was asked of an event, with the findings that answer every step at once."""
    context, circuit = conduct.context, conduct.context.circuit
    excluded = Excluded.of(event, context)
    groups = conduct.groups(event) if excluded.passed != FALSE else ()
    pinned = tuple(context.findings("all", [[event.id], list(event.undertaking)]))
    pins = pins_of(pinned, event, groups, context)
    groups = tuple(pinned_in(group, pins.inside, event, context) for group in groups)
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
