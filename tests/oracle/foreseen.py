"""Reasonably foreseeable to him (prong 3.6): by any ground that the position accepts."""

from __future__ import annotations

from collections.abc import Callable

from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.undertakings import Membership, Undertaking
from tests.oracle.acts import own, shown
from tests.oracle.days import Moment, moments, record_days
from tests.oracle.question import Question
from tests.oracle.readings import at_most, measure, measured
from tests.oracle.scope import drugs, only
from tests.oracle.support import holds


def foreseeable(event: Event, moment: Moment, undertaking: Undertaking, member: Membership, question: Question) -> bool:
    """Whether one accepted ground is shown."""
    accepted = question.options.grounds
    grounds: dict[str, Callable[[], bool]] = {
        "agreed": lambda: _agreed(event, member, question),
        "object": lambda: member.scope.kind == "whole" and _object(event, undertaking, question),
        "knowledge": lambda: _knew(event, moment, undertaking, question),
        "nature": lambda: _nature(event, undertaking, question),
        "took_part": lambda: _took_part(event, moment, undertaking, question),
        "supervised": lambda: _supervised(event, moment, undertaking, question),
        "presumed": lambda: True,
    }
    return any(grounds[name]() for name in accepted)


def _agreed(event: Event, member: Membership, question: Question) -> bool:
    scope = member.scope
    if scope.kind != "limits":
        return False
    if scope.events is not None and event.id in scope.events:
        return True
    limit = scope.per_event_max
    return limit is not None and at_most(measured(event, question), measure(limit, question), question)


def _object(event: Event, undertaking: Undertaking, question: Question) -> bool:
    plain = undertaking.object
    if plain is None or (plain.kinds and event.kind not in plain.kinds):
        return False
    if plain.substances and not only(event, plain.substances):
        return False
    limit = plain.per_event_max
    return limit is None or at_most(measured(event, question), measure(limit, question), question)


def _nature(event: Event, undertaking: Undertaking, question: Question) -> bool:
    scale = undertaking.nature_implies_scale
    if scale is None or not holds(scale, question, undertaking):
        return False
    if scale.substance is not None and not only(event, [scale.substance]):
        return False
    return at_most(measured(event, question), measure(scale.quantity, question), question)


def known_by_then(since: When | None, moment: Moment, question: Question) -> bool:
    """Whether he knew on or before the last day; without ``since`` always."""
    if since is None:
        return True
    days = record_days(since, None, question)
    if days is None or days.first is None:
        return days is not None
    if moment.last_day is None:
        return question.options.straddling == "in"
    return days.first <= moment.last_day


def _knew(event: Event, moment: Moment, undertaking: Undertaking, question: Question) -> bool:
    for record in question.index.knowledge_of.get(question.defendant, ()):
        person = record.of.person
        about = (
            record.of.event == event.id
            or record.of.undertaking == undertaking.id
            or (person is not None and person != question.defendant and bool(shown(event, person, question)))
        )
        if not about or not holds(record, question) or not known_by_then(record.since, moment, question):
            continue
        if record.up_to is None or at_most(measured(event, question), measure(record.up_to, question), question):
            return True
    return question.options.open_norm == "in" and _talked(event, moment, undertaking, question)


def _talked(event: Event, moment: Moment, undertaking: Undertaking, question: Question) -> bool:
    """Whether he had sat in on talk of a deal at least as large in the same drugs, which came to nothing.

    That it told him what to expect is for a finding, so that only who takes open norms against him may say so.
    """
    whole = measured(event, question)
    for talk in question.index.events.values():
        if talk.talk_only != "yes" or talk.id == event.id or undertaking.id not in talk.undertaking:
            continue
        there = [one for one in shown(talk, question.defendant, question) if one.knowing != "no"]
        size = measured(talk, question)
        if not there or size is None or whole is None or size[1] != whole[1] or size[0] < whole[0]:
            continue
        same = drugs(event) <= drugs(talk)
        if same and holds(talk, question) and known_by_then(talk.date, moment, question):
            return True
    return False


def dealt(event: Event, question: Question) -> bool:
    """Whether it was a deal and no mere talk, as far as anybody knows."""
    return {"no": True, "yes": False, "unknown": question.options.open_norm == "in"}[event.talk_only]


def _took_part(event: Event, moment: Moment, undertaking: Undertaking, question: Question) -> bool:
    scale = question.options.took_part_scale
    if scale is None or moment.last_day is None:
        return False
    for other in question.index.events.values():
        if (
            undertaking.id not in other.undertaking
            or drugs(other) != drugs(event)
            or not holds(other, question)
            or not dealt(other, question)
        ):
            continue
        if not at_most(measured(event, question), measured(other, question), question, times=scale):
            continue
        for earlier in moments(other, question):
            same = other.id == event.id and earlier.index == moment.index
            begun = earlier.first_day is not None and earlier.first_day <= moment.last_day
            if begun and not same and own(other, earlier, question.defendant, question).acted:
                return True
    return False


def _supervised(event: Event, moment: Moment, undertaking: Undertaking, question: Question) -> bool:
    below = under(moment, undertaking.id, question)
    return any(person in below and shown(event, person, question) for person in {p.person for p in event.participants})


def under(moment: Moment, undertaking: str, question: Question) -> set[str]:
    """Everybody under him then, by any number of steps over records that hold; never himself."""
    found: set[str] = set()
    grows = True
    while grows:
        grows = False
        for record in question.index.authority_in.get(undertaking, ()):
            if record.by != question.defendant and record.by not in found:
                continue
            if record.over in found or record.over == question.defendant or not holds(record, question):
                continue
            if _then(record.from_, record.to, moment, question):
                found.add(record.over)
                grows = True
    return found


def _then(start: When | None, end: When | None, moment: Moment, question: Question) -> bool:
    if start is None and end is None:
        return True
    if moment.start is None:
        return question.options.straddling == "in"
    days = record_days(start, end, question)
    return days is not None and not moment.apart(days)
