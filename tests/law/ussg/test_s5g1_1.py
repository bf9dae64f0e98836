"""USSG §5G1.1, the commentary's three examples and life."""

from __future__ import annotations

import numpy as np
import pytest

from relcon.law.months import LIFE
from relcon.law.ussg.s5c1_2 import floor_applies, floor_range
from relcon.law.ussg.s5g1_1 import within_statute


@pytest.mark.parametrize(
    ("low", "high", "minimum", "maximum", "expected"),
    [
        (51, 63, 0, 48, (48, 48)),  # (a)
        (41, 51, 60, LIFE, (60, 60)),  # (b)
        (51, 63, 0, 60, (51, 60)),  # (c)(1)
        (57, 71, 60, 480, (60, 71)),  # (c)(2)
        (51, 63, 0, LIFE, (51, 63)),  # (c)
        (LIFE, LIFE, 0, 240, (240, 240)),  # (a), life above a maximum of 20 years
        (360, LIFE, 120, LIFE, (360, LIFE)),
        (235, 293, LIFE, LIFE, (LIFE, LIFE)),  # (b), mandatory life
    ],
)
def test_within_statute(low: int, high: int, minimum: int, maximum: int, expected: tuple[int, int]) -> None:
    ends = within_statute(*(np.array([value]) for value in (low, high, minimum, maximum)))
    assert tuple(int(end[0]) for end in ends) == expected


def test_the_floor_of_5c1_2() -> None:
    # (b): criteria met and a minimum of five years or more, each side of both conditions
    met, minimum = np.array([True, True, False, True]), np.array([60, 59, 120, 120])
    applies = floor_applies(met, minimum, "2025")
    assert applies.tolist() == [True, False, False, True]
    low, high = floor_range(np.array([18, 18, 18, 57]), np.array([24, 24, 24, 71]), applies, "2025")
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [(24, 30), (18, 24), (18, 24), (57, 71)]
