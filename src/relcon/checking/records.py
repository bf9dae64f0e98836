"""What disagrees or is lacking among the records: support, dates, order, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from relcon.checking.note import Note, all_events, case_facts, holds, in_words, name, note
from relcon.engine.which_edition import edition_of, sentencing_date
from relcon.law.positions.options import POSITIONS, options, title
from relcon.law.tables import later_than_shipped
from relcon.records.base import PositionName
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.noted import NoteKind
from relcon.records.participants import REMOTE_ACTS


def uncited(matter: Matter) -> Iterator[Note]:
    """Yield the facts that list no exhibit: they hold everywhere and are flagged everywhere."""
    for kind, id, record in case_facts(matter):
        if not record.evidence:
            yield note("uncited", id, record.location, f"{in_words(kind)} without evidence")


def weak_only(matter: Matter) -> Iterator[Note]:
    """Yield the facts that rest on nothing better than exhibits graded weak, USSG §6A1.3(a).

    The positions in which they fall are read from the positions' option ``weak``, with the case file's changes.
    """
    falls = [
        title(position).split(" (")[0]
        for position in POSITIONS
        if options(position, matter.case.positions, matter.circuit).weak == "out"
    ]
    where = f"falls in: {', '.join(falls)}" if falls else "kept in every position by the case file's options"
    for kind, id, record in case_facts(matter):
        grades = [matter.evidence[exhibit].grade for exhibit in record.evidence if exhibit in matter.evidence]
        if grades and set(grades) == {"weak"}:
            text = f"{in_words(kind)} rests on weak evidence alone ({', '.join(record.evidence)}); {where}"
            yield note("weak_only", id, record.location, text)


def missing_dates(matter: Matter) -> Iterator[Note]:
    """Yield informants without a date of change, undated events, and memberships whose ends are unknown."""
    for person in matter.people.values():
        if person.status in ("informant", "cooperator") and (person.flipped is None or not person.flipped.known):
            text = (
                f"{person.status} without a date in 'flipped': never counts as another participant "
                "(§1B1.3(a)(1)(B)), not even before changing sides"
            )
            yield note("missing_date", person.id, person.location, text)
    for event in all_events(matter):
        if not event.date.known:
            text = "no date: out, open or in by position wherever joining, leaving or a period matters"
            yield note("missing_date", event.id, event.location, text)
    for member in matter.members.values():
        if member.from_ is None or not member.from_.known:
            yield note("missing_date", member.id, member.location, "the day of joining is not stated (§1B1.3 n.3(B))")
        if member.ended_by is not None and (member.to is None or not member.to.known):
            text = f"ended by {member.ended_by}, but the day is not stated"
            yield note("missing_date", member.id, member.location, text)


def undated_sentencings(matter: Matter) -> Iterator[Note]:
    """Yield defendants whose Manual is chosen without a date of sentencing, where a newer one may be in force."""
    later = later_than_shipped()
    for id in matter.defendants:
        part, header = matter.people[id].defendant, matter.case.case
        named = (part is not None and part.edition) or (header is not None and header.edition)
        if later is None or named or sentencing_date(matter, id) is not None:
            continue
        edition, day = later
        text = (
            f"no sentencing date: computed under the {edition_of(matter, id).name} Manual; for a sentencing on or "
            f"after {day} the {edition} Manual is in force, which is not shipped (USSG §1B1.11(a))"
        )
        yield note("missing_date", id, matter.people[id].location, text)


def acts_before_joining(matter: Matter) -> Iterator[Note]:
    """Yield own acts in an undertaking's event that ended before the person joined that undertaking."""
    for event in all_events(matter):
        for person in dict.fromkeys(part.person for part in event.participants):
            joined = _joined(matter, person, event)
            if joined is not None and event.date.last is not None and event.date.last < joined:
                whose = name(matter, person)
                where = " and ".join(event.undertaking)
                text = f"{whose} takes part on {event.date}, but joins {where} only on {joined}"
                yield note("contradiction", event.id, event.location, text)


def _joined(matter: Matter, person: str, event: Event) -> date | None:
    """Return the first day of a person's memberships in an event's undertakings; None where one has no date."""
    starts = [m.from_ for m in matter.members.values() if m.person == person and m.undertaking in event.undertaking]
    days = [when.first for when in starts if when is not None and when.first is not None]
    return min(days) if days and len(days) == len(starts) else None


def acts_before_contact(matter: Matter) -> Iterator[Note]:
    """Yield events between two people that ended before their first recorded contact."""
    first: dict[frozenset[str], date] = {}
    for contact in matter.contacts.values():
        if contact.first.first is not None:
            pair = frozenset(contact.between)
            first[pair] = min(contact.first.first, first.get(pair, contact.first.first))
    for event in all_events(matter):
        people = dict.fromkeys(part.person for part in event.participants)
        for one, other in combinations(people, 2):
            day = first.get(frozenset((one, other)))
            if day is not None and event.date.last is not None and event.date.last < day:
                both = f"{name(matter, one)} and {name(matter, other)}"
                text = f"{both} take part on {event.date}, but their first recorded contact is of {day}"
                yield note("contradiction", event.id, event.location, text)


def series_begun_early(matter: Matter) -> Iterator[Note]:
    """Yield own acts in a series, without dates of their own, of people first heard of after its start.

    Asked in each position that holds the event: readings of one membership may begin on different days.
    """
    for event in all_events(matter):
        if event.series is None or event.date.first is None:
            continue
        holding = [position for position in POSITIONS if holds(event, position)] or POSITIONS
        for part in event.participants:
            if part.from_ is None:
                days = {position: _first_trace(matter, part.person, position) for position in holding}
                yield from _begun_early(matter, event, part.person, days)


def _begun_early(matter: Matter, event: Event, person: str, days: Mapping[PositionName, date | None]) -> Iterator[Note]:
    """Yield a note for each first day that lies after a series' start: a contradiction where every position has one."""
    late = {position: day for position, day in days.items() if day and event.date.first and day > event.date.first}
    for day in sorted(set(late.values())):
        reading = [title(position).split(" (")[0] for position in late if late[position] == day]
        kind: NoteKind = "open_norm" if len(late) < len(days) else "contradiction"
        where = f"in {' and '.join(reading)} it " if len(reading) < len(days) else ""
        text = (
            f"{where}counts every occurrence from {event.date.first} for {name(matter, person)}, whose first "
            f"membership, contact or payment is of {day}: if the part began later, write its 'from'"
        )
        yield note(kind, event.id, event.location, text)


def _first_trace(matter: Matter, person: str, position: PositionName) -> date | None:
    """Return the first day of anything that a position holds of a person's memberships, contacts and payments."""
    traces = [m.from_ for m in matter.members.values() if m.person == person and holds(m, position)]
    traces += [c.first for c in matter.contacts.values() if person in c.between and holds(c, position)]
    traces += [p.date for p in matter.payments.values() if person in (p.from_, p.to) and holds(p, position)]
    days = [when.first for when in traces if when is not None and when.first is not None]
    return min(days) if days else None


def payments_before_deal(matter: Matter) -> Iterator[Note]:
    """Yield payments for an event that are dated before it."""
    for payment in matter.payments.values():
        event = matter.events.get(payment.for_ or "")
        if event is None or event.date.first is None or payment.date.last is None:
            continue
        if payment.date.last < event.date.first:
            text = f"{payment.kind} on {payment.date} for {event.id} of {event.date}: in advance, or a wrong date?"
            yield note("contradiction", payment.id, payment.location, text)


def two_places_one_day(matter: Matter) -> Iterator[Note]:
    """Yield people whose own acts on one and the same day lie at different places."""
    days: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in all_events(matter):
        if event.place is None or event.date.first is None or event.date.first != event.date.last:
            continue
        there = (part for part in event.participants if part.act not in REMOTE_ACTS and part.knowing != "no")
        for person in dict.fromkeys(part.person for part in there):
            days[person, str(event.date)].append(event)
    for (person, day), events in days.items():
        places = dict.fromkeys(event.place for event in events if event.place is not None)
        if len(places) > 1:
            at = "; ".join(
                f"{matter.places[place].name if place in matter.places else place} "
                f"({', '.join(event.id for event in events if event.place == place)})"
                for place in places
            )
            text = f"{name(matter, person)} is at {len(places)} places on {day}: {at}. Compare the hours"
            yield note("contradiction", events[0].id, events[0].location, text)
