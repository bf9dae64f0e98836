"""What a worksheet comes to with full disclosure, and on the tier that the weight supports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from relcon.engine.program import expose
from relcon.results.exposure import PositionAnswer
from tests.helpers.matters import case


def worksheet(
    quantity: str,
    history: Mapping[str, object],
    *,
    disclosed: str = "no",
    acceptance: Mapping[str, str] | None = MappingProxyType({"plea": "timely"}),
    **count: object,
) -> PositionAnswer:
    """Return one sale by Dunn in the Middle, on a count of §841(b)(1)(A) unless it is said otherwise."""
    given = {"count": "1", "statute": "21 USC 841", "substance": "cocaine", "penalty": "841(b)(1)(A)", **count}
    part = {
        "counts": [{"disposition": "charged", **given}],
        "criminal_history": history,
        **({"acceptance": dict(acceptance)} if acceptance is not None else {}),
        "career_offender": "no",
        "disclosed_all": disclosed,
    }
    matter = case(
        people=[
            {"id": "dunn", "name": "Dunn", "status": "defendant", "defendant": part},
            {"id": "reyes", "name": "Reyes", "status": "customer"},
        ],
        events=[
            {
                "id": "e1",
                "kind": "distribution",
                "date": "2025-03-01",
                "substance": "cocaine",
                "quantity": quantity,
                "participants": [{"person": "dunn", "act": "sold"}, {"person": "reyes", "act": "bought"}],
            }
        ],
    )
    return expose(matter, positions=["psr"], other_ways=True).defendants["dunn"].positions["psr"]


FOUR_POINTS = {
    "sentences": [
        {"id": "s1", "offense": "theft", "points": 2, "violent": "no"},
        {"id": "s2", "offense": "theft", "points": 2, "violent": "no"},
    ]
}
"""Four points: category III, and (f)(1) allows four."""
THREE_POINTS = {"sentences": [{"id": "s1", "offense": "robbery", "points": 3}]}


def test_full_disclosure_lifts_the_minimum_and_takes_two_levels_off() -> None:
    # 3 kg cocaine: 26 (2 kg to 3.5 kg) less 3: 23, category III 57-71, and 120 displaces it (§5G1.1(b)). With (f)(5)
    # met: 2 levels off (§2D1.1(b)(18)), 21, category III 46-57, no minimum.
    found = worksheet("3 kg", FOUR_POINTS)
    assert (found.range, found.guideline_range) == ((120, 120), (57, 71))
    told = found.if_disclosed
    assert told is not None
    assert (told.range, told.total_offense_level, told.binding) == ((46, 57), 21, 0)


def test_no_disclosure_cures_a_three_point_offense_and_none_is_asked_for_twice() -> None:
    assert worksheet("3 kg", THREE_POINTS).if_disclosed is None
    assert worksheet("3 kg", FOUR_POINTS, disclosed="yes").if_disclosed is None


def test_the_weight_supports_a_lower_tier_than_the_one_charged() -> None:
    # 3 kg is less than the 5 kg of (b)(1)(A) and more than the 500 g of (b)(1)(B): 5 to 40 years; 57-71 becomes 60-71.
    there = worksheet("3 kg", FOUR_POINTS).if_supported
    assert there is not None
    assert (there.tier, there.minimum, there.maximum, there.range) == ("841(b)(1)(B)", 60, 480, (60, 71))


def test_a_tier_pleaded_or_found_or_unknown_weight_leaves_no_other_tier() -> None:
    assert worksheet("3 kg", FOUR_POINTS, disposition="pleaded").if_supported is None
    found = {"by": "jury", "objects": [{"substance": "cocaine", "penalty": "841(b)(1)(A)"}]}
    assert worksheet("3 kg", FOUR_POINTS, disposition="convicted", found=found).if_supported is None
    assert worksheet("unknown", FOUR_POINTS).if_supported is None
    assert worksheet("6 kg", FOUR_POINTS).if_supported is None


def test_with_acceptance_where_none_is_recorded_three_levels_are_taken_off() -> None:
    # 3 kg cocaine: 26, category III 78-97; less 3: 23, 57-71. The (b)(1)(A) minimum of 120 displaces both.
    found = worksheet("3 kg", FOUR_POINTS, acceptance=None)
    assert (found.total_offense_level, found.guideline_range, found.range) == (26, (78, 97), (120, 120))
    accepted = found.if_accepted
    assert accepted is not None
    assert (accepted.total_offense_level, accepted.guideline_range) == (23, (57, 71))


def test_nothing_is_said_of_acceptance_where_the_file_says_it() -> None:
    assert worksheet("3 kg", FOUR_POINTS).if_accepted is None
    assert worksheet("3 kg", FOUR_POINTS, acceptance={"plea": "none"}).if_accepted is None


def test_with_acceptance_below_level_16_two_levels_are_taken_off() -> None:
    # 60 g cocaine: 14, category III 21-27; less 2 (§3E1.1(b) asks for 16): 12, 15-21.
    accepted = worksheet("60 g", FOUR_POINTS, acceptance=None, penalty="841(b)(1)(C)").if_accepted
    assert accepted is not None
    assert (accepted.total_offense_level, accepted.guideline_range) == (12, (15, 21))
