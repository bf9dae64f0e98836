"""The proffer file ``relcon/proffer/1``: privileged, always a file of its own."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.base import Flag, Id, IdList, Record
from relcon.records.case import Lot, NamedPlace
from relcon.records.dates import Day
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Circumstance, Contact, Function, Knowledge, Payment
from relcon.records.letter import Letter
from relcon.records.people import Person
from relcon.records.quantity import Amount, Share
from relcon.records.terms import CarveOut
from relcon.records.undertakings import Membership, Undertaking

SessionMode = Literal["reverse", "attorney", "in_person", "written", "safety_valve", "grand_jury"]


class Facts(Record):
    """Records as in a case file, every kind but findings."""

    events: tuple[Event, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    members: tuple[Membership, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    authority: tuple[Authority, ...] = ()
    functions: tuple[Function, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    contacts: tuple[Contact, ...] = ()
    payments: tuple[Payment, ...] = ()


class Lead(Record):
    """Where an admission could lead: derivative evidence."""

    id: Id
    likelihood: Share | None = None
    to: str
    facts: Facts = Facts()


class Admission(Record):
    """A neutral fact in counsel's words, and the records it would put before the government."""

    id: Id
    topic: Id
    says: str
    basis: Literal["corroborated", "client", "hypothetical", "unresolved"] = "client"
    grade: Literal["strong", "fair", "weak"] = "fair"
    concerns: tuple[CarveOut, ...] = ()
    facts: Facts = Facts()
    supports: IdList = ()
    already_known: IdList = ()
    independent: IdList = ()
    leads: tuple[Lead, ...] = ()


class Report(Record):
    """The agents' note of a session, admission by admission."""

    evidence: IdList = ()
    said: IdList = ()
    not_said: IdList = ()
    said_differently: dict[Id, str] = Field(default_factory=dict)


class Session(Record):
    """A session, in order of date."""

    id: Id
    date: Day
    mode: SessionMode
    letter: Id | None = None
    admissions: IdList = ()
    report: Report | None = None


class Topic(Record):
    """A topic; ``fenced`` marks one openly declined."""

    id: Id
    title: str
    fenced: Flag = False


class Motions(Record):
    """Counsel's estimates of each motion; nothing is estimated for him."""

    motion_5k1_1: Share | None = Field(default=None, alias="5K1.1")
    motion_3553e: Share | None = Field(default=None, alias="3553e")
    rule_35b: Share | None = Field(default=None, alias="rule35b")


class Departure(Record):
    """Counsel's estimate of how far below."""

    unit: Literal["share", "levels", "months"]
    from_: Literal["low_end", "minimum", "agreed"] = Field(default="low_end", alias="from")
    low: Amount | None = None
    point: Amount | None = None
    high: Amount | None = None
    source: str | None = None


class Benefit(Record):
    """Counsel's assumptions, never the program's."""

    motion: Motions = Motions()
    departure: Departure | None = None


class OtherSpeaker(Record):
    """Someone else who may speak, and on what."""

    person: Id
    proffered: Day | None = None
    likely_topics: IdList = ()


class ProfferFile(Record):
    """A whole proffer file, short forms included as written."""

    format: Literal["relcon/proffer/1"]
    case: str
    client: Id
    objective: tuple[Literal["safety_valve", "cooperation"], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    lots: tuple[Lot, ...] = ()
    letters: tuple[Letter, ...] = ()
    letter: Letter | None = None
    sessions: tuple[Session, ...] = ()
    date: Day | None = None
    mode: SessionMode | None = None
    topics: tuple[Topic, ...] = ()
    admissions: tuple[Admission, ...] = ()
    benefit: Benefit = Benefit()
    others: tuple[OtherSpeaker, ...] = ()
    theories: tuple[Literal["identity", "buyer_seller", "no_agreement", "quantity", "withdrawal", "duress"], ...] = ()
