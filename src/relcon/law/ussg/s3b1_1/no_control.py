"""USSG §3B1.1 n.2: what is recorded between a defendant and others and is no control over a person.

Supplying, fronting, credit, volume, reselling and being central show a trade or an acquaintance; managing property or
an activity shows no authority over anybody. They are named so that nobody takes them for control.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.law.context import DefendantContext
from relcon.law.tables import load
from relcon.law.ussg.part_played import Indication, Part, Value, words
from relcon.law.ussg.s3b1_1.control import Control
from relcon.law.ussg.s6a1_3 import reliability

SELLING = frozenset(("sold", "supplied", "delivered"))
BUYING = frozenset(("bought", "received"))
PROPERTY = frozenset(("organize", "finance", "store", "launder"))


def no_control(part: Part, control: Sequence[Control], context: DefendantContext, value: Value) -> Iterator[Indication]:
    """Yield what the records show of the defendant and is no control.

    Parameters
    ----------
    part
        What the defendant did.
    control
        The defendant's authority records, also those that show no control.
    context, value
        Where it is asked; the scenario.
    """
    for function in part.functions:
        if function.function in ("supply", "wholesale"):
            yield Indication(f"{function.function}: supplying others is no control over them", (function,))
    yield from _trade(part)
    yield from _credit(part.person, context, value)
    yield from _central(part.person, context, value)
    for one in control:
        against = one.against_it(value)
        if against is not None:
            yield Indication(f"authority over {one.record.over}: {against}", (one.record,))


def property_only(part: Part) -> tuple[Indication, ...]:
    """Return what shows property, assets or the activity managed, for one who controls no person."""
    return tuple(
        Indication(f"function {words([function.function])}", (function,))
        for function in part.functions
        if function.function in PROPERTY
    )


def argument(edition: str) -> str:
    """Return what may be argued of one who manages property or an activity, and no person."""
    return load("3B1.1-n2", edition).text("property", "argument")


def _trade(part: Part) -> Iterator[Indication]:
    """Yield sales to the same people, which make nobody who resells a subordinate."""
    buyers: dict[str, list[int]] = {}
    for place, one in enumerate(part.events):
        if not set(one.acts) & SELLING:
            continue
        for entry in one.event.participants:
            if entry.person != part.person and entry.act in BUYING:
                buyers.setdefault(entry.person, []).append(place)
    for buyer, places in buyers.items():
        often = sum(part.events[place].times for place in dict.fromkeys(places))
        events = tuple(part.events[place].event for place in dict.fromkeys(places))
        times = "once" if often == 1 else f"{often} times"
        yield Indication(f"sold to {buyer} {times}: neither volume nor reselling is control", events)


def _credit(person: str, context: DefendantContext, value: Value) -> Iterator[Indication]:
    for payment in context.index.matter.payments.values():
        if payment.kind == "paid" or person not in (payment.from_, payment.to):
            continue
        if value(reliability(payment, context).node):
            other = payment.to if payment.from_ == person else payment.from_
            word = "fronting" if payment.kind == "fronted" else "a debt"
            yield Indication(f"{word} between the defendant and {other}: credit is no control", (payment,))


def _central(person: str, context: DefendantContext, value: Value) -> Iterator[Indication]:
    """Yield with how many there was contact: no count of contacts sets a role."""
    numbers = {phone.number for phone in context.index.people[person].phones} | {person}
    contacts = context.index.matter.contacts.values()
    records = [one for one in contacts if numbers & set(one.between) and value(reliability(one, context).node)]
    others = {end for one in records for end in one.between if end not in numbers}
    if len(others) > 1:
        text = f"in contact with {len(others)} people or numbers: being central is no control"
        yield Indication(text, tuple(records))
