"""USSG §3B1.2 and the door of §2D1.1(e)(2)(B)."""

from __future__ import annotations

import pytest

from relcon.law.ussg.s2d1_1.low_level_function import low_level_function
from relcon.law.ussg.s3b1_2.adjustment import choose, levels


@pytest.mark.parametrize(("outcome", "expected"), [("minimal", -4), ("between", -3), ("minor", -2), ("none", 0)])
def test_levels(outcome: str, expected: int) -> None:
    assert levels(outcome, "2025") == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("function", "pay", "motive", "outcome"),
    [
        # (i): the guideline's examples are couriers, errands, messages, lookouts; pay and motive are no condition
        ("transport", "flat_fee", "profit", "minimal"),
        ("errand", None, None, "minimal"),
        ("relay", "wage", "profit", "minimal"),
        ("lookout", "drugs", "addiction", "minimal"),
        # (ii): user-level quantities for little or no money, or mainly for something else than profit
        ("user_retail", "none", "profit", "minor"),
        ("user_retail", "drugs", None, "minor"),
        ("user_retail", "margin", "family", "minor"),
        ("user_retail", "flat_fee", "threat", "minor"),
        ("user_retail", "margin", "profit", "none"),
        ("user_retail", None, None, "none"),
        # no low-level function
        ("retail", "none", "family", "none"),
        ("store", "flat_fee", "family", "none"),
        ("supply", "share", "profit", "none"),
    ],
)
def test_low_level_function(function: str, pay: str | None, motive: str | None, outcome: str) -> None:
    found, cite = low_level_function(function, pay, motive, "2025")
    assert found == outcome
    assert (cite is None) == (outcome == "none")


@pytest.mark.parametrize(
    ("option", "supported", "undisputed", "expected"),
    [
        ("highest", "minimal", False, -4),
        ("highest", "minor", True, -2),
        ("undisputed_else_lowest", "minimal", True, -4),
        ("undisputed_else_lowest", "minimal", False, -2),
        ("lowest_if_undisputed", "minimal", True, -2),
        ("lowest_if_undisputed", "minimal", False, 0),
        ("highest", "none", True, 0),
    ],
)
def test_the_choice_of_a_position(option: str, supported: str, undisputed: bool, expected: int) -> None:
    assert choose(option, supported, undisputed, "2025") == expected  # type: ignore[arg-type]
