"""What this defendant agreed to (prong 3.3) and until when (prong 3.4)."""

from __future__ import annotations

from collections.abc import Iterable

from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES
from relcon.records.undertakings import Membership, Undertaking
from tests.oracle.acts import shown
from tests.oracle.days import Days, Moment, record_days
from tests.oracle.question import Question
from tests.oracle.readings import at_most, measure, measured
from tests.oracle.support import admissions, exhibits


def drug(id: str) -> str:
    """The drug of which a substance is a form: actual methamphetamine and Ice are methamphetamine."""
    entry = SUBSTANCES[id]
    return id if entry.mixture_id is None else entry.mixture_id


def drugs(event: Event) -> set[str]:
    """The drugs of an event, each part of a mixture."""
    return {drug(id) for id in (event.mixture or (event.substance,)) if id is not None}


def only(event: Event, allowed: Iterable[str]) -> bool:
    """Whether each of an event's drugs is one of these."""
    found = drugs(event)
    return bool(found) and found <= {drug(id) for id in allowed}


def in_scope(event: Event, undertaking: Undertaking, member: Membership, question: Question) -> bool:
    """Whether it was within what he agreed to: each limit, the undertaking's substances for everybody."""
    if undertaking.substances and not only(event, undertaking.substances):
        return False
    benefit = question.options.open_norm == "in"
    scope = member.scope
    if scope.kind != "limits":
        return scope.kind == "whole" or benefit
    limits = [
        scope.events is None or event.id in scope.events,
        scope.substances is None or only(event, scope.substances),
        scope.with_ is None or any(shown(event, person, question) for person in scope.with_),
        scope.per_event_max is None
        or at_most(measured(event, question), measure(scope.per_event_max, question), question),
        scope.places is None or (benefit if event.place is None else event.place in scope.places),
    ]
    return all(limits)


def agreement(member: Membership, question: Question) -> Days | None:
    """The days of his agreement; whether it ended as recorded is the position's reading, or a finding's.

    Nobody doubts an arrest or that the work was done. To have withdrawn, or to have left for no stated reason, is the
    defendant's to show: the defense takes its word for either, the PSR asks proof of a withdrawal, the government a
    finding of both.
    """
    finding = question.found("timing", [member.id])
    if finding is not None and finding.prong == "timing":
        ended = finding.answer.word != "out"
    elif member.ended_by in ("arrest", "completion"):
        ended = True
    elif question.options.membership_end == "with_evidence" and member.ended_by == "withdrawal":
        ended = bool(exhibits(member, question) or admissions(member, question))
    else:
        ended = question.options.membership_end != "by_finding"
    return record_days(member.from_, member.to if ended else None, question)


def timing(moment: Moment, member: Membership, question: Question) -> str:
    """``in``, ``out`` or ``open``: neither before he joined nor after his agreement ended."""
    days = agreement(member, question)
    if days is None:
        return "out"
    if days.always or moment.wholly_in(days):
        return "in"
    if moment.start is None:
        return question.options.straddling
    if moment.apart(days):
        return "out"
    if moment.of_series:
        rule = question.options.slice
        return "in" if rule == "in" or (rule == "midpoint" and moment.middle_in(days)) else "out"
    return question.options.straddling
