"""Whose end of a contact it is: a person, or a number that is said to be somebody's on those days."""

from __future__ import annotations

from relcon.records.dates import When
from relcon.records.facts import Contact
from relcon.records.matter import Matter
from relcon.records.people import Phone


def ends(contact: Contact, matter: Matter) -> tuple[str, str]:
    """Return both ends of a contact, sorted: people's ids, or numbers that are no one person's.

    Notes
    -----
    A number is a claim about some days, never a merging of people: it stands for a person only where he alone is said
    to have used it on days of the contact.
    """
    one, other = sorted(_owner(end, contact, matter) for end in contact.between)
    return one, other


def _owner(end: str, contact: Contact, matter: Matter) -> str:
    if end in matter.people:
        return end
    users = [
        id
        for id, person in matter.people.items()
        if any(phone.number == end and _meets(phone, contact) for phone in person.phones)
    ]
    return users[0] if len(users) == 1 else end


def _meets(phone: Phone, contact: Contact) -> bool:
    """Whether the days of a claim may hold a contact; an end that is not dated leaves nothing out."""
    begins, ends = _or_unknown(phone.from_), _or_unknown(phone.to)
    too_early = ends.last is not None and contact.first.first is not None and ends.last < contact.first.first
    too_late = begins.first is not None and contact.last.last is not None and begins.first > contact.last.last
    return not too_early and not too_late


def _or_unknown(date: When | None) -> When:
    return date if date is not None else When(None, None)
