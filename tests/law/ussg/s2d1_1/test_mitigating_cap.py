"""USSG §2D1.1(a)(5), every level of the Drug Quantity Table with every adjustment."""

from __future__ import annotations

import numpy as np
import pytest

from relcon.law.ussg.s2d1_1.mitigating_cap import capped

# By the guideline: 32 less 2, 34 less 3, above 34 to 32; then, with the 4-level reduction, a result above 30 to 30.
TABLE = [6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38]
ANY = [*TABLE[:13], 30, 31, 32, 32]
MINIMAL = [*TABLE[:13], 30, 30, 30, 30]


@pytest.mark.parametrize(("role", "expected"), [(0, TABLE), (-2, ANY), (-3, ANY), (-4, MINIMAL)])
def test_cap(role: int, expected: list[int]) -> None:
    assert capped(np.array(TABLE), np.full(len(TABLE), role), "2025").tolist() == expected
