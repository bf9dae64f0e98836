"""Whole numbers as text, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.views.numbers import as_text, folded, from_text


@given(st.lists(st.integers(min_value=0, max_value=2**40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert from_text(as_text(numbers)) == numbers


def test_five_bits_stand_in_a_character_the_lowest_first() -> None:
    """31 is the last that fits in one; 32 is 0 and one more, 1."""
    assert as_text([0, 1, 31, 32]) == "ABfgB"


def test_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero: -1"):
        as_text([3, -1])


def test_numbers_below_zero_are_folded_between_the_others() -> None:
    assert [folded(one) for one in (0, -1, 1, -2, 2)] == [0, 1, 2, 3, 4]
