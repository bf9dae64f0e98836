"""Every record of a file with its path, and which kind of id each one declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.reading.models import attributes
from relcon.reading.source import Path
from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Record
from relcon.records.case import Lot, NamedPlace
from relcon.records.challenges import RecordedChallenge
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.history import Sentence
from relcon.records.letter import Letter
from relcon.records.matter import Kind
from relcon.records.mitigation import Mitigation
from relcon.records.people import Person
from relcon.records.proffer import Admission, Lead, Topic
from relcon.records.sessions import Session
from relcon.records.tasks import Task
from relcon.records.undertakings import Membership, Undertaking

DECLARES: Mapping[type[Record], Kind] = {
    Evidence: "evidence",
    NamedPlace: "place",
    Lot: "lot",
    Person: "person",
    Sentence: "sentence",
    Undertaking: "undertaking",
    Membership: "membership",
    Event: "event",
    Knowledge: "knowledge",
    Authority: "authority",
    Function: "function",
    Contact: "contact",
    Payment: "payment",
    Circumstance: "circumstance",
    Agreement: "agreement",
    Finding: "finding",
    RecordedChallenge: "challenge",
    Mitigation: "mitigation",
    Letter: "letter",
    Session: "session",
    Task: "task",
    Topic: "topic",
    Admission: "admission",
    Lead: "lead",
}
FACTS: tuple[Kind, ...] = (
    "event",
    "undertaking",
    "membership",
    "knowledge",
    "authority",
    "function",
    "contact",
    "payment",
    "circumstance",
)


def walk(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Yield a record and every record inside it, each with its path in the file, in the file's order of sections."""
    yield path, record
    for name, attribute in attributes(type(record)).items():
        value = getattr(record, attribute)
        if isinstance(value, Record):
            yield from walk(value, (*path, name))
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Record):
                    yield from walk(item, (*path, name, position))
