"""The case file ``relcon/case/1``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Edition, Id, LotPath, Meanings, Record
from relcon.records.challenges import RecordedChallenge
from relcon.records.circumstances import Circumstance
from relcon.records.dates import Day
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.mitigation import Mitigation
from relcon.records.noted import Noted
from relcon.records.options import PositionChanges
from relcon.records.people import Person
from relcon.records.quantity import Customs, Margin, Package, PackageName
from relcon.records.substances import SubstanceId
from relcon.records.undertakings import Undertaking


class CaseHeader(Record):
    """The caption, the court and the dates that pick the Manual."""

    caption: str = Field(description="The caption of the case.", examples=["United States v. Reyes et al."])
    docket: str | None = Field(default=None, description="The docket number.", examples=["1:26-cr-00417"])
    district: str | None = Field(
        default=None, description="The court, by its court id; it gives the circuit.", examples=["ilnd"]
    )
    circuit: (
        Annotated[
            Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "dc"],
            Meanings(
                {
                    "1": "the First Circuit",
                    "2": "the Second Circuit",
                    "3": "the Third Circuit",
                    "4": "the Fourth Circuit",
                    "5": "the Fifth Circuit",
                    "6": "the Sixth Circuit",
                    "7": "the Seventh Circuit",
                    "8": "the Eighth Circuit",
                    "9": "the Ninth Circuit",
                    "10": "the Tenth Circuit",
                    "11": "the Eleventh Circuit",
                    "dc": "the District of Columbia Circuit",
                }
            ),
        ]
        | None
    ) = Field(default=None, description="The circuit, where it is not to follow from the district.", examples=["7"])
    sentencing_date: Day | None = Field(
        default=None,
        description="The day of sentencing, which picks the Guidelines Manual (§1B1.11); a defendant may have another.",
        examples=["2026-09-15"],
    )
    offense_ended: Day | None = Field(
        default=None,
        description="The last day of the offense, for the comparison of Manuals where counts have no dates.",
        examples=["2025-11-02"],
    )
    edition: Edition | None = Field(
        default=None,
        description="The year of the Guidelines Manual to use instead of that of the sentencing date.",
        examples=["2025"],
    )
    about: Margin | None = Field(
        default=None,
        description="How far `about`, `approx.` or `~` before a quantity reaches below and above it; without it these "
        "words are refused.",
        examples=["10%"],
    )
    packages: dict[PackageName, Package] = Field(
        default_factory=dict,
        description="What one customary package of this case is; quantities may then be written so, as in `2 8-balls`.",
        examples=['{8-ball: "3.5 g"}'],
    )

    @property
    def customs(self) -> Customs:
        """What the words of quantities mean in this case."""
        return Customs.read(self.about, self.packages)


class NamedPlace(Record):
    """A place that events, circumstances and scopes refer to."""

    id: Id = Field(description="Its name in the file, by which others refer to it.", examples=["west-side"])
    name: str = Field(description="What the place is, in counsel's words.", examples=["the 1400 block"])


class Lot(Record):
    """Physical drugs: events on one lot describe the same drugs, which count once for each defendant."""

    id: LotPath = Field(
        description=(
            "Its name in the file. A part is a path, such as k3/a, and needs an entry only where it is of another "
            "substance."
        ),
        examples=["k3"],
    )
    substance: SubstanceId | None = Field(default=None, description="What the drugs are.", examples=["cocaine"])
    title: str | None = Field(
        default=None, description="What to call it, in counsel's words.", examples=["the May load"]
    )
    made_from: LotPath | None = Field(
        default=None,
        description="The lot that it was made from, such as powder cooked to base: the greater counts, once.",
        examples=["k3"],
    )


class CaseFile(Record):
    """A whole case file; an included file has the same form without `case`."""

    format: Literal["relcon/case/1"] = Field(
        description="What kind of file this is, and its version.", examples=["relcon/case/1"]
    )
    include: tuple[str, ...] = Field(
        default=(),
        description="Further files with more records, in the folder of this file or below it.",
        examples=["[tolls.yaml]"],
    )
    case: CaseHeader | None = Field(
        default=None,
        description="The caption, the court and the dates that pick the Manual.",
        examples=["{caption: United States v. Reyes et al., district: ilnd}"],
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(),
        description="The exhibits that facts rest on.",
        examples=["[{id: lab-7, kind: lab_report, date: 2025-06-04}]"],
    )
    places: tuple[NamedPlace, ...] = Field(
        default=(),
        description="Places that events, circumstances and scopes refer to.",
        examples=["[{id: west-side, name: the 1400 block}]"],
    )
    lots: tuple[Lot, ...] = Field(
        default=(),
        description="Physical drugs, so that several events in the same drugs count once.",
        examples=["[{id: k3, substance: cocaine, title: the May load}]"],
    )
    people: tuple[Person, ...] = Field(
        default=(),
        description="Everybody of the matter; who has a `defendant` part gets a worksheet.",
        examples=["[{id: dunn, name: Terrence Dunn, status: defendant}]"],
    )
    undertakings: tuple[Undertaking, ...] = Field(
        default=(),
        description="Jointly undertaken criminal activities, with what each member agreed to (§1B1.3(a)(1)(B)).",
        examples=["[{id: westside, title: Redistribution on the west side}]"],
    )
    events: tuple[Event, ...] = Field(
        default=(),
        description="Deals, possessions and seizures: everything that carries drug weight.",
        examples=['[{id: e12, kind: distribution, date: 2025-06-03, substance: cocaine, quantity: "1 kg"}]'],
    )
    knowledge: tuple[Knowledge, ...] = Field(
        default=(),
        description="What people knew, since when and how: a ground of foreseeability.",
        examples=["[{id: k1, person: dunn, of: {event: e12}, since: 2025-06-01, how: told}]"],
    )
    authority: tuple[Authority, ...] = Field(
        default=(),
        description="Who stood over whom, for an aggravating role (§3B1.1).",
        examples=["[{id: au1, by: reyes, over: dunn, undertaking: westside, acts: [directed]}]"],
    )
    functions: tuple[Function, ...] = Field(
        default=(),
        description="What people did, for a mitigating role (§3B1.2, §2D1.1(e)(2)).",
        examples=["[{id: f1, person: dunn, undertaking: westside, function: retail}]"],
    )
    contacts: tuple[Contact, ...] = Field(
        default=(),
        description="Calls and messages between two people; they add no weight and set no role.",
        examples=["[{id: c1, between: [dunn, reyes], medium: call, first: 2025-01-12, last: 2025-10-30, count: 212}]"],
    )
    payments: tuple[Payment, ...] = Field(
        default=(),
        description="Money paid, owed or fronted; it adds no weight.",
        examples=['[{id: p1, date: 2025-06-03, from: dunn, to: reyes, usd: "26000", kind: paid}]'],
    )
    circumstances: tuple[Circumstance, ...] = Field(
        default=(),
        description="Guns, violence, premises and whatever else moves a line of the worksheet or the safety valve.",
        examples=["[{id: g1, kind: firearm, date: 2025-06-03, by: [ortiz]}]"],
    )
    agreements: tuple[Agreement, ...] = Field(
        default=(), description="Plea agreements of anyone.", examples=["[{id: pa1, person: ortiz, type: C}]"]
    )
    findings: tuple[Finding, ...] = Field(
        default=(),
        description="Answers already given by a court, a jury, a stipulation, a report or counsel.",
        examples=["[{id: j1, defendant: dunn, about: e12, prong: scope, answer: out, by: court}]"],
    )
    challenges: tuple[RecordedChallenge, ...] = Field(
        default=(),
        description="Challenges to the government's proof, made or possible, for `relcon leverage`.",
        examples=["[{id: ch1, kind: stop, to: [search-4], ground: one drift over the line, status: filed}]"],
    )
    mitigation: tuple[Mitigation, ...] = Field(
        default=(),
        description=(
            "Facts of defendants' lives that are on public record; what only the client holds belongs in the proffer "
            "file."
        ),
        examples=["[{id: mt1, person: dunn, kind: work, what: A warehouse job, date: 2026-01-05}]"],
    )
    positions: PositionChanges = Field(
        default_factory=PositionChanges,
        description="Changes to the options by which the three positions differ.",
        examples=["{defense: {quantity: point}}"],
    )
    noted: tuple[Noted, ...] = Field(
        default=(),
        description="Answers to notes of `relcon check`: an answered note stands as answered, and changes no result.",
        examples=["[{check: uncited, record: e12, why: produced next week}]"],
    )
