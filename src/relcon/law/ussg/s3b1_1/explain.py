"""USSG §3B1.1 explained: participants counted, control shown, findings needed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from relcon.law.open_points import point
from relcon.law.tristate import flags, ints
from relcon.law.ussg.part_played import Indication, words
from relcon.law.ussg.role_case import RoleCase
from relcon.law.ussg.s3b1_1 import factors as n4
from relcon.law.ussg.s3b1_1.adjustment import adjustment, five_or_more, reading
from relcon.law.ussg.s3b1_1.control import Control, Leading, controls, leading, taken
from relcon.law.ussg.s3b1_1.no_control import argument, no_control, property_only
from relcon.law.ussg.s3b1_1.participants import Involved, counted, extensive, may_be_another, unknowing
from relcon.records.events import Event
from relcon.results.roles import (
    ActivityAnswer,
    Aggravating,
    ControlAnswer,
    Factor,
    ParticipantAnswer,
    Reading,
    Yes,
)

_NO_PARTICIPANT = {
    "undercover": "an undercover officer is no participant (n.1)",
    "customer": "an end user is no participant by buying (n.1)",
    "unwitting": "an unwitting helper is no participant (n.1); considered for otherwise extensive (n.3)",
    "informant": "no act before working for the government is shown (n.1)",
    "cooperator": "no act before cooperating is shown (n.1)",
}


_FOUND: dict[str, Reading] = {
    "leader": "organizer or leader",
    "manager": "manager or supervisor",
    "smaller": "organizer, leader, manager or supervisor",
}


_LEFT = "that part ended before the defendant joined: outside the conduct on which role is judged (§1B1.3 n.3(B))"


def explain(case: RoleCase) -> Aggravating:
    """Explain §3B1.1: participants counted, control shown, findings needed."""
    context, role = case.context, case.aggravating
    every = controls(context)
    accepted = tuple(one for one in every if case.value(one.when))
    speaks = tuple(one for one in leading(accepted, context) if case.value(one.when))
    activities = tuple(_activity(id, people, every, speaks, case) for id, people in case.activities.items())
    levels, is_open = int(role.levels[case.column]), bool(role.open[case.column])
    pinned = any(case.value(node) for node, _ in case.ground.pinned)
    sizes = [
        n4.Size(one.undertaking, one.title, one.number, one.five_or_more)
        for one in activities
        if any(control.counts for control in one.control)
    ]
    managed = property_only(case.part) if not accepted and levels == 0 and not is_open else ()
    return Aggravating(
        levels=levels,
        open=is_open,
        reading=_reading(levels, bool(speaks), pinned, case),
        why=role.why.at(case.column),
        reasons=tuple(_reasons(activities, accepted, speaks, pinned, case)),
        activities=activities,
        factors=tuple(
            Factor.model_validate(
                {
                    "name": one.name,
                    "cite": n4.CITE,
                    "for": case.shown(one.for_larger),
                    "against": case.shown(one.against),
                }
            )
            for one in n4.factors(case.part, sizes)
        ),
        not_control=case.shown(no_control(case.part, every, context, case.value)),
        argument=_argument(managed, case) if managed else None,
    )


def _argument(managed: tuple[Indication, ...], case: RoleCase) -> str:
    instead = argument(case.context.edition)
    what = ", ".join(one.text for one in managed)
    return f"{what}: property or an activity managed, and no person: no levels (n.2); what may be argued is {instead}"


def _reading(levels: int, speaks: bool, pinned: bool, case: RoleCase) -> Reading:
    if levels <= 0:
        return "none"
    if not pinned:
        return "organizer or leader" if speaks and taken(case.context) else "manager or supervisor"
    return _FOUND[reading(levels, case.context.edition)]


def _reasons(
    activities: tuple[ActivityAnswer, ...],
    accepted: tuple[Control, ...],
    speaks: tuple[Leading, ...],
    pinned: bool,
    case: RoleCase,
) -> Iterator[str]:
    if pinned:
        yield "a finding answers; what the records show stands beside it"
    if not accepted:
        yield "neither leader nor manager: no control over another participant is shown in this position (n.2)"
        return
    for one in speaks:
        yield f"for leading: {one.why} ({one.record})"
    if not speaks:
        yield "nothing recorded speaks for leading: no organizing, and no recruiting together with terms or a wage"
    elif taken(case.context):
        yield "this position takes the highest role that the records support: leader"
    else:
        yield f"this position takes the lower of the two, manager; {point('leader_or_manager').said}"
    for activity in activities:
        if any(one.counts for one in activity.control) and not activity.five_or_more and activity.extensive != "yes":
            yield (
                f"{activity.undertaking}: fewer than five participants: leader and manager bring the same levels, (c); "
                f"were it found otherwise extensive, {activity.levels_if_extensive:+d}"
            )


def _activity(
    id: str, people: dict[str, Involved], every: tuple[Control, ...], speaks: tuple[Leading, ...], case: RoleCase
) -> ActivityAnswer:
    context, edition = case.context, case.context.edition
    number = sum(case.value(node) for node in counted(people.values(), context))
    helpers = unknowing(id, context, case.value)
    records = [one for one in every if one.record.undertaking == id]
    answered = extensive(id, context)
    state: Yes = "yes" if case.value(answered.found) else "no" if case.value(answered.answered) else "open"
    leads = taken(context) and any(one.undertaking == id for one in speaks)
    controlling = any(case.value(one.when) for one in records)
    if_extensive = adjustment(flags(leads, 1), flags(controlling, 1), ints(number, 1), flags(True, 1), edition)
    recorded = f"{_count(number, 'participant')} and {_count(len(helpers), 'unknowing helper')} recorded"
    told = "; ".join(text for node, text in answered.said if case.value(node))
    return ActivityAnswer(
        undertaking=id,
        title=context.index.undertakings[id].title,
        participants=(
            *(_participant(one, case) for one in people.values()),
            *(_helper(who, events, case) for who, events in helpers.items() if who not in people),
        ),
        number=number,
        five_or_more=five_or_more(number, edition),
        extensive=state,
        extensive_why=told or f"{point('otherwise_extensive').said}; {recorded}",
        levels_if_extensive=int(np.asarray(if_extensive)[0]),
        control=tuple(_control(one, case) for one in records),
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _control(one: Control, case: RoleCase) -> ControlAnswer:
    counts = case.value(one.when)
    against = one.against_it(case.value) or "not shown in this position"
    return ControlAnswer(
        record=one.record.id,
        over=one.record.over,
        undertaking=one.record.undertaking,
        acts=one.record.acts,
        counts=counts,
        why="control over another participant (n.2)" if counts else against,
        shown=case.shown([Indication(words(one.record.acts), (one.record,))])[0],
    )


def _helper(person: str, events: tuple[Event, ...], case: RoleCase) -> ParticipantAnswer:
    return ParticipantAnswer(
        person=person,
        counts=False,
        why="helped without knowing it: no participant (n.1); considered for otherwise extensive (n.3)",
        outsider=True,
        shown=case.shown(Indication(f"event {event.id}", (event,)) for event in events),
    )


def _participant(one: Involved, case: RoleCase) -> ParticipantAnswer:
    context = case.context
    person = context.index.people[one.person]
    traces = [trace for trace in one.traces if case.value(trace.when)]
    records = {trace.record.id: trace for trace in traces}
    may_be = may_be_another(one.person, context)
    counts = case.value(one.participates)
    if not counts:
        left = any(trace.responsible for trace in traces)
        why = _LEFT if left else _NO_PARTICIPANT.get(person.status, "not shown to have been responsible (n.1)")
    elif may_be and context.options.open_norm == "out":
        counts, why = False, f"unidentified, and may be {', '.join(may_be)}: not counted in this position"
    elif may_be:
        why = f"unidentified, and may be {', '.join(may_be)}: counted once with that person"
    elif one.person == context.defendant:
        why = "the defendant counts"
    elif person.status == "unidentified":
        why = "criminally responsible (n.1); unidentified, and shown by evidence"
    else:
        why = "criminally responsible (n.1); need not be convicted"
    return ParticipantAnswer(
        person=one.person,
        counts=counts,
        why=why,
        outsider=person.status == "unwitting",
        counted_with=tuple(may_be) if counts else (),
        shown=case.shown(
            Indication(f"{context.index.matter.kind(id)} {id}", (trace.record,)) for id, trace in records.items()
        ),
    )
