"""Plea agreements of anyone, and findings: pinned answers shown with their maker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import Fact, Flag, Id, IdList, Levels, PositionName, Record, Whole
from relcon.records.dates import Day
from relcon.records.quantity import Quantity
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


class Stipulated(Record):
    """What a plea agreement stipulates."""

    quantity: dict[SubstanceId, Quantity] = Field(default_factory=dict)
    base_level: Whole | None = None
    role: Levels | None = None
    acceptance: Whole | None = None
    range: tuple[Whole, Whole] | None = None
    cap: Whole | None = None


class Cooperation(Record):
    """What a plea agreement says of cooperation."""

    use_1b1_8: Literal["yes", "no", "silent"] = Field(default="silent", alias="1B1.8")
    motion_5k1_1: Literal["yes", "no", "discretion", "silent"] = Field(default="silent", alias="5K1.1")
    motion_3553e: Literal["yes", "no", "discretion", "silent"] = Field(default="silent", alias="3553e")


class FactualBasis(Record):
    """A paragraph of the factual basis and the records it admits."""

    text: str
    page: Whole | None = None
    facts: IdList = ()


class Agreement(Fact):
    """A plea agreement."""

    person: Id
    type: Literal["A", "B", "C", "open"] | None = None
    entered: Day | None = None
    sealed: Flag = False
    counts: tuple[str, ...] = ()
    dismisses: tuple[str, ...] = ()
    stipulates: Stipulated | None = None
    cooperation: Cooperation | None = None
    factual_basis: tuple[FactualBasis, ...] = ()


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
    def parse(cls, value: Any) -> FindingAnswer:
        """Read ``in``, ``out``, ``open``, a quantity such as ``180 g`` or a level such as ``-2``."""
        if isinstance(value, FindingAnswer):
            return value
        if value in ("in", "out", "open"):
            return cls(word=value)
        if isinstance(value, str) and value.lstrip("+-").isdecimal() and len(value) < 4:
            return cls(level=int(value))
        try:
            return cls(quantity=Quantity.parse(value))
        except PydanticCustomError:
            raise PydanticCustomError(
                "finding", "allowed: in, out, open, a quantity such as 180 g, or levels such as -2"
            ) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["string", "integer", "object"], "title": "in, out, open, a quantity or levels"}


class Finding(Record):
    """A pinned answer to one prong for one defendant."""

    id: Id
    defendant: Id
    about: str | None = None
    prong: Prong
    answer: FindingAnswer
    by: Literal["court", "jury", "stipulation", "psr", "government", "counsel"]
    date: Day | None = None
    authority: str | None = None
    positions: tuple[PositionName, ...] | None = None

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
