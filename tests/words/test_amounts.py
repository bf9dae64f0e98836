"""Weights as printed, against the thresholds of §2D1.1(c) and 21 U.S.C. §841(b) as the Manual prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon import words
from relcon.words.amounts import _thresholds


@pytest.mark.parametrize(
    ("grams", "substance", "said"),
    [
        ("204", "cocaine", "204 g"),
        ("647.3", "cocaine", "647.3 g"),
        ("3296", "cocaine", "3.296 kg"),
        ("58696", "cocaine", "58.7 kg"),
        ("311708160", "converted_drug_weight", "311,700 kg"),
        # 3.5 kg of cocaine begins level 28, 500 g (b)(1)(B): rounding up to either would cross it.
        ("3499.99", "cocaine", "3.49999 kg"),
        ("499.9996", "cocaine", "499.9996 g"),
        # Nothing begins at 3,296 g.
        ("3295.9999", "cocaine", "3.296 kg"),
        ("2500", "mdma", "2.5 kg"),
    ],
)
def test_an_amount_is_rounded_on_its_side_of_every_threshold(grams: str, substance: str, said: str) -> None:
    assert words.amount(grams, substance) == said


@given(st.integers(1, 10**13))
def test_no_rounding_crosses_a_threshold(micro: int) -> None:
    grams = Decimal(micro) / 10**6
    said, unit = words.amount(f"{grams:f}", "cocaine").split()
    printed = Decimal(said.replace(",", "")) * (1000 if unit == "kg" else 1)
    for limit in _thresholds("cocaine", "2025"):
        assert (limit <= grams) == (limit <= printed)


@pytest.mark.parametrize(
    ("grams", "said"),
    [
        ("852.700001", "more than 852.7 g"),
        ("1296.000001", "more than 1.296 kg"),
        ("4", "4 g or more"),
        # A weight that stands on a threshold: the least loss leads below it.
        ("0.000001", "any amount"),
        # Rounded up, never down: losing 1.29601 kg is enough, 1.296 kg might not be.
        ("1296.001001", "more than 1.297 kg"),
    ],
)
def test_what_has_to_fall_away_is_never_rounded_below_it(grams: str, said: str) -> None:
    assert words.less(grams, "cocaine") == said


def test_what_has_to_be_added_is_never_rounded_below_it() -> None:
    assert words.more("204", "cocaine") == "204 g"
    assert words.more("5335705.35", "converted_drug_weight") == "5,336 kg"
    assert words.more("1000.1", "cocaine") == "1.001 kg"


class Weights:
    """Weight of a worksheet."""

    def __init__(self, quantities: dict[str, str], *, at_least: bool = False, converted: str | None = None) -> None:
        self.quantities = quantities
        self.at_least = at_least
        self.converted_grams = converted


def test_a_weight_says_that_it_may_be_more() -> None:
    cocaine = Weights({"cocaine": "58696"}, at_least=True, converted="11739200")
    assert words.weight(cocaine) == "58.7 kg cocaine or more"
    assert words.weight(cocaine, narrow=True) == "58.7 kg+ cocaine"
    two = Weights({"cocaine": "4946", "cocaine_base": "1029"}, converted="4663839")
    assert words.weight(two) == "4,664 kg converted"
    assert words.each(two) == "4.946 kg cocaine + 1.029 kg cocaine base (crack)"
    assert words.weight(Weights({})) == "none"
    assert words.weight(Weights({}, at_least=True)) == "unknown"


def test_a_narrow_cell_has_the_short_name_of_a_drug_that_has_one() -> None:
    assert [words.substance(id, narrow=True) for id in ("cocaine_base", "cocaine")] == ["base", "cocaine"]
    assert words.substance("cocaine_base") == "cocaine base (crack)"


def test_where_the_cap_of_a_mitigating_role_holds_it_is_why_no_more_raises_the_level() -> None:
    # USSG §2D1.1(a)(5): whatever is added, the level stays.
    assert "mitigating-role cap" in words.no_more(capped=True)
    assert "cap" not in words.no_more(capped=False)
