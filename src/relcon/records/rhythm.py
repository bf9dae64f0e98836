"""The rhythm of a series: a calendar period or so many days, and how many of them fit into an interval of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import Meanings

DAYS_IN_WEEK = 7  # the calendar
MONTHS_IN_YEAR = 12  # likewise


def full_periods(first: date, last: date, every: Every) -> int:
    """Count the full periods that fit from the start of ``first`` to the end of ``last``.

    Parameters
    ----------
    first, last
        The interval, both days included.
    every
        The rhythm; months and years are calendar ones counted from ``first``: January 10 to February 9 is one month.
        Where a later month lacks the day, its last day stands in: January 31 to February 27 is one month too.

    Returns
    -------
    int
        The number of full periods; 0 where not one fits.
    """
    if every.period in ("day", "week"):
        return ((last - first).days + 1) // (every.days or (DAYS_IN_WEEK if every.period == "week" else 1))
    step = MONTHS_IN_YEAR if every.period == "year" else 1
    # One more than the whole steps between the two months is the most that can fit.
    count = ((last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month) // step + 1
    while count and _same_day(first, count * step) > _next_day(last):
        count -= 1
    return count


def _same_day(day: date, months: int) -> tuple[int, int, int]:
    """Return year, month and day ``months`` later, or that month's last day; a tuple may lie past the last year."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    return year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])


def _next_day(day: date) -> tuple[int, int, int]:
    if day.day < calendar.monthrange(day.year, day.month)[1]:
        return day.year, day.month, day.day + 1
    return (day.year, day.month + 1, 1) if day.month < MONTHS_IN_YEAR else (day.year + 1, 1, 1)


Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = get_args(Period)


_EACH = re.compile(r"\b(?:an?|per|each|every) (day|week|month|year)\b")


def period_in(text: str) -> Period | None:
    """Return the period of a text such as ``4 a week`` or ``2 to 6 times each month``; ``None`` where it names none."""
    found = _EACH.search(text)
    return next(period for period in PERIODS if period == found[1]) if found is not None else None


RHYTHMS: Final = Meanings(
    {
        "day": "every day",
        "week": "every seven days",
        "month": "every calendar month, counted from the first day of the event's dates",
        "year": "every calendar year, counted from that day too",
    }
)
"""What each period is; anything else is written as so many days."""


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
        if isinstance(value, str) and (period := period_in(value)) is not None:
            said = "the rhythm alone: how often each {nearest} goes into `times`"
            raise PydanticCustomError("every", said, {"nearest": period})
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
        number = {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$", "description": "How many days."}
        days = {
            "type": "object",
            "properties": {"days": number},
            "required": ["days"],
            "additionalProperties": False,
        }
        return {"anyOf": [RHYTHMS.schema, days], "title": "Every"}
