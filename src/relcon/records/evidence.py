"""Evidence: what a fact rests on, with its pages by their Bates numbers, the labels of discovery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import Id, IdList, Meanings, Record
from relcon.records.dates import Day, When

LONGEST = 80  # characters of a label
_DIGITS = "0123456789"
_DIGITS_SET = frozenset(_DIGITS)
_ALLOWED = "allowed: first and last page, such as [GOV-0004512, GOV-0004514]"


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
        labels = [value] if isinstance(value, str) else value
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
    ] = Field(default="pending", description="How the motion stands.")


class Covered(Record):
    """A number and the days of which an exhibit holds every call or message; both ends inclusive."""

    phone: str
    from_: Day = Field(alias="from")
    to: Day


class Evidence(Record):
    """An exhibit: report, lab result, intercept, statement, ledger.

    ``covers`` is for toll records: only where a number and its days are covered does their silence say anything.
    """

    id: Id
    kind: Literal[
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
    ]
    title: str | None = None
    bates: BatesRange | None = None
    date: When | None = None
    speaker: Id | None = None
    held_by: IdList = ()
    known_since: Day | None = None
    grade: Literal["strong", "fair", "weak"] = "fair"
    covers: tuple[Covered, ...] = ()
    restriction: tuple[
        Literal["protective_order", "attorney_eyes_only", "sealed", "grand_jury", "joint_defense", "psr"], ...
    ] = ()
    challenge: Challenge | None = None
    note: str | None = None
