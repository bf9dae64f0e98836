"""The proffer file ``relcon/proffer/1``: privileged, always a file of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import OR_UNKNOWN, Flag, Id, IdList, Meanings, Record
from relcon.records.benefit import Benefit
from relcon.records.case import Lot, NamedPlace
from relcon.records.circumstances import Circumstance
from relcon.records.dates import Day
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.letter import Letter
from relcon.records.mitigation import Mitigation
from relcon.records.noted import Noted
from relcon.records.numbers import Share
from relcon.records.people import Person
from relcon.records.promises import CARVED_OUT, CarveOut
from relcon.records.sessions import MODES, Session, SessionMode
from relcon.records.tasks import AgreedObjective, Task
from relcon.records.undertakings import Membership, Undertaking


class Facts(Record):
    """Records as in a case file, every kind but findings; each needs an id of its own."""

    events: tuple[Event, ...] = Field(
        default=(),
        description="Events, as in a case file.",
        examples=["[{id: ae1, kind: possession, date: 2025-05-20, substance: cocaine, quantity: 2 kg}]"],
    )
    undertakings: tuple[Undertaking, ...] = Field(
        default=(),
        description="Undertakings, with their members.",
        examples=["[{id: au1, title: The stash, members: [{id: am1, person: lucky, scope: whole}]}]"],
    )
    members: tuple[Membership, ...] = Field(
        default=(),
        description="Memberships that stand alone, each naming its `undertaking`, such as with a narrower scope.",
        examples=["[{id: am2, person: dunn, undertaking: westside, scope: {events: [e3]}, replaces: [m-dunn]}]"],
    )
    knowledge: tuple[Knowledge, ...] = Field(
        default=(),
        description="What somebody knew.",
        examples=["[{id: ak1, person: dunn, of: {event: e12}, how: told}]"],
    )
    authority: tuple[Authority, ...] = Field(
        default=(),
        description="Who had authority over whom.",
        examples=["[{id: aa1, by: reyes, over: dunn, undertaking: westside, acts: [directed]}]"],
    )
    functions: tuple[Function, ...] = Field(
        default=(),
        description="What somebody did in an undertaking.",
        examples=["[{id: af1, person: dunn, undertaking: westside, function: store}]"],
    )
    circumstances: tuple[Circumstance, ...] = Field(
        default=(),
        description="Circumstances, such as a gun.",
        examples=["[{id: ag1, kind: firearm, date: 2025-05-20, by: [reyes]}]"],
    )
    contacts: tuple[Contact, ...] = Field(
        default=(),
        description="Calls, messages and meetings.",
        examples=["[{id: ac1, between: [dunn, reyes], medium: call, first: 2025-05-01, last: 2025-05-20, count: 3}]"],
    )
    payments: tuple[Payment, ...] = Field(
        default=(),
        description="Money paid, owed or fronted.",
        examples=["[{id: ap1, date: 2025-05-20, from: dunn, to: reyes, usd: 500, kind: paid}]"],
    )


class Lead(Record):
    """Where an admission could lead: derivative evidence."""

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["l1a"])
    likelihood: Annotated[Share | None, OR_UNKNOWN] = Field(
        default=None,
        description="Counsel's estimate, from 0 to 1, that it is found; kept with the lead, no number rests on it.",
        examples=['"0.6"'],
    )
    to: str = Field(description="What could be found, in counsel's words.", examples=["A second stash at 14th Street"])
    facts: Facts = Field(
        default=Facts(),
        description=(
            "What would then be shown, as records; it counts in the outcome `derivative`, unless the letter bars "
            "derivative use."
        ),
        examples=["{events: [{id: le1, kind: possession, date: unknown, substance: cocaine, quantity: 1 kg}]}"],
    )


class Admission(Record):
    """A neutral fact in counsel's words, and the records it would put before the government."""

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["a1"])
    topic: Id = Field(description="The topic on which it is: one of `topics`.", examples=["stash"])
    says: str = Field(
        description=(
            "What is said, neutrally and without conclusions of law: words such as `we` or `the crew` are pointed out; "
            "otherwise it is not interpreted."
        ),
        examples=["In May 2025 Dunn helped move about two kilograms to 8th Street."],
    )
    basis: Annotated[
        Literal["corroborated", "client", "hypothetical", "unresolved"],
        Meanings(
            {
                "corroborated": "the client says so and something else shows it",
                "client": "the client says so",
                "hypothetical": "put as a hypothesis: what the client would say",
                "unresolved": "counsel has not settled it: nothing is computed from the file until that is done",
            }
        ),
    ] = Field(default="client", description="On what it rests; shown.", examples=["corroborated"])
    grade: Annotated[
        Literal["strong", "fair", "weak"],
        Meanings(
            {
                "strong": "likely to be believed",
                "fair": "as good as an interested witness's word may be",
                "weak": "unlikely to be believed: others' defense leaves it out",
            }
        ),
    ] = Field(
        default="fair",
        description="How good it is as evidence against others, by counsel's judgment; against the client it is not "
        "graded.",
        examples=["fair"],
    )
    concerns: tuple[Annotated[CarveOut, CARVED_OUT], ...] = Field(
        default=(),
        description=(
            "What sensitive subjects it touches: where the letter's `carve_outs` has one of them it is not protected, "
            "and violence or a death brings it near a violent offense (18 U.S.C. §3553(f))."
        ),
        examples=["[firearms]"],
    )
    facts: Facts = Field(
        default=Facts(),
        description=(
            "The records that it would put before the government; they count against the client where it does, and "
            "against others as evidence of its `grade`. Their `evidence` lists discovery that shows them too; "
            "`replaces` names case records that they correct."
        ),
        examples=["{events: [{id: ae1, kind: possession, date: 2025-05-20, substance: cocaine, quantity: 2 kg}]}"],
    )
    supports: IdList = Field(
        default=(),
        description=(
            "Case records that it corroborates: against the client it lifts weak evidence and the client's own dispute."
        ),
        examples=["[e12]"],
    )
    covers: IdList = Field(
        default=(),
        description="Facts of the client's own on the record that it tells besides, for a complete disclosure.",
        examples=["[e14, fn-dunn]"],
    )
    already_known: IdList = Field(
        default=(),
        description=(
            "Exhibits by which the government had it: with a `known_since` before the agreement was entered, it is not "
            "protected (USSG §1B1.8(b)(1))."
        ),
        examples=["[cw1-302]"],
    )
    independent: IdList = Field(
        default=(),
        description="Exhibits from a source untouched by the session: what they show counts in every outcome.",
        examples=["[lab-7]"],
    )
    leads: tuple[Lead, ...] = Field(
        default=(),
        description="Where it could lead.",
        examples=["[{id: l1a, to: A second stash at 14th Street}]"],
    )


class Topic(Record):
    """A topic of the sessions."""

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["stash"])
    title: str = Field(description="What it is about.", examples=["The 8th Street stash"])
    fenced: Flag = Field(
        default=False,
        description=(
            "Whether it is openly declined: nothing on it is said, and no disclosure is complete while it lies within "
            "the offense and relevant conduct."
        ),
        examples=["yes"],
    )
    all_told: Flag = Field(
        default=False,
        alias="all",
        description=(
            "Whether counsel records that everything of the client's own on it is told: records of the client's whose "
            "other people its admissions name, or that are on their lots, then count as told."
        ),
        examples=["yes"],
    )


class OtherSpeaker(Record):
    """Someone else who may speak, and on what: what that person could tell counts in the outcome `leak`."""

    person: Id = Field(description="Who.", examples=["ortiz"])
    proffered: Day | None = Field(
        default=None, description="When that person proffered, if it is known; shown.", examples=["2026-02-01"]
    )
    likely_topics: IdList = Field(
        default=(),
        description=(
            "Topics on which that person may speak, besides what the records show the person took part in or knew."
        ),
        examples=["[stash]"],
    )


class ProfferFile(Record):
    """A whole proffer file: privileged, always a file of its own."""

    format: Literal["relcon/proffer/1"] = Field(
        description="What kind of file this is, and its version.", examples=["relcon/proffer/1"]
    )
    case: str = Field(description="The case file, by its path from this file's folder.", examples=["case.yaml"])
    client: Id = Field(
        description="Whose proffer: a person of the case file with a `defendant` part.", examples=["dunn"]
    )
    objective: tuple[
        Annotated[
            Literal["safety_valve", "cooperation"],
            Meanings(
                {
                    "safety_valve": "the disclosure of 18 U.S.C. §3553(f)(5): an ordinary session may count as one",
                    "cooperation": "assistance against others; duties under a joint defense are then recalled",
                }
            ),
        ],
        ...,
    ] = Field(default=(), description="What counsel is after.", examples=["[safety_valve, cooperation]"])
    agreed_objectives: tuple[AgreedObjective, ...] = Field(
        default=(),
        description="What both sides said that the proffer is for, and with whom that was settled; shown.",
        examples=["[{text: A plea to a lower paragraph if satisfied., with: the prosecutor}]"],
    )
    tasks: tuple[Task, ...] = Field(
        default=(),
        description="What is to be done after a session.",
        examples=["[{id: t1, kind: documents, what: Hand over the list of pickups., due: 2026-03-24}]"],
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(),
        description="Exhibits that the client holds; the government does not have them.",
        examples=["[{id: x1, kind: ledger, held_by: client}]"],
    )
    people: tuple[Person, ...] = Field(
        default=(),
        description="People whom only the client can name.",
        examples=["[{id: lucky, name: a man called Lucky, status: unidentified}]"],
    )
    places: tuple[NamedPlace, ...] = Field(
        default=(), description="Places that only the client can name.", examples=["[{id: eighth, name: 8th Street}]"]
    )
    lots: tuple[Lot, ...] = Field(
        default=(),
        description="Drugs of which only the client can tell.",
        examples=["[{id: k8, substance: cocaine}]"],
    )
    letters: tuple[Letter, ...] = Field(
        default=(),
        description="The proffer letters, with their terms.",
        examples=["[{id: l1, entered: 2026-03-09, terms: {derivative_use: allowed}}]"],
    )
    letter: Letter | None = Field(
        default=None,
        description="Short form for a single letter, which needs no id; `entered` left out is its first session's day.",
        examples=["{entered: 2026-03-09, terms: {derivative_use: allowed}}"],
    )
    sessions: tuple[Session, ...] = Field(
        default=(),
        description="The sessions, held or planned.",
        examples=["[{id: s1, date: 2026-03-10, mode: in_person, letter: l1, admissions: [a1]}]"],
    )
    date: Day | None = Field(
        default=None,
        description="Short form for a single session: its day; every admission is said in it, under the one letter.",
        examples=["2026-03-10"],
    )
    mode: Annotated[SessionMode, MODES] | None = Field(
        default=None, description="Short form for a single session: what kind it is.", examples=["in_person"]
    )
    topics: tuple[Topic, ...] = Field(
        default=(),
        description="The topics of the admissions.",
        examples=["[{id: stash, title: The 8th Street stash}]"],
    )
    admissions: tuple[Admission, ...] = Field(
        default=(),
        description="What the client may say, fact by fact.",
        examples=["[{id: a1, topic: stash, says: In May 2025 Dunn helped move two kilograms to 8th Street.}]"],
    )
    benefit: Benefit = Field(
        default=Benefit(),
        description="Counsel's assumptions on motions and departure, for the break-even.",
        examples=['{motion: {5K1.1: "0.7"}}'],
    )
    others: tuple[OtherSpeaker, ...] = Field(
        default=(),
        description="Others who may speak.",
        examples=["[{person: ortiz, proffered: 2026-02-01, likely_topics: [stash]}]"],
    )
    theories: tuple[
        Annotated[
            Literal["identity", "buyer_seller", "no_agreement", "quantity", "withdrawal", "duress"],
            Meanings(
                {
                    "identity": "that it was somebody else",
                    "buyer_seller": "that the client bought and sold alone, and agreed to nothing beyond it",
                    "no_agreement": "that the client agreed with nobody",
                    "quantity": "that it was less",
                    "withdrawal": "that the client had left by a day",
                    "duress": "that the client acted under a threat",
                }
            ),
        ],
        ...,
    ] = Field(
        default=(),
        description=(
            "Defenses at trial to test: which admissions each would let in under the letter; none listed: "
            "all are shown."
        ),
        examples=["[identity, buyer_seller]"],
    )
    mitigation: tuple[Mitigation, ...] = Field(
        default=(),
        description="Facts of the client's life, with their dates: no number rests on them.",
        examples=["[{id: mt1, person: dunn, kind: treatment, what: Outpatient treatment, date: 2026-01-05}]"],
    )
    noted: tuple[Noted, ...] = Field(
        default=(),
        description="Answers to notes of `relcon check`: an answered note stands as answered, and changes no result.",
        examples=["[{check: uncited, record: e12, why: produced next week}]"],
    )
