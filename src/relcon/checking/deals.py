"""What one event says against itself: talk of what was held, a sting without agents, cash against weight."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, name, note, recorded
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.records.events import Event
from relcon.records.facts import Payment
from relcon.records.matter import Matter
from relcon.records.participants import BUYING, SELLING

HELD = ("possession", "seizure", "manufacture", "importation")
AGENTS = ("undercover", "informant", "cooperator")
TIMES = 2
"""House threshold: what cash and its price come to may differ from the weight stated by so many times."""


def talk_of_what_was_held(matter: Matter) -> Iterator[Note]:
    """Yield mere talk of drugs that were held, seized or made: its weight never counts."""
    for event in recorded(matter, Event):
        seized = event.basis is not None and event.basis.method == "seized"
        if event.talk_only == "yes" and (event.kind in HELD or seized):
            what = event.kind if event.kind in HELD else "basis: seized"
            text = f"talk_only: yes beside {what}: talk has no drugs, and nothing of it counts; write talk_only: no"
            yield note("contradiction", event.id, event.location, text)


def stings_without_agents(matter: Matter) -> Iterator[Note]:
    """Yield stings in which no agent, informant or cooperator takes part."""
    for event in recorded(matter, Event):
        people = [matter.people[part.person] for part in event.participants if part.person in matter.people]
        if event.sting is not None and people and not any(person.status in AGENTS for person in people):
            text = (
                f"sting: {event.sting}, and nobody who takes part is undercover, an informant or a cooperator: name "
                "the agent, or leave sting out"
            )
            yield note("open_norm", event.id, event.location, text)


def cash_against_weight(matter: Matter) -> Iterator[Note]:
    """Yield events whose cash and price come to another weight than they state: only what is stated counts."""
    for event in recorded(matter, Event):
        if event.quantity is None or event.basis is None or event.basis.cash is None:
            continue
        stated, worth = event.quantity, event_quantity(event.model_copy(update={"quantity": None}))
        if worth is None or worth.dimension != stated.dimension or not (worth.low and worth.high):
            continue
        if stated.low is None or stated.high is None:
            continue
        if worth.low > stated.high * TIMES or worth.high * TIMES < stated.low:
            text = (
                f"{stated.text} stated, and {worth.text} is another weight: what is stated counts. Is a figure wrong? "
                "If the cash is to count, leave the quantity out"
            )
            yield note("weight", event.id, event.location, text)


def acquitted_of_what_stands(matter: Matter) -> Iterator[Note]:
    """Yield acquittals that an event names of a count that is recorded otherwise, §1B1.3(c)."""
    for event in recorded(matter, Event):
        for acquittal in event.acquitted:
            part = matter.people[acquittal.person].defendant
            for count in part.counts if part is not None else ():
                if count.count == acquittal.count and count.disposition != "acquitted":
                    text = (
                        f"acquitted on count {count.count} here, and {name(matter, acquittal.person)}'s count "
                        f"{count.count} has disposition: {count.disposition}: is it another count?"
                    )
                    yield note("contradiction", event.id, event.location, text)


def payments_backwards(matter: Matter) -> Iterator[Note]:
    """Yield payments for a sale from who only sells to who only buys."""
    events = {event.id: event for event in recorded(matter, Event)}
    for payment in recorded(matter, Payment):
        event = events.get(payment.for_ or "")
        if event is None:
            continue
        sell = {part.person for part in event.participants if part.act in SELLING}
        buy = {part.person for part in event.participants if part.act in BUYING}
        if payment.from_ in sell - buy and payment.to in buy - sell:
            text = (
                f"from {name(matter, payment.from_)}, who sells in {event.id}, to {name(matter, payment.to)}, who "
                "buys: `from` is who pays or owes; are the two exchanged?"
            )
            yield note("contradiction", payment.id, payment.location, text)
