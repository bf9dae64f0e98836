"""People of a matter, and what makes a sentencing worksheet for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from relcon.records.base import (
    Answer,
    Edition,
    FieldPlace,
    Flag,
    Id,
    IdList,
    Meanings,
    Record,
    ShortForm,
    Supported,
    Whole,
)
from relcon.records.counts import Count
from relcon.records.dates import Day, When
from relcon.records.history import CareerOffender, CriminalHistory, WhetherCareerOffender
from relcon.records.phones import PATTERN, PhoneNumber
from relcon.records.quantity import Quantity

Status = Literal[
    "defendant",
    "target",
    "uncharged",
    "unidentified",
    "cooperator",
    "informant",
    "undercover",
    "customer",
    "unwitting",
]
TierName = Literal["supply", "leadership", "management", "wholesale", "transport", "street", "periphery"]


class Phone(Supported):
    """A dated claim that a person used a number."""

    number: PhoneNumber = Field(
        description="The number, written as it is in contacts and toll records: two ways of writing it do not meet.",
        examples=['"+13125550101"'],
    )
    from_: When | None = Field(
        default=None,
        alias="from",
        description="Since when. Left out, from the beginning.",
        examples=["2025-01-01"],
    )
    to: When | None = Field(default=None, description="Until when. Left out, to the end.", examples=["2025-06-30"])


def _phone(value: Any) -> Any:
    return {"number": value} if isinstance(value, str) else value


class Tier(Supported):
    """Counsel's own placing of a person, which wins over the program's; no level rests on it."""

    name: Annotated[
        TierName,
        Meanings(
            {
                "supply": "supplies those who run the business",
                "leadership": "leads or organizes it",
                "management": "manages it for others: people, money, discipline",
                "wholesale": "deals in bulk, makes or negotiates",
                "transport": "transports or stores",
                "street": "sells to users",
                "periphery": "runs errands, relays, looks out",
            }
        ),
    ] = Field(description="Where the person stands.", examples=["wholesale"])


ACCEPTANCES: Final = Meanings(
    {
        "timely": "a timely plea, and the government's motion for the third level",
        "plea": "acceptance without the third level",
        "none": "no acceptance, as after a trial",
    }
)
"""What is expected of acceptance."""


class Acceptance(Record):
    """Acceptance of responsibility as it stands."""

    plea: Annotated[Literal["timely", "plea", "none"], ACCEPTANCES] = Field(
        description="What is expected of it.", examples=["timely"]
    )
    contested: IdList = Field(
        default=(),
        description="Facts that the defendant contests; it is said that this may put acceptance at risk.",
        examples=["[e12]"],
    )


def _acceptance(value: Any) -> Any:
    return {"plea": value} if isinstance(value, str) else value


class PersonalUse(Supported):
    """Part of an event's drugs that the defendant kept for own use."""

    event: Id = Field(description="The event.", examples=["e12"])
    quantity: Quantity = Field(
        description=(
            "How much of it, in total; of an interval the defense takes the high end off, the government the low one."
        ),
        examples=['"10 g"'],
    )


WITHIN: Final[Mapping[str, str]] = {"found": "counts", "under_sentence": "criminal_history"}
"""Fields that stand within one of a defendant's."""


class DefendantPart(Record):
    """What makes a worksheet: counts, criminal history, acceptance."""

    locates_fields = True

    sentencing_date: Day | None = Field(
        default=None,
        description="The defendant's own day of sentencing, instead of the case's.",
        examples=["2026-10-20"],
    )
    edition: Edition | None = Field(
        default=None,
        description="The year of the Manual to use for this defendant, instead of that of the date.",
        examples=["2025"],
    )
    counts: tuple[Count, ...] = Field(
        default=(),
        description="The counts against the defendant: they decide the statutory minimum and maximum.",
        examples=['[{count: "1", statute: 21 USC 846, penalty: 841(b)(1)(A)}]'],
    )
    criminal_history: CriminalHistory | None = Field(
        default=None,
        description="The criminal history. Left out, unknown.",
        examples=["{points: 0, one_point_total: 0, under_sentence: no}"],
    )
    career_offender: WhetherCareerOffender = Field(
        default=CareerOffender(answer="unknown"),
        description="Whether the career offender guideline is claimed to apply (§4B1.1). Left out, unknown.",
        examples=["no"],
    )
    acceptance: Annotated[Acceptance, BeforeValidator(_acceptance), ShortForm(**ACCEPTANCES.schema)] = Field(
        default=Acceptance(plea="none"),
        description="Acceptance of responsibility (§3E1.1). Left out, open: nothing is taken off.",
        examples=["timely"],
    )
    disclosed_all: Answer = Field(
        default="unknown",
        description="Whether the defendant has told the government all about the offense (18 U.S.C. §3553(f)(5)).",
        examples=["no"],
    )
    early_disposition: Whole | None = Field(
        default=None,
        description="Levels that the government moves for under an early disposition program (§3F1.1), four at most.",
        examples=["2"],
    )
    personal_use: tuple[PersonalUse, ...] = Field(
        default=(),
        description=(
            "Drugs that the defendant kept for own use. It does the same as `personal_use` of the event: write it in "
            "one of the two places, as what stands in both comes off twice."
        ),
        examples=['[{event: e12, quantity: "10 g"}]'],
    )


class Person(Record):
    """Anyone of the matter: defendant, source, courier, informant, customer."""

    id: Id = Field(description="The person's name in the file, by which others refer to the person.", examples=["dunn"])
    name: str = Field(description="The name, or what an unknown person is called.", examples=["Terrence Dunn"])
    aliases: tuple[str, ...] = Field(default=(), description="Other names.", examples=["[T]"])
    phones: tuple[Annotated[Phone, BeforeValidator(_phone), ShortForm(type="string", pattern=PATTERN)], ...] = Field(
        default=(),
        description="Numbers that the person used; a number alone is the short form.",
        examples=['["+13125550101"]'],
    )
    status: Annotated[
        Status,
        Meanings(
            {
                "defendant": "charged in this case, whether or not the counts are at hand",
                "target": "expected to be charged",
                "uncharged": "takes part and is not charged in this case",
                "unidentified": "takes part, and nobody knows who it is",
                "cooperator": "a participant who cooperates; before the day in `flipped` a participant like others",
                "informant": "a confidential informant or source; a participant only before the day in `flipped`",
                "undercover": "an officer: never a participant",
                "customer": "an end user, never a participant; somebody who buys to resell is no customer",
                "unwitting": "helped without knowing: never a participant",
            }
        ),
    ] = Field(description="What the person is in the matter.", examples=["defendant"])
    flipped: When | None = Field(
        default=None,
        description="When an informant or cooperator began to work for the government. Left out, never a participant.",
        examples=["2025-07-01"],
    )
    may_be: IdList = Field(
        default=(),
        description="Of an unidentified person: others who it may be, beside whom it is not counted.",
        examples=["[ortiz]"],
    )
    tier: Tier | None = Field(
        default=None,
        description="Counsel's own placing of the person; it wins over the program's.",
        examples=["{name: wholesale}"],
    )
    defendant: DefendantPart | None = Field(
        default=None,
        description="What makes a worksheet, for a defendant, target, uncharged person or cooperator.",
        examples=["{acceptance: timely}"],
    )
    note: str | None = Field(
        default=None, description="Free text for people; never interpreted.", examples=["lives with Ortiz"]
    )
    sealed: Flag = Field(
        default=False,
        description="Whether the person's part is under seal: copies for others than counsel do not name the person.",
        examples=["yes"],
    )

    def place_to_fill(self, field: str) -> FieldPlace:
        """Return where a field of the defendant is written, else below what it is to be written, and the line of that.

        Parameters
        ----------
        field
            Of ``defendant``, or one of those within a field of it that `WITHIN` names.
        """
        within = WITHIN.get(field, field)
        at = self.defendant.place_of(within) if self.defendant is not None else None
        if at is None:
            return FieldPlace(self.location, "defendant")
        return FieldPlace(at, "" if within == field else within)
