"""USSG §4A1.2(c), n.5: the list to which an offense's name points, by whole words; nothing is decided by it."""

from __future__ import annotations

import pytest

from relcon.law.ussg.s4a1_2.minor import named


@pytest.mark.parametrize(
    ("offense", "found"),
    [
        ("Reckless driving, second degree", ("c1", "USSG §4A1.2(c)(1)")),
        ("public intoxication", ("c2", "USSG §4A1.2(c)(2)")),
        ("DUI", ("driving", "USSG §4A1.2 n.5")),
        ("burglary", None),
        ("induidable", None),  # letters of a listed word inside another
    ],
)
def test_a_name_points_to_a_list(offense: str, found: tuple[str, str] | None) -> None:
    assert named(offense, "2025") == found
