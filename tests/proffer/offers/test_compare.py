"""Plea offers beside the case as it stands: guides' numbers, what each word costs, what does not bind the court."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from relcon.proffer.offers.compare import NoOffer, compare_offers
from relcon.records.agreements import Agreement
from relcon.records.matter import Matter
from relcon.results.offers import Offer, Offers, Wording
from tests.helpers.matters import case

# 15 kg of cocaine: level 32 (§2D1.1(c)(4), 15 to 50 kg). One criminal history point: category I, and no §4C1.1.
DEAL = {
    "id": "e1",
    "kind": "distribution",
    "date": "2025-06-01",
    "substance": "cocaine",
    "quantity": "15 kg",
    "participants": [{"person": "reyes", "act": "sold"}],
}
PARAGRAPH_C = {"count": "1", "statute": "21 USC 841(a)(1)", "substance": "cocaine", "penalty": "841(b)(1)(C)"}
PARAGRAPH_A = {**PARAGRAPH_C, "count": "1", "quantity": "5 kg", "penalty": "841(b)(1)(A)"}


def matter(count: dict[str, Any] = PARAGRAPH_C, acceptance: str | None = "none", **more: Any) -> Matter:
    part = {
        "counts": [count],
        "criminal_history": {"points": 1, "one_point_total": 1, "under_sentence": "no"},
        "career_offender": "no",
        **({"acceptance": acceptance} if acceptance is not None else {}),
    }
    people = [{"id": "reyes", "name": "Ana Reyes", "status": "defendant", "defendant": part}]
    header = {"caption": "United States v. Reyes", "sentencing_date": "2026-05-01"}
    return case(case=header, people=people, **{"events": [DEAL], **more})


def offered(given: Matter, **terms: Any) -> Offers:
    agreement = Agreement.model_validate({"id": "offer-1", "person": "reyes", "counts": ["1"], **terms})
    return compare_offers(given, [agreement])


def only(found: Offers) -> Offer:
    return found.offers[0]


def sentence(found: Offers, text: str) -> Wording:
    return next(one for one in only(found).words if one.text == text)


def test_acceptance_alone_takes_121_to_151_to_87_to_108_and_the_safety_valve_to_70_to_87() -> None:
    # Level 32, category I: 121-151. Three levels for acceptance: 29, 87-108. Two more, §2D1.1(b)(18): 27, 70-87.
    found = offered(matter(), stipulates={"acceptance": "3"})
    for position in ("defense", "psr", "government"):
        assert found.baseline[position].total == (121, 151)
        assert only(found).positions[position].total == (87, 108)
        disclosed = only(found).positions[position].if_disclosed
        assert disclosed is not None
        assert disclosed.total == (70, 87)
        acceptance = sentence(found, "acceptance -3")
        assert (acceptance.absent[position].total, acceptance.months[position]) == ((121, 151), 87 - 121)


def test_a_minimum_that_stands_hides_what_acceptance_takes_off() -> None:
    # §841(b)(1)(A): 120 months. Level 29 gives 87-108, so that the minimum is the sentence (§5G1.1(b)).
    found = offered(matter(PARAGRAPH_A), stipulates={"acceptance": "3"})
    one = only(found).positions["psr"]
    assert (one.total, one.guideline_range, one.binding) == ((120, 120), (87, 108), 120)
    words = sentence(found, "acceptance -3")
    assert (words.months["psr"], words.table_months["psr"]) == (120 - 121, 87 - 121)


def test_a_lesser_paragraph_lowers_minimum_and_maximum() -> None:
    # §841(b)(1)(B): 5 to 40 years. Level 29, 87-108: above 60, so that the table decides.
    lesser = {**PARAGRAPH_A, "quantity": "500 g", "penalty": "841(b)(1)(B)"}
    found = offered(matter(PARAGRAPH_A), counts=[], superseding=[lesser], stipulates={"acceptance": "3"})
    one = only(found).positions["psr"]
    assert (found.baseline["psr"].minimum, found.baseline["psr"].total) == (120, (121, 151))
    assert (one.minimum, one.maximum, one.total, one.basis) == (60, 480, (87, 108), "pleaded")
    assert [(c.penalty, c.brought) for c in only(found).pleaded] == [("841(b)(1)(B)", True)]
    assert (only(found).bargain, only(found).left) == (("charge",), ())


@pytest.mark.parametrize(
    ("statute", "guideline", "total"),
    [
        # 21 U.S.C. §843(d): four years. Level 29 by the drugs, §2D1.6(a): 87-108, cut to 48 (§5G1.1(a)).
        ("21 USC 843(b)", "§2D1.6", (48, 48)),
        # 21 U.S.C. §844(a): one year. Cocaine, §2D2.1(a)(2): level 6, less two: 4, 0-6 months.
        ("21 USC 844(a)", "§2D2.1", (0, 6)),
    ],
)
def test_another_count_brings_its_guideline_and_its_maximum(
    statute: str, guideline: str, total: tuple[int, int]
) -> None:
    count = {"count": "1s", "statute": statute, "substance": "cocaine"}
    found = offered(matter(), counts=[], dismisses=["1"], superseding=[count], stipulates={"acceptance": "3"}, type="A")
    assert only(found).pleaded[0].guideline == guideline
    assert only(found).positions["psr"].total == total
    assert [one.count for one in only(found).dismissed] == ["1"]


def test_a_stipulated_weight_counts_and_does_not_bind_the_court() -> None:
    # 4 kg: level 28 (3.5 to 5 kg), less three: 25, 57-71. The record's 15 kg: 29, 87-108.
    found = offered(matter(), stipulates={"quantity": {"cocaine": "4 kg"}, "acceptance": "3"})
    assert only(found).positions["psr"].total == (57, 71)
    # Without any stipulation acceptance is as the case file has it, none: 32, 121-151.
    assert only(found).behind["psr"].total == (121, 151)
    weight = sentence(found, "cocaine 4 kg")
    assert (weight.absent["psr"].total, weight.months["psr"]) == ((87, 108), 57 - 87)
    assert any(one.cite == "USSG §6B1.4(d)" for one in only(found).cautions)


def test_a_sentence_that_admits_more_weight_costs_nothing_until_the_court_looks_behind() -> None:
    basis = [{"text": "more", "page": 3, "answers": [{"about": "cocaine", "prong": "quantity", "answer": "50 kg"}]}]
    found = offered(matter(), stipulates={"quantity": {"cocaine": "4 kg"}}, factual_basis=basis)
    more = sentence(found, "more")
    # 50 kg: level 34, 151-188; the record alone 32, 121-151. As stipulated, level 28, 78-97.
    assert only(found).positions["psr"].total == (78, 97)
    assert more.months["psr"] == 0
    assert more.behind is not None
    assert more.behind_absent is not None
    assert (more.behind_absent["psr"].total, more.behind["psr"].total) == ((121, 151), (151, 188))
    assert more.behind_table_months is not None
    assert more.behind_table_months["psr"] == 151 - 121
    assert more.triggers == ("USSG §2D1.1(a)(5), (c)", "21 U.S.C. §841(b)(1)(A)")
    # 5 kg or more are 841(b)(1)(A); the count charges (b)(1)(C), which has no minimum.
    assert any("reaches §841(b)(1)(A)" in one.text for one in only(found).cautions)
    assert only(found).behind["psr"].minimum == 0
    # The three are one: the sentence is the whole factual basis, so that no row of its own says so.
    assert [one.kind for one in only(found).words] == ["stipulation", "sentence"]


def test_the_whole_factual_basis_is_priced_together() -> None:
    # A role alone or premises alone add two levels each to 32 (121-151): 34, 151-188; together 36, 188-235.
    texts = {"a": {"prong": "role", "answer": "+2"}, "b": {"about": "g1", "prong": "characteristic", "answer": "in"}}
    basis = [{"text": text, "answers": [answer]} for text, answer in texts.items()]
    house = {"id": "g1", "kind": "premises", "date": "2025-06-01"}
    found = offered(matter(circumstances=[house]), factual_basis=basis)
    assert sentence(found, "a").absent["psr"].total == (151, 188)
    whole = only(found).words[-1]
    assert whole.kind == "basis"
    assert (whole.absent["psr"].total, whole.present["psr"].total) == ((121, 151), (188, 235))


def test_where_acceptance_is_not_recorded_it_is_the_other_figure() -> None:
    # Level 32, 121-151; with a timely plea 29, 87-108.
    one = offered(matter(acceptance=None)).baseline["psr"]
    assert one.if_accepted is not None
    assert (one.total, one.if_accepted.total) == ((121, 151), (87, 108))


def test_a_sentence_that_admits_a_role_costs_its_levels_and_the_safety_valve() -> None:
    # Two levels, §3B1.1(c): 34, 151-188; §3553(f)(4) fails, and with it the way to less than 120.
    basis = [{"text": "directed", "answers": [{"prong": "role", "answer": "+2"}]}]
    found = offered(matter(PARAGRAPH_A), factual_basis=basis)
    directed = sentence(found, "directed")
    assert (directed.absent["psr"].total, directed.present["psr"].total) == ((121, 151), (151, 188))
    assert "USSG §3B1.1" in directed.lines["psr"]
    assert directed.absent["psr"].if_disclosed is not None
    assert directed.present["psr"].if_disclosed is None
    assert directed.triggers == ("USSG §§3B1.1, 3B1.2",)


@pytest.mark.parametrize(("kind", "trigger"), [("firearm", "USSG §2D1.1(b)(1)"), ("premises", "USSG §2D1.1(b)(12)")])
def test_a_sentence_that_admits_a_circumstance_costs_its_levels(kind: str, trigger: str) -> None:
    # Of whom it was is not recorded, so that it reaches nobody. Two levels where it does: 34, 151-188.
    basis = [{"text": "it", "answers": [{"about": "g1", "prong": "characteristic", "answer": "in"}]}]
    found = offered(matter(circumstances=[{"id": "g1", "kind": kind, "date": "2025-06-01"}]), factual_basis=basis)
    words = sentence(found, "it")
    assert (words.absent["psr"].total, words.present["psr"].total) == ((121, 151), (151, 188))
    assert (words.triggers, words.lines["psr"]) == ((trigger,), (trigger,))


def test_the_defendant_s_own_weapon_bears_on_the_safety_valve_too() -> None:
    gun = {"id": "g1", "kind": "firearm", "date": "2025-06-01", "by": ["reyes"]}
    found = offered(matter(circumstances=[gun]), factual_basis=[{"text": "it", "facts": ["g1"]}])
    assert sentence(found, "it").triggers == ("USSG §2D1.1(b)(1)", "18 U.S.C. §3553(f)(2)")


def test_a_stipulation_to_a_protected_location_brings_its_guideline_and_not_its_maximum() -> None:
    # §2D1.2(a)(2): one level more than §2D1.1 for the whole, 33: 135-168. The count's own twenty years stay.
    school = {"count": "school", "statute": "21 USC 860(a)", "substance": "cocaine", "penalty": "841(b)(1)(C)"}
    basis = [{"text": "near a school", "establishes": school, "stipulation": "yes"}]
    found = offered(matter(), factual_basis=basis)
    words = sentence(found, "near a school")
    assert (words.present["psr"].guideline_range, words.present["psr"].maximum) == ((121, 151), 240)
    assert words.as_offense is not None
    assert words.as_offense["psr"].guideline_range == (135, 168)
    assert words.triggers == ("21 USC 860(a), USSG §2D1.2",)
    assert any("21 USC 860(a) is stipulated" in one.text for one in only(found).cautions)


@pytest.mark.parametrize("stipulation", ["no", "unknown"])
def test_whether_a_sentence_is_such_a_stipulation_is_what_both_sides_say(stipulation: str) -> None:
    school = {"count": "school", "statute": "21 USC 860(a)", "substance": "cocaine", "penalty": "841(b)(1)(C)"}
    basis = [{"text": "near a school", "establishes": school, "stipulation": stipulation}]
    found = offered(matter(), factual_basis=basis)
    open_ = [one for one in only(found).silent if one.field == "factual_basis: stipulation"]
    assert (sentence(found, "near a school").as_offense is None) == (stipulation == "no")
    assert bool(open_) == (stipulation == "unknown")


@pytest.mark.parametrize(
    ("terms", "within"),
    [
        # Computed: 121-151.
        ({"range": ["121", "140"]}, "inside"),
        ({"range": ["87", "108"]}, "below"),
        ({"range": ["108", "135"]}, "across"),
        ({"range": ["168", "210"]}, "above"),
        ({"cap": "72"}, "below"),
    ],
)
def test_an_agreed_sentence_stands_beside_the_range_and_is_not_applied(terms: dict[str, Any], within: str) -> None:
    found = offered(matter(), type="C", stipulates=terms)
    agreed = only(found).agreed
    assert agreed is not None
    assert (agreed.within["psr"], agreed.binds) == (within, True)
    assert only(found).positions["psr"].total == (121, 151)
    assert any("USSG §6B1.2(c)" in one.cite for one in only(found).cautions)


def test_a_count_that_an_offer_does_not_speak_of_still_counts_and_is_named() -> None:
    found = offered(matter(PARAGRAPH_A), counts=[], superseding=[{**PARAGRAPH_C, "count": "1s"}])
    assert [one.count for one in only(found).left] == ["1"]
    assert only(found).positions["psr"].minimum == 120
    assert any(one.field == "dismisses" for one in only(found).silent)


def test_what_an_offer_does_not_say_is_open() -> None:
    silent = {one.field for one in only(offered(matter())).silent}
    assert {"stipulates: role", "cooperation: 1B1.8", "waivers: appeal", "waivers: collateral", "type"} <= silent
    told = offered(matter(), waivers={"appeal": "yes", "collateral": "no"}, cooperation={"1B1.8": "yes"}, type="B")
    assert not {"waivers: appeal", "waivers: collateral", "cooperation: 1B1.8", "type"} & {
        one.field for one in only(told).silent
    }


def test_a_count_found_to_be_a_lesser_one_is_named_by_what_was_found() -> None:
    lesser = {"by": "plea", "objects": [{"substance": "cocaine", "quantity": "500 g", "penalty": "841(b)(1)(B)"}]}
    found = offered(matter({**PARAGRAPH_A, "disposition": "lesser", "found": lesser}))
    assert [one.penalty for one in found.baseline_counts] == ["841(b)(1)(B)"]
    assert "found" not in {one.field for one in only(found).silent}
    assert "found" in {one.field for one in only(offered(matter(PARAGRAPH_A))).silent}


def test_a_count_dismissed_already_is_among_those_dismissed() -> None:
    given = matter(agreements=[{"id": "pa", "person": "reyes", "counts": ["1"], "dismisses": ["2"]}])
    part = given.people["reyes"].defendant
    assert part is not None
    gone = part.counts[0].model_copy(update={"count": "2", "disposition": "dismissed"})
    both = part.model_copy(update={"counts": (*part.counts, gone)})
    people = (given.people["reyes"].model_copy(update={"defendant": both}),)
    whole = replace(given, case=given.case.model_copy(update={"people": people}))
    found = only(compare_offers(whole, [whole.agreements["pa"]]))
    assert ([one.count for one in found.dismissed], found.left) == (["2"], ())


def test_offers_stand_in_the_order_given() -> None:
    low = Agreement.model_validate({"id": "z", "person": "reyes", "counts": ["1"], "stipulates": {"acceptance": "3"}})
    high = Agreement.model_validate({"id": "a", "person": "reyes", "counts": ["1"]})
    assert [one.id for one in compare_offers(matter(), [high, low]).offers] == ["a", "z"]
    assert [one.id for one in compare_offers(matter(), [low, high]).offers] == ["z", "a"]


def test_an_agreement_of_the_case_is_priced_against_itself_without_the_words() -> None:
    basis = [{"text": "directed", "answers": [{"prong": "role", "answer": "+2"}]}]
    own = {"id": "pa", "person": "reyes", "entered": "2026-01-05", "counts": ["1"], "factual_basis": basis}
    given = matter(agreements=[own])
    found = compare_offers(given, [given.agreements["pa"]])
    assert sentence(found, "directed").absent["psr"].total == (121, 151)
    assert sentence(found, "directed").present["psr"].total == (151, 188)


def test_offers_to_two_people_or_to_nobody_are_refused() -> None:
    one, other = (Agreement.model_validate({"id": id, "person": id, "counts": ["1"]}) for id in ("reyes", "cruz"))
    for asked in ([one, other], [], [other]):
        with pytest.raises(NoOffer):
            compare_offers(matter(), asked)
