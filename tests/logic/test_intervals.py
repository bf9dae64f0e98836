"""Bounds of a counted share: values that textbooks print, and the equation that they solve."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.logic.intervals import PLACES, Z, wilson


@pytest.mark.parametrize(
    ("hits", "sample", "low", "high"),
    [
        # 5 of 10: 0.5 ± 1.96 sqrt(0.025 + 0.009604) / 1.38416 = 0.5 ± 0.26341.
        (5, 10, "0.2366", "0.7634"),
        # 0 of 10: from 0 to 3.8416 / 13.8416.
        (0, 10, "0", "0.2775"),
        (10, 10, "0.7225", "1"),
    ],
)
def test_known_bounds(hits: int, sample: int, low: str, high: str) -> None:
    found = wilson(hits, sample)
    assert [round(float(end), 4) for end in found] == [float(low), float(high)]


@given(st.integers(1, 10**6), st.data())
def test_each_bound_is_as_far_away_as_it_may_be(sample: int, data: st.DataObject) -> None:
    """At a bound p: (share - p)^2 = Z^2 p (1 - p) / sample; rounded outward, never inward."""
    hits = data.draw(st.integers(0, sample))
    share = Fraction(hits, sample)
    low, high = wilson(hits, sample)
    assert 0 <= low <= share <= high <= 1

    def beyond(p: Fraction) -> bool:
        return (share - p) ** 2 >= Z * Z * p * (1 - p) / sample

    step = Fraction(2, PLACES)
    assert low == 0 or (beyond(low) and not beyond(low + step)) or low + step >= share
    assert high == 1 or (beyond(high) and not beyond(high - step)) or high - step <= share
