"""Which recorded circumstances reach a defendant, by the words of their provisions.

Offense-wide ones ("a weapon was possessed", "the offense involved") reach the defendant by an own act, as others'
acts in a joint undertaking, or with a deal to which they are tied and for which the defendant answers; those that say
"the defendant" by an own act alone. Source: USSG §1B1.3(a)(1); §2D1.1(b); §5C1.2 n.2; design semantics §2,
*Circumstances*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.options import title
from relcon.law.tables import load
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.circumstance_routes import (
    ARGUMENT,
    Route,
    asks_for_knowledge,
    importation_kind,
    joint_routes,
    known,
    others_responsible,
)
from relcon.law.ussg.s1b1_3.circumstance_ties import NO_TIE, Tie, own_part, tied, tied_events
from relcon.law.ussg.s1b1_3.importations import by_event, importations, told_of, with_the_drugs
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s1b1_3.steps import Reason, finding_text
from relcon.law.ussg.s6a1_3 import asserted, reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event

WEAPONS = ("firearm", "weapon")
UNSURE = "connection with the offense unknown, applied unless clearly improbable (n.11(A))"


@dataclass(frozen=True, slots=True)
class Reach:
    """When a circumstance reaches the defendant.

    Attributes
    ----------
    kind, id
        What it is; the record that says so: a circumstance, or an event that is an importation.
    reaches, open
        For the offense level; when that is left open.
    own, own_open
        As the defendant's own conduct, §5C1.2 n.2; when that is left open.
    held
        When the record holds.
    said
        Reasons.
    """

    kind: str
    id: str
    reaches: Node
    own: Node
    open: Node = FALSE
    own_open: Node = FALSE
    held: Node = TRUE
    said: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Natural:
    """What the records say, before findings."""

    reaches: Node
    own: Node = FALSE
    open: Node = FALSE
    said: tuple[Reason, ...] = ()
    own_open: Node = FALSE


def offense_wide(kind: str, edition: str) -> bool:
    """Whether the provision of a kind of circumstance is offense-wide, by the table of §1B1.3's application."""
    return kind in load("1B1.3-circumstances", edition).items("offense_wide", "kinds")


def reached(context: DefendantContext, answers: Mapping[str, Attribution]) -> tuple[Reach, ...]:
    """Ground every recorded circumstance for the defendant, then every event that is an importation (§2D1.1(b)(5)).

    Parameters
    ----------
    context, answers
        Defendant and position; the answers for every event.
    """
    circumstances = (reach(record, context, answers) for record in context.index.circumstances.values())
    return (*circumstances, *(_importation(event, context, answers) for event in importations(context)))


def reach(circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution]) -> Reach:
    """Ground one recorded circumstance for the defendant."""
    kind, id = circumstance.kind, circumstance.id
    held = reliability(circumstance, context).node
    if held == FALSE:
        return Reach(kind, id, FALSE, FALSE, held=FALSE, said=(Reason(TRUE, _does_not_hold(circumstance, context)),))
    natural = _natural(circumstance, context, answers)
    mine = TRUE if context.defendant in circumstance.by else FALSE
    ranks = [[id], list(circumstance.undertaking)]
    bare = Reach(kind, id, FALSE, FALSE, held=held)
    unsure = circumstance.kind in WEAPONS and circumstance.connection != "yes"
    return _as_found(bare, natural, mine, ranks, context, unsure=unsure)


def reached_by_importation(
    circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution]
) -> bool:
    """Whether an event that records the same importation as a circumstance reaches the defendant, or is open."""
    told = [event for event in importations(context) if circumstance in told_of(event, context)]
    found = [_importation(event, context, answers) for event in told]
    return any((one.reaches, one.open) != (FALSE, FALSE) for one in found)


def _does_not_hold(circumstance: Circumstance, context: DefendantContext) -> str:
    if asserted(circumstance, context):
        return f"{circumstance.id} does not hold here"
    who = title(context.position).partition(" (")[0]
    return f"the {who} has no reading of {circumstance.id}: asserted by {', '.join(circumstance.asserted_by)} only"


def _importation(event: Event, context: DefendantContext, answers: Mapping[str, Attribution]) -> Reach:
    """Ground an importation that is itself an event; a finding about a circumstance that records it answers for it."""
    tie, id = by_event(event, context, answers), event.id
    took_part = own_part(answers[id], context)
    neither = context.circuit.negate(context.circuit.some([tie.inside, tie.open]))
    said = [Reason(item.when, f"{id}: {item.text}", item.assumed) for item in tie.said]
    said.append(Reason(neither, f"{id}: an importation; not shown to reach the defendant"))
    told = list(told_of(event, context))
    ranks = [[one.id for one in told], [*event.undertaking, *(id for one in told for id in one.undertaking)]]
    kind = importation_kind(context.edition)
    natural = _Natural(tie.inside, took_part, tie.open, tuple(said))
    return _as_found(Reach(kind, id, FALSE, FALSE), natural, took_part, ranks, context)


def _as_found(
    reach: Reach,
    natural: _Natural,
    mine: Node,
    ranks: Iterable[Iterable[str | None]],
    context: DefendantContext,
    *,
    unsure: bool = False,
) -> Reach:
    """Let findings answer; found in or open, it is the defendant's own conduct where it is ``mine``.

    Of a weapon ``unsure`` to have been connected with the offense, since nobody says so or the file denies it, a
    finding under §2D1.1(b)(1) does not say that it was: it asks only that this is not clearly improbable (n.11(A)).
    """
    circuit, id, held = context.circuit, reach.id, reach.held
    reaches, own, is_open, own_open = natural.reaches, natural.own, natural.open, natural.own_open
    said: list[Reason] = []
    silent = held
    findings = [item for item in context.findings("characteristic", ranks) if item[1].answer.word is not None]
    for on, finding in findings:
        said.append(Reason(circuit.every([silent, on]), f"{id}: {finding_text(finding)}"))
        silent = circuit.every([silent, circuit.negate(on)])
    for on, finding in reversed(findings):
        word = finding.answer.word
        reaches = circuit.choose(on, TRUE if word == "in" else FALSE, reaches)
        is_open = circuit.choose(on, TRUE if word == "open" else FALSE, is_open)
        own = circuit.choose(on, mine if word == "in" and not unsure else FALSE, own)
        left = word == "open" or (word == "in" and unsure)
        own_open = circuit.choose(on, mine if left else FALSE, own_open)
    said += [Reason(circuit.every([silent, item.when]), item.text, item.assumed) for item in natural.said]
    said.append(Reason(circuit.negate(held), f"{id} does not hold here"))
    return replace(
        reach,
        reaches=circuit.every([held, reaches]),
        own=circuit.every([held, own]),
        open=circuit.every([held, is_open]),
        own_open=circuit.every([held, own_open]),
        said=tuple(said),
    )


def _natural(circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution]) -> _Natural:
    id, who = circumstance.id, ", ".join(circumstance.by) or "nobody named"
    unsure = circumstance.kind in WEAPONS and circumstance.connection == "unknown"
    if circumstance.kind in WEAPONS and circumstance.connection == "no":
        why = f"{id}: clearly improbable that it was connected with the offense (n.11(A))"
        return _Natural(FALSE, said=(Reason(TRUE, why),))
    if unsure and context.options.firearm_connection == "out":
        why = f"{id}: connection with the offense unknown (argument: clearly improbable, n.11(A))"
        return _Natural(FALSE, said=(Reason(TRUE, why, True),))
    if context.defendant in circumstance.by:
        said = (Reason(TRUE, f"{id}: own act{f'; {UNSURE}' if unsure else ''}", unsure),)
        # §5C1.2(a)(2), §4C1.1(a)(7): "in connection with the offense" is more than not clearly improbable.
        return _Natural(TRUE, FALSE if unsure else TRUE, said=said, own_open=TRUE if unsure else FALSE)
    if not offense_wide(circumstance.kind, context.edition):
        why = f"{id}: act of {who}; the provision speaks of the defendant"
        return _Natural(FALSE, said=(Reason(TRUE, why),))
    return _of_others(circumstance, context, answers, unsure=unsure)


def _of_others(
    circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution], *, unsure: bool
) -> _Natural:
    """Join the joint undertakings and the deals through which others' acts reach the defendant.

    That a weapon's connection is ``unsure`` is said once, before the ways by which it reaches the defendant.
    """
    circuit, id, every = context.circuit, circumstance.id, context.circuit.every
    who = ", ".join(circumstance.by) or "nobody named"
    ways = list(joint_routes(circumstance, context))
    tie = _tied(circumstance, context, answers)
    reaches = circuit.some([tie.inside, *(way.inside for way in ways)])
    is_open = every([circuit.negate(reaches), circuit.some([tie.open, *(way.open for way in ways)])])
    out = circuit.negate(circuit.some([reaches, is_open]))
    steps = [(way, step, item) for way in ways for step in way.steps for item in step.said]
    solid = circuit.some([tie.inside, *(every([way.inside, circuit.negate(_argued(way, context))]) for way in ways)])
    said = [Reason(reaches, f"{id}: {UNSURE}", True)] if unsure else []
    said += [
        Reason(
            every([way.inside, item.when, circuit.negate(solid) if item.text.startswith(ARGUMENT) else TRUE]),
            f"{id}: {item.text}",
            unsure or item.assumed,
        )
        for way, _, item in steps
    ]
    said += [Reason(every([tie.inside, item.when]), f"{id}: {item.text}", item.assumed) for item in tie.said]
    said += [
        Reason(every([is_open, way.open, item.when]), f"{id}: {item.text}", True)
        for way, step, item in steps
        if step.open != FALSE
    ]
    said += [Reason(every([is_open, tie.open, item.when]), f"{id}: {item.text}", True) for item in tie.said]
    said.append(Reason(out, f"{id}: act of {who}; not shown to reach the defendant"))
    said += [
        Reason(every([out, way.exists, item.when, circuit.negate(step.passes)]), f"{id}: {item.text}")
        for way, step, item in steps
    ]
    said += [Reason(every([out, item.when]), f"{id}: {item.text}", item.assumed) for item in tie.said]
    none = circuit.negate(circuit.some(way.exists for way in ways))
    said.append(Reason(every([out, none]), f"{id}: it belongs to no activity that the defendant undertook"))
    return _Natural(reaches, FALSE, is_open, tuple(said))


def _argued(way: Route, context: DefendantContext) -> Node:
    """Return when a route rests on what is presumed."""
    return context.circuit.some(item.when for step in way.steps for item in step.said if item.text.startswith(ARGUMENT))


def _tied(circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution]) -> Tie:
    if not circumstance.events and circumstance.lot is None:
        return NO_TIE
    if circumstance.kind == importation_kind(context.edition):
        return with_the_drugs(circumstance, context, answers)
    if asks_for_knowledge(circumstance.kind, context.edition):
        return _knowing(circumstance, context, answers)
    return tied(circumstance, others_responsible(circumstance, context), context, answers)


def _knowing(circumstance: Circumstance, context: DefendantContext, answers: Mapping[str, Attribution]) -> Tie:
    """Say when the defendant answers for a deal to which it is tied and knew of it, as the provision asks."""
    circuit, moment = context.circuit, Occurrence.of(circumstance.date)
    knew = list(known(circumstance, moment, context))
    knows = circuit.some(node for node, _ in knew)
    events = tied_events(circumstance, context)
    there = circuit.some(answers[event.id].inside for event in events)
    left = circuit.some(answers[event.id].open for event in events)
    inside = circuit.every([there, knows])
    unsaid = circuit.every([there, circuit.negate(knows)])
    is_open = circuit.every([circuit.negate(inside), circuit.some([unsaid, left])])
    said = (*(Reason(circuit.every([there, node]), why) for node, why in knew), *_unsaid(unsaid))
    return Tie(inside, is_open, said)


def _unsaid(when: Node) -> Iterator[Reason]:
    yield Reason(when, point("chemicals_known").said, True)
