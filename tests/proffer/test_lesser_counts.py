"""What the client faces on each lesser count alone: by hand, and as `relcon offer` computes the same count."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from relcon import api
from relcon.proffer.lesser_counts import lesser
from relcon.proffer.proffer_run import proffer_run
from relcon.records.agreements import Agreement
from relcon.records.matter import Matter
from relcon.results.base import Range
from relcon.results.lesser import LesserCount
from tests.proffer.dunn import admission, dunn, sale

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"
# Dunn in Middle: 3.296 kg of cocaine, at least 2 kg and less than 3.5 kg: 26; three off for acceptance: 23; III: 57-71.
# In the Ceiling level 34 less 3, 31: 135-168. §841(b)(1)(B) has at least 60 and at most 480 months, (C) at most 240,
# §843(b) at most 48 (§843(d)(1)): above that the maximum is the guideline sentence (USSG §5G1.1(a)).
BY_HAND: dict[str, tuple[int, int, Range, Range]] = {
    "841(b)(1)(B)": (60, 480, (60, 71), (135, 168)),
    "841(b)(1)(C)": (0, 240, (57, 71), (135, 168)),
    "21 USC 843(b)": (0, 48, (48, 48), (48, 48)),
}


@cache
def riverside() -> Matter:
    return api.read_proffer(RIVERSIDE / "proffer.yaml", api.read_case(RIVERSIDE / "case.yaml"))


@cache
def found() -> dict[str, LesserCount]:
    return {one.penalty or one.statute: one for one in lesser(proffer_run(riverside()).worlds)}


@pytest.mark.parametrize("name", BY_HAND)
def test_each_lesser_count_is_capped_and_floored_by_its_own_statute(name: str) -> None:
    minimum, maximum, middle, ceiling = BY_HAND[name]
    one = found()[name]
    assert {(each.minimum, each.maximum) for each in one.positions.values()} == {(minimum, maximum)}
    assert (one.positions["psr"].guideline_range, one.positions["psr"].total) == ((57, 71), middle)
    assert one.positions["government"].total == ceiling
    assert (one.in_place_of, one.offered_by, one.lacks) == (("1", "5"), (), None)


def test_possession_has_no_number_since_how_many_convictions_were_final_is_not_recorded() -> None:
    one = found()["21 USC 844(a)"]
    assert (one.positions, one.lacks) == ({}, "final_convictions")


def test_an_offered_count_comes_to_the_same() -> None:
    """The file of offers has §843(b) in place of both counts, of type A."""
    offers = api.read_offers(RIVERSIDE / "offers.yaml", api.read_case(RIVERSIDE / "case.yaml"))
    (phone,) = (one for one in offers if one.id == "offer-phone")
    (offered,) = api.offer(api.read_case(RIVERSIDE / "case.yaml"), [phone]).offers
    for position, one in found()["21 USC 843(b)"].positions.items():
        other = offered.positions[position]
        assert (one.total, one.guideline_range, one.minimum, one.maximum) == (
            other.total,
            other.guideline_range,
            other.minimum,
            other.maximum,
        )


def test_an_offer_on_record_is_named_at_its_count_alone() -> None:
    case = riverside().case
    plea = {"id": "offer-x", "person": "dunn", "dismisses": ["1", "5"], "superseding": [
        {"count": "1s", "statute": "21 USC 843(b)", "to_violate": "21 USC 841(a)(1)"}]}  # fmt: skip
    agreements = (*case.agreements, Agreement.model_validate(plea))
    changed = Matter(case.model_copy(update={"agreements": agreements}), riverside().proffer, "", "")
    offered = {one.penalty or one.statute: one.offered_by for one in lesser(proffer_run(changed).worlds)}
    assert {name for name, by in offered.items() if by} == {"21 USC 843(b)"}
    assert offered["21 USC 843(b)"] == ("offer-x",)


def test_what_shows_the_use_of_a_telephone_is_left_out_with_its_exhibits_and_contacts() -> None:
    shown = found()["21 USC 843(b)"].shown_by
    assert {"c-dunn-hale", "e24"} <= {*shown}  # 62 calls; the call of May 16, on the wire
    run = proffer_run(riverside(), without=frozenset(shown))
    without = {one.statute: one for one in lesser(run.worlds)}["21 USC 843(b)"]
    assert (without.lacks, without.positions, without.shown_by) == ("facility", {}, ())


def test_a_client_whose_count_is_decided_has_none_and_another_that_of_the_lower_paragraph() -> None:
    """1 kg of cocaine, 24, three off: 21, category I: 37-46; under (B) the minimum of 60, under (C) none."""

    def of(disposition: str) -> tuple[LesserCount, ...]:
        count = {"count": "1", "statute": "21 USC 841(a)(1)", "substance": "cocaine", "penalty": "841(b)(1)(B)"}
        people = [{"id": "dunn", "defendant": {"counts": [{**count, "disposition": disposition}]}}]
        told = [admission("a1", sale("p1", "100 g"))]
        return lesser(proffer_run(dunn(told, None, {"people": people})).worlds)

    lower, facility, possession = of("charged")
    assert (lower.penalty, lower.positions["psr"].total) == ("841(b)(1)(C)", (37, 46))
    assert (facility.lacks, possession.lacks) == ("facility", "final_convictions")
    assert of("pleaded") == ()
