"""USSG §1B1.3(a)(1)(B): acts of others in a jointly undertaken criminal activity, prong by prong.

The order is the Manual's: the undertaking and the scope of *his* agreement first, then furtherance, then
foreseeability; when the agreement began and ended is asked between scope and furtherance (n.3(B), n.4(C)(iii)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.open_points import point
from relcon.law.positions.readings import Span
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.foreseeability import ShownBy, dates_read, grounds
from relcon.law.ussg.s1b1_3.membership import agreement_days
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s1b1_3.own_acts import covers
from relcon.law.ussg.s1b1_3.scope import in_scope
from relcon.law.ussg.s1b1_3.steps import Later, Said, Step, answered, by_steps
from relcon.law.ussg.s6a1_3 import holding
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


def routes(event: Event, occurrence: Occurrence, standing: Standing) -> Iterator[Route]:
    """Yield one route for each undertaking of the event and each membership of the defendant in it.

    Source: USSG §1B1.3(a)(1)(B), n.3; design semantics §2.3.
    """
    circuit = standing.circuit
    for id in event.undertaking:
        undertaking = standing.docket.undertakings[id]
        held = holding(undertaking, standing)
        if held.node != TRUE:
            lacking = circuit.negate(held.node)
            why = tuple(Said(circuit.negate(c.met), f"{id} does not hold here: {c.otherwise}") for c in held.conditions)
            yield _route(id, None, lacking, (Step("undertaking", FALSE, said=why),), standing)
        if held.node == FALSE:
            continue
        members = standing.docket.memberships_of.get((standing.defendant, id), ())
        there = [(holding(member, standing).node, member) for member in members]
        none = circuit.every([held.node, *(circuit.negate(node) for node, _ in there)])
        if none != FALSE:
            yield from _without_membership(event, occurrence, undertaking, none, standing)
        for node, member in there:
            if node != FALSE:
                yield _walk(event, occurrence, undertaking, member, node, standing)


def _route(
    undertaking: str, membership: str | None, exists: Node, steps: tuple[Step, ...], standing: Standing
) -> Route:
    inside, is_open = by_steps(steps, standing)
    every = standing.circuit.every
    return Route(undertaking, membership, exists, steps, every([exists, inside]), every([exists, is_open]))


def _without_membership(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, none: Node, standing: Standing
) -> Iterator[Route]:
    circuit = standing.circuit
    members = standing.docket.memberships_of.get((standing.defendant, undertaking.id), ())
    findings = standing.findings("undertaking", [[event.id], [m.id for m in members], [undertaking.id]])
    joined = FALSE
    for on, finding in reversed(findings):
        if finding.answer.word is not None:
            joined = circuit.choose(on, FALSE if finding.answer.word == "out" else TRUE, joined)
    if joined != FALSE:
        # A finding that he joined says nothing of what he agreed to: scope stays open.
        member = Membership(id="found", person=standing.defendant, undertaking=undertaking.id, scope=Scope(kind="open"))
        yield _walk(event, occurrence, undertaking, member, circuit.every([none, joined]), standing)
    said = [
        Said(circuit.negate(condition.met), f"{member.id} does not hold here: {condition.otherwise}")
        for member in members
        for condition in holding(member, standing).conditions
    ]
    if not members:
        why = f"he is not a member of {undertaking.id} (a shared source, turf or awareness is not enough)"
        said = [Said(TRUE, why)]
    exists = circuit.every([none, circuit.negate(joined)])
    yield _route(undertaking.id, None, exists, (Step("undertaking", FALSE, said=tuple(said)),), standing)


def _walk(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, member: Membership, exists: Node, standing: Standing
) -> Route:
    id = None if member.id == "found" else member.id
    ranks = [[event.id], [member.id], [undertaking.id]]
    joined = f"undertaking: {standing.defendant} joined {undertaking.id} ({member.id})"
    natural = (
        Step("undertaking", TRUE, said=(Said(TRUE, joined),)),
        _participant(event, occurrence, standing),
        in_scope(event, undertaking, member, standing),
        _timing(occurrence, member, standing),
        _furtherance(event, standing),
    )
    steps: list[Step] = []
    for step in natural:
        findings = standing.findings(step.name, ranks)
        if step.name == "timing":
            findings = [(on, by_own_end(finding, member)) for on, finding in findings]
        steps.append(answered(step, findings, standing.circuit) if findings else step)
        if steps[-1].passes == FALSE:
            return _route(undertaking.id, id, exists, tuple(steps), standing)
    foreseen = _foreseeable(event, occurrence, undertaking, member, standing)
    findings = standing.findings("foreseeability", ranks)
    steps.append(answered(foreseen, findings, standing.circuit) if findings else foreseen)
    return _route(undertaking.id, id, exists, tuple(steps), standing)


def by_own_end(finding: Finding, member: Membership) -> Finding:
    """Let a membership's own timing finding give no word here: it speaks of the agreement's end (agreement_days)."""
    if finding.about == member.id and finding.prong == "timing":
        return finding.model_copy(update={"answer": FindingAnswer()})
    return finding


def _participant(event: Event, occurrence: Occurrence, standing: Standing) -> Step:
    circuit = standing.circuit
    others = [
        (node, person) for node, person in _responsible(event, occurrence, standing) if person != standing.defendant
    ]
    passes = circuit.some(node for node, _ in others)
    said = [Said(node, f"participant: act of {person}") for node, person in others]
    nobody = Said(circuit.negate(passes), "participant: nobody else criminally responsible took part then")
    return Step("participant", passes, said=(*said, nobody))


def _responsible(event: Event, occurrence: Occurrence, standing: Standing) -> list[tuple[Node, str]]:
    """Return who took part and is criminally responsible, each with when that is shown."""
    who = standing.docket.apart(standing.defendant)
    key = ("responsible", event.id, occurrence, standing.is_client, who)
    if key not in standing.memo:
        acts: dict[str, list[Node]] = {}
        for entry in event.participants:
            if entry.knowing != "no" and covers(entry, occurrence, standing):
                acts.setdefault(entry.person, []).append(holding(entry, standing, within=event).node)
        shown = ((standing.circuit.some(nodes), person) for person, nodes in acts.items())
        standing.memo[key] = [
            (node, person)
            for node, person in shown
            if node != FALSE and responsible_then(standing.docket.people[person], occurrence)
        ]
    found: list[tuple[Node, str]] = standing.memo[key]
    return found


def _timing(occurrence: Occurrence, member: Membership, standing: Standing) -> Step:
    circuit = standing.circuit
    days = agreement_days(member, standing)
    with_end = _within(occurrence, days.with_end, member, standing)
    without = _within(occurrence, days.without_end, member, standing)
    said = [
        Said(circuit.every([when, item.when]), item.text, item.assumed)
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


def _within(occurrence: Occurrence, days: Span, member: Membership, standing: Standing) -> Step:
    if days.empty:
        why = f"timing: the dates of {member.id} are unknown; read here so that no day is covered"
        return Step("timing", FALSE, said=(Said(TRUE, why),))
    if occurrence.inside(days) or (days.first is None and days.last is None):
        return Step("timing", TRUE, said=(Said(TRUE, "timing: while he was a member"),))
    if occurrence.before(days):
        why = f"timing: before he joined on {days.first} (n.3(B)), even if he knew of it"
        return Step("timing", FALSE, said=(Said(TRUE, why),))
    if occurrence.after(days):
        why = f"timing: after his agreement ended on {days.last} (n.4(C)(iii))"
        return Step("timing", FALSE, said=(Said(TRUE, why),))
    return _across(occurrence, days, standing)


def _across(occurrence: Occurrence, days: Span, standing: Standing) -> Step:
    options = standing.options
    text = f"{days.first or 'the beginning'} to {days.last or 'no recorded end'}"
    if occurrence.slice and occurrence.dated:
        inside = options.slice == "in" or (options.slice == "midpoint" and occurrence.midpoint_inside(days))
        note = f"timing: an occurrence across his dates ({text}); read as {'inside' if inside else 'outside'}"
        return Step("timing", TRUE if inside else FALSE, said=(Said(TRUE, note, True),))
    what = "across his dates" if occurrence.dated else "undated, and he was a member only"
    said = (Said(TRUE, f"timing: {what} {text}", True),)
    if options.straddling == "open":
        return Step("timing", TRUE, TRUE, said)
    return Step("timing", TRUE if options.straddling == "in" else FALSE, said=said)


def _furtherance(event: Event, standing: Standing) -> Step:
    if event.furthers == "no":
        why = "furtherance: a side deal, not in furtherance of the undertaking (n.3(C))"
        return Step("furtherance", FALSE, said=(Said(TRUE, why),))
    if event.furthers == "unknown":
        why = f"furtherance: {point('furthered').said}"
        passes = TRUE if standing.options.open_norm == "in" else FALSE
        return Step("furtherance", passes, said=(Said(TRUE, why, True),))
    return Step("furtherance", TRUE, said=(Said(TRUE, "furtherance: in furtherance of the undertaking"),))


def _foreseeable(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, member: Membership, standing: Standing
) -> Step:
    circuit = standing.circuit
    found: list[ShownBy] = []
    for shown in grounds(event, occurrence, undertaking, member, standing, every=False):
        found.append(shown)
        if shown.when == TRUE:
            break
    passes = circuit.some(shown.when for shown in found)
    solid = circuit.some(shown.when for shown in found if shown.ground != "presumed")

    def tell() -> Iterator[Said]:
        for shown in grounds(event, occurrence, undertaking, member, standing):
            yield Said(shown.when, f"foreseeability ({shown.ground}): {shown.why}", shown.assumed)
        yield from dates_read(event, occurrence, undertaking, standing)
        accepted = ", ".join(standing.options.grounds)
        nothing = f"foreseeability: no ground accepted here is shown (accepted: {accepted})"
        yield Said(circuit.negate(passes), nothing)
        presumed = circuit.every([passes, circuit.negate(solid)])
        yield Said(presumed, f"foreseeability: presumed only; {point('foreseen').said}", True)

    return Step("foreseeability", passes, said=Later(tell))
