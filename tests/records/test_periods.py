"""How many full periods fit into an interval, counted by hand on a calendar."""

from __future__ import annotations

from datetime import date

import pytest

from relcon.records.rhythm import Every, Period, full_periods


@pytest.mark.parametrize(
    ("first", "last", "every", "expected"),
    [
        ("2025-06-01", "2025-06-30", "day", 30),
        ("2025-06-03", "2025-06-03", "day", 1),
        ("2025-06-01", "2025-06-07", "week", 1),  # seven days, both ends in
        ("2025-06-01", "2025-06-06", "week", 0),
        ("2025-06-01", "2025-06-30", "week", 4),  # 30 = 4 x 7 + 2
        ("2025-01-10", "2025-02-09", "month", 1),  # ends the day before the next tenth
        ("2025-01-10", "2025-02-08", "month", 0),
        ("2025-06-02", "2025-06-30", "month", 0),
        ("2025-06-01", "2025-06-30", "month", 1),
        (
            "2025-01-31",
            "2025-02-27",
            "month",
            1,
        ),  # February has no 31st: its last day stands in, and the 27th precedes it
        ("2025-01-31", "2025-02-26", "month", 0),
        ("2024-02-29", "2025-02-27", "year", 1),
        ("2024-02-29", "2025-02-26", "year", 0),
        ("2024-01-01", "2025-12-31", "year", 2),
        ("2024-01-01", "2025-12-30", "year", 1),
        ("2025-01-01", "2025-12-31", "month", 12),
        ("2025-01-31", "2025-03-30", "month", 2),  # from January 31: to February 27, to March 30
        ("2025-06-03", "2025-06-03", "month", 0),
        ("2025-12-01", "2025-12-31", "month", 1),
        ("9999-12-01", "9999-12-31", "month", 1),  # the calendar's last day
        ("9999-01-01", "9999-12-31", "year", 1),
    ],
)
def test_full_periods(first: str, last: str, every: Period, expected: int) -> None:
    assert full_periods(date.fromisoformat(first), date.fromisoformat(last), Every(every)) == expected


@pytest.mark.parametrize(
    ("first", "last", "days", "expected"),
    [
        ("2025-06-01", "2025-06-30", 10, 3),
        ("2025-06-01", "2025-06-29", 10, 2),  # a day short
        ("2025-06-01", "2025-06-10", 10, 1),  # both ends in
        ("2025-06-01", "2025-06-09", 10, 0),
        ("2025-06-01", "2025-06-14", 7, 2),  # a week
        ("2025-06-01", "2025-06-14", 1, 14),  # a day
        ("2024-02-25", "2024-03-05", 5, 2),  # ten days, the 29th of February among them
    ],
)
def test_so_many_days(first: str, last: str, days: int, expected: int) -> None:
    assert full_periods(date.fromisoformat(first), date.fromisoformat(last), Every.parse({"days": days})) == expected
