"""The smallest sets that cross a line, against every set tried one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from relcon.law.arrays import BoolArray
from relcon.proffer.admissions.crossing_sets import LARGEST, smallest_sets, smallest_tried, up_to

TABLES = st.integers(0, 5).flatmap(lambda k: st.lists(st.booleans(), min_size=1 << k, max_size=1 << k))


def slowly(crosses: BoolArray) -> list[tuple[int, ...]]:
    """Every set that crosses while no proper subset does, by the definition."""
    members = crosses.size.bit_length() - 1
    sets = [set(one) for size in range(members + 1) for one in combinations(range(members), size)]
    crossing = [one for one in sets if crosses[sum(1 << i for i in one)]]
    return [tuple(sorted(one)) for one in crossing if not any(other < one for other in crossing)]


@given(TABLES)
def test_minimal_sets_of_any_table(table: list[bool]) -> None:
    crosses = np.array(table)
    assert smallest_sets(crosses) == slowly(crosses)


@given(st.lists(st.integers(1, 9), max_size=6), st.integers(1, 30))
def test_minimal_sets_of_a_monotone_table_cross_and_lose_the_line_without_any_member(
    weights: list[int], line: int
) -> None:
    totals = [sum(w for i, w in enumerate(weights) if mask >> i & 1) for mask in range(1 << len(weights))]
    crosses = np.array(totals) >= line
    found = smallest_sets(crosses)
    assert found == slowly(crosses)
    for one in found:
        assert sum(weights[i] for i in one) >= line
        assert all(sum(weights[i] for i in one) - weights[member] < line for member in one)


def test_a_set_that_crosses_only_without_a_third_fact_is_still_minimal() -> None:
    # a and b together cross, but not beside c; c and d cross whatever else is said.
    crosses = np.array([((m & 0b0011) == 0b0011 and not m & 0b0100) or (m & 0b1100) == 0b1100 for m in range(16)])
    assert smallest_sets(crosses) == [(0, 1), (2, 3)]


@given(TABLES)
def test_small_sets_are_those_of_the_whole_table(table: list[bool]) -> None:
    crosses = np.array(table)
    tried, rows = up_to(LARGEST, crosses.size.bit_length() - 1)
    masks = [sum(1 << i for i in one) for one in tried]
    for column, one in enumerate(tried):
        assert set(np.flatnonzero(rows[:, column]).tolist()) == one
    assert smallest_tried(tried, crosses[masks]) == [one for one in slowly(crosses) if len(one) <= LARGEST]
