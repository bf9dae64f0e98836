from __future__ import annotations

from datetime import date

import pytest

from relcon import words
from relcon.records.dates import UNKNOWN_DATE, When
from relcon.records.evidence import BatesRange


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 5, 16), date(2025, 5, 16), "May 16, 2025"),
        (date(2025, 1, 1), date(2025, 1, 20), "January 1–20, 2025"),
        (date(2025, 1, 10), date(2025, 11, 2), "January 10 to November 2, 2025"),
        (date(2024, 12, 1), date(2025, 2, 3), "December 1, 2024 to February 3, 2025"),
    ],
)
def test_an_interval_says_nothing_twice(first: date, last: date, said: str) -> None:
    assert words.when(When(first, last)) == said


def test_an_unknown_date_is_said() -> None:
    assert words.when(UNKNOWN_DATE) == "date unknown"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("GOV-0000122", "GOV-0000147", "GOV-0000122–0147"),
        ("GOV-0000122", "GOV-0000122", "GOV-0000122"),
        ("GOV-0099998", "GOV-0100002", "GOV-0099998–100002"),
        ("US 13", "US 31", "US 13–31"),
        ("US 9", "US 12", "US 9–12"),
    ],
)
def test_pages_are_shortened_only_by_what_they_share(first: str, last: str, said: str) -> None:
    assert words.pages(BatesRange(first, last)) == said


def test_days_inside_a_text_are_said_as_in_prose() -> None:
    assert words.in_prose("saw 2024-06-01; ECF 2024-99-01") == "saw June 1, 2024; ECF 2024-99-01"
