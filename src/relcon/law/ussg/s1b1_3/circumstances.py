"""Which recorded circumstances reach a defendant, by the words of their provisions.

Offense-wide ones ("a weapon was possessed", "the offense involved") reach him by his own act, or as others' acts in
a joint undertaking; those that say "the defendant" by his own act only. Source: USSG §1B1.3(a)(1); §2D1.1(b);
§5C1.2 n.2; design semantics §2, *Circumstances*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.positions.readings import Span
from relcon.law.standing import Standing
from relcon.law.tables import load
from relcon.law.ussg.s1b1_3.foreseeability import known_by, under_authority
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s1b1_3.membership import agreement_days
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.steps import Said, finding_text
from relcon.law.ussg.s6a1_3 import holding
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event
from relcon.records.facts import Circumstance
from relcon.records.undertakings import Membership, Undertaking

WEAPONS = ("firearm", "weapon")


@dataclass(frozen=True, slots=True)
class Reach:
    """When a circumstance reaches the defendant.

    Attributes
    ----------
    reaches, open
        For the offense level; when that is left open.
    own, own_open
        As his own conduct, §5C1.2 n.2; when that is left open.
    said
        Reasons.
    """

    reaches: Node
    own: Node
    open: Node = FALSE
    said: tuple[Said, ...] = ()


def offense_wide(kind: str, edition: str) -> bool:
    """Whether the provision of a kind of circumstance is offense-wide, by the table of §1B1.3's application."""
    return kind in load("1B1.3-circumstances", edition).items("offense_wide", "kinds")


def reach(circumstance: Circumstance, standing: Standing) -> Reach:
    """Ground one recorded circumstance for the defendant."""
    circuit, id = standing.circuit, circumstance.id
    held = holding(circumstance, standing).node
    if held == FALSE:
        return Reach(FALSE, FALSE, said=(Said(TRUE, f"{id} does not hold here"),))
    natural = _natural(circumstance, standing)
    reaches, own, is_open = natural.reaches, natural.own, FALSE
    said: list[Said] = []
    silent = held
    mine = TRUE if standing.defendant in circumstance.by else FALSE
    findings = [
        item
        for item in standing.findings("characteristic", [[id], list(circumstance.undertaking)])
        if item[1].answer.word is not None
    ]
    for on, finding in findings:
        said.append(Said(circuit.every([silent, on]), f"{id}: {finding_text(finding)}"))
        silent = circuit.every([silent, circuit.negate(on)])
    for on, finding in reversed(findings):
        word = finding.answer.word
        reaches = circuit.choose(on, TRUE if word == "in" else FALSE, reaches)
        is_open = circuit.choose(on, TRUE if word == "open" else FALSE, is_open)
        own = circuit.choose(on, mine if word != "out" else FALSE, own)
    said += [Said(circuit.every([silent, item.when]), item.text, item.assumed) for item in natural.said]
    said.append(Said(circuit.negate(held), f"{id} does not hold here"))
    every = circuit.every
    return Reach(every([held, reaches]), every([held, own]), every([held, is_open]), tuple(said))


def _natural(circumstance: Circumstance, standing: Standing) -> Reach:
    id, who = circumstance.id, ", ".join(circumstance.by) or "nobody named"
    unsure = circumstance.kind in WEAPONS and circumstance.connection == "unknown"
    if circumstance.kind in WEAPONS and circumstance.connection == "no":
        why = f"{id}: clearly improbable that it was connected with the offense (n.11(A))"
        return Reach(FALSE, FALSE, said=(Said(TRUE, why),))
    if unsure and standing.options.firearm_connection == "out":
        why = f"{id}: connection with the offense unknown (argument: clearly improbable, n.11(A))"
        return Reach(FALSE, FALSE, said=(Said(TRUE, why, True),))
    note = "; connection with the offense unknown, applied unless clearly improbable (n.11(A))" if unsure else ""
    if standing.defendant in circumstance.by:
        return Reach(TRUE, TRUE, said=(Said(TRUE, f"{id}: his own act{note}", unsure),))
    if not offense_wide(circumstance.kind, standing.edition):
        why = f"{id}: act of {who}; the provision speaks of the defendant"
        return Reach(FALSE, FALSE, said=(Said(TRUE, why),))
    circuit = standing.circuit
    ways = list(_joint(circumstance, standing))
    reaches = circuit.some(node for node, _ in ways)
    said = [Said(node, f"{id}: {why}{note}", unsure) for node, why in ways if node != FALSE]
    failing = next((why for _, why in reversed(ways)), "it belongs to no undertaking of his")
    said.append(Said(circuit.negate(reaches), f"{id}: act of {who}; not shown to reach him: {failing}"))
    return Reach(reaches, FALSE, said=tuple(said))


def _joint(circumstance: Circumstance, standing: Standing) -> Iterator[tuple[Node, str]]:
    """Yield, for each undertaking and membership, when it reaches him and how, or why it never does."""
    moment = Occurrence.of(circumstance.date)
    for id in circumstance.undertaking:
        undertaking = standing.docket.undertakings[id]
        for member in standing.docket.memberships_of.get((standing.defendant, id), ()):
            held = standing.circuit.every([holding(undertaking, standing).node, holding(member, standing).node])
            if held != FALSE:
                node, why = _through(circumstance, moment, undertaking, member, standing)
                yield standing.circuit.every([held, node]), why


def _through(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, member: Membership, standing: Standing
) -> tuple[Node, str]:
    others = [
        person
        for person in circumstance.by
        if person != standing.defendant and responsible_then(standing.docket.people[person], moment)
    ]
    if not others:
        return FALSE, "nobody else criminally responsible is named for it"
    if not _in_scope(circumstance, member, standing):
        return FALSE, f"outside what he agreed to ({member.id})"
    days = agreement_days(member, standing)
    inside = standing.circuit.choose(
        days.end_counts,
        TRUE if _then(moment, days.with_end, standing) else FALSE,
        TRUE if _then(moment, days.without_end, standing) else FALSE,
    )
    if inside == FALSE:
        return FALSE, f"not shown to be while he was a member ({member.id})"
    grounds = [item for item in _foreseeable(circumstance, moment, undertaking, standing) if item[0] != FALSE]
    if not grounds:
        return FALSE, "not shown to be foreseeable to him"
    node = standing.circuit.every([inside, standing.circuit.some(when for when, _ in grounds)])
    return node, f"act of {', '.join(others)} in {undertaking.id}; {'; '.join(why for _, why in grounds)}"


def _then(moment: Occurrence, days: Span, standing: Standing) -> bool:
    if days.empty:
        return False
    if moment.inside(days) or (days.first is None and days.last is None):
        return True
    return not moment.dated and standing.options.straddling == "in"


def _in_scope(circumstance: Circumstance, member: Membership, standing: Standing) -> bool:
    scope = member.scope
    if scope.kind == "whole":
        return True
    if scope.kind == "open":
        return standing.options.open_norm == "in"
    if scope.with_ is not None and not set(scope.with_) & set(circumstance.by):
        return False
    if scope.places is not None:
        if circumstance.place is None:
            return standing.options.open_norm == "in"
        if circumstance.place not in scope.places:
            return False
    # An agreement to named events reaches what happened at their place and date.
    named = (standing.docket.events[id] for id in scope.events or () if id in standing.docket.events)
    return scope.events is None or any(_there(event, circumstance, standing) for event in named)


def _there(event: Event, circumstance: Circumstance, standing: Standing) -> bool:
    if event.place is None or event.place != circumstance.place:
        return False
    moment = Occurrence.of(circumstance.date)
    days = Span(moment.first_day, moment.last_day, empty=not moment.dated)
    return any(piece.overlaps(days) for piece in occurrences(event, standing.options))


def _foreseeable(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, standing: Standing
) -> Iterator[tuple[Node, str]]:
    circuit = standing.circuit
    for record in standing.docket.knowledge_of.get(standing.defendant, ()):
        if record.of.circumstance == circumstance.id and known_by(record.since, moment.last_day, standing):
            yield holding(record, standing).node, f"{record.id}: he knew of it"
    for event in standing.docket.events.values():
        if _there(event, circumstance, standing):
            acts = (own_act(event, piece, standing).does for piece in occurrences(event, standing.options))
            node = circuit.every([holding(event, standing).node, circuit.some(acts)])
            yield node, f"he took part in {event.id} at that place and date"
    under = under_authority(moment, undertaking.id, standing)
    yield from ((under[person], f"he supervised {person}") for person in circumstance.by if person in under)
    if circumstance.kind in undertaking.nature_implies:
        yield TRUE, f"the nature of {undertaking.id} implies it"
