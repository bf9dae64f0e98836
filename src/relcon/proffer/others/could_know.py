"""Who else could know of what an admission says: by a likely topic, by a part taken in it, by recorded knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from relcon.proffer.protection.facts import Names
from relcon.records.base import Record
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.matter import Matter
from relcon.records.proffer import Admission
from relcon.records.undertakings import Membership

Reasons = Mapping[str, tuple[str, ...]]


def people_in(record: Record) -> Iterator[str]:
    """Yield the ids of those who take part in a record, or of whom it says what they did; a telephone number is none.

    Of knowledge this is the one who knows, and the person known of. A participant entered as unknowing takes no part.
    """
    match record:
        case Event():
            yield from (one.person for one in record.participants if one.knowing != "no")
        case Knowledge():
            yield record.person
            if record.of.person is not None:
                yield record.of.person
        case Authority():
            yield from (record.by, record.over)
        case Function() | Membership():
            yield record.person
        case Contact():
            yield from record.between
        case Payment():
            yield from (record.from_, record.to)
        case Circumstance():
            yield from record.by


def could_know(matter: Matter, client: str, names: Mapping[str, Names]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, by person and admission, why somebody else could know of what it says.

    Parameters
    ----------
    matter, client
        The case with its proffer, and whose it is.
    names : mapping
        The facts of each admission.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for admission in matter.admissions.values():
        reasons: dict[str, list[str]] = {}
        for person, why in (*_by_topic(matter, admission), *_by_record(matter, names[admission.id])):
            if person != client and person in matter.people and why not in reasons.get(person, ()):
                reasons.setdefault(person, []).append(why)
        for person, why_all in reasons.items():
            found.setdefault(person, {})[admission.id] = tuple(why_all)
    return {person: found[person] for person in matter.people if person in found}


def could_supply(matter: Matter, client: str, names: Mapping[str, Names]) -> dict[str, Reasons]:
    """Return the same of those whom counsel names under ``others``: what each of them could supply, and why."""
    named = {one.person for one in matter.proffer.others} if matter.proffer is not None else set()
    return {person: known for person, known in could_know(matter, client, names).items() if person in named}


def happened_later(matter: Matter, names: Mapping[str, Names], day: date | None) -> frozenset[str]:
    """Return the admissions of which every fact happened after a day: nobody could tell of them by then.

    Parameters
    ----------
    matter : Matter
        The case with its proffer.
    names : mapping
        The facts of each admission.
    day : date or None
        When somebody spoke; where that is not known, nothing is certainly later.

    Notes
    -----
    A stretch of time begun by that day could be told of, in part; so could what has no date.
    """
    if day is None:
        return frozenset()
    starts = {id: [begins(record) for record in _records(matter, one)] for id, one in names.items()}
    return frozenset(
        id for id, found in starts.items() if found and all(one is not None and one > day for one in found)
    )


def undated(matter: Matter, names: Mapping[str, Names]) -> frozenset[str]:
    """Return the admissions of which no fact has a date: by any day they could have been told."""
    return frozenset(id for id, one in names.items() if all(begins(record) is None for record in _records(matter, one)))


def begins(record: Record) -> date | None:
    """Return the first day on which what a record tells can have happened; None where none is known."""
    when: When | None = None
    match record:
        case Event() | Circumstance() | Payment():
            when = record.date
        case Knowledge():
            when = record.since
        case Contact():
            when = record.first
        case Membership() | Authority() | Function():
            when = record.from_
    return when.first if when is not None else None


def _records(matter: Matter, names: Names) -> list[Record]:
    """Return the records of what an admission says: its own, and those of the case that it supports."""
    return [matter.by_id(name.rpartition(">")[2]) for name in sorted(names.said)]


def _by_topic(matter: Matter, admission: Admission) -> Iterator[tuple[str, str]]:
    for other in matter.proffer.others if matter.proffer is not None else ():
        if admission.topic in other.likely_topics:
            yield other.person, f"likely topic {admission.topic}"


def _by_record(matter: Matter, names: Names) -> Iterator[tuple[str, str]]:
    ids = {name.rpartition(">")[2] for name in names.said}
    for id in sorted(ids):
        record = matter.by_id(id)
        for person in people_in(record):
            yield person, f"takes part in {id}"
        if isinstance(record, Knowledge):
            ids |= {one for one in (record.of.event, record.of.circumstance) if one is not None}
    for known in matter.knowledge.values():
        for what in (known.of.event, known.of.circumstance):
            if what is not None and what in ids:
                yield known.person, f"knew of {what} ({known.id})"
    for id in sorted(ids):
        if id in matter.events or id in matter.circumstances:
            for person in people_in(matter.by_id(id)):
                yield person, f"takes part in {id}"
