"""Average shares against the average over every order, and how they are written."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.proffer.admissions.shares import average_shares, shown

HUGE = 10**18
VALUES = st.integers(0, 4).flatmap(
    lambda k: st.lists(st.integers(0, HUGE), min_size=1 << k, max_size=1 << k).map(np.array)
)


@given(VALUES)
def test_shares_are_the_average_over_every_order(value: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    members = value.size.bit_length() - 1
    sums = [0] * members
    for order in permutations(range(members)):
        mask = 0
        for member in order:
            sums[member] += int(value[mask | 1 << member]) - int(value[mask])
            mask |= 1 << member
    assert average_shares(value) == tuple(Fraction(one, factorial(members)) for one in sums)


@given(VALUES)
def test_shares_add_up_to_the_whole_exactly(value: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    if value.size > 1:
        assert sum(average_shares(value)) == int(value[-1]) - int(value[0])


def test_sums_beyond_64_bits_stay_exact() -> None:
    # 2^15 sets each gain 10^18 by the first member: 3.3 * 10^22 in all. It alone changes anything.
    value = (np.arange(1 << 16, dtype=np.int64) & 1) * HUGE
    assert average_shares(value) == (Fraction(HUGE), *[Fraction(0)] * 15)


@pytest.mark.parametrize(
    ("value", "text", "rounded"),
    [
        (Fraction(25, 2), "12.5", False),
        (Fraction(25, 3), "8.33", True),
        (Fraction(1, 8), "0.12", True),  # half to even
        (Fraction(3, 8), "0.38", True),  # half to even
        (Fraction(-10, 3), "-3.33", True),
        (Fraction(1, 1000), "0", True),
        (Fraction(-1, 1000), "0", True),
        (Fraction(300000), "300000", False),
        (Fraction(0), "0", False),
        (Fraction(10**30 + 1, 100), "1" + "0" * 28 + ".01", False),
    ],
)
def test_a_share_is_exact_where_two_places_hold_it_and_else_says_rounded(
    value: Fraction, text: str, rounded: bool
) -> None:
    assert shown(value) == (text, rounded)
