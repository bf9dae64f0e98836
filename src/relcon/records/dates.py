"""Dates and times of day as counsel writes them: a day, an interval, or unknown; a minute, or a stretch of a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.written_days import DAY_PATTERN, date_error, days_of, read_day, two_days

_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
_HALF_PATTERN = "^(0?[1-9]|1[0-2])(:([0-5][0-9]))? ?([AaPp])\\.?[Mm]\\.?$"
_HOUR = 60  # minutes
_NOON = 12  # hours
_MINUTE = re.compile(_PATTERN)
_OF_HALF_A_DAY = re.compile(_HALF_PATTERN)
_ONE_DIGIT = re.compile("([0-9]):([0-5][0-9])")
_ALLOWED = 'allowed: a time of day such as "14:30", or {from: "14:00", to: "15:00"}'


def _time_error(message: str) -> PydanticCustomError:
    return PydanticCustomError("time", "{message}", {"message": message})


def _minute(value: Any) -> int:
    text = value if isinstance(value, str) else ""
    if _MINUTE.fullmatch(text):
        return int(text[:2]) * _HOUR + int(text[3:])
    if found := _OF_HALF_A_DAY.fullmatch(text):
        hour, minute = int(found[1]), int(found[3] or 0)
        if hour == _NOON and minute == 0:
            raise _time_error('noon is written "12:00", midnight "00:00"')
        return (hour % _NOON + (_NOON if found[4] in "Pp" else 0)) * _HOUR + minute
    if found := _ONE_DIGIT.fullmatch(text):
        hour, minute = int(found[1]), int(found[2])
        raise _time_error(f'this could be "0{text}" or "{hour + _NOON}:{minute:02}": write the one that is meant')
    raise _time_error(_ALLOWED)


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day, in minutes after midnight; both ends inclusive, equal for a single minute.

    With an interval of dates it is the time on each of its days.
    """

    first: int
    last: int

    def __str__(self) -> str:
        first, last = (f"{minute // _HOUR:02}:{minute % _HOUR:02}" for minute in (self.first, self.last))
        return first if first == last else f"{first} to {last}"

    def within(self, other: TimeOfDay) -> bool:
        """Whether it falls wholly within another."""
        return other.first <= self.first and self.last <= other.last

    def apart(self, other: TimeOfDay) -> bool:
        """Whether it shares no minute with another."""
        return self.last < other.first or other.last < self.first

    @classmethod
    def parse(cls, value: Any) -> TimeOfDay:
        """Read ``"14:30"``, ``2:30 pm`` or ``{from, to}``.

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
            raise _time_error(_ALLOWED)
        first, last = _minute(value["from"]), _minute(value["to"])
        if first > last:
            raise _time_error("a stretch of time ends no earlier than it starts; past midnight leave `time` out")
        return cls(first, last)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, ref="TimeOfDay", serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        minute: JsonSchemaValue = {"type": "string", "pattern": f"{_PATTERN}|{_HALF_PATTERN}"}
        stretch = {
            "type": "object",
            "properties": {"from": minute, "to": minute},
            "required": ["from", "to"],
            "additionalProperties": False,
        }
        return {"anyOf": [minute, stretch], "title": "TimeOfDay"}


_DAY_SCHEMA: dict[str, Any] = {"type": "string", "pattern": DAY_PATTERN}


@dataclass(frozen=True, slots=True)
class When:
    """A day or an interval of days, both ends inclusive; both ends ``None`` where the date is unknown."""

    first: date | None
    last: date | None

    @property
    def known(self) -> bool:
        """Whether any date is given."""
        return self.first is not None

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "unknown date"
        return self.first.isoformat() if self.first == self.last else f"{self.first} to {self.last}"

    @classmethod
    def on(cls, day: date) -> When:
        """Return the single day ``day``."""
        return cls(day, day)

    @classmethod
    def parse(cls, value: Any) -> When:
        """Read a day, ``{from, to}`` or ``unknown``."""
        if isinstance(value, When):
            return value
        if value == "unknown":
            return cls(None, None)
        if isinstance(value, dict):
            extra = sorted(set(value) - {"from", "to"})
            if extra:
                raise date_error(f"unknown field {extra[0]!r}: an interval of dates has from and to")
            if "from" not in value or "to" not in value:
                raise date_error("an interval of dates needs both ends: {from: 2025-06-01, to: 2025-06-30}")
            first, last = read_day(value["from"]), read_day(value["to"])
            if first > last:
                raise date_error("an interval of dates ends on or after the day it starts")
            return cls(first, last)
        if isinstance(value, str) and (several := days_of(value)):
            raise date_error(f"more than a day: write the interval, {{from: {several[0]}, to: {several[1]}}}")
        if isinstance(value, str) and (both := two_days(value)):
            which = f"{both.lacking}: if it is {both.first.year}, write" if both.lacking else "write"
            raise date_error(f"{which} the interval, {{from: {both.first}, to: {both.last}}}")
        allowed = "a day such as 2025-06-03, {from: 2025-06-01, to: 2025-06-30}, or unknown"
        return cls.on(read_day(value, allowed))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, ref="Date", serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        interval = {
            "type": "object",
            "properties": {"from": _DAY_SCHEMA, "to": _DAY_SCHEMA},
            "required": ["from", "to"],
            "additionalProperties": False,
        }
        return {"anyOf": [{"const": "unknown"}, _DAY_SCHEMA, interval], "title": "Date"}


class _DaySchema:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            read_day, ref="Day", serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _DAY_SCHEMA


Day = Annotated[date, _DaySchema()]
UNKNOWN_DATE = When(None, None)
