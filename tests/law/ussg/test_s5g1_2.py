"""USSG §5G1.2: the Manual's own examples, and what holds of every total punishment."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.law.arrays import IntArray
from relcon.law.months import LIFE
from relcon.law.usc.penalties import together
from relcon.law.ussg.s5g1_1 import within_statute
from relcon.law.ussg.s5g1_2 import total_punishment
from relcon.law.ussg.s5g1_2.set_apart import independent

MAXIMA = {"1": 120, "2": 360, "3": 240, "4": 24}
"""Counts 1 to 4 of n.3(C): 10, 30, 20 and 2 years; count 2 has a minimum of 10 years."""


def array(value: int) -> IntArray:
    return np.array([value], dtype=np.int64)


@pytest.mark.parametrize(
    ("table", "restricted", "total", "sentences"),
    [
        ((30, 37), (120, 120), 120, {"1": 120, "2": 120, "3": 120, "4": 24}),  # Defendant A
        ((108, 135), (120, 135), 130, {"1": 120, "2": 130, "3": 130, "4": 24}),  # Defendant B
    ],
)
def test_the_examples_of_note_3(
    table: tuple[int, int], restricted: tuple[int, int], total: int, sentences: dict[str, int]
) -> None:
    most = together(list(MAXIMA.values()))
    found = within_statute(array(table[0]), array(table[1]), array(120), array(most))
    assert tuple(int(end[0]) for end in found) == restricted
    assert {count: int(total_punishment.on_count(array(total), most)[0]) for count, most in MAXIMA.items()} == sentences
    assert int(total_punishment.consecutive(array(total), max(MAXIMA.values()))[0]) == 0


@pytest.mark.parametrize(
    ("total", "firearm", "others", "divided"),
    [
        (300, 60, 240, (60, 240)),  # n.4(B)(i)
        (327, 60, 240, (87, 240)),  # n.4(B)(ii)
        (262, 120, 120, (142, 120)),  # n.4(B)(iii): 82 + 60, and 120
    ],
)
def test_the_examples_of_note_4(total: int, firearm: int, others: int, divided: tuple[int, int]) -> None:
    assert tuple(int(one[0]) for one in total_punishment.apportioned(array(total), firearm, others)) == divided


@given(st.integers(0, LIFE), st.lists(st.integers(1, 480), min_size=1, max_size=5))
def test_concurrent_and_consecutive_sentences_make_the_total(total: int, maxima: list[int]) -> None:
    """By hand: give each count in turn, the highest first, what is still lacking."""
    most = together(maxima)
    reached = min(total, most)
    highest, *others = sorted(maxima, reverse=True)
    lacking = int(total_punishment.consecutive(array(reached), highest)[0])
    assert int(total_punishment.on_count(array(reached), highest)[0]) + lacking == reached
    for maximum in others:
        lacking -= min(lacking, maximum)
    assert lacking == 0, "the other counts hold what must be consecutive"


def test_life_on_one_count_is_enough() -> None:
    assert together([240, LIFE]) == LIFE
    assert int(total_punishment.consecutive(array(LIFE), LIFE)[0]) == 0


def test_what_is_set_apart() -> None:
    for statute, ends in (
        ("18 USC 1028A(a)(1)", (24, 24)),  # two years, fixed
        ("18 USC 1028A(a)(2)", (60, 60)),  # five, terrorism
        ("18 USC 1028A", (24, 60)),
        ("18 USC 1028A(a)", (24, 60)),
    ):
        found = independent(statute, "2025")
        assert found is not None and (found.least, found.most) == ends
    assert independent("21 USC 860a", "2025") is None
