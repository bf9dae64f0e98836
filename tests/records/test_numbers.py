"""Shares, dollars and counts: exact in every form that is read, and told what to write in every other."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from relcon.records.base import OR_UNKNOWN, Record, Whole
from relcon.records.benefit import Departure
from relcon.records.history import CriminalHistory
from relcon.records.numbers import Amount, Share, number
from relcon.records.series import Series

SHARE: TypeAdapter[Fraction] = TypeAdapter(Share)
DOLLARS: TypeAdapter[Fraction] = TypeAdapter(Amount)


def refusal(read: TypeAdapter[Any] | type[BaseModel], value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read.validate_python(value) if isinstance(read, TypeAdapter) else read.model_validate(value)
    return caught.value.errors()[0]["msg"]


@given(st.integers(0, 10_000))
def test_a_percentage_is_its_share(hundredths: int) -> None:
    whole, rest = divmod(hundredths, 100)
    for text in (f"{whole}.{rest:02}%", f"{whole}.{rest:02} %"):
        assert SHARE.validate_python(text) == Fraction(hundredths, 10_000)
        assert SHARE.validate_python(text) == SHARE.validate_python(f"{hundredths // 10_000}.{hundredths % 10_000:04}")


@pytest.mark.parametrize("text", ["101%", "97", "-1%", "%", "97 percent", "1/2", "0,97", ""])
def test_what_is_no_share_is_refused(text: str) -> None:
    assert '"0.92" or 92%' in refusal(SHARE, text)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_dollars_with_sign_and_commas_are_the_plain_number(dollars: int, cents: int) -> None:
    plain = DOLLARS.validate_python(f"{dollars}.{cents:02}")
    assert plain == dollars + Fraction(cents, 100)
    for text in (f"${dollars:,}.{cents:02}", f"{dollars:,}.{cents:02}", f"$ {dollars}.{cents:02}"):
        assert DOLLARS.validate_python(text) == plain


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("26k", 'in full: "26000"'),
        ("$1.5K", 'in full: "1500"'),
        ("26,00", 'such as "26000" or $26,000'),
        ("2 million", "allowed: dollars"),
        ("$", "allowed: dollars"),
    ],
)
def test_what_is_no_amount_says_what_to_write(text: str, says: str) -> None:
    assert says in refusal(DOLLARS, text)


@pytest.mark.parametrize(
    ("text", "exact"), [("½", Fraction(1, 2)), ("2 3/4", Fraction(11, 4)), ("11/2", Fraction(11, 2))]
)
def test_numbers_are_exact(text: str, exact: Fraction) -> None:
    assert number(text) == exact


def test_a_number_in_words_is_told_its_digits() -> None:
    assert 'write "2"' in refusal(TypeAdapter(Whole), "two")
    assert "such as 3" in refusal(TypeAdapter(Whole), "several")
    with pytest.raises(ValidationError) as caught:
        Series.model_validate({"count": "two"})
    assert [(one["loc"], one["msg"]) for one in caught.value.errors()] == [
        (("count",), 'allowed: a whole number; write "2"')
    ]


def test_unknown_is_as_if_left_out() -> None:
    written = CriminalHistory.model_validate({"points": "unknown", "one_point_total": "unknown"})
    assert (written.points, written.one_point_total) == (None, None)
    assert OR_UNKNOWN.schema == {"const": "unknown"}


def test_only_a_share_is_estimated_in_percent() -> None:
    read: type[Record] = Departure
    assert Departure.model_validate({"unit": "share", "low": "35%"}).low == Fraction(35, 100)
    assert "write unit: share" in refusal(read, {"unit": "months", "low": "35%"})
