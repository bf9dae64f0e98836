"""Limits smaller than everything that they are of: a scope, a knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.checking.note import Note, note, recorded
from relcon.law.ussg.s1b1_3.occurrences import drug, drugs
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from relcon.records.undertakings import Membership, Scope


def limits_too_small(matter: Matter) -> Iterator[Note]:
    """Yield limits under which no event of what they are of is as small, so that they keep all of it out."""
    events = list(recorded(matter, Event))
    named = {event.id: event for event in events}
    of: dict[str, list[Event]] = {}
    for event in events:
        for id in event.undertaking:
            of.setdefault(id, []).append(event)
    for member in recorded(matter, Membership):
        limit, id = member.scope.per_event_max, member.undertaking or ""
        if limit is not None and _below_all(limit, [one for one in of.get(id, []) if _within(one, member.scope)]):
            text = (
                f"per_event_max {limit.text}, and no event of {id} that it is about is as small: it holds none; is the "
                "unit right?"
            )
            yield note("no_effect", member.id, member.location, text)
    for record in recorded(matter, Knowledge):
        about, limit = record.of, record.up_to
        known = [named[about.event]] if about.event in named else of.get(about.undertaking or "", [])
        if limit is not None and _below_all(limit, known):
            what = about.event or about.undertaking
            text = f"up_to {limit.text}, and nothing of {what} is as small: none of it is known; is the unit right?"
            yield note("no_effect", record.id, record.location, text)


def _within(event: Event, scope: Scope) -> bool:
    """Whether an event is within the limits of a scope on events, drugs and people."""
    people = {part.person for part in event.participants}
    return (
        (scope.events is None or event.id in scope.events)
        and (scope.substances is None or drugs(event) <= {drug(one) for one in scope.substances})
        and (scope.with_ is None or bool(people & set(scope.with_)))
    )


def _below_all(limit: Quantity, events: Sequence[Event]) -> bool:
    weights = [event_quantity(event) for event in events]
    return bool(weights) and all(
        one is not None
        and one.low is not None
        and limit.high is not None
        and one.dimension == limit.dimension
        and one.low > limit.high
        for one in weights
    )
