"""USSG §2D1.1(a)(1)(A)-(4)(A): the level by the penalty paragraph and the term; neither alone is enough."""

from __future__ import annotations

import pytest

from relcon.law.months import LIFE
from relcon.law.ussg.s2d1_1.death_or_injury import level

YEAR = 12


@pytest.mark.parametrize(
    ("paragraph", "minimum", "maximum", "expected"),
    [
        # (1) mandatory life and (2) twenty years to life: the upper paragraphs only
        ("841(b)(1)(A)", LIFE, LIFE, (43, "USSG §2D1.1(a)(1)(A)")),
        ("960(b)(3)", LIFE, LIFE, (43, "USSG §2D1.1(a)(1)(A)")),
        ("841(b)(1)(C)", 20 * YEAR, LIFE, (38, "USSG §2D1.1(a)(2)(A)")),
        ("841(b)(1)(C)", 20 * YEAR, 40 * YEAR, None),
        ("841(b)(1)(A)", 10 * YEAR, LIFE, None),
        ("841(b)(1)(E)", 20 * YEAR, LIFE, None),
        # (3) thirty years and (4) fifteen: Schedule III only
        ("841(b)(1)(E)", 0, 30 * YEAR, (30, "USSG §2D1.1(a)(3)(A)")),
        ("960(b)(5)", 0, 15 * YEAR, (26, "USSG §2D1.1(a)(4)(A)")),
        ("841(b)(1)(E)", 0, 10 * YEAR, None),
        ("841(b)(1)(C)", 0, 30 * YEAR, None),
        ("841(b)(1)(C)", 0, 15 * YEAR, None),
    ],
)
def test_level(paragraph: str, minimum: int, maximum: int, expected: tuple[int, str] | None) -> None:
    assert level(paragraph, minimum, maximum, "2025") == expected
