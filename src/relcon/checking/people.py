"""One person under two ids, two under one: names, aliases, telephone numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from relcon.checking.disguise import plain
from relcon.checking.note import Note, name, note, recorded, shared_voices
from relcon.records.evidence import Evidence
from relcon.records.facts import Contact
from relcon.records.matter import Matter
from relcon.records.people import Person, Phone
from relcon.records.phones import digits, is_number


def names_alike(matter: Matter) -> Iterator[Note]:
    """Yield people of one name, or with an alias that is another's name or alias."""
    called: dict[str, list[Person]] = defaultdict(list)
    for person in matter.people.values():
        for each in dict.fromkeys(plain(one) for one in (person.name, *person.aliases)):
            if each:
                called[each].append(person)
    told: set[tuple[str, str]] = set()
    for people in called.values():
        for one, other in combinations(people, 2):
            pair = (one.id, other.id)
            if pair in told or other.id in one.may_be or one.id in other.may_be:
                continue
            told.add(pair)
            text = (
                f"and {one.id} are called alike ({_called(one, other)}): if they are one person, keep one id, or their "
                "acts are counted as those of two"
            )
            yield note("same_twice", other.id, other.location, text)


def _called(one: Person, other: Person) -> str:
    mine = {plain(each) for each in (one.name, *one.aliases)}
    return next(each for each in (other.name, *other.aliases) if plain(each) in mine)


def shared_phones(matter: Matter) -> Iterator[Note]:
    """Yield people who have one number at the same time, where one position holds both claims."""
    users: dict[str, list[tuple[Person, Phone]]] = defaultdict(list)
    for person in matter.people.values():
        for phone in person.phones:
            users[digits(phone.number)].append((person, phone))
    for claims in users.values():
        for (one, first), (other, second) in combinations(claims, 2):
            if one.id != other.id and _at_once(first, second) and shared_voices(first, second):
                text = (
                    f"{second.number} is {one.name}'s ({one.id}) at the same time: a call is then both people's. Date "
                    "the two claims (from, to), or take the wrong one out"
                )
                yield note("same_twice", other.id, other.location, text)


def _at_once(one: Phone, other: Phone) -> bool:
    return not (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Phone, other: Phone) -> bool:
    ends = one.to.last if one.to is not None else None
    begins = other.from_.first if other.from_ is not None else None
    return ends is not None and begins is not None and ends < begins


def _then(phone: Phone, contact: Contact) -> bool:
    ends = phone.to.last if phone.to is not None else None
    begins = phone.from_.first if phone.from_ is not None else None
    too_late = ends is not None and contact.first.first is not None and ends < contact.first.first
    too_early = begins is not None and contact.last.last is not None and contact.last.last < begins
    return not too_late and not too_early


def numbers_written_apart(matter: Matter) -> Iterator[Note]:
    """Yield numbers of contacts and toll records that are somebody's, written in another way: they do not meet."""
    written = {digits(phone.number): phone.number for person in matter.people.values() for phone in person.phones}
    known = {phone.number for person in matter.people.values() for phone in person.phones}
    used: list[tuple[Contact | Evidence, str]]
    used = [(one, end) for one in recorded(matter, Contact) for end in one.between if is_number(end)]
    used += [(one, covered.phone) for one in matter.evidence.values() for covered in one.covers]
    for record, number in used:
        other = written.get(digits(number))
        if other is not None and number not in known:
            text = f"{number} is written {other} where it is somebody's: write both alike, or they do not meet"
            yield note("no_effect", record.id, record.location, text)


def idle_contacts(matter: Matter) -> Iterator[Note]:
    """Yield contacts of no call, and those between a person and a number of that person at the time."""
    for contact in recorded(matter, Contact):
        if contact.count == 0:
            text = "count 0: no contact. That there was none is said by toll records that cover the number (`covers`)"
            yield note("no_effect", contact.id, contact.location, text)
        one, other = contact.between
        for id, number in ((one, other), (other, one)):
            person = matter.people.get(id)
            phones = person.phones if person is not None else ()
            if any(phone.number == number and _then(phone, contact) for phone in phones):
                text = f"between {name(matter, id)} and a number of the same person: who was at the other end?"
                yield note("contradiction", contact.id, contact.location, text)


# House threshold for pointing at a number, no rule of law.
MANY_CONTACTS = 20
"""Calls or messages of one source."""


def unclaimed_numbers(matter: Matter) -> Iterator[Note]:
    """Yield numbers in many contacts that nobody claims at any time, with whom they were in contact."""
    claimed = {digits(phone.number) for person in matter.people.values() for phone in person.phones}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for contact in recorded(matter, Contact):
        for end, other in (contact.between, contact.between[::-1]):
            if is_number(end) and digits(end) not in claimed:
                # One call may stand in the records of several sources: they are never added up.
                counts[end][contact.id.split("-")[1] if contact.id.startswith("c-") else ""] += contact.count
                others[end][name(matter, other)] = None
    for number, by_source in counts.items():
        most = max(by_source.values())
        if most >= MANY_CONTACTS:
            text = f"{number} is in {most:,} calls or messages, with {', '.join(others[number])}, and nobody claims it"
            yield note("unclaimed", digits(number), None, text)
