"""Dates as counsel writes them: a day, an interval of days, or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_ISO = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_ISO_SCHEMA: dict[str, Any] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def _error(message: str) -> PydanticCustomError:
    return PydanticCustomError("date", "{message}", {"message": message})


def read_day(value: Any) -> date:
    """Read one ISO day.

    Raises
    ------
    PydanticCustomError
        Where the text is not a day of the calendar written ``YYYY-MM-DD``.
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO.match(value):
        raise _error("allowed: a day such as 2025-06-03")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _error("no such day in the calendar; allowed: a day such as 2025-06-03") from None


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
                raise _error(f"unknown field {extra[0]!r}: an interval of dates has from and to")
            if "from" not in value or "to" not in value:
                raise _error("an interval of dates needs both ends: {from: 2025-06-01, to: 2025-06-30}")
            first, last = read_day(value["from"]), read_day(value["to"])
            if first > last:
                raise _error("an interval of dates ends on or after the day it starts")
            return cls(first, last)
        if not isinstance(value, str) or not _ISO.match(value):
            raise _error("allowed: a day such as 2025-06-03, {from: 2025-06-01, to: 2025-06-30}, or unknown")
        return cls.on(read_day(value))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, ref="Date", serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        interval = {
            "type": "object",
            "properties": {"from": _ISO_SCHEMA, "to": _ISO_SCHEMA},
            "required": ["from", "to"],
            "additionalProperties": False,
        }
        return {"anyOf": [{"const": "unknown"}, _ISO_SCHEMA, interval], "title": "Date"}


class _DaySchema:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            read_day, ref="Day", serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _ISO_SCHEMA


Day = Annotated[date, _DaySchema()]
UNKNOWN_DATE = When(None, None)
