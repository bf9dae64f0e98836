"""Days as people write them: ISO, and the other forms of a day that can be one day only."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

LONGEST = 30  # characters: no day is longer, in any form
ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MONTHS_IN_YEAR = 12  # the calendar: what follows as a second number can only be a day

DAYS_OF_DECEMBER = 31  # with it a year ends


def _in_any_case(pattern: str) -> str:
    return re.sub(r"[a-z]", lambda letter: f"[{letter[0].upper()}{letter[0]}]", pattern)


_MONTH = _in_any_case(
    "(jan|january|feb|february|mar|march|apr|april|may|june?|july?|aug|august|sept?|september"
    "|oct|october|nov|november|dec|december)"
)
_DAY = "(0?[1-9]|[12][0-9]|3[01])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ISO = re.compile(ISO)
_NUMBERS = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})")
_MONTH_FIRST = re.compile(rf"{_MONTH}\.? {_DAY},? ([0-9]{{4}})")
_DAY_FIRST = re.compile(rf"{_DAY} {_MONTH}\.?,? ([0-9]{{4}})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-]?)([0-9]{1,2})\2([0-9]{1,2})")
_ONE_MONTH = re.compile(rf"([0-9]{{4}})[/-](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])/([0-9]{{4}})|{_MONTH}\.?,? ([0-9]{{4}})")
_ONE_YEAR = re.compile("[0-9]{4}")
_BETWEEN = re.compile(r"\s+(?:to|-|–|until|through)\s+|\s*–\s*")
_YEARLESS = re.compile(rf"{_MONTH}\.? {_DAY}|{_DAY} {_MONTH}\.?")


def _of_numbers() -> str:
    """Return the pattern of US dates that can be one day only: the second number is no month, or equals the first."""
    forms = [f"(0?[1-9]|1[0-2]){sign}(1[3-9]|2[0-9]|3[01]){sign}[0-9]{{4}}" for sign in "/-"]
    forms += [
        f"(0?{one}{sign}0?{one}){sign}[0-9]{{4}}" for sign in "/-" for one in map(str, range(1, MONTHS_IN_YEAR + 1))
    ]
    return "|".join(forms)


DAY_PATTERN = f"^({ISO}|{_of_numbers()}|{_MONTH_FIRST.pattern}|{_DAY_FIRST.pattern})$"
"""Of every form of a day that is read; whether the calendar has the day no pattern tells."""


def date_error(message: str) -> PydanticCustomError:
    """Return the error of a value that is no date."""
    return PydanticCustomError("date", "{message}", {"message": message})


def is_iso(text: str) -> bool:
    """Whether a day is written as it is shown, ``YYYY-MM-DD``."""
    return _ISO.fullmatch(text) is not None


def read_day(value: Any, allowed: str = "a day such as 2025-06-03") -> date:
    """Read one day.

    Parameters
    ----------
    value
        Text: ISO; or month, day and year in numbers where the second is no month or equals the first
        (``02/20/2025``); or with the month by name (``June 1, 2024``, ``1 June 2024``).
    allowed
        What is allowed, for a message.

    Raises
    ------
    PydanticCustomError
        With the days that it could be, or what to write, for anything else.
    """
    if isinstance(value, date):
        return value
    text = value if isinstance(value, str) and len(value) <= LONGEST else ""
    if is_iso(text):
        return _day(*map(int, text.split("-")))
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(int(found[3]), _number(found[1]), int(found[2]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(int(found[3]), _number(found[2]), int(found[1]))
    if found := _NUMBERS.fullmatch(text):
        return _of_three(int(found[1]), int(found[3]), found[4])
    if found := _YEAR_FIRST.fullmatch(text):
        raise date_error(f"write {_day(int(found[1]), int(found[3]), int(found[4]))}")
    if _YEARLESS.fullmatch(text):
        raise date_error(f"the year is missing; allowed: {allowed}")
    if month := days_of(text):
        raise date_error(f"one day is needed, from {month[0]} to {month[1]}; allowed: {allowed}")
    raise date_error(f"allowed: {allowed}")


def is_day(text: str) -> bool:
    """Whether a text is a day, in any form that is read."""
    try:
        read_day(text)
    except PydanticCustomError:
        return False
    return True


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a text that names a month or a year, such as ``2025-06`` or ``June 2025``."""
    if found := _ONE_MONTH.fullmatch(text):
        year = int(found[1] or found[4] or found[6])
        month = int(found[2] or found[3] or 0) or _number(found[5])
        first, last = (month, 1), (month, calendar.monthrange(year, month)[1] if year else 1)
    elif _ONE_YEAR.fullmatch(text):
        year, first, last = int(text), (1, 1), (MONTHS_IN_YEAR, DAYS_OF_DECEMBER)
    else:
        return None
    return _day(year, *first), _day(year, *last)


@dataclass(frozen=True, slots=True)
class TwoDays:
    """Two days with a word or a dash between them, as an indictment writes an interval.

    Attributes
    ----------
    first, last
        The days; where the first was written without a year, the last such day before ``last``.
    text
        As written, with that year.
    lacking
        What is missing; empty where nothing is.
    """

    first: date
    last: date
    text: str
    lacking: str = ""


def two_days(text: str) -> TwoDays | None:
    """Return the two days that a text names, such as ``May 1, 2024 to June 12, 2024``; ``None`` where it does not."""
    ends = _BETWEEN.split(text) if len(text) <= 3 * LONGEST else []
    if len(ends) != len(("first", "last")):
        return None
    written, until = ends
    try:
        last = read_day(until)
        if not _YEARLESS.fullmatch(written):
            first = read_day(written)
            return TwoDays(first, last, text) if first <= last else None
        year = last.year if read_day(f"{written}, {last.year}") <= last else last.year - 1
        first = read_day(f"{written}, {year}")
    except PydanticCustomError:
        return None
    lacking = f"the year of the first day is missing ({written})"
    return TwoDays(first, last, f"{written}, {year} to {until}", lacking)


def _of_three(first: int, second: int, year: str) -> date:
    """Return the day of a date in numbers, if it can be one only."""
    if len(year) != len("2025"):
        raise date_error("the year in four digits, such as 02/20/2025; best written 2025-02-20")
    if first > MONTHS_IN_YEAR:
        raise date_error(f"the month comes first; if the day does here, write {_day(int(year), second, first)}")
    if second > MONTHS_IN_YEAR or first == second:
        return _day(int(year), first, second)
    either = (_day(int(year), first, second), _day(int(year), second, first))
    raise date_error(f"this could be {either[0]} or {either[1]}: write the one that is meant")


def _number(month: str) -> int:
    return _MONTHS.index(month[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise date_error("no such day in the calendar; allowed: a day such as 2025-06-03") from None
