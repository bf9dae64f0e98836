"""Which way drugs, money and instructions went between people, each with the records that say so.

Carriers are left out of the way of the drugs: they stand between giver and taker for a fee or a favour. What the
government itself gave or took says nothing of anybody's place. Money follows the drugs upward; alone it places nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from relcon.law.record_index import RecordIndex
from relcon.records.base import Fact, Supported
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Function
from relcon.records.matter import Matter
from relcon.records.participants import Participant
from relcon.records.people import Phone


def ends(contact: Contact, matter: Matter) -> tuple[str, str]:
    """Return both ends of a contact, sorted: people's ids, or numbers that are no one person's.

    Notes
    -----
    A number is a claim about some days, never a merging of people: it stands for a person only where nobody else is
    said to have used it on days of the contact.
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


GIVES: Final = ("sold", "supplied", "manufactured", "imported")
TAKES: Final = ("bought", "received")
CARRIES: Final = ("carried", "delivered", "offloaded", "stored", "guarded")
OFFICERS: Final = ("informant", "undercover")

Records = tuple[str, ...]
Pairs = Mapping[tuple[str, str], Records]


@dataclass(frozen=True)
class Directions:
    """What the case file says of who gave, paid, directed and did what.

    Attributes
    ----------
    drugs
        By giver and taker: the events.
    money
        By payer and payee: the payments.
    orders
        By who directs and who is directed: the authority records. Those that run in a circle prove nothing and are
        left out.
    acts
        By person: acts in events, each with its event.
    functions
        By person: what the records say was done.
    contested
        Records that hold for some sides only, or that one disputes.
    exhibits
        By record: what it rests on.
    """

    drugs: Pairs
    money: Pairs
    orders: Pairs
    acts: Mapping[str, tuple[tuple[str, str], ...]]
    functions: Mapping[str, tuple[Function, ...]]
    contested: frozenset[str]
    exhibits: Mapping[str, tuple[str, ...]]


def directions(index: RecordIndex, hidden: AbstractSet[str] = frozenset(), *, settled: bool = False) -> Directions:
    """Return every direction.

    Parameters
    ----------
    index
        Admissions and leads are not read: what a client may say places nobody.
    hidden : set of str
        People whose status must not show: nothing that they gave or took is read, as that asks what they are.
    settled
        Whether to leave out what is contested.
    """
    case = index.matter.case
    left_out = {one.id for part in _facts(index) for one in part if settled and _contested(one)}
    events = [one for one in case.events if one.id not in left_out and one.sting != "reverse"]
    orders = _orders([one for one in case.authority if one.id not in left_out])
    circular = {pair: found for pair, found in orders.items() if _returns(pair, orders)}
    drugs: dict[tuple[str, str], list[str]] = {}
    acts: dict[str, list[tuple[str, str]]] = {}
    for event in events:
        parts = [one for one in event.participants if one.knowing != "no" and not (settled and _contested(one))]
        for part in parts:
            acts.setdefault(part.person, []).append((part.act, event.id))
        for pair in _handed([one for one in parts if one.person not in hidden], index):
            drugs.setdefault(pair, []).append(event.id)
    money: dict[tuple[str, str], list[str]] = {}
    for payment in case.payments:
        if payment.id not in left_out and payment.from_ != payment.to:
            money.setdefault((payment.from_, payment.to), []).append(payment.id)
    functions: dict[str, list[Function]] = {}
    for one in case.functions:
        if one.id not in left_out:
            functions.setdefault(one.person, []).append(one)
    return Directions(
        drugs={pair: _once(found) for pair, found in drugs.items()},
        money={pair: _once(found) for pair, found in money.items()},
        orders={pair: found for pair, found in orders.items() if pair not in circular},
        acts={person: tuple(found) for person, found in acts.items()},
        functions={person: tuple(found) for person, found in functions.items()},
        contested=frozenset(
            one.id
            for part in _facts(index)
            for one in part
            if _contested(one) or (isinstance(one, Event) and any(map(_contested, one.participants)))
        ),
        exhibits={one.id: one.evidence for part in _facts(index) for one in part},
    )


def _facts(index: RecordIndex) -> Iterable[Sequence[Fact]]:
    case = index.matter.case
    return (case.events, case.authority, case.functions, case.payments)


def _contested(record: Supported) -> bool:
    return bool(record.asserted_by or record.disputed_by)


def _handed(parts: Iterable[Participant], index: RecordIndex) -> Iterable[tuple[str, str]]:
    """Yield who gave to whom; an officer or informant is neither."""
    own = [part for part in parts if index.people[part.person].status not in OFFICERS]
    takers = [part.person for part in own if part.act in TAKES]
    for giver in (part.person for part in own if part.act in GIVES):
        yield from ((giver, taker) for taker in takers if taker != giver)


def _orders(found: Iterable[Authority]) -> dict[tuple[str, str], Records]:
    orders: dict[tuple[str, str], list[str]] = {}
    for one in found:
        if one.by != one.over:
            orders.setdefault((one.by, one.over), []).append(one.id)
    return {pair: _once(records) for pair, records in orders.items()}


def _returns(pair: tuple[str, str], orders: Iterable[tuple[str, str]]) -> bool:
    """Whether orders lead from who is directed back to who directs."""
    below: dict[str, list[str]] = {}
    for by, over in orders:
        below.setdefault(by, []).append(over)
    seen, waiting = set[str](), [pair[1]]
    while waiting:
        one = waiting.pop()
        if one == pair[0]:
            return True
        if one not in seen:
            seen.add(one)
            waiting += below.get(one, ())
    return False


def _once(found: Iterable[str]) -> Records:
    return tuple(dict.fromkeys(found))
