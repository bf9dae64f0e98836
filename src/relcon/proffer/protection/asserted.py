"""What kinds of things an admission says, as far as a defense at trial may contradict them.

The kinds are those of `relcon.law.letters.rule_410`: what the client did, meetings and payments, control, membership,
weight. A case record that an admission supports is said by it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.clients_word import widens
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.people import Person
from relcon.records.proffer import Admission
from relcon.records.undertakings import Membership

TRADE = frozenset({"sold", "bought", "supplied", "received", "delivered", "possessed", "negotiated"})
"""Acts of somebody who deals on their own account; any other beside another person is done together."""

SHARED_PAY = frozenset({"share", "wage", "flat_fee", "drugs"})
"""Pay that comes from somebody else's business."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """One kind of thing that an admission says, and the record that says it."""

    kind: str
    record: str


def asserted(matter: Matter, client: str, admission: Admission) -> tuple[Asserted, ...]:
    """Return what an admission says, by kind, in the order of its records.

    Parameters
    ----------
    matter : Matter
        With the case records that the admission supports.
    client : str
        The client.
    admission : Admission
        Which.
    """
    records = [record for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact)]
    supported = [record for id in admission.supports if isinstance(record := matter.by_id(id), Fact)]
    found: dict[Asserted, None] = {}
    for record in (*records, *supported):
        narrows = bool(record.replaces) and not widens(record, matter)
        for kind in (*_kinds(record, matter, client, narrows=narrows), *_when(record, matter, client)):
            found[Asserted(kind, record.id)] = None
    return tuple(found)


def _kinds(record: Fact, matter: Matter, client: str, *, narrows: bool) -> Iterator[str]:
    match record:
        case Event():
            yield from _of_event(record, client, narrows=narrows)
        case Membership() if record.person == client:
            yield "membership"
            if not narrows:
                yield "size_known"
        case Authority() if client in (record.by, record.over):
            yield "control"
        case Function() if record.person == client:
            yield "function"
            if record.pay in SHARED_PAY:
                yield "shared_pay"
            if record.motive == "profit":
                yield "profit"
        case Circumstance() if client in record.by:
            yield "circumstance"
        case Payment() if client in (record.from_, record.to):
            yield "payment"
            if record.kind in ("fronted", "owed"):
                yield "credit"
        case Contact() if set(record.between) & _ends(matter.people.get(client), client):
            yield "contact"
        case Knowledge() if record.person == client:
            yield "knowledge"
            if record.up_to is not None or record.of.event is not None:
                yield "size_known"


def _of_event(event: Event, client: str, *, narrows: bool) -> Iterator[str]:
    mine = [part.act for part in event.participants if part.person == client and part.knowing != "no"]
    if not mine:
        if not narrows:
            yield "other_weight"
        return
    yield "own_act"
    if not narrows:
        yield "own_weight"
    together = any(part.person != client for part in event.participants)
    if together and any(act not in TRADE for act in mine):
        yield "joint_act"


def _when(record: Fact, matter: Matter, client: str) -> Iterator[str]:
    """Yield whether a record shows the client at it after the day of withdrawal by the file."""
    when = _date(record, client)
    if when is None:
        return
    day = withdrew(matter, client)
    if when.last is None or day is None or day.last is None:
        yield "undated"
    elif when.last > day.last:
        yield "after_withdrawal"


def withdrew(matter: Matter, client: str) -> When | None:
    """Return the day on which a record of the case or of an admission has the client withdraw; None where none does."""
    told = (record for one in matter.admissions.values() for _, record in declared_in_facts(one.facts))
    for record in (*matter.members.values(), *told):
        if isinstance(record, Membership) and record.person == client and record.ended_by == "withdrawal":
            return record.to
    return None


def _date(record: Fact, client: str) -> When | None:
    """Return when a record has the client at it; None where it does not."""
    match record:
        case Event() if any(part.person == client and part.knowing != "no" for part in record.participants):
            return record.date
        case Payment() if client in (record.from_, record.to):
            return record.date
        case Contact() if client in record.between:
            return record.last
        case Circumstance() if client in record.by:
            return record.date
        case Authority() if client in (record.by, record.over):
            return record.to or When(None, None)
    return None


def _ends(person: Person | None, id: str) -> set[str]:
    return {id, *(phone.number for phone in person.phones)} if person is not None else {id}
