"""A matter: the case file with its includes, and the proffer file if there is one, with every record at hand by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Literal, Protocol, TypeVar

from relcon.packed import unpacked
from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Record
from relcon.records.case import CaseFile, Lot, NamedPlace
from relcon.records.challenges import RecordedChallenge
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.history import Sentence
from relcon.records.letter import Letter
from relcon.records.mitigation import Mitigation
from relcon.records.people import Person
from relcon.records.proffer import Admission, Facts, Lead, ProfferFile, Topic
from relcon.records.read_as import ReadAs
from relcon.records.sessions import Session
from relcon.records.undertakings import Membership, Undertaking

CIRCUITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "dc")


@dataclass(frozen=True, slots=True)
class District:
    """A federal district court: its court id, its name and its circuit."""

    id: str
    name: str
    circuit: str


@cache
def districts() -> Mapping[str, District]:
    """Return the 94 federal district courts by court id (28 U.S.C. §§41, 81-131; 48 U.S.C. §§1424, 1611, 1821)."""
    by_circuit = unpacked(resources.files(__package__).joinpath("districts.yaml"))["districts"]
    return MappingProxyType(
        {
            court: District(court, name, circuit)
            for circuit, courts in by_circuit.items()
            for court, name in courts.items()
        }
    )


def circuit_of(district: str) -> str | None:
    """Return the circuit of a court id such as ``ilnd``, or ``None`` if there is no such court."""
    found = districts().get(district)
    return found.circuit if found is not None else None


Kind = Literal[
    "evidence",
    "place",
    "lot",
    "person",
    "sentence",
    "undertaking",
    "membership",
    "event",
    "knowledge",
    "authority",
    "function",
    "contact",
    "payment",
    "circumstance",
    "agreement",
    "finding",
    "challenge",
    "mitigation",
    "letter",
    "session",
    "task",
    "topic",
    "admission",
    "lead",
]


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


N = TypeVar("N", bound=Named)


def _by_id(*groups: Iterable[N]) -> Mapping[str, N]:
    return MappingProxyType({record.id: record for group in groups for record in group})


def _people(people: Iterable[Person]) -> Iterator[tuple[Kind, Record]]:
    for person in people:
        yield "person", person
        if person.defendant is not None and person.defendant.criminal_history is not None:
            for sentence in person.defendant.criminal_history.sentences:
                yield "sentence", sentence


def _shared(part: CaseFile | Facts) -> Iterator[tuple[Kind, Record]]:
    """Yield the records that a case file and an admission's facts have in common."""
    for undertaking in part.undertakings:
        yield "undertaking", undertaking
        yield from (("membership", member) for member in undertaking.members)
    yield from (("event", event) for event in part.events)
    yield from (("knowledge", record) for record in part.knowledge)
    yield from (("authority", record) for record in part.authority)
    yield from (("function", record) for record in part.functions)
    yield from (("contact", record) for record in part.contacts)
    yield from (("payment", record) for record in part.payments)
    yield from (("circumstance", record) for record in part.circumstances)


def declared_in_facts(facts: Facts) -> Iterator[tuple[Kind, Record]]:
    """Yield every record that the facts of an admission or a lead declare, with its kind."""
    yield from _shared(facts)
    yield from (("membership", member) for member in facts.members)


def declared_in_case(case: CaseFile) -> Iterator[tuple[Kind, Record]]:
    """Yield every record of a case file that has an id, with its kind, section by section."""
    yield from (("evidence", item) for item in case.evidence)
    yield from (("place", place) for place in case.places)
    yield from (("lot", lot) for lot in case.lots)
    yield from _people(case.people)
    yield from _shared(case)
    yield from (("agreement", record) for record in case.agreements)
    yield from (("finding", record) for record in case.findings)
    yield from (("challenge", record) for record in case.challenges)
    yield from (("mitigation", record) for record in case.mitigation)


def declared_in_proffer(proffer: ProfferFile) -> Iterator[tuple[Kind, Record]]:
    """Yield every record of a proffer file that has an id, with its kind."""
    yield from (("evidence", item) for item in proffer.evidence)
    yield from (("place", place) for place in proffer.places)
    yield from (("lot", lot) for lot in proffer.lots)
    yield from _people(proffer.people)
    yield from (("letter", letter) for letter in proffer.letters)
    yield from (("session", session) for session in proffer.sessions)
    yield from (("task", task) for task in proffer.tasks)
    yield from (("topic", topic) for topic in proffer.topics)
    for admission in proffer.admissions:
        yield "admission", admission
        yield from declared_in_facts(admission.facts)
        for lead in admission.leads:
            yield "lead", lead
            yield from declared_in_facts(lead.facts)
    yield from (("mitigation", record) for record in proffer.mitigation)


@dataclass(frozen=True)
class Matter:
    """Everything that was read, checked.

    Mappings are by id and keep the order of the files. Facts of admissions and leads are not merged into the
    case's events, undertakings and so on: they stay in ``proffer``; only ``by_id`` and ``kind`` know them. People,
    places, lots and evidence of the proffer file stand beside the case's own.

    Attributes
    ----------
    case
        The case file, its includes merged.
    proffer
        The proffer file, its short forms written out; ``None`` without one.
    case_sha256, proffer_sha256
        Hash over the bytes of the files read, in order.
    read_as
        What was read leniently, in the order of the files.
    """

    case: CaseFile
    proffer: ProfferFile | None
    case_sha256: str
    proffer_sha256: str | None
    read_as: tuple[ReadAs, ...] = ()

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs of it: what was read, not what was asked of it since."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everyone, the proffer file's people included."""
        return _by_id(self.case.people, self.proffer.people if self.proffer else ())

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """Every exhibit, the proffer file's included."""
        return _by_id(self.case.evidence, self.proffer.evidence if self.proffer else ())

    @cached_property
    def places(self) -> Mapping[str, NamedPlace]:
        """Every place, the proffer file's included."""
        return _by_id(self.case.places, self.proffer.places if self.proffer else ())

    @cached_property
    def lots(self) -> Mapping[str, Lot]:
        """Every declared lot, the proffer file's included."""
        return _by_id(self.case.lots, self.proffer.lots if self.proffer else ())

    @cached_property
    def undertakings(self) -> Mapping[str, Undertaking]:
        """The case's undertakings."""
        return _by_id(self.case.undertakings)

    @cached_property
    def members(self) -> Mapping[str, Membership]:
        """The case's memberships; each names its undertaking."""
        return _by_id(*(undertaking.members for undertaking in self.case.undertakings))

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The case's events."""
        return _by_id(self.case.events)

    @cached_property
    def knowledge(self) -> Mapping[str, Knowledge]:
        """The case's knowledge records."""
        return _by_id(self.case.knowledge)

    @cached_property
    def authority(self) -> Mapping[str, Authority]:
        """The case's authority records."""
        return _by_id(self.case.authority)

    @cached_property
    def functions(self) -> Mapping[str, Function]:
        """The case's function records."""
        return _by_id(self.case.functions)

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """The case's contacts."""
        return _by_id(self.case.contacts)

    @cached_property
    def payments(self) -> Mapping[str, Payment]:
        """The case's payments."""
        return _by_id(self.case.payments)

    @cached_property
    def circumstances(self) -> Mapping[str, Circumstance]:
        """The case's circumstances."""
        return _by_id(self.case.circumstances)

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """The case's plea agreements."""
        return _by_id(self.case.agreements)

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """The case's findings."""
        return _by_id(self.case.findings)

    @cached_property
    def challenges(self) -> Mapping[str, RecordedChallenge]:
        """The case's challenges."""
        return _by_id(self.case.challenges)

    @cached_property
    def mitigation(self) -> Mapping[str, Mitigation]:
        """Facts of defendants' lives, the proffer file's included."""
        return _by_id(self.case.mitigation, self.proffer.mitigation if self.proffer else ())

    @cached_property
    def sentences(self) -> Mapping[str, Sentence]:
        """Everyone's prior sentences."""
        return MappingProxyType(
            {record.id: record for _, record in _people(self.people.values()) if isinstance(record, Sentence)}
        )

    @cached_property
    def letters(self) -> Mapping[str, Letter]:
        """The proffer's letters."""
        return _by_id(self.proffer.letters if self.proffer else ())

    @cached_property
    def sessions(self) -> Mapping[str, Session]:
        """The proffer's sessions, in order of date."""
        return _by_id(self.proffer.sessions if self.proffer else ())

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The proffer's topics."""
        return _by_id(self.proffer.topics if self.proffer else ())

    @cached_property
    def admissions(self) -> Mapping[str, Admission]:
        """The proffer's admissions."""
        return _by_id(self.proffer.admissions if self.proffer else ())

    @cached_property
    def leads(self) -> Mapping[str, Lead]:
        """The leads of every admission."""
        return _by_id(*(admission.leads for admission in self.admissions.values()))

    @cached_property
    def defendants(self) -> Mapping[str, Person]:
        """The people with a ``defendant`` part: each gets a worksheet."""
        return _by_id(person for person in self.people.values() if person.defendant is not None)

    @cached_property
    def circuit(self) -> str | None:
        """The circuit, ``"1"`` to ``"11"`` or ``"dc"``: as written in the case, else by its district."""
        header = self.case.case
        if header is None:
            return None
        return header.circuit or (circuit_of(header.district) if header.district else None)

    def covered(self, name: str) -> tuple[str, ...]:
        """Return the exhibits, facts and findings for which an id stands; raises ``KeyError`` where nothing has it.

        A person stands for every exhibit in which that person speaks, a lot for every event on it or on a part of it.
        """
        match self.by_id(name):
            case Person():
                return tuple(item.id for item in self.evidence.values() if item.speaker == name)
            case Lot():
                on = (event for event in self.events.values() if event.lot is not None)
                return tuple(event.id for event in on if f"{event.lot}/".startswith(f"{name}/"))
        return (name,)

    @cached_property
    def _index(self) -> Mapping[str, tuple[Kind, Record]]:
        found: dict[str, tuple[Kind, Record]] = {}
        for kind, record in declared_in_case(self.case):
            found[record_id(record)] = (kind, record)
        if self.proffer is not None:
            for kind, record in declared_in_proffer(self.proffer):
                found[record_id(record)] = (kind, record)
        return MappingProxyType(found)

    def person(self, name: str) -> Person:
        """Return the person with this id; raises ``KeyError`` where there is none."""
        return self.people[name]

    def by_id(self, name: str) -> Record:
        """Return any record of case or proffer by its id; raises ``KeyError`` where there is none."""
        return self._index[name][1]

    def kind(self, name: str) -> Kind:
        """Return what kind of record an id names; raises ``KeyError`` where there is none."""
        return self._index[name][0]

    def __contains__(self, name: object) -> bool:
        """Whether any record of case or proffer has this id."""
        return name in self._index


def record_id(record: Record) -> str:
    """Return the id of a record that has one."""
    found: str = record.id  # type: ignore[attr-defined]  # every declared kind has an id; Record itself has none
    return found
