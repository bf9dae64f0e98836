"""21 USC 960(b): its own amounts, against the statute's text; where they differ from those of 841(b)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.quantity_table import micro

TABLE, DOMESTIC = load("960b", "2025"), load("841b", "2025")
GRAMS = {"gram": 10**6, "kilogram": 10**9}
# The order of subparagraphs (A)-(H); PCP and methamphetamine name the drug itself before the mixture.
ORDER = [
    "heroin",
    "cocaine",
    "cocaine_base",
    "pcp_actual",
    "pcp",
    "lsd",
    "fentanyl",
    "fentanyl_analogue",
    "marihuana",
    "methamphetamine_actual",
    "methamphetamine",
]


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_weights_are_the_statute_s(number: str, shared: Path) -> None:
    text = (shared / "law" / "usc-2026" / "t21_s960.txt").read_text(encoding="utf-8")
    start = text.index(f"({number}) In the case of a violation of subsection (a) of this section involving")
    body = text[start : text.index("the person committing such violation", start)]
    weights = re.findall(r"(\d+) (kilogram|gram)s? or more", body)
    place = ("paragraphs", f"960(b)({number})", "thresholds")
    assert [micro(TABLE.text(*place, key, "amount")) for key in ORDER] == [int(n) * GRAMS[unit] for n, unit in weights]
    assert "plants" not in body
    assert not any(TABLE.has(*place, key, "plants") for key in ORDER)


def test_less_than_fifty_kilograms_and_a_hundred_plants(shared: Path) -> None:
    text = (shared / "law" / "usc-2026" / "t21_s960.txt").read_text(encoding="utf-8")
    body = text[text.index("(4) In the case of a violation under subsection (a)") :]
    assert re.match(r".*less than 50 kilograms of marihuana, except in the case of 100 or more marihuana plants", body)
    below = ("paragraphs", "960(b)(4)", "below")
    assert (TABLE.text(*below, "marihuana", "amount"), TABLE.text(*below, "marihuana", "plants")) == (
        "50 kg",
        "100 plants",
    )


def test_amounts_are_those_of_841_but_for_plants() -> None:
    for number, tier in (("1", "841(b)(1)(A)"), ("2", "841(b)(1)(B)")):
        here, there = ("paragraphs", f"960(b)({number})", "thresholds"), ("tiers", tier, "thresholds")
        assert set(TABLE.mapping(*here)) == set(DOMESTIC.mapping(*there))
        for key in TABLE.mapping(*here):
            assert TABLE.text(*here, key, "amount") == DOMESTIC.text(*there, key, "amount")
