"""The presentence report as a file, ``relcon/psr/1``: what each paragraph asserts, and names as its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from relcon.records.base import OR_UNKNOWN, AlsoWritten, Flag, Id, IdList, Levels, Meanings, Record, Whole, read_whole
from relcon.records.dates import Day
from relcon.records.events import Tested
from relcon.records.numbers import Share
from relcon.records.quantity import Quantity
from relcon.records.substances import SubstanceId

NUMBER_PATTERN = r"^[1-9][0-9]{0,3}[a-z]?$"
"""A paragraph's number: ``24``, ``24a``."""

ParagraphNumber = Annotated[
    str,
    StringConstraints(pattern=NUMBER_PATTERN),
    AlsoWritten(lambda value: str(value) if isinstance(value, int) else value, type="integer", minimum=1),
]


def _months(value: Any) -> Any:
    return value if value == "life" else read_whole(value)


WrittenMonths = Annotated[
    int | Literal["life"],
    BeforeValidator(_months),
    WithJsonSchema(
        {
            "anyOf": [
                {"const": "life"},
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": "^[0-9]+$"},
            ]
        }
    ),
]
"""Months, or ``life``."""

KINDS: Final = Meanings(
    {
        "offense_conduct": "what is said to have happened",
        "weight": "how much is attributed in all, by substance, with the base offense level if it stands there",
        "conversion": "drugs converted under USSG §2D1.1 n.8, with the base offense level if it stands there",
        "role": "an adjustment for role (USSG §§3B1.1, 3B1.2)",
        "characteristic": "a specific offense characteristic (USSG §2D1.1(b))",
        "adjustment": "any other adjustment: obstruction, acceptance (USSG Ch. 3)",
        "criminal_history": "points for prior sentences, or their total with the category (USSG Ch. 4)",
        "total": "the total offense level",
        "range": "the guideline range",
        "statutory": "what the statute requires and allows, in months",
    }
)
"""What each kind of paragraph is about."""

Kind = Literal[
    "offense_conduct",
    "weight",
    "conversion",
    "role",
    "characteristic",
    "adjustment",
    "criminal_history",
    "total",
    "range",
    "statutory",
]


class PsrAmount(Record):
    """An amount of a drug as a paragraph states it, and what the paragraph converts it to."""

    substance: SubstanceId = Field(description="The drug.", examples=["cocaine"])
    quantity: Quantity = Field(description="How much the paragraph states.", examples=["1.5 kg"])
    converted: Quantity | None = Field(
        default=None,
        description="The converted drug weight as the paragraph has it, right or not.",
        examples=["300 kg"],
    )
    purity: Annotated[Share | None, OR_UNKNOWN] = Field(
        default=None,
        description="The share of the drug itself, where the report's level rests on it (PCP, amphetamine, "
        "methamphetamine): of kind weight or conversion.",
        examples=["97%"],
    )
    tested: Tested | None = Field(
        default=None,
        description="How many units a laboratory tested, where the paragraph states the weight of all.",
        examples=["{units: 4, of: 50}"],
    )


class Paragraph(Record):
    """A numbered paragraph: what it asserts, on which records it relies, which sources it names."""

    number: ParagraphNumber = Field(description="Its number, each once.", examples=["24", "24a"])
    page: Whole | None = Field(default=None, description="The page of the report.", examples=["7"])
    text: str = Field(
        description="What it says, in short; shown, never interpreted.",
        examples=["On June 2, 2025 Dunn sold 62 grams to an undercover officer."],
    )
    kind: Annotated[Kind, KINDS] = Field(description="What it is about.", examples=["offense_conduct"])
    relies_on: IdList = Field(
        default=(),
        description="The records of the case that it speaks of: events, circumstances, authority, prior sentences.",
        examples=["[e38]"],
    )
    sources: IdList = Field(
        default=(), description="The exhibits of the case that it names as its source.", examples=["[buy-dunn]"]
    )
    cited: str | None = Field(
        default=None, description="How the report itself names its source; shown.", examples=["DEA-6 of June 2, 2025"]
    )
    interview: Day | None = Field(
        default=None,
        description="The day of an interview of the defendant that it names as its source, such as a proffer session.",
        examples=["2026-03-10"],
    )
    told: IdList = Field(
        default=(),
        description="The admissions of the proffer file that it takes from that interview; left out, all of its day.",
        examples=["[a2]"],
    )
    amounts: tuple[PsrAmount, ...] = Field(
        default=(),
        description="The drugs that it states: of this conduct, or of kind weight or conversion in all.",
        examples=["[{substance: cocaine, quantity: 62 g}]"],
    )
    counted: Flag = Field(
        default=True,
        description="Whether its amounts are part of the report's total; no for background and for retail of it.",
        examples=["no"],
    )
    converted: Quantity | None = Field(
        default=None, description="The converted drug weight in all, as the report has it.", examples=["1,200 kg"]
    )
    level: Whole | None = Field(
        default=None, description="The base offense level, or of kind total the total offense level.", examples=["26"]
    )
    levels: Levels | None = Field(
        default=None, description="The levels that it adds or takes off.", examples=["2", "-3"]
    )
    provision: str | None = Field(
        default=None, description="The guideline that it applies.", examples=["2D1.1(b)(1)", "3E1.1"]
    )
    points: Whole | None = Field(
        default=None, description="Criminal history points: of the sentences relied on, or in all.", examples=["2"]
    )
    category: Literal["I", "II", "III", "IV", "V", "VI"] | None = Field(
        default=None, description="The criminal history category, with the points in all.", examples=["III"]
    )
    range: tuple[WrittenMonths, WrittenMonths] | None = Field(
        default=None, description="The guideline range in months, low and high.", examples=["[70, 87]"]
    )
    minimum: WrittenMonths | None = Field(
        default=None, description="The statutory minimum in months; 0 for none.", examples=["120"]
    )
    maximum: WrittenMonths | None = Field(
        default=None, description="The statutory maximum in months, or life.", examples=["life"]
    )


class PsrFile(Record):
    """A presentence report as it was disclosed: a file of its own."""

    format: Literal["relcon/psr/1"] = Field(
        description="What kind of file this is, and its version.", examples=["relcon/psr/1"]
    )
    case: str = Field(description="The case file, by its path from this file's folder.", examples=["case.yaml"])
    defendant: Id = Field(description="Whose report: a person with a `defendant` part.", examples=["dunn"])
    disclosed: Day = Field(
        description="The day on which it was received: objections are counted from it.", examples=["2026-07-27"]
    )
    sentencing: Day | None = Field(
        default=None,
        description="The day of sentencing, where the report has another than the case file.",
        examples=["2026-09-15"],
    )
    paragraphs: tuple[Paragraph, ...] = Field(
        description="The paragraphs that matter to the range, in the order of the report.",
        examples=["[{number: 24, kind: total, text: Total offense level, level: 26}]"],
    )


@dataclass(frozen=True)
class Psr:
    """A presentence report that was read, and the hash over the bytes of its file."""

    file: PsrFile
    sha256: str
