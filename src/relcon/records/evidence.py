"""Evidence: what a fact rests on, with its pages by their Bates numbers, the labels of discovery."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import Id, IdList, Meanings, Record
from relcon.records.dates import Day, When
from relcon.records.phones import PhoneNumber

LONGEST = 80  # characters of a label
_DIGITS = "0123456789"
_DIGITS_SET = frozenset(_DIGITS)
_ALLOWED = "allowed: first and last page, such as [GOV-0004512, GOV-0004514]"
_APART = re.compile(r"(?P<first>.*[0-9])(?: ?[–—] ?| - | (?:to|through|thru) )(?P<last>.*[0-9])")
_TOGETHER = re.compile(r"(?P<prefix>.*?)(?P<low>[0-9]+)-(?P<last>[0-9]+)")


@dataclass(frozen=True, slots=True)
class BatesRange:
    """First and last page label of an exhibit, such as ``GOV-0004512`` to ``GOV-0004514``."""

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def numbers(self) -> tuple[str, int, int]:
        """Prefix, first and last number of the range."""
        prefix = self.first.rstrip(_DIGITS)
        return prefix, int(self.first[len(prefix) :]), int(self.last[len(prefix) :])

    @classmethod
    def parse(cls, value: Any) -> BatesRange:
        """Read one label or a pair of labels of one prefix, in order."""
        if isinstance(value, BatesRange):
            return value
        labels = _labels(value) if isinstance(value, str) else value
        if not isinstance(labels, list | tuple) or len(labels) not in (1, 2):
            raise PydanticCustomError("bates", _ALLOWED)
        if not all(isinstance(label, str) and len(label) <= LONGEST and label[-1:] in _DIGITS_SET for label in labels):
            raise PydanticCustomError("bates", f"{_ALLOWED}; a label ends in digits")
        found = cls(labels[0], labels[-1])
        if found.last.rstrip(_DIGITS) != found.numbers[0] or found.numbers[1] > found.numbers[2]:
            raise PydanticCustomError("bates", "the first page comes before the last, under one prefix")
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        label = {"type": "string", "pattern": "[0-9]$"}
        return {
            "anyOf": [label, {"type": "array", "items": label, "minItems": 1, "maxItems": 2}],
            "title": "Bates pages",
        }


def _labels(text: str) -> list[str]:
    """Return the label or the two labels of one text: ``US 0013-0031`` is a range if it can be one.

    A last number that is longer and padded is no last page: in ``DOJ-2024-0000123`` the year is part of the label.
    """
    if len(text) > LONGEST:
        return [text]
    found = _APART.fullmatch(text)
    if found is not None:
        first, last = found["first"], found["last"]
        return [first, f"{first.rstrip(_DIGITS)}{last}" if last.isdecimal() else last]
    found = _TOGETHER.fullmatch(text)
    if found is None or (len(found["last"]) > len(found["low"]) and found["last"].startswith("0")):
        return [text]
    low, last = found["low"], found["last"]
    pages = sorted((low, last.zfill(len(low))), key=int)
    if pages != [low, last]:
        raise PydanticCustomError(
            "bates",
            "a range or one label? Write first and last page, [{first}, {last}], or one page, [{text}]",
            {"first": found["prefix"] + pages[0], "last": found["prefix"] + pages[1], "text": text},
        )
    return [found["prefix"] + page for page in pages]


class Challenge(Record):
    """A motion against an exhibit."""

    ground: str = Field(description="What the motion rests on, in counsel's words.", examples=["suppression"])
    filing: str | None = Field(default=None, description="Where the motion is filed.", examples=["ECF 88"])
    status: Annotated[
        Literal["pending", "granted", "denied"],
        Meanings(
            {
                "pending": "not decided: the exhibit counts as it stands",
                "granted": "suppressed or excluded: whether it still counts at sentencing is an option of the position",
                "denied": "the exhibit stays in",
            }
        ),
    ] = Field(default="pending", description="How the motion stands.", examples=["pending"])


class Covered(Record):
    """A number and the days of which an exhibit holds every call or message; both ends inclusive."""

    phone: PhoneNumber = Field(description="The number whose records are whole.", examples=['"+13125550101"'])
    from_: Day = Field(alias="from", description="The first day of which they are whole.", examples=["2025-01-01"])
    to: Day = Field(description="The last day of which they are whole.", examples=["2025-06-30"])


class CustodyGap(Record):
    """Days of which no record says who had an exhibit; both ends inclusive."""

    from_: Day = Field(alias="from", description="The first of these days.", examples=["2025-06-05"])
    to: Day = Field(description="The last of these days.", examples=["2025-06-18"])
    what: str | None = Field(
        default=None, description="Between whom, in counsel's words.", examples=["from the vault to the laboratory"]
    )


GRADES: Final = Meanings(
    {
        "strong": "hard to shake, such as a recording or a laboratory's report",
        "fair": "ordinary evidence",
        "weak": "doubtful: whether it is enough by itself is an option of the position",
    }
)
"""What each grade of evidence says."""


class Evidence(Record):
    """An exhibit: a report, a lab result, an intercept, a statement, a ledger."""

    id: Id = Field(description="Its name in the file, by which facts cite it.", examples=["lab-7"])
    kind: Annotated[
        Literal[
            "lab_report",
            "seizure",
            "controlled_buy",
            "intercept",
            "toll",
            "message",
            "surveillance",
            "ledger",
            "financial",
            "statement",
            "testimony",
            "plea_agreement",
            "photo",
            "record",
            "other",
        ],
        Meanings(
            {
                "lab_report": "a laboratory's report",
                "seizure": "a report of a search or a seizure",
                "controlled_buy": "a report of a controlled buy",
                "intercept": "an intercepted call, from a wiretap: a line sheet, a transcript",
                "toll": "a phone company's records of calls and messages, without what was said",
                "message": "text or chat messages",
                "surveillance": "what agents or cameras saw",
                "ledger": "a drug ledger or a list of debts",
                "financial": "bank records and other records of money",
                "statement": "what somebody said out of court, such as an agents' report of an interview, a 302",
                "testimony": "what somebody said under oath",
                "plea_agreement": "a plea agreement",
                "photo": "a photograph",
                "record": "another record, such as a court's or a business's",
                "other": "anything else",
            }
        ),
    ] = Field(description="What sort of exhibit it is.", examples=["lab_report"])
    title: str | None = Field(default=None, description="What to call it in answers.", examples=["Line sheet 14"])
    bates: BatesRange | None = Field(
        default=None,
        description="Its first and last page by their Bates numbers; one number for a single page.",
        examples=["[GOV-0004512, GOV-0004514]"],
    )
    date: When | None = Field(default=None, description="The date of the exhibit.", examples=["2025-06-04"])
    speaker: Id | None = Field(
        default=None,
        description="Who made the statement; leaving that witness out leaves out every exhibit of the witness.",
        examples=["cw1"],
    )
    held_by: IdList = Field(
        default=(),
        description=(
            "Who has it: government, joint_defense or people by id. What only the client holds, client, belongs in the "
            "proffer file."
        ),
        examples=["[government]"],
    )
    known_since: Day | None = Field(
        default=None,
        description=(
            "The earliest day on which the government had it: what the government knew before a letter was entered is "
            "not protected by it."
        ),
        examples=["2025-06-30"],
    )
    grade: Annotated[Literal["strong", "fair", "weak"], GRADES] = Field(
        default="fair", description="How good the evidence is, in counsel's judgment.", examples=["strong"]
    )
    covers: tuple[Covered, ...] = Field(
        default=(),
        description="For toll records: numbers and days that they hold whole; only there does silence say anything.",
        examples=['[{phone: "+13125550101", from: 2025-01-01, to: 2025-06-30}]'],
    )
    restriction: tuple[
        Annotated[
            Literal["protective_order", "attorney_eyes_only", "sealed", "grand_jury", "joint_defense", "psr"],
            Meanings(
                {
                    "protective_order": "under a protective order",
                    "attorney_eyes_only": "for attorneys' eyes only",
                    "sealed": "under seal",
                    "grand_jury": "grand jury material",
                    "joint_defense": "shared under a joint defense agreement",
                    "psr": "part of a presentence report",
                }
            ),
        ],
        ...,
    ] = Field(
        default=(),
        description="Limits on who may see it; a restricted exhibit is left out of copies for others than counsel.",
        examples=["[protective_order]"],
    )
    custody_gaps: tuple[CustodyGap, ...] = Field(
        default=(),
        description="Days of which no record says who had it: a fact that `relcon leverage` lists; no number moves.",
        examples=["[{from: 2025-06-05, to: 2025-06-18}]"],
    )
    challenge: Challenge | None = Field(
        default=None,
        description="A motion against it.",
        examples=["{ground: suppression, filing: ECF 88, status: pending}"],
    )
    note: str | None = Field(
        default=None, description="Free text for people; never interpreted.", examples=["second page illegible"]
    )
