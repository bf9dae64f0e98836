"""Exact products over scenarios."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.law.arrays import WeightTooLarge, times

DECIMALS = st.integers(0, 10).flatmap(lambda places: st.integers(0, 10**places).map(lambda n: Fraction(n, 10**places)))


@given(st.lists(st.integers(0, 10**17), min_size=1, max_size=5), DECIMALS)
def test_times_is_the_whole_part_of_the_exact_product(amounts: list[int], ratio: Fraction) -> None:
    found = times(np.array(amounts, dtype=np.int64), ratio)
    assert found.dtype == np.int64
    assert found.tolist() == [amount * ratio.numerator // ratio.denominator for amount in amounts]


def test_a_purity_of_ten_places_of_a_hundred_tonnes() -> None:
    # 10**14 micrograms x 0.9230769231 = 92,307,692,310,000 micrograms: no fraction is left
    assert times(np.array([10**14]), Fraction("0.9230769231")).tolist() == [92_307_692_310_000]


def test_a_product_beyond_64_bits_is_refused() -> None:
    with pytest.raises(WeightTooLarge):
        times(np.array([1, 10**17]), Fraction(20_000))  # 2 x 10**21
