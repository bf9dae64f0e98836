"""Which facts of the client's own on the record the admissions speak of."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from relcon.proffer.sessions.own_record import Own, names_his_own
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.proffer import Admission
from relcon.records.undertakings import Membership


def untold(matter: Matter, own: Iterable[Own], said: AbstractSet[str]) -> tuple[Own, ...]:
    """Return what of the client's own on the record no admission that is said speaks of, in the order given.

    Parameters
    ----------
    matter : Matter
        With its proffer.
    own : iterable of Own
        What is the client's own in a position.
    said : set of str
        The admissions that are said.

    Notes
    -----
    An admission speaks of a record by its facts (one that replaces it, is about the same lot, or says the same of the
    same people), by ``supports`` or ``covers``; and of all on its topic where counsel records there that everything of
    the client's own is told (``all: yes``).
    """
    client = matter.proffer.client if matter.proffer is not None else ""
    admissions = [one for id, one in matter.admissions.items() if id in said]
    told = {id for one in admissions for id in (*one.supports, *one.covers)}
    facts = [record for one in admissions for record in _facts(one)]
    told |= {id for record in facts for id in record.replaces}
    mine = [record for record in facts if names_his_own(record, client)]
    whole = [_Topic.of(matter, client, topic.id, admissions) for topic in matter.topics.values() if topic.all_told]
    return tuple(
        one
        for one in own
        if one.record.id not in told
        and not any(_same(one.record, record) for record in mine)
        and not any(topic.holds(one.record, matter) for topic in whole)
    )


def _facts(admission: Admission) -> list[Fact]:
    return [record for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact)]


def _same(record: Fact, told: Fact) -> bool:
    """Whether a fact of the client's in an admission is the record's, told again."""
    match record, told:
        case Event(), Event():
            return record.lot is not None and record.lot == told.lot
        case Knowledge(), Knowledge():
            return _known(record) == _known(told)
        case Authority(), Authority():
            return (record.by, record.over, record.undertaking) == (told.by, told.over, told.undertaking)
        case Function(), Function():
            return (record.function, record.undertaking) == (told.function, told.undertaking)
    return False


def _known(record: Knowledge) -> tuple[str | None, ...]:
    return record.of.undertaking, record.of.event, record.of.person, record.of.circumstance


@dataclass(frozen=True)
class _Topic:
    """Whom and what the admissions on a topic name."""

    client: str
    people: set[str] = field(default_factory=set)
    undertakings: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    lots: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, matter: Matter, client: str, topic: str, admissions: Iterable[Admission]) -> _Topic:
        """Return what the admissions on it that are said name."""
        found = cls(client)
        for one in admissions:
            if one.topic != topic:
                continue
            named = [matter.by_id(id) for id in (*one.supports, *one.covers)]
            for record in (*_facts(one), *named):
                if isinstance(record, Fact):
                    found.people.update(_people(record, matter) - {client})
                    found.undertakings.update(_undertakings(record, matter))
                    if isinstance(record, Event | Circumstance) and record.place is not None:
                        found.places.add(record.place)
                    if isinstance(record, Event) and record.lot is not None:
                        found.lots.add(record.lot)
        return found

    def holds(self, record: Fact, matter: Matter) -> bool:
        """Whether a record is on the topic: by its lot; by everybody else in it; alone, by its place or undertaking."""
        if isinstance(record, Event) and record.lot in self.lots:
            return True
        others = _people(record, matter) - {self.client}
        if others:
            return others <= self.people
        placed = isinstance(record, Event | Circumstance) and record.place in self.places
        return placed or bool(_undertakings(record, matter) & self.undertakings)


def _people(record: Fact, matter: Matter) -> set[str]:
    match record:
        case Event():
            return {part.person for part in record.participants}
        case Membership():
            return {record.person, *(record.scope.with_ or ())}
        case Authority():
            return {record.by, record.over}
        case Circumstance():
            return set(record.by)
        case Payment():
            return {record.from_, record.to}
        case Contact():
            return {end for end in record.between if end in matter.people}
        case Knowledge():
            about = record.of.event or record.of.circumstance
            known = matter.by_id(about) if about is not None else None
            others = _people(known, matter) if isinstance(known, Fact) else set()
            return {record.person, *others, *((record.of.person,) if record.of.person is not None else ())}
        case Function():
            return {record.person}
    return set()


def _undertakings(record: Fact, matter: Matter) -> set[str]:
    match record:
        case Event() | Circumstance():
            return set(record.undertaking)
        case Membership() | Authority() | Function():
            return {record.undertaking} if record.undertaking is not None else set()
        case Knowledge() if record.of.undertaking is not None:
            return {record.of.undertaking}
        case Payment() if record.for_ is not None:
            deal = matter.by_id(record.for_)
            return set(deal.undertaking) if isinstance(deal, Event) else set()
    return set()
