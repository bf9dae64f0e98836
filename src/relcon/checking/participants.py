"""Who takes part: nobody, one person on both sides, one twice, one whose status says otherwise; who pays for it."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, name, note, recorded, shared_voices
from relcon.records.events import Event
from relcon.records.facts import Payment
from relcon.records.matter import Matter
from relcon.records.participants import BUYING, SELLING, Participant

_OF_A_SALE = frozenset({"sold", "supplied", "bought"})
"""What a courier does not do, who receives and delivers."""


_FOUND = ("all", "own_act", "participant")
"""The prongs of a finding that stands in the place of who took part."""


def nobody_takes_part(matter: Matter) -> Iterator[Note]:
    """Yield the events in which nobody takes part: nobody's own act, and nobody else's under §1B1.3(a)(1)(B)."""
    found = {finding.about for finding in matter.findings.values() if finding.prong in _FOUND}
    for event in recorded(matter, Event):
        if not event.participants and event.talk_only != "yes" and event.id not in found:
            text = (
                "nobody takes part in it, so that it counts for nobody: write who did what in `participants`, such as "
                "{person: …, act: possessed}"
            )
            yield note("no_effect", event.id, event.location, text)


def both_sides(matter: Matter) -> Iterator[Note]:
    """Yield sales to oneself: somebody on both sides who is the only seller or the only buyer."""
    for event in recorded(matter, Event):
        sell = {part.person for part in event.participants if part.act in SELLING}
        buy = {part.person for part in event.participants if part.act in BUYING}
        for person in sorted(sell & buy):
            acts = {part.act for part in event.participants if part.person == person}
            if {person} in (sell, buy) and acts & _OF_A_SALE:
                text = f"{name(matter, person)} is on both sides, selling and buying: is one of the two somebody else?"
                yield note("contradiction", event.id, event.location, text)


def same_act_twice(matter: Matter) -> Iterator[Note]:
    """Yield one person's same act of the same days twice in one event, where one position holds both."""
    for event in recorded(matter, Event):
        seen: dict[tuple[object, ...], Participant] = {}
        for part in event.participants:
            before = seen.setdefault((part.person, part.act, part.from_, part.to), part)
            if before is not part and shared_voices(before, part):
                text = f"{name(matter, part.person)} {part.act} twice in it: take one out, or date the two"
                yield note("same_twice", event.id, event.location, text)


def acts_against_status(matter: Matter) -> Iterator[Note]:
    """Yield sales by end users, and knowing acts of the unwitting: by their status neither is a participant."""
    for event in recorded(matter, Event):
        for part in event.participants:
            person = matter.people.get(part.person)
            if person is None:
                continue
            if person.status == "customer" and part.act in SELLING:
                text = (
                    f"{person.name} {part.act} here, and is a customer, an end user who is no participant: one who "
                    "resells is uncharged, a target or a defendant (status)"
                )
                yield note("contradiction", event.id, event.location, text)
            if person.status == "unwitting" and part.knowing == "yes":
                text = (
                    f"{person.name} is unwitting, and {part.act} knowingly here, as an act is unless it says "
                    "otherwise: write knowing: no, or another status"
                )
                yield note("contradiction", event.id, event.location, text)


def payments_by_strangers(matter: Matter) -> Iterator[Note]:
    """Yield payments for an event in which neither who pays nor who gets it takes part."""
    events = {event.id: event for event in recorded(matter, Event)}
    for payment in recorded(matter, Payment):
        event = events.get(payment.for_ or "")
        if event is None or not event.participants:
            continue
        if not {payment.from_, payment.to} & {part.person for part in event.participants}:
            text = (
                f"for {event.id}, in which neither {name(matter, payment.from_)} nor {name(matter, payment.to)} takes "
                "part: is another event meant?"
            )
            yield note("contradiction", payment.id, payment.location, text)
