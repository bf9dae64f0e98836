"""Everyone else: whom the client implicates and by how much, who could say what of the client, what they may supply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.engine.batch import Batch
from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions.changes import as_texts
from relcon.proffer.admissions.crossings import crossed
from relcon.proffer.others.could_know import happened_later, undated
from relcon.proffer.others.potential_witnesses import Sources
from relcon.proffer.positions import named
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import Fact, PositionName
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.undertakings import Membership
from relcon.results.others import Implicated, OtherAnswer

ALL = "unprotected"
"""The world in which lines are read: what the client says of others is evidence wherever the client speaks."""


def others(asked: Worlds, batch: Batch, shown: Sequence[str]) -> dict[str, OtherAnswer]:
    """Return everybody but the client of whom the file says something in this.

    Parameters
    ----------
    asked, batch
        The questions, and their answers: at least those of ``silent`` and ``unprotected``.
    shown : sequence of str
        The worlds computed.

    Notes
    -----
    A statement of the client is one more item of evidence against others, weighed like any other (USSG §6A1.3(a)).
    """
    matter, client = asked.table.matter, asked.table.client
    sources = Sources(matter, client, _counted(asked, batch), asked.table.without)
    worlds = [name for name in dict.fromkeys((*shown, ALL)) if WORLDS[name].speaks]
    expected = {one.person: one for one in matter.proffer.others} if matter.proffer is not None else {}
    dateless = undated(matter, asked.table.names)
    found: dict[str, OtherAnswer] = {}
    for id, person in matter.people.items():
        if id == client:
            continue
        day = expected[id].proffered if id in expected else None
        supplies = tuple(asked.table.could_supply.get(id, ()))
        after = happened_later(matter, asked.table.names, day)
        answer = OtherAnswer(
            status=person.status,
            proffered=str(day) if day is not None else None,
            implicated=_implicated(asked, batch, worlds, id),
            crosses=tuple(_crosses(asked, batch, id)),
            named_in=tuple(_named_in(asked, id)),
            could_say=tuple(sources.of(id)),
            may_supply=supplies,
            later=tuple(one for one in supplies if one in after),
            undated=tuple(one for one in supplies if day is not None and one in dateless),
        )
        if answer.implicated or answer.named_in or answer.could_say or answer.may_supply or day is not None:
            found[id] = answer
    return found


def _counted(asked: Worlds, batch: Batch) -> frozenset[str]:
    """Return the events that count for the client, or are open, in any position where the client says nothing."""
    found: set[str] = set()
    for position in POSITIONS:
        answer = batch.answer(asked.question("silent", asked.table.client, position))
        found |= {id for id, event in answer.events.items() if event.in_ or event.open}
    return frozenset(found)


def _implicated(asked: Worlds, batch: Batch, worlds: Sequence[str], other: str) -> dict[str, dict[str, Implicated]]:
    if other not in asked.editions:
        return {}
    return {
        world: {
            position: as_texts(
                batch.answer(asked.question("silent", other, position)),
                batch.answer(asked.question(world, other, position)),
            )
            for position in POSITIONS
        }
        for world in worlds
    }


def _crosses(asked: Worlds, batch: Batch, other: str) -> Iterator[str]:
    """Yield the lines that the statement crosses for somebody else, each with its positions."""
    if other not in asked.editions:
        return
    where: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        before = batch.answer(asked.question("silent", other, position))
        for line in crossed(before, batch.answer(asked.question(ALL, other, position))):
            where.setdefault(line, []).append(position)
    for line, positions in where.items():
        yield f"{line}: {named(positions)}"


def _named_in(asked: Worlds, person: str) -> Iterator[str]:
    for id in asked.table.spoken.disclosures:
        admission = asked.table.matter.admissions[id]
        records = [record for _, record in declared_in_facts(admission.facts)]
        records += [asked.table.matter.by_id(name) for name in admission.supports]
        if any(isinstance(record, Fact) and person in people_of(record, asked.table.matter) for record in records):
            yield id


def people_of(record: Fact, matter: Matter) -> frozenset[str]:
    """Return the people whom a record names; a number stands for whoever is recorded with it."""
    match record:
        case Event():
            return frozenset(part.person for part in record.participants)
        case Membership() | Function():
            return frozenset({record.person})
        case Authority():
            return frozenset({record.by, record.over})
        case Circumstance():
            return frozenset(record.by)
        case Payment():
            return frozenset({record.from_, record.to})
        case Knowledge():
            return _known_people(record, matter)
        case Contact():
            numbers = {phone.number: id for id, one in matter.people.items() for phone in one.phones}
            return frozenset(numbers.get(end, end) for end in record.between)
    return frozenset()


def _known_people(record: Knowledge, matter: Matter) -> frozenset[str]:
    """Return who knew, and the people in what was known."""
    found = {record.person, *((record.of.person,) if record.of.person is not None else ())}
    for id in (record.of.event, record.of.circumstance):
        known = matter.by_id(id) if id is not None else None
        if isinstance(known, Event | Circumstance):
            found |= people_of(known, matter)
    return frozenset(found)
