"""USSG §1B1.3(a)(1)(B): acts of others in a jointly undertaken criminal activity, prong by prong.

The order is the Manual's: the undertaking and the scope of *his* agreement first, then furtherance, then
foreseeability; when the agreement began and ended is asked between scope and furtherance (n.3(B), n.4(C)(iii)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import Span
from relcon.law.ussg.s1b1_3.foreseeability import ShownBy, dates_read, grounds
from relcon.law.ussg.s1b1_3.membership import agreement_days
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s1b1_3.own_acts import covers
from relcon.law.ussg.s1b1_3.scope import in_scope
from relcon.law.ussg.s1b1_3.steps import LazyReasons, Reason, Step, answered, by_steps
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding, FindingAnswer
from relcon.records.events import Event
from relcon.records.people import Person
from relcon.records.undertakings import Membership, Scope, Undertaking

CITE = "1B1.3(a)(1)(B)"
STEPS = ("undertaking", "participant", "scope", "timing", "furtherance", "foreseeability")


@dataclass(frozen=True, slots=True)
class Route:
    """One way in, through one membership.

    Attributes
    ----------
    exists
        When the membership (or what a finding puts in its place) is there to be asked about.
    steps
        The prongs in order; the first that does not pass is where the route fails.
    inside, open
        When every prong passes; when every prong passes and one is left open.
    """

    undertaking: str
    membership: str | None
    exists: Node
    steps: tuple[Step, ...]
    inside: Node
    open: Node


def responsible_then(person: Person, occurrence: Occurrence) -> bool:
    """Whether a person is criminally responsible for an act at that time, §3B1.1 n.1.

    Not undercover officers, end users or unwitting helpers; informants and cooperators only where the occurrence
    ends before the day they flipped (without a date: never).
    """
    if person.status in ("undercover", "customer", "unwitting"):
        return False
    if person.status not in ("informant", "cooperator"):
        return True
    flipped = person.flipped.first if person.flipped is not None else None
    return flipped is not None and occurrence.last_day is not None and occurrence.last_day < flipped


def routes(event: Event, occurrence: Occurrence, context: DefendantContext) -> Iterator[Route]:
    """Yield one route for each undertaking of the event and each membership of the defendant in it.

    Source: USSG §1B1.3(a)(1)(B), n.3; design semantics §2.3.
    """
    circuit = context.circuit
    for id in event.undertaking:
        undertaking = context.index.undertakings[id]
        held = reliability(undertaking, context)
        if held.node != TRUE:
            lacking = circuit.negate(held.node)
            why = tuple(
                Reason(circuit.negate(c.met), f"{id} does not hold here: {c.otherwise}") for c in held.conditions
            )
            yield _route(id, None, lacking, (Step("undertaking", FALSE, said=why),), context)
        if held.node == FALSE:
            continue
        members = context.index.memberships_of.get((context.defendant, id), ())
        there = [(reliability(member, context).node, member) for member in members]
        none = circuit.every([held.node, *(circuit.negate(node) for node, _ in there)])
        if none != FALSE:
            yield from _without_membership(event, occurrence, undertaking, none, context)
        for node, member in there:
            if node != FALSE:
                yield _walk(event, occurrence, undertaking, member, node, context)


def _route(
    undertaking: str, membership: str | None, exists: Node, steps: tuple[Step, ...], context: DefendantContext
) -> Route:
    inside, is_open = by_steps(steps, context)
    every = context.circuit.every
    return Route(undertaking, membership, exists, steps, every([exists, inside]), every([exists, is_open]))


def _without_membership(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, none: Node, context: DefendantContext
) -> Iterator[Route]:
    circuit = context.circuit
    members = context.index.memberships_of.get((context.defendant, undertaking.id), ())
    findings = context.findings("undertaking", [[event.id], [m.id for m in members], [undertaking.id]])
    joined = FALSE
    for on, finding in reversed(findings):
        if finding.answer.word is not None:
            joined = circuit.choose(on, FALSE if finding.answer.word == "out" else TRUE, joined)
    if joined != FALSE:
        # A finding that he joined says nothing of what he agreed to: scope stays open.
        member = Membership(id="found", person=context.defendant, undertaking=undertaking.id, scope=Scope(kind="open"))
        yield _walk(event, occurrence, undertaking, member, circuit.every([none, joined]), context)
    said = [
        Reason(circuit.negate(condition.met), f"{member.id} does not hold here: {condition.otherwise}")
        for member in members
        for condition in reliability(member, context).conditions
    ]
    if not members:
        why = f"he is not a member of {undertaking.id} (a shared source, turf or awareness is not enough)"
        said = [Reason(TRUE, why)]
    exists = circuit.every([none, circuit.negate(joined)])
    yield _route(undertaking.id, None, exists, (Step("undertaking", FALSE, said=tuple(said)),), context)


def _walk(
    event: Event,
    occurrence: Occurrence,
    undertaking: Undertaking,
    member: Membership,
    exists: Node,
    context: DefendantContext,
) -> Route:
    id = None if member.id == "found" else member.id
    ranks = [[event.id], [member.id], [undertaking.id]]
    joined = f"undertaking: {context.defendant} joined {undertaking.id} ({member.id})"
    natural = (
        Step("undertaking", TRUE, said=(Reason(TRUE, joined),)),
        _participant(event, occurrence, context),
        in_scope(event, undertaking, member, context),
        _timing(occurrence, member, context),
        _furtherance(event, context),
    )
    steps: list[Step] = []
    for step in natural:
        findings = context.findings(step.name, ranks)
        if step.name == "timing":
            findings = [(on, by_own_end(finding, member)) for on, finding in findings]
        steps.append(answered(step, findings, context.circuit) if findings else step)
        if steps[-1].passes == FALSE:
            return _route(undertaking.id, id, exists, tuple(steps), context)
    foreseen = _foreseeable(event, occurrence, undertaking, member, context)
    findings = context.findings("foreseeability", ranks)
    steps.append(answered(foreseen, findings, context.circuit) if findings else foreseen)
    return _route(undertaking.id, id, exists, tuple(steps), context)


def by_own_end(finding: Finding, member: Membership) -> Finding:
    """Let a membership's own timing finding give no word here: it speaks of the agreement's end (agreement_days)."""
    if finding.about == member.id and finding.prong == "timing":
        return finding.model_copy(update={"answer": FindingAnswer()})
    return finding


def _participant(event: Event, occurrence: Occurrence, context: DefendantContext) -> Step:
    circuit = context.circuit
    others = [
        (node, person) for node, person in _responsible(event, occurrence, context) if person != context.defendant
    ]
    passes = circuit.some(node for node, _ in others)
    said = [Reason(node, f"participant: act of {person}") for node, person in others]
    nobody = Reason(circuit.negate(passes), "participant: nobody else criminally responsible took part then")
    return Step("participant", passes, said=(*said, nobody))


def _responsible(event: Event, occurrence: Occurrence, context: DefendantContext) -> list[tuple[Node, str]]:
    """Return who took part and is criminally responsible, each with when that is shown."""
    who = context.index.apart(context.defendant)
    key = ("responsible", event.id, occurrence, context.is_client, who)
    if key not in context.memo:
        acts: dict[str, list[Node]] = {}
        for entry in event.participants:
            if entry.knowing != "no" and covers(entry, occurrence, context):
                acts.setdefault(entry.person, []).append(reliability(entry, context, within=event).node)
        shown = ((context.circuit.some(nodes), person) for person, nodes in acts.items())
        context.memo[key] = [
            (node, person)
            for node, person in shown
            if node != FALSE and responsible_then(context.index.people[person], occurrence)
        ]
    found: list[tuple[Node, str]] = context.memo[key]
    return found


def _timing(occurrence: Occurrence, member: Membership, context: DefendantContext) -> Step:
    circuit = context.circuit
    days = agreement_days(member, context)
    with_end = _within(occurrence, days.with_end, member, context)
    without = _within(occurrence, days.without_end, member, context)
    said = [
        Reason(circuit.every([when, item.when]), item.text, item.assumed)
        for when, step in ((days.end_counts, with_end), (circuit.negate(days.end_counts), without))
        for item in step.said
    ]
    # How the end is read is said where it decides: not of an event inside or before the agreement either way.
    decides = (with_end.passes, with_end.open) != (without.passes, without.open)
    return Step(
        "timing",
        circuit.choose(days.end_counts, with_end.passes, without.passes),
        circuit.choose(days.end_counts, with_end.open, without.open),
        (*days.said, *(days.of_the_end if decides else ()), *said),
    )


def _within(occurrence: Occurrence, days: Span, member: Membership, context: DefendantContext) -> Step:
    if days.empty:
        why = f"timing: the dates of {member.id} are unknown; read here so that no day is covered"
        return Step("timing", FALSE, said=(Reason(TRUE, why),))
    if occurrence.inside(days) or (days.first is None and days.last is None):
        return Step("timing", TRUE, said=(Reason(TRUE, "timing: while he was a member"),))
    if occurrence.before(days):
        why = f"timing: before he joined on {days.first} (n.3(B)), even if he knew of it"
        return Step("timing", FALSE, said=(Reason(TRUE, why),))
    if occurrence.after(days):
        why = f"timing: after his agreement ended on {days.last} (n.4(C)(iii))"
        return Step("timing", FALSE, said=(Reason(TRUE, why),))
    return _across(occurrence, days, context)


def _across(occurrence: Occurrence, days: Span, context: DefendantContext) -> Step:
    options = context.options
    text = f"{days.first or 'the beginning'} to {days.last or 'no recorded end'}"
    if occurrence.slice and occurrence.dated:
        inside = options.slice == "in" or (options.slice == "midpoint" and occurrence.midpoint_inside(days))
        note = f"timing: an occurrence across his dates ({text}); read as {'inside' if inside else 'outside'}"
        return Step("timing", TRUE if inside else FALSE, said=(Reason(TRUE, note, True),))
    what = "across his dates" if occurrence.dated else "undated, and he was a member only"
    said = (Reason(TRUE, f"timing: {what} {text}", True),)
    if options.straddling == "open":
        return Step("timing", TRUE, TRUE, said)
    return Step("timing", TRUE if options.straddling == "in" else FALSE, said=said)


def _furtherance(event: Event, context: DefendantContext) -> Step:
    if event.furthers == "no":
        why = "furtherance: a side deal, not in furtherance of the undertaking (n.3(C))"
        return Step("furtherance", FALSE, said=(Reason(TRUE, why),))
    if event.furthers == "unknown":
        why = f"furtherance: {point('furthered').said}"
        passes = TRUE if context.options.open_norm == "in" else FALSE
        return Step("furtherance", passes, said=(Reason(TRUE, why, True),))
    return Step("furtherance", TRUE, said=(Reason(TRUE, "furtherance: in furtherance of the undertaking"),))


def _foreseeable(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, member: Membership, context: DefendantContext
) -> Step:
    circuit = context.circuit
    found: list[ShownBy] = []
    for shown in grounds(event, occurrence, undertaking, member, context, every=False):
        found.append(shown)
        if shown.when == TRUE:
            break
    passes = circuit.some(shown.when for shown in found)
    solid = circuit.some(shown.when for shown in found if shown.ground != "presumed")

    def tell() -> Iterator[Reason]:
        for shown in grounds(event, occurrence, undertaking, member, context):
            yield Reason(shown.when, f"foreseeability ({shown.ground}): {shown.why}", shown.assumed)
        yield from dates_read(event, occurrence, undertaking, context)
        accepted = ", ".join(context.options.grounds)
        nothing = f"foreseeability: no ground accepted here is shown (accepted: {accepted})"
        yield Reason(circuit.negate(passes), nothing)
        presumed = circuit.every([passes, circuit.negate(solid)])
        yield Reason(presumed, f"foreseeability: presumed only; {point('foreseen').said}", True)

    return Step("foreseeability", passes, said=LazyReasons(tell))
