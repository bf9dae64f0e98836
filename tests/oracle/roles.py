"""Role from the elements that the records state: §3B1.1, and §3B1.2 by the door of §2D1.1(e)(2)(B)."""

from __future__ import annotations

from relcon.records.dates import When
from relcon.records.facts import Authority, Function
from tests.oracle.acts import own, responsible
from tests.oracle.days import Moment, moment_of, moments
from tests.oracle.question import Question
from tests.oracle.support import better_than_weak, holds, items

LOWEST = ("transport", "errand", "relay", "lookout")  # §2D1.1(e)(2)(B)(i): courier, errands, messages, lookout
LITTLE_PAY = ("none", "drugs")
NOT_PROFIT = ("addiction", "family", "threat", "other")


def roles(question: Question) -> tuple[int, bool, int, bool]:
    """Return the levels of the aggravating and of the mitigating role, each with whether a finding leaves it open."""
    finding = question.found("role", [None, *question.docket.undertakings])
    if finding is not None and finding.prong == "role":
        level = finding.answer.level or 0
        open_ = finding.answer.word == "open"
        return max(level, 0), open_, min(level, 0), open_
    raised = _aggravating(question)
    return raised, False, 0 if raised else _mitigating(question), False


def _aggravating(question: Question) -> int:
    control = [
        record for group in question.docket.authority_in.values() for record in group if _shows(record, question)
    ]
    rule = question.options.aggravating_role
    if rule == "lowest_corroborated":
        control = [record for record in control if _corroborated(record, question)]
    if not control:
        return 0
    five = any(len(participants(id, question)) >= 5 for id in {record.undertaking for record in control})
    if not five:
        return 2
    return 4 if rule == "highest" and _leads(control, question) else 3


def _shows(record: Authority, question: Question) -> bool:
    """Control over another participant: more than having brought him in."""
    if record.by != question.defendant or record.over == question.defendant:
        return False
    if set(record.acts) <= {"recruited"} or not holds(record, question):
        return False
    return responsible(question.docket.people[record.over], _start(record.from_))


def _start(when: When | None) -> Moment:
    if when is None or when.first is None:
        return Moment(0, None, None, 1, False)
    return moment_of(When(when.first, when.first))


def _corroborated(record: Authority, question: Question) -> bool:
    if not better_than_weak(record, question):
        return False
    return not record.disputed_by or items(record, question) > 1


def _leads(control: list[Authority], question: Question) -> bool:
    for record in control:
        if "recruited" in record.acts and ("set_terms" in record.acts or "paid_wage" in record.acts):
            return True
    his = question.docket.functions_of.get(question.defendant, ())
    return any(record.function == "organize" and holds(record, question) for record in his)


def participants(undertaking: str, question: Question) -> set[str]:
    """Himself, the members responsible when they joined, and whoever was responsible when he acted in its events."""
    found = {question.defendant}
    for person in question.docket.people.values():
        members = question.docket.memberships_of.get((person.id, undertaking), ())
        if any(holds(member, question) and responsible(person, _start(member.from_)) for member in members):
            found.add(person.id)
    for event in question.docket.events.values():
        if undertaking not in event.undertaking or not holds(event, question):
            continue
        for person in (question.docket.people[one.person] for one in event.participants):
            for moment in moments(event, question):
                if responsible(person, moment) and own(event, moment, person.id, question).acted:
                    found.add(person.id)
    return found


def _mitigating(question: Question) -> int:
    for record in question.docket.functions_of.get(question.defendant, ()):
        if record.primary == "yes" and holds(record, question):
            levels = _levels(record, question)
            if levels:
                return levels
    return 0


def _levels(record: Function, question: Question) -> int:
    """Minimal is 4 levels, minor 2; how much of that a position takes depends on whether the function is disputed."""
    if record.function in LOWEST:
        ordinary = -4
    elif record.function == "user_retail" and (record.pay in LITTLE_PAY or record.motive in NOT_PROFIT):
        ordinary = -2
    else:
        return 0
    disputed = bool(record.disputed_by or record.asserted_by)
    return {
        "highest": ordinary,
        "undisputed_else_lowest": -2 if disputed else ordinary,
        "lowest_if_undisputed": 0 if disputed else -2,
    }[question.options.mitigating_role]
