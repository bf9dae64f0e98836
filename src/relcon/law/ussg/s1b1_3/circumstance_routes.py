"""Circumstances that others brought about: the prongs of §1B1.3(a)(1)(B), by grounds of their own.

A scope limited ``with`` people asks who did it, one limited to places where it was, one limited to events whether a
named one was at that place and date. It is foreseeable by knowledge of it, presence, supervision, the nature of the
undertaking, or a finding; every prong may be found.
"""

from __future__ import annotations

from collections.abc import Iterator

from relcon.law.positions.readings import Span
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.foreseeability import known_by, under_authority
from relcon.law.ussg.s1b1_3.joint import Route, by_own_end, responsible_then
from relcon.law.ussg.s1b1_3.membership import agreement_days
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.steps import Said, Step, answered, by_steps
from relcon.law.ussg.s6a1_3 import holding
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event
from relcon.records.facts import Circumstance
from relcon.records.undertakings import Membership, Undertaking


def joint_routes(circumstance: Circumstance, standing: Standing) -> Iterator[Route]:
    """Yield one route for each undertaking of a circumstance and each membership of the defendant in it."""
    circuit = standing.circuit
    for id in circumstance.undertaking:
        undertaking = standing.docket.undertakings[id]
        for member in standing.docket.memberships_of.get((standing.defendant, id), ()):
            held = circuit.every([holding(undertaking, standing).node, holding(member, standing).node])
            if held == FALSE:
                continue
            steps = tuple(_steps(circumstance, undertaking, member, standing))
            inside, is_open = by_steps(steps, standing)
            yield Route(id, member.id, held, steps, circuit.every([held, inside]), circuit.every([held, is_open]))


def _steps(
    circumstance: Circumstance, undertaking: Undertaking, member: Membership, standing: Standing
) -> Iterator[Step]:
    moment = Occurrence.of(circumstance.date)
    ranks = [[circumstance.id], [member.id], [undertaking.id]]
    for step in (
        Step("undertaking", TRUE, said=(Said(TRUE, f"he joined {undertaking.id} ({member.id})"),)),
        _participant(circumstance, moment, standing),
        _scope(circumstance, member, standing),
        _timing(moment, member, standing),
        _foreseeable(circumstance, moment, undertaking, standing),
    ):
        findings = standing.findings(step.name, ranks)
        if step.name == "timing":
            findings = [(on, by_own_end(finding, member)) for on, finding in findings]
        yield answered(step, findings, standing.circuit) if findings else step


def _participant(circumstance: Circumstance, moment: Occurrence, standing: Standing) -> Step:
    others = [
        person
        for person in circumstance.by
        if person != standing.defendant and responsible_then(standing.docket.people[person], moment)
    ]
    why = f"act of {', '.join(others)}" if others else "nobody else criminally responsible is named for it"
    return Step("participant", TRUE if others else FALSE, said=(Said(TRUE, why),))


def _scope(circumstance: Circumstance, member: Membership, standing: Standing) -> Step:
    inside, assumed = _in_scope(circumstance, member, standing)
    why = f"{'within' if inside else 'outside'} what he agreed to ({member.id})"
    return Step("scope", TRUE if inside else FALSE, said=(Said(TRUE, why, assumed),))


def _in_scope(circumstance: Circumstance, member: Membership, standing: Standing) -> tuple[bool, bool]:
    """Return whether it is in scope, and whether an open norm was read."""
    scope, benefit = member.scope, standing.options.open_norm == "in"
    if scope.kind != "limits":
        return scope.kind == "whole" or benefit, scope.kind == "open"
    if scope.with_ is not None and not set(scope.with_) & set(circumstance.by):
        return False, False
    if scope.places is not None:
        if circumstance.place is None:
            return benefit, True
        if circumstance.place not in scope.places:
            return False, False
    named = (standing.docket.events[id] for id in scope.events or () if id in standing.docket.events)
    return scope.events is None or any(_there(event, circumstance, standing) for event in named), False


def _timing(moment: Occurrence, member: Membership, standing: Standing) -> Step:
    days = agreement_days(member, standing)
    circuit = standing.circuit
    (passes, is_open, why), other = _then(moment, days.with_end, standing), _then(moment, days.without_end, standing)
    counts, not_so = days.end_counts, circuit.negate(days.end_counts)
    return Step(
        "timing",
        circuit.choose(counts, passes, other[0]),
        circuit.choose(counts, is_open, other[1]),
        (Said(counts, f"{why} ({member.id})"), Said(not_so, f"{other[2]} ({member.id})")),
    )


def _then(moment: Occurrence, days: Span, standing: Standing) -> tuple[Node, Node, str]:
    """Return whether it passes, whether it is open, and why, for one reading of the days."""
    outside = "not shown to be while he was a member"
    if days.empty:
        return FALSE, FALSE, outside
    if moment.inside(days) or (days.first is None and days.last is None):
        return TRUE, FALSE, "while he was a member"
    if moment.dated and not moment.overlaps(days):
        return FALSE, FALSE, outside
    option = standing.options.straddling
    passes = FALSE if option == "out" else TRUE
    return passes, TRUE if option == "open" else FALSE, "undated, or across his dates"


def _there(event: Event, circumstance: Circumstance, standing: Standing) -> bool:
    if event.place is None or event.place != circumstance.place:
        return False
    moment = Occurrence.of(circumstance.date)
    days = Span(moment.first_day, moment.last_day, empty=not moment.dated)
    return any(piece.overlaps(days) for piece in occurrences(event, standing.options))


def _foreseeable(circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, standing: Standing) -> Step:
    circuit = standing.circuit
    found = [item for item in _grounds(circumstance, moment, undertaking, standing) if item[0] != FALSE]
    passes = circuit.some(node for node, _ in found)
    nothing = Said(circuit.negate(passes), "not shown to be foreseeable to him")
    return Step("foreseeability", passes, said=(*(Said(node, why) for node, why in found), nothing))


def _grounds(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, standing: Standing
) -> Iterator[tuple[Node, str]]:
    circuit = standing.circuit
    for record in standing.docket.knowledge_of.get(standing.defendant, ()):
        if record.of.circumstance == circumstance.id and known_by(record.since, moment.last_day, standing):
            yield holding(record, standing).node, f"{record.id}: he knew of it"
    for event in standing.docket.events_at.get(circumstance.place or "", ()):
        if _there(event, circumstance, standing):
            acts = (own_act(event, piece, standing).does for piece in occurrences(event, standing.options))
            node = circuit.every([holding(event, standing).node, circuit.some(acts)])
            yield node, f"he took part in {event.id} at that place and date"
    under = under_authority(moment, undertaking.id, standing)
    yield from ((under[person], f"he supervised {person}") for person in circumstance.by if person in under)
    if circumstance.kind in undertaking.nature_implies:
        yield TRUE, f"the nature of {undertaking.id} implies it"
