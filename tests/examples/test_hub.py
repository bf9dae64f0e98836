"""The matter of one seller and four buyers against ranges worked out by hand from the Manual's tables."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import relcon
from relcon.records.base import PositionName
from relcon.results.exposure import Exposure

HUB = Path(__file__).parents[2] / "examples" / "hub" / "case.yaml"
POSITIONS: tuple[PositionName, ...] = ("defense", "psr", "government")

# Weight in grams, total level, category, guideline range of §5A, final range of §5G1.1; Ceiling where it differs.
# Ballard: 2 kg is 26 (§2D1.1(c)(7)), no acceptance; 2+2 points are III.
# Coyle: 340.2 g is 20 (c)(10); -2 (b)(18), -3 §3E1.1 (18 is at least 16), -2 §4C1.1: 13, category I.
# Dorsey: 500 g is 24 (c)(8), -3: 21; 3 points are II. Ceiling 2 kg, 26, -3: 23. The minimum of 60 months binds.
# Ennis: 475 g is 22 (c)(9), -3: 19; one point is I.  Foy: 375 g is 20, -3, -2 §4C1.1: 15.
BY_HAND = {
    "ballard": ("2000", 26, "III", (78, 97), (78, 97)),
    "coyle": ("340.2", 13, "I", (12, 18), (12, 18)),
    "dorsey": ("500", 21, "II", (41, 51), (60, 60)),
    "ennis": ("475", 19, "I", (30, 37), (30, 37)),
    "foy": ("375", 15, "I", (18, 24), (18, 24)),
}
CEILING = {"dorsey": ("2000", 23, "II", (51, 63), (60, 63))}


@pytest.fixture(scope="module")
def exposure() -> Exposure:
    return relcon.exposure(relcon.read_case(HUB), all_events=True)


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("defendant", BY_HAND)
def test_each_range_is_as_worked_out_by_hand(exposure: Exposure, defendant: str, position: PositionName) -> None:
    answer = exposure.defendants[defendant].positions[position]
    expected = (CEILING if position == "government" else {}).get(defendant, BY_HAND[defendant])
    found = (answer.quantities["cocaine"], answer.total_offense_level, answer.criminal_history_category)
    assert (*found, answer.guideline_range, answer.range) == expected


def test_no_buyer_answers_for_another_s_purchase(exposure: Exposure) -> None:
    counted = {
        name: {id for id, event in one.positions["psr"].events.items() if event.in_}
        for name, one in exposure.defendants.items()
    }
    assert counted == {
        "ballard": {f"b{n}" for n in range(1, 9)},
        "coyle": {"b3"},
        "dorsey": {"b4", "b6"},
        "ennis": {"b5", "b7"},
        "foy": {"b5"},
    }


def test_who_sells_on_credit_controls_nobody(exposure: Exposure) -> None:
    assert {one.role.aggravating for one in exposure.defendants["ballard"].positions.values()} == {0}


def test_what_two_buy_together_is_each_one_s_whole(exposure: Exposure) -> None:
    for name in ("ennis", "foy"):
        assert Decimal(exposure.defendants[name].positions["psr"].events["b5"].counted_grams or 0) == 3 * 125
