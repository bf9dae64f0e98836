"""What an undertaking and its members' scopes leave out by a slip: drugs, events, places, people; late knowledge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from relcon.checking.note import Note, name, note, recorded
from relcon.law.ussg.s1b1_3.occurrences import drug, drugs
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership, Undertaking


def other_drugs_than_the_undertaking(matter: Matter) -> Iterator[Note]:
    """Yield events of drugs that their undertaking is not for: outside what any member agreed to, n.3(B)."""
    undertakings = _undertakings(matter)
    for event in recorded(matter, Event):
        for id in event.undertaking:
            one = undertakings.get(id)
            others = sorted(drugs(event) - _drugs(one.substances)) if one is not None and one.substances else ()
            if one is not None and others:
                text = (
                    f"{' and '.join(others)} in {id}, which is for {', '.join(one.substances)} only: it counts for "
                    f"nobody but those who took part. Add it to the `substances` of {id}, or name another undertaking"
                )
                yield note("contradiction", event.id, event.location, text)


def _drugs(substances: Iterable[str]) -> set[str]:
    return {drug(one) for one in substances}


def _undertakings(matter: Matter) -> Mapping[str, Undertaking]:
    return {one.id: one for one in recorded(matter, Undertaking)}


def _by_undertaking(matter: Matter) -> Mapping[str, Sequence[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in recorded(matter, Event):
        for id in event.undertaking:
            found[id].append(event)
    return found


def undertakings_of_nobody(matter: Matter) -> Iterator[Note]:
    """Yield undertakings in which nobody is a member, or of which there is no event."""
    joined = {member.undertaking for member in recorded(matter, Membership)}
    found = {finding.about for finding in matter.findings.values() if finding.prong in ("undertaking", "all")}
    named = _by_undertaking(matter)
    for one in recorded(matter, Undertaking):
        if one.id not in joined | found:
            text = "nobody is a member of it, so that nothing of it counts for anybody: write its `members`"
            yield note("no_effect", one.id, one.location, text)
        elif one.id not in named:
            text = f"no event is part of it: write undertaking: {one.id} in the events that were"
            yield note("no_effect", one.id, one.location, text)


def scopes_outside(matter: Matter) -> Iterator[Note]:
    """Yield limits of a scope that no event of the undertaking can meet: other events, drugs, places, people."""
    undertakings, events = _undertakings(matter), _by_undertaking(matter)
    by_id = {event.id: event for event in recorded(matter, Event)}
    for member in recorded(matter, Membership):
        id, scope = member.undertaking or "", member.scope
        for event in scope.events or ():
            if event in by_id and id not in by_id[event].undertaking:
                text = (
                    f"its scope names {event}, which is no part of {id}: it stays out. Write undertaking: {id} in "
                    f"{event}, or name another event"
                )
                yield note("no_effect", member.id, member.location, text)
        one = undertakings.get(id)
        if one is not None and one.substances:
            yield from _other_drugs(member, one)
        if events.get(id):
            for place in scope.places or ():
                if all(event.place != place for event in events[id]):
                    text = f"its scope names the place {place}, where no event of {id} is: write `place` in its events"
                    yield note("no_effect", member.id, member.location, text)
        for person in scope.with_ or ():
            if events.get(id) and not any(_takes_part(person, event) for event in events[id]):
                text = (
                    f"its scope names {name(matter, person)} (`with`), who takes part in no event of {id}: "
                    "nothing is within it by that. Is somebody else meant?"
                )
                yield note("no_effect", member.id, member.location, text)


def _takes_part(person: str, event: Event) -> bool:
    return any(part.person == person for part in event.participants)


def _other_drugs(member: Membership, undertaking: Undertaking) -> Iterator[Note]:
    allowed = _drugs(undertaking.substances)
    others = [one for one in member.scope.substances or () if drug(one) not in allowed]
    if others:
        text = (
            f"its scope names {', '.join(others)}, and {undertaking.id} is for {', '.join(undertaking.substances)} "
            f"only: it stays out. Add it to the `substances` of {undertaking.id}, or take it out of the scope"
        )
        yield note("no_effect", member.id, member.location, text)


def idle_knowledge(matter: Matter) -> Iterator[Note]:
    """Yield knowledge of oneself, and a member's of an event without own part that began after it: n.3(D)."""
    events = {event.id: event for event in recorded(matter, Event)}
    joined = {(member.person, member.undertaking) for member in recorded(matter, Membership)}
    for record in recorded(matter, Knowledge):
        if record.of.person == record.person:
            yield note("no_effect", record.id, record.location, "knowledge of oneself: is another person meant?")
        event, since = events.get(record.of.event or ""), record.since
        if event is None or since is None or since.first is None or event.date.last is None:
            continue
        own = _takes_part(record.person, event)
        member = any((record.person, id) in joined for id in event.undertaking)
        if member and not own and event.date.last < since.first:
            text = (
                f"{name(matter, record.person)} knew of {event.id} from {since.first}, after it ({event.date}): it "
                "does not show that it was foreseen. Is one of the dates wrong?"
            )
            yield note("no_effect", record.id, record.location, text)
