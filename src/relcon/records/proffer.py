"""The proffer file ``relcon/proffer/1``: privileged, always a file of its own."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.base import Flag, Id, IdList, Record, Whole
from relcon.records.case import Lot, NamedPlace
from relcon.records.dates import Day, When
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Circumstance, Contact, Function, Knowledge, Payment
from relcon.records.letter import Letter
from relcon.records.noted import Noted
from relcon.records.people import Person
from relcon.records.quantity import Amount, Quantity, Share
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
    covers: IdList = Field(default=(), description="Facts of the client's own on the record that it tells besides.")
    already_known: IdList = ()
    independent: IdList = ()
    leads: tuple[Lead, ...] = ()


class SaidDifferently(Record):
    """What the agents' note has otherwise than an admission; what is left out is not compared.

    ``record`` names the record of the admission that is meant, where it has several; ``people`` are all whom the note
    names in it; ``page`` is the page of the note.
    """

    admission: Id
    says: str
    page: str | None = None
    record: Id | None = None
    date: When | None = None
    quantity: Quantity | None = None
    usd: Amount | None = None
    count: Whole | None = None
    people: IdList = ()
    place: Id | None = None


class Report(Record):
    """The agents' note of a session, admission by admission."""

    evidence: IdList = ()
    said: IdList = ()
    not_said: IdList = ()
    said_differently: tuple[SaidDifferently, ...] = ()


class Session(Record):
    """A session, in order of date."""

    id: Id
    date: Day
    mode: SessionMode
    letter: Id | None = None
    admissions: IdList = ()
    report: Report | None = None


class Topic(Record):
    """A topic; ``fenced`` marks one openly declined, ``all`` one on which everything of the client's own is told."""

    id: Id
    title: str
    fenced: Flag = False
    all_told: Flag = Field(default=False, alias="all")


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
    noted: tuple[Noted, ...] = Field(
        default=(),
        description="Answers to notes of `relcon check`: an answered note stands as answered, and changes no result.",
        examples=["[{check: uncited, record: e12, why: produced next week}]"],
    )
