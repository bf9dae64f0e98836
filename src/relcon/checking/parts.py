"""Parts above their whole: somebody's own part of an event, and what comes off for own use or under §2D1.1 n.5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from relcon.checking.note import Note, name, note, recorded
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.reading.events import most_occurrences
from relcon.records.events import Event, OwnUse
from relcon.records.matter import Matter
from relcon.records.people import PersonalUse
from relcon.records.quantity import Quantity
from relcon.records.undertakings import Membership


def parts_above_the_event(matter: Matter) -> Iterator[Note]:
    """Yield own parts, own use and n.5 amounts above the event's quantity.

    A part of a series is of each occurrence; own use and what comes off under §2D1.1 n.5 are of all of them.
    """
    uses = _used(matter)
    for event in recorded(matter, Event):
        each = event_quantity(event)
        if each is None or each.high is None:
            continue
        time = " each time" if event.series is not None else ""
        for part in event.participants:
            if _above(part.quantity, each, each.high):
                text = (
                    f"{name(matter, part.person)}'s part, {_text(part.quantity)}, is above the whole, {each.text}{time}"
                )
                yield note("weight", event.id, event.location, f"{text}: is a unit wrong?")
        yield from _off(matter, event, each, uses.get(event.id, []))


def _off(matter: Matter, event: Event, each: Quantity, uses: list[tuple[str, OwnUse | PersonalUse]]) -> Iterator[Note]:
    whole = all_of(event, each)
    if whole is None:
        return
    of = f"{each.text}, {most_occurrences(event):,} times" if event.series is not None else each.text
    for person, use in uses:
        if _above(use.quantity, each, whole):
            text = f"{name(matter, person)}'s own use, {use.quantity.text}, is above the whole, {of}: is a unit wrong?"
            yield note("weight", event.id, event.location, text)
            return
    if len(uses) > 1 and _sum(use.quantity for _, use in uses) > whole:
        text = f"the own use of {len(uses)} records adds up to more than the whole, {of}"
        yield note("weight", event.id, event.location, text)
    for less in event.unable_or_unwilling:
        if _above(less.quantity, each, whole):
            who, quantity = name(matter, less.person), _text(less.quantity)
            text = (
                f"{quantity} comes off for {who} (unable_or_unwilling), above the whole, {of}: nothing of it is left; "
                "is a unit wrong?"
            )
            yield note("weight", event.id, event.location, text)


def uses_written_twice(matter: Matter) -> Iterator[Note]:
    """Yield own use of one person that stands with the event and with the defendant: it comes off twice."""
    uses = _used(matter)
    for event in recorded(matter, Event):
        people = [person for person, _ in uses.get(event.id, ())]
        for person in dict.fromkeys(people):
            if people.count(person) > 1:
                text = f"own use of {name(matter, person)} is written {people.count(person)} times: each comes off"
                yield note("same_twice", event.id, event.location, text)


def unknown_uses(matter: Matter) -> Iterator[Note]:
    """Yield own use of an unknown amount: it is recorded, and takes nothing off."""
    uses = _used(matter)
    for event in recorded(matter, Event):
        for person in dict.fromkeys(person for person, use in uses.get(event.id, ()) if not use.quantity.known):
            text = f"how much of it was {name(matter, person)}'s own use is unknown: nothing comes off for it"
            yield note("open_norm", event.id, event.location, text)


def uses_by_strangers(matter: Matter) -> Iterator[Note]:
    """Yield own use by one who takes no part in the event and is no member of its undertakings."""
    joined = {(member.person, member.undertaking) for member in recorded(matter, Membership)}
    uses = _used(matter)
    for event in recorded(matter, Event):
        taking_part = {part.person for part in event.participants}
        for person in dict.fromkeys(person for person, _ in uses.get(event.id, ())):
            if person not in taking_part and not any((person, id) in joined for id in event.undertaking):
                text = (
                    f"own use of {name(matter, person)}, who takes no part in it and is no member of its undertaking: "
                    "it takes nothing off. Is another event or person meant?"
                )
                yield note("no_effect", event.id, event.location, text)


def takes_nothing_off(matter: Matter) -> Iterator[Note]:
    """Yield what was not intended or not possible of a completed deal, from which nothing comes off, §2D1.1 n.5."""
    for event in recorded(matter, Event):
        if event.unable_or_unwilling and event.status == "completed":
            text = (
                "`unable_or_unwilling` takes nothing off a completed deal (§2D1.1 n.5): write status: agreed or "
                "attempted, or leave it out"
            )
            yield note("no_effect", event.id, event.location, text)


def _used(matter: Matter) -> dict[str, list[tuple[str, OwnUse | PersonalUse]]]:
    """Return whose own use is recorded of each event, wherever it is written."""
    found: dict[str, list[tuple[str, OwnUse | PersonalUse]]] = defaultdict(list)
    for event in recorded(matter, Event):
        found[event.id] += [(use.person, use) for use in event.personal_use]
    for id, person in matter.defendants.items():
        for use in person.defendant.personal_use if person.defendant is not None else ():
            found[use.event].append((id, use))
    return found


def _above(part: Quantity | None, each: Quantity, whole: int) -> bool:
    return part is not None and part.high is not None and part.dimension == each.dimension and part.high > whole


def _text(quantity: Quantity | None) -> str:
    return quantity.text if quantity is not None else "an unknown quantity"


def _sum(quantities: Iterable[Quantity]) -> int:
    return sum(one.low or 0 for one in quantities)


def all_of(event: Event, each: Quantity) -> int | None:
    """Return what all occurrences of an event amount to at most; None where that is unknown."""
    if each.high is None or (event.series is not None and event.series.countless):
        return None
    return each.high * (most_occurrences(event) if event.series is not None else 1)
