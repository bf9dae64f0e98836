"""Plea agreements of anyone, and findings: pinned answers shown with their maker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import (
    POSITION_ALSO,
    Answer,
    Fact,
    Flag,
    Id,
    IdList,
    Levels,
    Meanings,
    PositionName,
    Record,
    Whole,
)
from relcon.records.counts import Count
from relcon.records.dates import Day
from relcon.records.plea_terms import Cooperation, Waivers
from relcon.records.quantity import Customs, Quantity, customs_of
from relcon.records.substances import SubstanceId

Failed = Literal[
    "unreliable",
    "talk_only",
    "acquitted",
    "prior_sentence",
    "protected",
    "course_of_conduct",
    "unable_or_unwilling",
    "own_act",
    "undertaking",
    "participant",
    "scope",
    "timing",
    "furtherance",
    "foreseeability",
]
Prong = Literal[
    Failed,
    "quantity",
    "lot",
    "role",
    "extensive",
    "characteristic",
    "acceptance",
    "safety_valve_1",
    "safety_valve_2",
    "safety_valve_3",
    "safety_valve_4",
    "safety_valve_5",
    "all",
]

ROLE_LEVELS = (-4, -3, -2, 0, 2, 3, 4)
"""What a finding on role may say: §3B1.1(a)-(c), §3B1.2(a)-(b) and what falls between, or none."""
ACCEPTANCE_LEVELS = (-3, -2, 0)
"""What a finding on acceptance may say: §3E1.1(a) with (b), (a) alone, or none."""


PRONGS: Final = Meanings(
    {
        "unreliable": "whether the event holds at all (USSG §6A1.3)",
        "talk_only": "whether it was more than talk (§2D1.1 n.5)",
        "acquitted": "whether it counts though the defendant was acquitted of it (§1B1.3(c))",
        "prior_sentence": "whether it counts though a sentence was already imposed for it (§1B1.3 n.5(C))",
        "protected": "whether it counts though told under a proffer letter (§1B1.8)",
        "course_of_conduct": "whether it was of the same course of conduct or common scheme or plan (§1B1.3(a)(2))",
        "unable_or_unwilling": "how much comes off a deal that the defendant did not intend or could not manage (n.5)",
        "own_act": "whether the defendant did it, or aided or caused it (§1B1.3(a)(1)(A))",
        "undertaking": "whether the defendant joined the undertaking (§1B1.3(a)(1)(B))",
        "participant": "whether another participant, criminally responsible, did it",
        "scope": "whether it was within what the defendant agreed to (§1B1.3 n.3(B))",
        "timing": (
            "whether it was while the defendant's agreement lasted; about a membership, whether that ended as recorded"
        ),
        "furtherance": "whether it furthered the undertaking (§1B1.3 n.3(C))",
        "foreseeability": "whether the defendant could reasonably foresee it (§1B1.3 n.3(D))",
        "quantity": "how much: of an event for this defendant, or in all of a substance; nothing comes off it",
        "lot": "not asked: that two events are the same drugs is said by their `lot`",
        "role": "the levels for role, up or down (§§3B1.1, 3B1.2)",
        "extensive": "whether an undertaking was otherwise extensive (§3B1.1 n.3)",
        "characteristic": "whether a circumstance reaches the defendant",
        "acceptance": "the levels for acceptance of responsibility (§3E1.1)",
        "safety_valve_1": "criterion 1 of the safety valve: criminal history (18 U.S.C. §3553(f)(1))",
        "safety_valve_2": "criterion 2: no violence, threat or weapon of the defendant's own",
        "safety_valve_3": "criterion 3: no death or serious bodily injury",
        "safety_valve_4": "criterion 4: no organizer, leader, manager or supervisor, no continuing enterprise",
        "safety_valve_5": "criterion 5: all truthfully disclosed",
        "all": "every question of §1B1.3 at once, but `protected`: whether it counts for the defendant",
    }
)
"""What each prong asks of a finding."""


class Stipulated(Record):
    """What a plea agreement stipulates: weight, role and acceptance count in the outcome `agreed` of a proffer."""

    quantity: dict[SubstanceId, Quantity] = Field(
        default_factory=dict,
        description="By substance, how much in all; in the outcome `agreed` it counts whatever the events show.",
        examples=["{cocaine: {low: 2 kg, high: 3.5 kg}}"],
    )
    base_level: Whole | None = Field(
        default=None, description="The agreed base offense level; shown, never applied.", examples=["26"]
    )
    role: Levels | None = Field(
        default=None,
        description="The agreed levels for role: plus 2 to 4, minus 2 to 4, or 0 for none.",
        examples=["-2", "0"],
    )
    acceptance: Whole | None = Field(
        default=None, description="The agreed levels off for acceptance: 0, 2 or 3.", examples=["3"]
    )
    range: tuple[Whole, Whole] | None = Field(
        default=None,
        description=(
            "The agreed range in months, low and high; not applied, but counsel's departure may be counted from its "
            "low end (`departure.from: agreed`)."
        ),
        examples=["[70, 87]"],
    )
    cap: Whole | None = Field(
        default=None,
        description=(
            "The highest sentence agreed, in months; not applied, but without a `range` counsel's departure may be "
            "counted from it."
        ),
        examples=["120"],
    )


ANSWERS: Final = {
    "in": "yes: it counts, the question is answered so that it stays in, a criterion is met",
    "out": "no: it does not count, or a criterion is not met",
    "open": "expressly left open",
}
"""What the words of an answer say."""


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """An answer: a word (in, out, open), a quantity, or a number of levels."""

    word: Literal["in", "out", "open"] | None = None
    quantity: Quantity | None = None
    level: int | None = None

    def __str__(self) -> str:
        if self.word is not None:
            return self.word
        return self.quantity.text if self.quantity is not None else f"{self.level:+d}"

    @classmethod
    def parse(cls, value: Any, customs: Customs | None = None) -> FindingAnswer:
        """Read ``in``, ``out``, ``open``, a quantity such as ``180 g`` or a level such as ``-2``."""
        if isinstance(value, FindingAnswer):
            return value
        if value in ("in", "out", "open"):
            return cls(word=value)
        if isinstance(value, str) and value.lstrip("+-").isdecimal() and len(value) < 4:
            return cls(level=int(value))
        try:
            return cls(quantity=Quantity.parse(value, customs))
        except PydanticCustomError:
            if isinstance(value, dict) or any(char.isdigit() for char in str(value)):
                raise
            raise PydanticCustomError(
                "finding", "allowed: in, out, open, a quantity such as 180 g, or levels such as -2"
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            lambda value, info: cls.parse(value, customs_of(info)),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        words = {"enum": list(ANSWERS), "enumDescriptions": list(ANSWERS.values())}
        figure = {
            "type": ["string", "integer", "object"],
            "description": "A quantity such as 180 g, or levels such as -2.",
        }
        return {"anyOf": [words, figure], "title": "in, out, open, a quantity or levels"}


class Admitted(Record):
    """An answer that a paragraph of a factual basis gives for whoever pleads, as a finding by stipulation would."""

    about: str | None = Field(
        default=None, description="What it is about, as for a finding.", examples=["g1", "cocaine"]
    )
    prong: Annotated[Prong, PRONGS] = Field(description="The question that it answers.", examples=["characteristic"])
    answer: FindingAnswer = Field(
        description="The answer, as for a finding: in, out, open, a quantity, levels.", examples=["in", "+2"]
    )


class FactualBasis(Record):
    """A paragraph of the factual basis and the records it admits."""

    text: str = Field(description="Its words; not interpreted.", examples=["Ortiz sold a kilogram on the west side."])
    page: Whole | None = Field(default=None, description="The page of the agreement.", examples=["7"])
    facts: IdList = Field(
        default=(),
        description=(
            "The records that it admits: own admissions of whoever pleads, once `entered` is written; of others one "
            "more item of evidence."
        ),
        examples=["[e12]"],
    )
    answers: tuple[Admitted, ...] = Field(
        default=(),
        description="The questions that it answers for whoever pleads: a weight, a role, a firearm, a scope.",
        examples=["[{about: g1, prong: characteristic, answer: in}]"],
    )
    establishes: Count | None = Field(
        default=None,
        description="The offense that it establishes beside the counts pleaded to, written as a count.",
        examples=['{count: "school", statute: 21 USC 860(a), substance: cocaine, penalty: 841(b)(1)(C)}'],
    )
    stipulation: Answer = Field(
        default="unknown",
        description="Whether both sides explicitly agree that it is a stipulation for USSG §1B1.2(a) and (c) (n.1).",
        examples=["no"],
    )


class Agreement(Fact):
    """A plea agreement, of anyone; its stipulations do not bind the court (USSG §6B1.4(d))."""

    person: Id = Field(description="Whose plea.", examples=["ortiz"])
    type: (
        Annotated[
            Literal["A", "B", "C", "open"],
            Meanings(
                {
                    "A": "other charges are dismissed or not brought (Fed. R. Crim. P. 11(c)(1)(A))",
                    "B": "a sentence or range that the government will ask for, which does not bind the court, (B)",
                    "C": "an agreed sentence or range, which binds the court once it accepts, (C)",
                    "open": "an open plea: nothing is agreed on the sentence",
                }
            ),
        ]
        | None
    ) = Field(default=None, description="The type of the plea; shown.", examples=["C"])
    entered: Day | None = Field(
        default=None,
        description="The day the plea was entered; without it the factual basis admits nothing.",
        examples=["2026-01-15"],
    )
    sealed: Flag = Field(
        default=False,
        description="Whether it is under seal: then it shows in no copy but counsel's own.",
        examples=["yes"],
    )
    counts: tuple[str, ...] = Field(
        default=(),
        description="The counts pleaded to, by their numbers; pleaded in the outcome `agreed`.",
        examples=['["1"]'],
    )
    dismisses: tuple[str, ...] = Field(
        default=(),
        description="The counts to be dismissed, by their numbers; dismissed in the outcome `agreed`.",
        examples=['["2"]'],
    )
    superseding: tuple[Count, ...] = Field(
        default=(),
        description=(
            "Counts brought for the plea (a lesser offense, an information), each as a count of a defendant: pleaded "
            "in the outcome `agreed`, in place of the count of the same number or beside the rest."
        ),
        examples=['[{count: "1s", statute: 21 USC 843(b), to_violate: 21 USC 841(a)(1)}]'],
    )
    stipulates: Stipulated | None = Field(
        default=None, description="What is agreed on.", examples=["{quantity: {cocaine: 2 kg}, acceptance: 3}"]
    )
    cooperation: Cooperation | None = Field(
        default=None, description="What it says of cooperation.", examples=["{1B1.8: yes, 5K1.1: discretion}"]
    )
    waivers: Waivers | None = Field(
        default=None,
        description="What the defendant gives up of appeal and collateral attack.",
        examples=["{appeal: yes, collateral: silent}"],
    )
    factual_basis: tuple[FactualBasis, ...] = Field(
        default=(),
        description="The factual basis, paragraph by paragraph.",
        examples=["[{text: Ortiz sold a kilogram., page: 7, facts: [e12]}]"],
    )


class Finding(Record):
    """A pinned answer to one prong for one defendant."""

    id: Id = Field(description="Its own name, used once in case and proffer file.", examples=["j1"])
    defendant: Id = Field(description="For whom it is found.", examples=["dunn"])
    about: str | None = Field(
        default=None,
        description=(
            "What it is about: an event, circumstance, membership, undertaking or substance, as the prong asks; left "
            "out for acceptance and the safety valve, and for a role that is not of one undertaking alone."
        ),
        examples=["e12", "cocaine"],
    )
    prong: Annotated[Prong, PRONGS] = Field(description="The question that it answers.", examples=["scope"])
    answer: FindingAnswer = Field(
        description=(
            "The answer: in, out or open; a quantity for `quantity`; for `unable_or_unwilling` also the amount that "
            "comes off; levels, or open, for `role` and `acceptance`."
        ),
        examples=["out", "180 g", "-2"],
    )
    by: Annotated[
        Literal["court", "jury", "stipulation", "psr", "government", "counsel"],
        Meanings(
            {
                "court": "the court: it answers in every position",
                "jury": "the jury: it answers in every position",
                "stipulation": "agreed between the parties: it answers in every position, flagged",
                "psr": "the probation office: it answers for psr",
                "government": "the government's claim: it answers for government",
                "counsel": "counsel's own judgment: it answers for defense",
            }
        ),
        POSITION_ALSO,
    ] = Field(description="Who found it.", examples=["court"])
    date: Day | None = Field(default=None, description="When it was found.", examples=["2026-05-01"])
    authority: str | None = Field(
        default=None, description="Where it stands, in words; shown with the answer.", examples=['"Tr. 44:3"']
    )
    positions: (
        tuple[
            Annotated[
                PositionName,
                Meanings({"defense": "Defense", "psr": "Middle (our prediction of the PSR)", "government": "Ceiling"}),
                POSITION_ALSO,
            ],
            ...,
        ]
        | None
    ) = Field(
        default=None,
        description="The positions in which it answers, instead of those that follow from `by`.",
        examples=["[psr, government]"],
    )

    @property
    def binds(self) -> tuple[PositionName, ...]:
        """The positions in which the finding answers."""
        if self.positions is not None:
            return self.positions
        own: dict[str, tuple[PositionName, ...]] = {
            "psr": ("psr",),
            "government": ("government",),
            "counsel": ("defense",),
        }
        return own.get(self.by, ("defense", "psr", "government"))


def admitted(person: str, answer: Admitted, id: str = "admitted") -> Finding:
    """Return an answer of a factual basis as the finding, by stipulation, that it is for whoever pleads."""
    return Finding(
        id=id, defendant=person, about=answer.about, prong=answer.prong, answer=answer.answer, by="stipulation"
    )
