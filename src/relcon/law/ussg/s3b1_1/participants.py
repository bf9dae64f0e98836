"""USSG §3B1.1 nn.1, 3: who is a participant in an undertaking, and whether it is otherwise extensive.

A participant is criminally responsible and need not be convicted or named. Undercover officers, end users and unwitting
helpers never count, informants and cooperators only by what they did before they flipped; all but the undercover
officer are among the persons involved whom n.3 considers.

That an activity is otherwise extensive nothing but a finding says: all persons involved are considered, unknowing
helpers too; circuits count them, or look at the whole of the activity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences_of
from relcon.law.ussg.s1b1_3.own_acts import dealt, own_act
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s6a1_3 import Reliability, reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.base import Fact
from relcon.records.dates import UNKNOWN_DATE, When
from relcon.records.events import Event
from relcon.records.facts import Authority, Function
from relcon.records.undertakings import Membership


@dataclass(frozen=True, slots=True)
class Trace:
    """What shows that a person had a part in an undertaking.

    Attributes
    ----------
    when
        When the record shows it.
    record
        The record; of an act, its event.
    responsible
        Whether the person was criminally responsible then.
    place
        Its place among all that show a part in the undertaking.
    before
        When it certainly ended before the defendant joined, where that matters.
    """

    when: Node
    record: Fact
    responsible: bool
    place: int
    before: Node = FALSE


@dataclass(frozen=True, slots=True)
class Involved:
    """A person with some part in an undertaking, and when that is a participant's."""

    person: str
    traces: tuple[Trace, ...]
    participates: Node


def involved(undertaking: str, context: DefendantContext) -> Mapping[str, Involved]:
    """Return everybody of whom a record shows some part in an undertaking, the defendant first.

    Parameters
    ----------
    undertaking, context
        The activity; who asks, in which position.

    Notes
    -----
    Rule: USSG §3B1.1 n.1. Memberships, acts in its events, functions in it and authority over or under another show a
    part. Of an unidentified person an exhibit or admission must show it: uncited, there is nobody.
    """
    circuit = context.circuit
    found: dict[str, list[Trace]] = {context.defendant: []}
    for place, (person, record, when, last, node) in enumerate(_parts(undertaking, context)):
        if node == FALSE:
            continue
        responsible = responsible_then(context.index.people[person], when)
        before = _before_he_joined(undertaking, last, context)
        found.setdefault(person, []).append(Trace(node, record, responsible, place, before))
    return {
        person: Involved(
            person,
            tuple(traces),
            TRUE
            if person == context.defendant
            else circuit.some(
                circuit.every([one.when, circuit.negate(one.before)]) for one in traces if one.responsible
            ),
        )
        for person, traces in found.items()
    }


def _before_he_joined(undertaking: str, last: date | None, context: DefendantContext) -> Node:
    """Return when a part that ended on a day certainly ended before the defendant joined.

    Role is judged on the conduct of §1B1.3 (Ch. 3 Pt. B intro. comment.), in which earlier acts of others are not
    (§1B1.3 n.3(B)). That the whole offense is looked at is an argument, which the highest reading takes.
    """
    if last is None or context.options.aggravating_role == "highest":
        return FALSE
    circuit = context.circuit
    earlier: list[Node] = []
    later: list[Node] = []
    for member in context.index.memberships_of.get((context.defendant, undertaking), ()):
        joined = member.from_.first if member.from_ is not None else None
        (later if joined is not None and joined > last else earlier).append(reliability(member, context).node)
    return circuit.every([circuit.some(later), circuit.negate(circuit.some(earlier))])


def counted(people: Iterable[Involved], context: DefendantContext) -> tuple[Node, ...]:
    """Return when each participant is counted: nobody twice.

    An unidentified person who may be another (``may_be``) adds nothing beside that one: of several who may all be one,
    one is counted where none of them is identified; where what is open stays out (option ``open_norm``), none.
    """
    circuit = context.circuit
    found: list[Node] = []
    doubtful: dict[str, list[Node]] = {}
    known: dict[str, list[Node]] = {}
    for one in people:
        group = _first_of(one.person, context)
        if may_be_another(one.person, context):
            doubtful.setdefault(group, []).append(one.participates)
        else:
            found.append(one.participates)
            known.setdefault(group, []).append(one.participates)
    if context.options.open_norm == "out":
        return tuple(found)
    for group, nodes in doubtful.items():
        nobody_known = circuit.negate(circuit.some(known.get(group, [])))
        found.append(circuit.every([circuit.some(nodes), nobody_known]))
    return tuple(found)


def may_be_another(person: str, context: DefendantContext) -> tuple[str, ...]:
    """Return those who an unidentified person may be; none of one who is identified."""
    return () if identified(person, context) else context.index.may_be.get(person, ())


def _first_of(person: str, context: DefendantContext) -> str:
    """Return who stands for all who may be one person: the first of them by id."""
    reached, ahead = {person}, [person]
    while ahead:
        for other in context.index.may_be.get(ahead.pop(), ()):
            if other not in reached:
                reached.add(other)
                ahead.append(other)
    return min(reached)


def identified(person: str, context: DefendantContext) -> bool:
    """Whether somebody is known, and not only described."""
    return context.index.people[person].status != "unidentified"


def shown_by(held: Reliability, person: str, context: DefendantContext) -> Node:
    """Return when a record shows something of a person: of an unidentified one only where something supports it."""
    if identified(person, context):
        return held.node
    return context.circuit.every([held.node, context.circuit.some(node for node, _ in held.supports)])


def start(when: When | None) -> Occurrence:
    """Return the first day of a record, undated where it gives none."""
    return Occurrence.of(When.on(when.first) if when is not None and when.first is not None else UNKNOWN_DATE)


def _parts(undertaking: str, context: DefendantContext) -> Iterator[tuple[str, Fact, Occurrence, date | None, Node]]:
    """Yield each part that a record gives a person: who, the record, when it began, its last day, when it is shown."""
    index = context.index
    records: list[tuple[str, Membership | Function | Authority]] = []
    for (person, id), members in index.memberships_of.items():
        records += [(person, member) for member in members if id == undertaking]
    for person, functions in index.functions_of.items():
        records += [(person, function) for function in functions if function.undertaking == undertaking]
    for authority in index.authority_in.get(undertaking, ()):
        records += [(authority.by, authority), (authority.over, authority)]
    for person, record in records:
        last = record.to.last if record.to is not None else None
        yield person, record, start(record.from_), last, shown_by(reliability(record, context), person, context)
    for event in index.events_in.get(undertaking, ()):
        yield from _acts(event, context)


def _acts(event: Event, context: DefendantContext) -> Iterator[tuple[str, Fact, Occurrence, date | None, Node]]:
    held = reliability(event, context)
    if held.node == FALSE or not dealt(event, context):
        return
    for piece in occurrences_of(event, context):
        for person in dict.fromkeys(participant.person for participant in event.participants):
            act = own_act(event, piece, context, person).does
            shown = shown_by(held, person, context)
            yield person, event, piece, piece.last_day, context.circuit.every([shown, act])


@dataclass(frozen=True, slots=True)
class Extensive:
    """When an activity is found to be otherwise extensive, when a finding answers at all, and each that does."""

    found: Node
    answered: Node
    said: tuple[tuple[Node, str], ...]


def extensive(undertaking: str, context: DefendantContext) -> Extensive:
    """Return what findings about an undertaking say, the strongest that is switched on first."""
    circuit = context.circuit
    findings = [
        (on, finding)
        for on, finding in context.findings("extensive", [[undertaking]])
        if finding.prong == "extensive" and finding.answer.word is not None
    ]
    found = answered = FALSE
    said: list[tuple[Node, str]] = []
    silent = TRUE
    for on, finding in findings:
        said.append((circuit.every([silent, on]), finding_text(finding)))
        silent = circuit.every([silent, circuit.negate(on)])
    for on, finding in reversed(findings):
        found = circuit.choose(on, TRUE if finding.answer.word == "in" else FALSE, found)
        answered = circuit.choose(on, FALSE if finding.answer.word == "open" else TRUE, answered)
    return Extensive(found, answered, tuple(said))


def unknowing(
    undertaking: str, context: DefendantContext, value: Callable[[Node], bool]
) -> Mapping[str, tuple[Event, ...]]:
    """Return those who helped in an undertaking's events without knowing it, with the events: no participants.

    Notes
    -----
    Rule: USSG §3B1.1 n.3. A helper is unknowing by status, or by ``knowing: no`` without any knowing act.
    """
    index = context.index
    found: dict[str, dict[str, Event]] = {}
    knew: set[str] = set()
    for event in index.events_in.get(undertaking, ()):
        if not value(reliability(event, context).node):
            continue
        pieces = occurrences_of(event, context)
        for entry in event.participants:
            status = index.people[entry.person].status
            if status == "unwitting" or (entry.knowing == "no" and status != "undercover"):
                if value(reliability(entry, context, within=event).node):
                    found.setdefault(entry.person, {})[event.id] = event
            elif any(value(own_act(event, piece, context, entry.person).does) for piece in pieces):
                knew.add(entry.person)
    return {person: tuple(events.values()) for person, events in found.items() if person not in knew}
