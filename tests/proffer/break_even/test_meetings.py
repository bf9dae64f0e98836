"""Break-even: worked by hand from the Sentencing Table, and against a slow program that only tries and halves.

The client as in `tests.proffer.dunn`: 1 kg of cocaine, minimum 60 (21 U.S.C. §841(b)(1)(B)), category I. Silent: 24 - 3
= 21, 37-46, and the minimum makes it 60. The safety valve: 19, 30-37, no minimum. Trial: 24, 51-63, so 60-63.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.law.months import LIFE
from relcon.proffer.break_even.meetings import Motion, Table, least_levels, meeting_probability, needed
from relcon.proffer.simulate import simulate
from relcon.results.break_even import BreakEven, Meeting, Stated
from tests.proffer.dunn import MET, admission, dunn, sale

# The Manual's column I from level 0 (none) to 42: where each range begins.
BEGINS = """0 0 0 0 0 0 0 0 0 4 6 8 10 12 15 18 21 24 27 30 33 37 41 46 51 57 63 70 78 87 97 108 121 135 151 168 188
    210 235 262 292 324 360"""
LOW_ENDS_I = [int(months) for months in BEGINS.split()]
# The letter does not credit the session as a safety-valve disclosure, so the minimum of 60 stands in the proffer.
NO_CREDIT = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "no"}}
CREDIT = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
THREE = [admission("a1", sale("p1", "3 kg"))]


def middle(terms: dict[str, Any], **proffer: Any) -> BreakEven:
    return _middle(json.dumps([terms, proffer]))


@cache
def _middle(given: str) -> BreakEven:
    """Compute a question once, however many tests look at its answer."""
    terms, proffer = json.loads(given)
    return next(one for one in simulate(dunn(THREE, terms, **proffer)).break_even if one.position == "psr")


def meeting(found: BreakEven, motion: str, against: str, start: str = "protected") -> Meeting:
    (one,) = (m for m in found.meetings if (m.motion, m.against, m.start) == (motion, against, start))
    return one


def stated(one: Meeting) -> dict[str, Stated]:
    return {found.estimate: found for found in one.stated}


# The ladder


def test_the_ladder_has_range_and_minimum_of_each_alternative() -> None:
    found = middle(NO_CREDIT)
    assert [(rung.alternative, rung.range, rung.minimum, rung.binding) for rung in found.ladder] == [
        ("trial", (60, 63), 60, 60),
        ("trial_and_safety_valve", (41, 51), 60, 0),  # 24 - 2, no acceptance
        ("plea", (60, 60), 60, 60),
        ("plea_and_safety_valve", (30, 37), 60, 0),
        ("proffer_honoured", (60, 60), 60, 60),
        ("proffer_and_motion", (60, 60), 60, 60),
    ]
    assert found.ladder[-1].stops_at == {"5K1.1": 60, "3553e": 0, "rule35b": 0}


def test_a_lifted_minimum_stops_no_motion() -> None:
    last = middle(CREDIT).ladder[-1]
    assert (last.range, last.minimum, last.binding, last.stops_at["5K1.1"]) == ((30, 37), 60, 0, 0)


def test_after_a_partial_disclosure_there_is_no_motion() -> None:
    admissions = [*THREE, admission("a2", sale("p2", "1 kg"), topic="stash")]
    topics = [{"id": "supply", "title": "Supply"}, {"id": "stash", "title": "Stash", "fenced": "yes"}]
    found = simulate(dunn(admissions, CREDIT, topics=topics)).break_even[1]
    assert [rung.alternative for rung in found.ladder][-1] == "proffer_honoured"
    assert found.meetings == ()
    assert any("partial disclosure (stash, a2): there is no motion" in text for text in found.open)


# Where they meet


def test_under_5k1_1_alone_a_motion_stops_at_the_minimum() -> None:
    # 60 against 30 with the safety valve only: 30 months are wanting, and the minimum of 60 leaves none.
    one = meeting(middle(NO_CREDIT), "5K1.1", "plea_and_safety_valve")
    assert (one.low_end, one.against_low_end, one.gap, one.at_most) == (60, 30, "30", "0")
    assert [needed.possible for needed in one.needed] == [False] * 4
    assert [needed.levels for needed in one.needed] == [None] * 4


def test_with_3553e_the_departure_is_the_gap_over_the_probability() -> None:
    # 30 / (1/4) = 120 > 60; 30 / (1/2) = 60, all of it; 30 / (3/4) = 40, 2/3 of 60; 30, half of it.
    # Levels are counted from 26, the lowest level of category I that does not begin below 60 (63-78). Down to 0 months:
    # level 8 (0-6), 18 levels; to 20 or less: 15 (18-24), 11 levels; to 30: 19 (30-37), 7 levels.
    one = meeting(middle(NO_CREDIT), "3553e", "plea_and_safety_valve")
    assert [(n.probability, n.months, n.share, n.levels, n.possible) for n in one.needed] == [
        ("1/4", "120", "2", None, False),
        ("1/2", "60", "1", 18, True),
        ("3/4", "40", "2/3", 11, True),
        ("1", "30", "1/2", 7, True),
    ]


def test_nothing_is_needed_where_the_low_end_is_not_above() -> None:
    one = meeting(middle(NO_CREDIT), "5K1.1", "trial")
    assert (one.gap, {(n.months, n.levels, n.possible) for n in one.needed}) == ("0", {("0", 0, True)})


def test_where_nothing_protects_the_start_is_higher() -> None:
    # 4 kg: 28 - 2 (complete) - 3 = 23, 46-57 without minimum: 16 above the safety valve alone, however it is protected.
    one = meeting(middle(CREDIT), "5K1.1", "plea_and_safety_valve", "unprotected")
    assert (one.low_end, one.gap, one.at_most) == (46, "16", "46")
    assert [n.months for n in one.needed] == ["64", "32", "64/3", "16"]


# Counsel's own assumptions


def test_without_assumptions_none_are_made() -> None:
    found = middle(NO_CREDIT)
    assert found.assumptions.probability == {}
    assert found.assumptions.unit is None
    assert all(one.stated == () and not any(n.stated for n in one.needed) for one in found.meetings)


@pytest.mark.parametrize(
    ("departure", "reaches"),
    [
        ({"unit": "share", "point": "0.35"}, "39"),  # 60 * 0.65
        ({"unit": "months", "point": "24"}, "36"),
        ({"unit": "levels", "point": "4"}, "41"),  # 26 - 4 = 22: 41-51
        ({"unit": "levels", "point": "0"}, "60"),  # 26 begins at 63: no level down is no month less
        ({"unit": "share", "from": "minimum", "point": "0.5"}, "30"),  # half of 60
        ({"unit": "months", "point": "70"}, "0"),  # not below 0
    ],
)
def test_each_unit_with_3553e(departure: dict[str, str], reaches: str) -> None:
    one = meeting(middle(NO_CREDIT, benefit={"departure": departure}), "3553e", "plea_and_safety_valve")
    assert stated(one)["point"].reaches == reaches


def test_a_departure_off_a_lifted_minimum_never_raises_the_low_end() -> None:
    # Minimum 60 lifted, low end 30: 25 off the minimum is 35, above 30, so it changes nothing.
    benefit = {"departure": {"unit": "months", "from": "minimum", "low": "25", "high": "35"}}
    one = meeting(middle(CREDIT, benefit=benefit), "5K1.1", "plea")
    assert {name: found.reaches for name, found in stated(one).items()} == {"low": "30", "high": "25"}


def test_a_departure_off_the_agreed_range_starts_there() -> None:
    agreement = {"id": "pa1", "person": "dunn", "counts": ["1"], "stipulates": {"range": ["48", "60"]}}
    benefit = {"departure": {"unit": "share", "from": "agreed", "point": "0.25"}}
    given = dunn(THREE, NO_CREDIT, {"agreements": [agreement]}, benefit=benefit)
    one = meeting(simulate(given).break_even[1], "3553e", "plea")
    assert stated(one)["point"].reaches == "36"  # 48 * 0.75
    alone = middle(NO_CREDIT, benefit=benefit)
    assert "no agreed range or cap" in " ".join(meeting(alone, "3553e", "plea").open)


def test_the_average_and_the_probability_at_which_it_meets() -> None:
    # 60 with probability 3/5, else 39: 60 - 0.4 * 21 = 51.6. To average 30 the fall of 21 is too small.
    # A fall of 42 (share 0.7, to 18): 30 / 42 = 5/7, and 60 - 0.4 * 42 = 43.2.
    benefit = {
        "motion": {"5K1.1": "0.6", "3553e": "0.4"},
        "departure": {"unit": "share", "low": "0.35", "high": "0.7"},
    }
    found = middle(NO_CREDIT, benefit=benefit)
    one = meeting(found, "3553e", "plea_and_safety_valve")
    assert {name: (s.reaches, s.average, s.probability) for name, s in stated(one).items()} == {
        "low": ("39", "258/5", None),
        "high": ("18", "216/5", "5/7"),
    }
    assert [n.probability for n in one.needed if n.stated] == ["2/5"]
    assert found.assumptions.probability == {"5K1.1": "3/5", "3553e": "2/5"}
    alone = meeting(found, "5K1.1", "plea_and_safety_valve")
    assert {s.reaches for s in alone.stated} == {"60"}
    assert {s.average for s in alone.stated} == {"60"}


# A slow program of its own


def average(low: int, floor: int, departure: Fraction, probability: Fraction) -> Fraction:
    """The low end averaged over motion and no motion, written out."""
    with_motion = low - departure
    if with_motion < floor:
        with_motion = Fraction(min(floor, low))
    return probability * with_motion + (1 - probability) * low


def halved(value: Callable[[Fraction], Fraction], target: Fraction, top: Fraction) -> tuple[Fraction, Fraction] | None:
    """Bracket the least argument from 0 to top at which a falling function is at or below a target; None if nowhere."""
    if value(top) > target:
        return None
    below, above = Fraction(0), top
    if value(below) <= target:
        return below, below
    for _ in range(40):
        middle = (below + above) / 2
        if value(middle) <= target:
            above = middle
        else:
            below = middle
    return below, above


MONTHS = st.integers(0, 480)
CHANCES = st.fractions(0, 1, max_denominator=20)


@settings(max_examples=150, deadline=None)
@given(low=MONTHS, floor=MONTHS, aim=MONTHS, chance=CHANCES)
def test_the_departure_needed_is_where_bisection_ends(low: int, floor: int, aim: int, chance: Fraction) -> None:
    moved = Motion(low, floor)
    found = needed(Fraction(max(low - aim, 0)), chance)
    bracket = halved(lambda departure: average(low, floor, departure, chance), Fraction(aim), Fraction(low))
    if bracket is None:
        assert found is None or found > moved.at_most
    else:
        assert found is not None
        assert bracket[0] <= found <= bracket[1]
        assert found <= moved.at_most or found == 0


@settings(max_examples=150, deadline=None)
@given(low=MONTHS, floor=MONTHS, aim=MONTHS, share=CHANCES)
def test_the_probability_is_where_bisection_ends(low: int, floor: int, aim: int, share: Fraction) -> None:
    moved = Motion(low, floor)
    reaches = moved.reaches(low * (1 - share))
    assert reaches == average(low, floor, low * share, Fraction(1))
    found = meeting_probability(Fraction(max(low - aim, 0)), low - reaches)
    bracket = halved(lambda chance: average(low, floor, low * share, chance), Fraction(aim), Fraction(1))
    if bracket is None:
        assert found is None
    else:
        assert found is not None
        assert bracket[0] <= found <= bracket[1]


@settings(max_examples=150, deadline=None)
@given(total=st.integers(1, 42), months=st.fractions(0, 400, max_denominator=4), floor=st.integers(0, 120))
def test_the_least_levels_are_counted_down_one_by_one(total: int, months: Fraction, floor: int) -> None:
    low = LOW_ENDS_I[total]
    found = least_levels(Motion(low, floor), Table(total, 1, "2025"), months)
    tried = [
        levels
        for levels in range(max(total, 1))
        if low - max(min(low, floor), LOW_ENDS_I[max(total - levels, 1)]) >= months
    ]
    assert found == (min(tried) if tried else None)


def test_from_a_minimum_far_above_the_level_all_levels_can_be_counted() -> None:
    # Level 5 begins at 0; a minimum of 120: counted from 32 (121-151). Down 120 months: level 8, 24 levels.
    assert least_levels(Motion(120, 0), Table(5, 1, "2025"), Fraction(120)) == 24


def test_levels_are_counted_from_life_too() -> None:
    # Level 43 is life; 42 is 360-life. Months do not come off life, so a number of them is never asked there.
    assert Table(43, 1, "2025").after(LIFE, 1) == 360
    assert Table(43, 1, "2025").after(LIFE, 0) == LIFE
