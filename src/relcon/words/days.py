"""Dates and page labels as they are printed: prose, table cells, Bates ranges."""

from __future__ import annotations

import re
from datetime import date

from relcon.records.dates import When
from relcon.records.evidence import BatesRange

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_ISO = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")


def day(value: date) -> str:
    """Return a day in prose: ``May 16, 2025``."""
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def cell(value: date) -> str:
    """Return a day in a table: ``05/16/2025``."""
    return f"{value.month:02}/{value.day:02}/{value.year}"


def when(value: When) -> str:
    """Return a day or an interval in prose: ``January 1–20, 2025``, ``January 10 to November 2, 2025``.

    What is unknown reads ``date unknown``; no part of a date that both ends share is said twice.
    """
    first, last = value.first, value.last
    if first is None or last is None:
        return "date unknown"
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.day}–{last.day}, {first.year}"
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]} {first.day} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def in_prose(text: str) -> str:
    """Return a text with each day as it is said: ``saw June 1, 2024`` for ``saw 2024-06-01``."""
    return _ISO.sub(lambda found: day(date.fromisoformat(found[0])), text)


def pages(value: BatesRange) -> str:
    """Return page labels without what the last shares with the first: ``GOV-0000122–0147``."""
    first, last = value.first, value.last
    if first == last:
        return first
    prefix = value.numbers[0]
    digits, end = first[len(prefix) :], last[len(prefix) :]
    if len(digits) != len(end):
        return f"{first}–{end}"
    shared = next(n for n, (one, other) in enumerate(zip(digits, end, strict=True)) if one != other)
    # Of a long label the last four digits are enough to find the page by, unless more of them differ.
    return f"{first}–{end[min(shared, max(len(end) - SHOWN_DIGITS, 0)) :]}"


SHOWN_DIGITS = 4
