"""Lengths of sentences as counsel writes them; life is longer than all."""

from __future__ import annotations

import pytest

from relcon.law.court_terms import length_of
from relcon.law.terms import FOR_LIFE, NO_IMPRISONMENT, Length


@pytest.mark.parametrize(
    "text",
    [
        "life",
        "Life",
        "natural life",
        "life imprisonment",
        "life in prison",
        "life without parole",
        "life without the possibility of parole",
        "life with parole",
        "a life sentence",
        "two life terms",
        "2 consecutive life terms",
        "25 years to life",
        "life, 10 years served",
    ],
)
def test_life_is_read(text: str) -> None:
    assert length_of(text) == FOR_LIFE


@pytest.mark.parametrize("text", ["life, 10 years suspended", "lifelong registration", "25 to life"])
def test_what_says_more_than_life_is_not(text: str) -> None:
    assert length_of(text) is None


def test_life_is_longer_than_every_length() -> None:
    for months, days in ((0, 0), (13, 0), (1200, 0)):
        assert FOR_LIFE.exceeds_months(months) == FOR_LIFE.reaches_days(days + 31 * months) == "yes"
        assert Length(months, days).plus(FOR_LIFE).exceeds_months(1200) == "yes"
    assert NO_IMPRISONMENT.plus(NO_IMPRISONMENT).exceeds_months(0) == "no"


def test_other_lengths_are_read_as_before() -> None:
    assert length_of("1 year 1 month") == Length(13, 0)
    assert length_of("6 weeks and 3 days") == Length(0, 45)
    assert length_of("3 years probation") == NO_IMPRISONMENT
