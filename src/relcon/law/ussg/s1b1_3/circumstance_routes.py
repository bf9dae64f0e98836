"""Circumstances that others brought about: the prongs of §1B1.3(a)(1)(B), by grounds of their own.

A scope limited ``with`` people asks who did it, one limited to places where it was, one limited to events whether a
named one was at that place and date, or is named by it. It is foreseeable by knowledge of it, presence, supervision,
the nature of the undertaking, or a finding; every prong may be found. Presence is a part of one's own in an event at
that place and date or, by the option ``presence``, only in one that the circumstance names: then place and date alone
leave it open. Where a position presumes weight to be foreseeable it presumes this too. Where the provision asks what
the defendant knew, nothing but that knowledge is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import Span
from relcon.law.tables import load
from relcon.law.ussg.s1b1_3.circumstance_ties import at_another_time, at_place_and_date, days_of, named_events, with_it
from relcon.law.ussg.s1b1_3.foreseeability import known_by, under_authority
from relcon.law.ussg.s1b1_3.joint import by_own_end, responsible_then
from relcon.law.ussg.s1b1_3.membership import agreement_days
from relcon.law.ussg.s1b1_3.occurrences import Moments, Occurrence, OccurrenceTable, occurrences_of
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.steps import Reason, Step, answered, by_steps
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.undertakings import Membership, Undertaking

ARGUMENT = "argument: "
"""What is said first of a reason that rests on presumed foreseeability."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way in for one circumstance, through one membership.

    Attributes
    ----------
    exists
        When the membership is there to be asked about.
    steps
        The prongs in order; the first that does not pass is where the route fails.
    inside, open
        When every prong passes; when every prong passes and one is left open.
    """

    exists: Node
    steps: tuple[Step, ...]
    inside: Node
    open: Node


def importation_kind(edition: str) -> str:
    """Return the kind of circumstance that is what the drugs went through, whoever did it (§2D1.1(b)(5))."""
    return load("1B1.3-circumstances", edition).text("of_the_drugs", "kind")


def asks_for_knowledge(kind: str, edition: str) -> bool:
    """Whether the provision of a kind of circumstance asks what the defendant personally knew of it."""
    return kind in load("1B1.3-circumstances", edition).items("known", "kinds")


def joint_routes(circumstance: Circumstance, context: DefendantContext) -> Iterator[Route]:
    """Yield one route for each undertaking of a circumstance and each membership of the defendant in it."""
    circuit = context.circuit
    for id in circumstance.undertaking:
        undertaking = context.index.undertakings[id]
        for member in context.index.memberships_of.get((context.defendant, id), ()):
            held = circuit.every([reliability(undertaking, context).node, reliability(member, context).node])
            if held == FALSE:
                continue
            steps = tuple(_steps(circumstance, undertaking, member, context))
            inside, is_open = by_steps(steps, context)
            yield Route(held, steps, circuit.every([held, inside]), circuit.every([held, is_open]))


def _steps(
    circumstance: Circumstance, undertaking: Undertaking, member: Membership, context: DefendantContext
) -> Iterator[Step]:
    moment = Occurrence.of(circumstance.date)
    ranks = [[circumstance.id], [member.id], [undertaking.id]]
    for step in (
        Step("undertaking", TRUE, said=(Reason(TRUE, f"the defendant joined {undertaking.id} ({member.id})"),)),
        _participant(circumstance, context),
        _scope(circumstance, member, context),
        _timing(moment, member, context),
        _foreseeable(circumstance, moment, undertaking, context),
    ):
        findings = context.findings(step.name, ranks)
        if step.name == "timing":
            findings = [(on, by_own_end(finding, member)) for on, finding in findings]
        yield answered(step, findings, context.circuit) if findings else step


def others_responsible(circumstance: Circumstance, context: DefendantContext) -> list[str]:
    """Return who else, criminally responsible then, did it or had it."""
    moment = Occurrence.of(circumstance.date)
    return [
        person
        for person in circumstance.by
        if person != context.defendant and responsible_then(context.index.people[person], moment)
    ]


def _participant(circumstance: Circumstance, context: DefendantContext) -> Step:
    others = others_responsible(circumstance, context)
    why = f"act of {', '.join(others)}" if others else "nobody else criminally responsible is named for it"
    return Step("participant", TRUE if others else FALSE, said=(Reason(TRUE, why),))


def _scope(circumstance: Circumstance, member: Membership, context: DefendantContext) -> Step:
    inside, assumed, limit = _in_scope(circumstance, member, context)
    why = f"{'within' if inside else 'outside'} what the defendant agreed to ({member.id}{'' if inside else limit})"
    return Step("scope", TRUE if inside else FALSE, said=(Reason(TRUE, why, assumed),))


def _in_scope(circumstance: Circumstance, member: Membership, context: DefendantContext) -> tuple[bool, bool, str]:
    """Return whether it is in scope, whether an open norm was read, and which limit keeps it out."""
    scope, benefit = member.scope, context.options.open_norm == "in"
    if scope.kind != "limits":
        return scope.kind == "whole" or benefit, scope.kind == "open", ""
    if scope.with_ is not None and not set(scope.with_) & set(circumstance.by):
        return False, False, "; it was with others"
    if scope.places is not None:
        if circumstance.place is None:
            return benefit, True, "; at places named, and it has none"
        if circumstance.place not in scope.places:
            return False, False, "; at other places"
    if scope.events is None:
        return True, False, ""
    named = (context.index.events[id] for id in scope.events if id in context.index.events)
    there = any(_is_there(event, circumstance, context) for event in named)
    return there, False, f"; {', '.join(scope.events)} alone, and neither its `events` nor place and date tie it to one"


def _is_there(event: Event, circumstance: Circumstance, context: DefendantContext) -> bool:
    named = event.id in circumstance.events and with_it(event, circumstance, context)
    return named or at_place_and_date(event, circumstance, context)


def _timing(moment: Occurrence, member: Membership, context: DefendantContext) -> Step:
    days = agreement_days(member, context)
    circuit = context.circuit
    (passes, is_open, why), other = _then(moment, days.with_end, context), _then(moment, days.without_end, context)
    counts, not_so = days.end_counts, circuit.negate(days.end_counts)
    return Step(
        "timing",
        circuit.choose(counts, passes, other[0]),
        circuit.choose(counts, is_open, other[1]),
        (Reason(counts, f"{why} ({member.id})"), Reason(not_so, f"{other[2]} ({member.id})")),
    )


def _then(moment: Occurrence, days: Span, context: DefendantContext) -> tuple[Node, Node, str]:
    """Return whether it passes, whether it is open, and why, for one reading of the days."""
    outside = "not shown to be while the defendant was a member"
    if days.empty:
        return FALSE, FALSE, outside
    if moment.inside(days) or (days.first is None and days.last is None):
        return TRUE, FALSE, "while the defendant was a member"
    if moment.dated and not moment.overlaps(days):
        return FALSE, FALSE, outside
    option = context.options.straddling
    passes = FALSE if option == "out" else TRUE
    return passes, TRUE if option == "open" else FALSE, "undated, or across the dates of membership"


def _foreseeable(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, context: DefendantContext
) -> Step:
    circuit = context.circuit
    if asks_for_knowledge(circumstance.kind, context.edition):
        knew = list(known(circumstance, moment, context))
        shown = circuit.some(node for node, _ in knew)
        unsaid = Reason(circuit.negate(shown), point("chemicals_known").said, True)
        return Step("foreseeability", TRUE, circuit.negate(shown), (*(Reason(node, why) for node, why in knew), unsaid))
    found = [item for item in _grounds(circumstance, moment, undertaking, context) if item[0] != FALSE]
    shown = circuit.some(node for node, _ in found)
    said = [Reason(node, why) for node, why in found]
    missing = circuit.negate(shown)
    if "presumed" in context.options.grounds:
        said.append(Reason(missing, f"{ARGUMENT}{point('foreseen').said}", True))
        return Step("foreseeability", TRUE, said=tuple(said))
    perhaps = list(_perhaps_present(circumstance, context))
    left = circuit.every([missing, circuit.some(node for node, _ in perhaps)])
    said += [Reason(circuit.every([missing, node]), why, True) for node, why in perhaps]
    nothing = circuit.every([missing, circuit.negate(left)])
    said.append(Reason(nothing, "not shown to be foreseeable to the defendant"))
    return Step("foreseeability", circuit.some([shown, left]), left, tuple(said))


def known(circumstance: Circumstance, moment: Occurrence, context: DefendantContext) -> Iterator[tuple[Node, str]]:
    """Yield when the defendant knew of a circumstance by its last day, with the reason."""
    days = Moments.of([moment])
    for record in context.index.knowledge_of.get(context.defendant, ()):
        if record.of.circumstance == circumstance.id and known_by(record.since, days, context.options)[0]:
            yield reliability(record, context).node, f"{record.id}: the defendant knew of it"


def _grounds(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, context: DefendantContext
) -> Iterator[tuple[Node, str]]:
    yield from known(circumstance, moment, context)
    # Deals that an importation names are deals in the drugs: who took part in one was not thereby at the importing.
    names_where_it_was = circumstance.kind != importation_kind(context.edition)
    for event in named_events(circumstance, context) if names_where_it_was else ():
        if with_it(event, circumstance, context):
            yield _took_part(event, context), f"the defendant took part in {event.id}, at which it was"
    if context.options.presence == "place_and_date":
        for event in _same_place_and_date(circumstance, context):
            yield _took_part(event, context), f"the defendant took part in {event.id} at that place and date"
    under = under_authority(moment, undertaking.id, context)
    yield from ((under[person], f"the defendant supervised {person}") for person in circumstance.by if person in under)
    if circumstance.kind in undertaking.nature_implies:
        yield TRUE, f"the nature of {undertaking.id} implies it"


def _perhaps_present(circumstance: Circumstance, context: DefendantContext) -> Iterator[tuple[Node, str]]:
    """Yield when the defendant acted at its place on its day, unless the times recorded put it elsewhere in the day."""
    for event in _same_place_and_date(circumstance, context):
        if not at_another_time(event, circumstance):
            why = f"the defendant took part in {event.id} at that place and date; {point('present').said}"
            yield _took_part(event, context), why


def _same_place_and_date(circumstance: Circumstance, context: DefendantContext) -> Iterator[Event]:
    if circumstance.place is None:
        return iter(())
    table = OccurrenceTable.of(context)
    then = np.flatnonzero(table.days.overlaps(days_of(circumstance))).tolist()
    found = {event.id: event for event in map(table.events.__getitem__, then) if event.place == circumstance.place}
    return iter(found.values())


def _took_part(event: Event, context: DefendantContext) -> Node:
    acts = (own_act(event, piece, context).does for piece in occurrences_of(event, context))
    return context.circuit.every([reliability(event, context).node, context.circuit.some(acts)])
