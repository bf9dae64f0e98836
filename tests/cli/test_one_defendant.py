"""The page that follows one defendant by hand: each of its figures is what the program answers."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import relcon
from relcon.results.exposure import Exposure

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "one-defendant.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| `e")]


@pytest.fixture(scope="module")
def exposure() -> Exposure:
    matter = relcon.read_case(ROOT / "examples" / "riverside" / "case.yaml")
    return relcon.exposure(matter, defendants=["runner"], positions=["psr"], all_events=True)


def test_grams_add_up_to_the_weight_and_nothing_is_left_out(exposure: Exposure) -> None:
    answer = exposure.defendants["runner"].positions["psr"]
    said = {row[0].strip("`"): Decimal(row[3]) for row in ROWS if re.fullmatch(r"[\d.]+", row[3])}
    assert said == {id: Decimal(one.counted_grams or 0) for id, one in answer.events.items() if one.in_}
    assert sum(said.values()) == Decimal("105.05") == Decimal(answer.quantities["cocaine_base"])
    assert "| all | | | 105.05 |" in PAGE


def test_what_is_out_fails_where_the_page_says(exposure: Exposure) -> None:
    answer = exposure.defendants["runner"].positions["psr"]
    said = {row[0].strip("`"): row[2] for row in ROWS if not re.fullmatch(r"[\d.]+", row[3])}
    assert len(said) == 5
    assert said == {id: answer.events[id].failed for id in said}


def test_levels_and_months_are_those_of_the_worksheet(exposure: Exposure) -> None:
    answer = exposure.defendants["runner"].positions["psr"]
    # 105.05 g x 3,571 g of converted drug weight for a gram of cocaine base (§2D1.1 n.8(D))
    assert Decimal(answer.converted_grams or 0) == Decimal("105.05") * 3571 == Decimal("375133.55")
    assert (answer.base_offense_level, answer.total_offense_level, answer.range) == (24, 21, (60, 60))
    assert answer.if_disclosed is not None and answer.if_disclosed.range == (30, 37)
    for figure in ("375,133.55", "level 24", "level 21", "37 to 46 months", "level 19, 30 to 37"):
        assert figure in PAGE
