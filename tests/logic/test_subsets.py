from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.logic.subsets import by_size, members, smallest

TABLES = st.integers(min_value=0, max_value=6).flatmap(
    lambda k: st.lists(st.booleans(), min_size=1 << k, max_size=1 << k)
)


@given(TABLES)
def test_smallest_sets_are_those_no_part_of_which_does(does: list[bool]) -> None:
    found = smallest(np.array(does, dtype=np.bool_))
    for mask, here in enumerate(does):
        parts = [does[part] for part in range(mask) if part & mask == part]
        assert found[mask] == (here and not any(parts))


def test_a_larger_set_may_undo_a_smaller_one() -> None:
    # {0} does, {0, 1} does not, {1, 2} does: the smallest are {0} and {1, 2}.
    does = np.zeros(8, dtype=np.bool_)
    does[[0b001, 0b110, 0b111]] = True
    assert np.flatnonzero(smallest(does)).tolist() == [0b001, 0b110]


def test_the_table_given_is_left_alone() -> None:
    does = np.array([False, True, True, True])
    smallest(does)
    assert does.tolist() == [False, True, True, True]


@pytest.mark.parametrize(("mask", "held"), [(0, ()), (1, (0,)), (0b1101, (0, 2, 3))])
def test_members(mask: int, held: tuple[int, ...]) -> None:
    assert members(mask) == held


def test_sets_are_ordered_by_size_then_members() -> None:
    assert by_size([0b110, 0b101, 0b1000, 0b1]) == [(0,), (3,), (0, 2), (1, 2)]
