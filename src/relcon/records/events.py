"""Events: everything that carries drug weight."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.records.base import OR_UNKNOWN, Answer, Fact, Id, IdList, LotPath, Meanings, Supported, Whole
from relcon.records.basis import Basis, Coded
from relcon.records.dates import TimeOfDay, When
from relcon.records.numbers import Amount, Share
from relcon.records.participants import Participant
from relcon.records.quantity import Quantity
from relcon.records.series import Series
from relcon.records.substances import SubstanceId
from relcon.records.undertakings import EVENT_KINDS, EventKind, Substances


class Tested(Supported):
    """How many units of the whole a laboratory tested, §2D1.1 n.5: what it found is carried over to the rest."""

    units: Whole = Field(description="How many units were tested.", examples=["4"])
    of: Whole = Field(description="Of how many; that the rest holds the same is flagged.", examples=["50"])


class OwnUse(Supported):
    """Part of an event's drugs that a person kept for own use."""

    person: Id = Field(description="Who used them; nobody else's weight changes.", examples=["dunn"])
    quantity: Quantity = Field(
        description=(
            "How much in all, over the whole event; it comes off that person's weight where the position leaves own "
            "use out (options `personal_use_conspiracy`, `personal_use_other`)."
        ),
        examples=["2 g"],
    )


class UnableOrUnwilling(Supported):
    """An amount that a person did not intend, or was not reasonably capable, to provide or purchase (§2D1.1 n.5)."""

    person: Id = Field(description="Whose amount it is.", examples=["dunn"])
    quantity: Quantity | None = Field(
        default=None,
        description="How much comes off that person's weight in all; left out, all of the event.",
        examples=["400 g"],
    )
    why: Annotated[
        Literal["no_intent", "not_capable"],
        Meanings(
            {
                "no_intent": "never meant to provide or buy that much",
                "not_capable": "could not reasonably have provided or bought that much",
            }
        ),
    ] = Field(
        description=(
            "Which of the two. It is asked only of an event that is `agreed` or `attempted`; psr takes the amount off "
            "only with evidence and undisputed, government only by a finding."
        ),
        examples=["no_intent"],
    )


class Acquitted(Supported):
    """An acquittal in federal court that covers the event, USSG §1B1.3(c), which editions before 2024 do not have."""

    person: Id = Field(description="Who was acquitted.", examples=["dunn"])
    count: str = Field(description="The number of the count, as in the indictment.", examples=['"4"'])
    overlap: Answer = Field(
        default="unknown",
        description=(
            "Whether the conduct also establishes, in whole or in part, an offense of conviction; no: out; yes: in; "
            "unknown: out for defense, in for psr and government."
        ),
        examples=["no"],
    )


class PriorSentence(Supported):
    """A sentence already imposed for the event, §1B1.3 n.5(C)."""

    person: Id = Field(description="On whom it was imposed.", examples=["dunn"])
    imposed: When = Field(
        description=(
            "When it was imposed: before the first day of the earliest live count, the event can be out; after the "
            "last day of the latest, it counts."
        ),
        examples=["2024-05-02"],
    )
    court: Annotated[
        Literal["state", "federal", "tribal", "foreign", "military"],
        Meanings(
            {
                "state": "a court of a state, county or city",
                "federal": "a court of the United States",
                "tribal": "a tribal court",
                "foreign": "a court of another country",
                "military": "a court-martial",
            }
        ),
    ] = Field(default="state", description="Whose court imposed it.", examples=["state"])
    charged_here: Answer = Field(
        default="unknown",
        description=(
            "Whether this case charges the same conduct; yes: it counts; no: it is out if imposed before the offense; "
            "unknown: out for defense, in for psr and government, unless imposed after the offense."
        ),
        examples=["no"],
    )
    sentence: Id | None = Field(
        default=None,
        description=(
            "The same sentence in the person's `criminal_history`; it scores no points where the event counts as "
            "relevant conduct."
        ),
        examples=["s3"],
    )


class Event(Fact):
    """A transaction, possession or seizure: everything that carries drug weight."""

    kind: Annotated[EventKind, EVENT_KINDS] = Field(
        description="What happened; what each person did goes into `participants`.", examples=["distribution"]
    )
    date: When = Field(
        description=(
            "The day, an interval, or unknown; of a seizure the days on which the drugs were held, and the day of the "
            "search where nothing shows that they were held before. Memberships, "
            "knowledge and counts are compared with it; an unknown date leaves those questions open, by position."
        ),
        examples=["2025-06-03", "{from: 2025-06-01, to: 2025-06-30}"],
    )
    time: TimeOfDay | None = Field(
        default=None,
        description="The time of day, where presence with a gun or another circumstance is in issue.",
        examples=['"14:30"', '{from: "14:00", to: "15:00"}'],
    )
    substance: SubstanceId | None = Field(
        default=None,
        description="The drug, by its id or a usual name; write either this or `mixture`.",
        examples=["cocaine"],
    )
    mixture: Substances | None = Field(
        default=None,
        description=(
            "Two or more drugs in one mixture, instead of `substance`: the whole weight counts once, for the one that "
            "gives the greater level."
        ),
        examples=["[heroin, fentanyl]"],
    )
    quantity: Quantity | None = Field(
        default=None,
        description=(
            "How much, with its unit, each time in a series: one figure, a range (defense reads low, psr the point or "
            "else low, government high), or unknown, which adds nothing and makes totals at least."
        ),
        examples=["1 kg", "{low: 5 kg, point: 6 kg, high: 7 kg}", "unknown"],
    )
    per_unit: Quantity | None = Field(
        default=None,
        description=(
            "The weight of one dose or pill, where the quantity is in doses or pills; left out, the Manual's typical "
            "weight (USSG §2D1.1 n.9), and where it has none the weight is unknown."
        ),
        examples=["0.1 g"],
    )
    purity: Annotated[Share | None, OR_UNKNOWN] = Field(
        default=None,
        description=(
            "The share of the drug itself: for PCP, amphetamine and methamphetamine, and for oxycodone "
            "and hydrocodone, which have no weight without it. It changes nothing for drugs of which the whole mixture "
            "counts."
        ),
        examples=["92%", '"0.92"'],
    )
    series: Series | None = Field(
        default=None,
        description="How often it happened over the interval of `date`; `quantity` is then of each time.",
        examples=["{every: week, count: 35}", "{count: {low: 2, high: 6}}"],
    )
    usd: Annotated[Amount | None, OR_UNKNOWN] = Field(
        default=None,
        description="The price of this deal in dollars; it adds no weight (see `basis.cash`).",
        examples=["26000"],
    )
    personal_use: tuple[OwnUse, ...] = Field(
        default=(),
        description=(
            "What a person kept for own use out of this event's drugs; use of other drugs is an event of its own. The "
            "defendant's `personal_use` does the same: write it in one of the two places."
        ),
        examples=["[{person: dunn, quantity: 2 g}]"],
    )
    tested: Tested | None = Field(
        default=None,
        description="How many units of the whole were tested; flagged with the arithmetic, and no weight changes.",
        examples=["{units: 4, of: 50, evidence: [lab-7]}"],
    )
    talk_only: Answer = Field(
        default="no",
        description=(
            "Whether it was discussed and never agreed; yes: it carries no weight, and is knowledge of those who took "
            "part; unknown: out for defense, in for psr and government."
        ),
        examples=["yes"],
    )
    basis: Basis | None = Field(default=None, description="How the quantity is known.", examples=["{method: observed}"])
    coded: Coded | None = Field(
        default=None,
        description="Coded words and their reading, shown beside the number.",
        examples=["{words: two tires, reading: 2 kg, by: case agent}"],
    )
    participants: tuple[Participant, ...] = Field(
        default=(),
        description="Who did what: each is answerable for it as an own act.",
        examples=["[{person: reyes, act: supplied}, {person: dunn, act: bought}]"],
    )
    undertaking: IdList = Field(
        default=(),
        description=(
            "The joint undertaking, or undertakings, of which it was part; without one it reaches only those who took "
            "part themselves."
        ),
        examples=["westside"],
    )
    place: Id | None = Field(
        default=None,
        description="Where it was; a scope limited to places, and presence with a gun, ask for it.",
        examples=["west-side"],
    )
    lot: LotPath | None = Field(
        default=None,
        description=(
            "The physical drugs, one of `lots` or a part such as k3/a: events on one lot are the same drugs, counted "
            "once for each defendant."
        ),
        examples=["k3"],
    )
    status: Annotated[
        Literal["completed", "attempted", "agreed"],
        Meanings(
            {
                "completed": "it happened: the quantity is what changed hands or was had",
                "attempted": "it was tried and failed: the quantity is what was attempted",
                "agreed": "it was agreed on: the quantity is what was agreed, unless a delivery shows better",
            }
        ),
    ] = Field(
        default="completed",
        description=(
            "How far it went (USSG §2D1.1 n.5); an agreement and its delivery are two events on one `lot`. What was "
            "only discussed is `talk_only`."
        ),
        examples=["agreed"],
    )
    delivery: Annotated[
        Literal["final", "partial", "unknown"],
        Meanings(
            {
                "final": "no more was to come: what was delivered stands for what was agreed",
                "partial": "more was to come: what was agreed counts, and this is part of it",
                "unknown": "not known: defense takes what was delivered, psr what was agreed, government the larger",
            }
        ),
    ] = Field(
        default="final",
        description="Of a completed deal on the lot of an agreed one: whether more was to come (USSG §2D1.1 n.5).",
        examples=["partial"],
    )
    sting: (
        Annotated[
            Literal["buy", "reverse"],
            Meanings(
                {
                    "buy": "the government bought: a controlled buy; it changes no weight",
                    "reverse": "the government sold: what was agreed counts, whatever was delivered",
                }
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Whether the government was one side of the deal; left out, it was not.",
        examples=["reverse"],
    )
    unable_or_unwilling: tuple[UnableOrUnwilling, ...] = Field(
        default=(),
        description="An amount of an agreed or attempted deal that a person did not intend or could not manage.",
        examples=["[{person: dunn, quantity: 400 g, why: no_intent}]"],
    )
    furthers: Answer = Field(
        default="yes",
        description=(
            "Whether it was in furtherance of its undertaking; no: a side deal, which reaches only those who took "
            "part; unknown: out for defense, in for psr and government."
        ),
        examples=["no"],
    )
    course_of_conduct: dict[Id, Answer] = Field(
        default_factory=dict,
        description=(
            "By person, whether it was part of the same course of conduct or common scheme or plan (USSG "
            "§1B1.3(a)(2)); left out: yes; no: out; unknown: out for defense, in for psr and government."
        ),
        examples=["{dunn: no}"],
    )
    acquitted: tuple[Acquitted, ...] = Field(
        default=(),
        description="Federal acquittals that cover it.",
        examples=['[{person: dunn, count: "4", overlap: no}]'],
    )
    prior_sentence: tuple[PriorSentence, ...] = Field(
        default=(),
        description="Sentences already imposed for it.",
        examples=["[{person: dunn, imposed: 2024-05-02, charged_here: no, sentence: s3}]"],
    )
    protected_location: Answer = Field(
        default="unknown",
        description=(
            "Whether it directly involved a protected location, or an underage or pregnant individual; asked only "
            "where USSG §2D1.2 governs (21 U.S.C. §§859-861), where unknown leaves the line open."
        ),
        examples=["no"],
    )

    @property
    def drugs(self) -> tuple[str, ...]:
        """What it is of: the substance, or those of the mixture by name; nothing where neither is stated."""
        return (self.substance,) if self.substance is not None else tuple(sorted(self.mixture or ()))
