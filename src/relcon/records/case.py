"""The case file ``relcon/case/1``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Edition, Id, LotPath, Record
from relcon.records.dates import Day
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Circumstance, Contact, Function, Knowledge, Payment
from relcon.records.noted import Noted
from relcon.records.options import PositionChanges
from relcon.records.people import Person
from relcon.records.substances import SubstanceId
from relcon.records.undertakings import Undertaking


class CaseHeader(Record):
    """Caption, court and the dates that pick the Manual."""

    caption: str
    docket: str | None = None
    district: str | None = None
    circuit: Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "dc"] | None = None
    sentencing_date: Day | None = None
    offense_ended: Day | None = None
    edition: Edition | None = None


class NamedPlace(Record):
    """A place that events, circumstances and scopes refer to."""

    id: Id
    name: str


class Lot(Record):
    """The physical drugs; a part of another substance names what it was made from."""

    id: LotPath
    substance: SubstanceId | None = None
    title: str | None = None
    made_from: LotPath | None = None


class CaseFile(Record):
    """A whole case file. Included files have the same form without ``case``."""

    format: Literal["relcon/case/1"]
    include: tuple[str, ...] = ()
    case: CaseHeader | None = None
    evidence: tuple[Evidence, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    lots: tuple[Lot, ...] = ()
    people: tuple[Person, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    events: tuple[Event, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    authority: tuple[Authority, ...] = ()
    functions: tuple[Function, ...] = ()
    contacts: tuple[Contact, ...] = ()
    payments: tuple[Payment, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    positions: PositionChanges = Field(default_factory=PositionChanges)
    noted: tuple[Noted, ...] = Field(
        default=(),
        description="Answers to notes of `relcon check`: an answered note stands as answered, and changes no result.",
        examples=["[{check: uncited, record: e12, why: produced next week}]"],
    )
