"""Times of day as counsel writes them: a minute, or a stretch of one day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
_MINUTE = re.compile(_PATTERN)
_ALLOWED = 'allowed: a time of day such as "14:30", or {from: "14:00", to: "15:00"}'


def _error(message: str) -> PydanticCustomError:
    return PydanticCustomError("time", "{message}", {"message": message})


def _minute(value: Any) -> int:
    if not isinstance(value, str) or not _MINUTE.fullmatch(value):
        raise _error(_ALLOWED)
    return int(value[:2]) * 60 + int(value[3:])


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day, in minutes after midnight; both ends inclusive, equal for a single minute.

    With an interval of dates it is the time on each of its days.
    """

    first: int
    last: int

    def __str__(self) -> str:
        first, last = (f"{minute // 60:02}:{minute % 60:02}" for minute in (self.first, self.last))
        return first if first == last else f"{first} to {last}"

    def within(self, other: TimeOfDay) -> bool:
        """Whether it falls wholly within another."""
        return other.first <= self.first and self.last <= other.last

    def apart(self, other: TimeOfDay) -> bool:
        """Whether it shares no minute with another."""
        return self.last < other.first or other.last < self.first

    @classmethod
    def parse(cls, value: Any) -> TimeOfDay:
        """Read ``"14:30"`` or ``{from, to}``.

        Raises
        ------
        PydanticCustomError
            Where it is no time of day, or ends before it starts.
        """
        if isinstance(value, TimeOfDay):
            return value
        if not isinstance(value, dict):
            minute = _minute(value)
            return cls(minute, minute)
        if set(value) != {"from", "to"}:
            raise _error(_ALLOWED)
        first, last = _minute(value["from"]), _minute(value["to"])
        if first > last:
            raise _error("a stretch of time ends no earlier than it starts; past midnight leave `time` out")
        return cls(first, last)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, ref="TimeOfDay", serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        minute: JsonSchemaValue = {"type": "string", "pattern": _PATTERN}
        stretch = {
            "type": "object",
            "properties": {"from": minute, "to": minute},
            "required": ["from", "to"],
            "additionalProperties": False,
        }
        return {"anyOf": [minute, stretch], "title": "TimeOfDay"}
