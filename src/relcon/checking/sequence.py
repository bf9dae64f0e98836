"""Facts out of order: acts before joining or first contact, payments before the deal, a series begun too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from relcon.checking.facts import all_events, name
from relcon.checking.note import Note, note
from relcon.records.events import Event
from relcon.records.matter import Matter


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
    """Yield own acts in a series, without dates of their own, of people first heard of after its start."""
    for event in all_events(matter):
        if event.series is None or event.date.first is None:
            continue
        for part in event.participants:
            day = _first_trace(matter, part.person)
            if part.from_ is None and day is not None and day > event.date.first:
                whose = name(matter, part.person)
                text = (
                    f"counts every occurrence from {event.date.first} for {whose}, whose first membership, contact "
                    f"or payment is of {day}: if the part began later, write its 'from'"
                )
                yield note("contradiction", event.id, event.location, text)


def _first_trace(matter: Matter, person: str) -> date | None:
    traces = [m.from_ for m in matter.members.values() if m.person == person]
    traces += [c.first for c in matter.contacts.values() if person in c.between]
    traces += [p.date for p in matter.payments.values() if person in (p.from_, p.to)]
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
