"""The rhythm of a series: a calendar period, or so many days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = get_args(Period)


@dataclass(frozen=True, slots=True)
class Every:
    """The rhythm of a series: a calendar period, or so many days."""

    period: Period
    days: int | None = None

    def __str__(self) -> str:
        return self.period if self.days is None else f"{self.days} days"

    @classmethod
    def parse(cls, value: Any) -> Every:
        """Read day, week, month, year or ``{days: 10}``."""
        if isinstance(value, Every):
            return value
        if value in PERIODS:
            return cls(value)
        if isinstance(value, dict) and set(value) == {"days"}:
            days = str(value["days"])
            if days.isascii() and days.isdecimal() and len(days) < 5 and int(days) > 0:
                return cls("day", int(days))
            raise PydanticCustomError("every", "allowed: a number of days from 1, such as {days: 10}")
        raise PydanticCustomError("every", "allowed: day, week, month, year, or a number of days such as {days: 10}")

    def written(self) -> str | dict[str, int]:
        """Return it as it is written in a file."""
        return self.period if self.days is None else {"days": self.days}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, ref="Every", serialization=core_schema.plain_serializer_function_ser_schema(cls.written)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        days = {
            "type": "object",
            "properties": {"days": {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"}},
            "required": ["days"],
            "additionalProperties": False,
        }
        return {"anyOf": [{"enum": list(PERIODS)}, days], "title": "Every"}
