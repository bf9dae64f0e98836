"""Role from the elements that the records state: §3B1.1, and §3B1.2 by the door of §2D1.1(e)(2)(B)."""

from __future__ import annotations

from relcon.records.base import Fact
from relcon.records.dates import When
from relcon.records.facts import Authority, Function
from relcon.records.undertakings import Membership
from tests.oracle.acts import own, responsible
from tests.oracle.days import Moment, moment_of, moments
from tests.oracle.foreseen import dealt
from tests.oracle.graded import better_than_weak, items
from tests.oracle.low_level import mitigating
from tests.oracle.question import Question
from tests.oracle.support import holds


def roles(question: Question) -> tuple[int, bool, int, bool]:
    """Return the levels of the aggravating and of the mitigating role, each with whether a finding leaves it open."""
    finding = question.found("role", [None, *question.index.undertakings])
    if finding is not None and finding.prong == "role":
        level = finding.answer.level or 0
        open_ = finding.answer.word == "open"
        return max(level, 0), open_, min(level, 0), open_
    raised = _aggravating(question)
    return raised, False, 0 if raised else mitigating(question), False


def _aggravating(question: Question) -> int:
    """The highest of the activities in which he controls another participant, each by itself."""
    records = [one for group in question.index.authority_in.values() for one in group]
    control = [one for one in records if _shows(one, question)]
    found = [0]
    for id in {one.undertaking for one in control}:
        here = [one for one in control if one.undertaking == id]
        finding = next((one for one in question.findings if one.prong == "extensive" and one.about == id), None)
        extensive = finding is not None and finding.answer.word == "in"
        if not extensive and participants(id, question) < 5:
            found.append(2)
        else:
            leads = question.options.aggravating_role == "highest" and _leads(id, here, question)
            found.append(4 if leads else 3)
    return max(found)


def _shows(record: Authority, question: Question) -> bool:
    """Control over another participant: more than having brought him in."""
    if record.by != question.defendant or record.over == question.defendant:
        return False
    if not _is_control(record) or not _shown_of(record.over, record, question):
        return False
    if not responsible(question.index.people[record.over], _start(record.from_)):
        return False
    rule = question.options.aggravating_role
    described = question.index.people[record.over].status == "unidentified"
    if rule == "lowest_compelled":
        if set(record.acts) <= {"recruited", "paid_wage"}:
            return False
        return not described and not _opposite(record, question)
    if rule == "lowest_corroborated":
        alone = not record.disputed_by and not _opposite(record, question)
        return better_than_weak(record, question) and (alone or items(record, question) > 1)
    return True


def _is_control(record: Authority) -> bool:
    return not set(record.acts) <= {"recruited"}


def _shown_of(person: str, record: Fact, question: Question) -> bool:
    """Whether a record shows something of a person: of one who is only described, where something supports it."""
    if not holds(record, question):
        return False
    return question.index.people[person].status != "unidentified" or items(record, question) > 0


def _opposite(record: Authority, question: Question) -> bool:
    """Whether whoever is under him is above him at the same time, through any number of people."""
    edges = [
        other
        for other in question.index.authority_in.get(record.undertaking, ())
        if _is_control(other) and holds(other, question) and _may_meet(record, other)
    ]
    under = {record.over}
    while True:
        more = under | {one.over for one in edges if one.by in under}
        if more == under:
            return question.defendant in under
        under = more


def _may_meet(one: Authority, other: Authority) -> bool:
    for first, second in ((one, other), (other, one)):
        ends = first.to.last if first.to is not None else None
        starts = second.from_.first if second.from_ is not None else None
        if ends is not None and starts is not None and ends < starts:
            return False
        own = first.from_.first if first.from_ is not None else None
        if ends is not None and own is not None and ends < own:
            return False
    return True


def _start(when: When | None) -> Moment:
    if when is None or when.first is None:
        return Moment(0, None, None, 1, False)
    return moment_of(When(when.first, when.first))


def _leads(undertaking: str, control: list[Authority], question: Question) -> bool:
    for record in control:
        if "recruited" in record.acts and ("set_terms" in record.acts or "paid_wage" in record.acts):
            return True
    his = question.index.functions_of.get(question.defendant, ())
    here = [one for one in his if one.undertaking == undertaking]
    return any(record.function == "organize" and holds(record, question) for record in here)


def participants(undertaking: str, question: Question) -> int:
    """Himself, and whoever a membership, function, authority or act shows there while responsible.

    Of those who may be one person only the known ones are counted, or one; where what is open stays out an unidentified
    one who may be another is nobody.
    """
    found = {question.defendant}
    index = question.index
    for person in index.people.values():
        records: list[Membership | Function | Authority] = [
            *index.memberships_of.get((person.id, undertaking), ()),
            *(one for one in index.functions_of.get(person.id, ()) if one.undertaking == undertaking),
            *(one for one in index.authority_in.get(undertaking, ()) if person.id in (one.by, one.over)),
        ]
        for one in records:
            last = one.to.last.toordinal() if one.to is not None and one.to.last is not None else None
            shown = _shown_of(person.id, one, question) and responsible(person, _start(one.from_))
            if shown and not _left_before(last, undertaking, question):
                found.add(person.id)
    for event in index.events.values():
        if undertaking not in event.undertaking or not dealt(event, question):
            continue
        for person in (index.people[one.person] for one in event.participants):
            for moment in moments(event, question):
                acted = responsible(person, moment) and own(event, moment, person.id, question).acted
                left = _left_before(moment.last_day, undertaking, question)
                if acted and _shown_of(person.id, event, question) and not left:
                    found.add(person.id)
    pairs = [(person.id, other) for person in index.people.values() for other in person.may_be if other != person.id]
    in_doubt = {id for pair in pairs for id in pair if index.people[id].status == "unidentified"}
    known = found - in_doubt
    if question.options.open_norm == "out":
        return len(known)
    groups = {frozenset(_one_with(id, pairs)) for id in found & in_doubt}
    return len(known) + sum(1 for group in groups if not group & known)


def _left_before(last: int | None, undertaking: str, question: Question) -> bool:
    """Whether a part certainly ended before he joined; where the highest role is taken that does not matter."""
    if last is None or question.options.aggravating_role == "highest":
        return False
    mine = question.index.memberships_of.get((question.defendant, undertaking), ())
    joined = [one.from_.first if one.from_ is not None else None for one in mine if holds(one, question)]
    return bool(joined) and all(day is not None and day.toordinal() > last for day in joined)


def _one_with(person: str, pairs: list[tuple[str, str]]) -> set[str]:
    together = {person}
    while True:
        more = together | {id for pair in pairs if together & set(pair) for id in pair}
        if more == together:
            return together
        together = more
