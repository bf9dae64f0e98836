"""Whole simulations, with levels and months worked by hand from the Manual's tables.

The client: 1 kg of cocaine is level 24, 4 kg level 28 (USSG §2D1.1(c)); less 3 for a timely plea; category I (1 point).
Sentencing table, category I: 19 is 30-37, 21 is 37-46, 23 is 46-57, 24 is 51-63, 25 is 57-71, 28 is 78-97,
30 is 97-121.
Minimum 60 months (21 U.S.C. §841(b)(1)(B), 500 g charged); the safety valve lifts it and takes 2 levels, (b)(18).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.refusal import NoProffer, UnknownName, Unresolved
from relcon.proffer.simulate import simulate
from relcon.results.exposure import PositionAnswer
from relcon.results.simulation import Simulation
from tests.helpers.matters import matter
from tests.proffer.dunn import CASE, MET, admission, dunn, sale

COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
THREE = [admission("a1", sale("p1", "3 kg"))]


def client(found: Simulation, world: str, position: str = "psr") -> PositionAnswer:
    return found.worlds[world].defendants["dunn"].positions[position]


@pytest.mark.parametrize(
    ("world", "grams", "level", "guideline", "final"),
    [
        ("trial", "1000", 24, (51, 63), (60, 63)),  # 24, nothing off; the minimum raises the low end
        ("silent", "1000", 21, (37, 46), (60, 60)),  # 24 - 3; the minimum is above the range, §5G1.1(b)
        ("safety_valve_only", "1000", 19, (30, 37), (30, 37)),  # 24 - 2 - 3; no minimum, not under 24-30 (§5C1.2(b))
        ("protected", "1000", 19, (30, 37), (30, 37)),
        ("derivative", "1000", 19, (30, 37), (30, 37)),
        ("unprotected", "4000", 23, (46, 57), (46, 57)),  # 28 - 2 - 3
        ("triggered_trial", "4000", 28, (78, 97), (78, 97)),  # 28, nothing off
        ("breach", "4000", 30, (97, 121), (97, 121)),  # 28 + 2 by the falsehood, nothing off
        ("breach_refusal", "4000", 25, (57, 71), (60, 71)),  # 28 - 3, no +2; the minimum stands
        ("breach_new_crime", "4000", 28, (78, 97), (78, 97)),  # 28, nothing off, no +2
        ("leak", "1000", 21, (37, 46), (60, 60)),
    ],
)
def test_the_client_in_each_world(
    world: str, grams: str, level: int, guideline: tuple[int, int], final: tuple[int, int]
) -> None:
    found = simulate(dunn(THREE, COUNTS), worlds=[world])
    assert list(found.worlds) == [world]
    for position in POSITIONS:
        answer = client(found, world, position)
        assert answer.quantities == {"cocaine": grams}
        assert (answer.total_offense_level, answer.guideline_range, answer.range) == (level, guideline, final)


def test_only_a_falsehood_obstructs() -> None:
    found = simulate(dunn(THREE), worlds=["breach", "breach_refusal", "breach_new_crime"])
    obstructed = {
        name: any(line.cite == "USSG §3C1.1" and line.applied for line in client(found, name).lines)
        for name in found.worlds
    }
    assert obstructed == {"breach": True, "breach_refusal": False, "breach_new_crime": False}
    assert any("ordinarily" in note for note in client(found, "breach").open)
    assert any("cured by the sentencing hearing" in note for note in client(found, "breach").open)


def test_a_violent_admission_counts_even_in_a_safety_valve_disclosure() -> None:
    found = simulate(dunn([admission("a1", sale("p1", "3 kg"), concerns=["violence"])]), worlds=["safety_valve_only"])
    assert {client(found, "safety_valve_only", p).quantities["cocaine"] for p in POSITIONS} == {"4000"}


def test_a_narrowing_lowers_the_protected_and_the_unprotected_world() -> None:
    # 1 kg and 2 kg on the record are 3 kg; the client's account of the second event is 500 g: 1.5 kg. That takes effect
    # for the defense; for the others not against a lab report, but where that is weak in the Middle too. What the
    # government holds stays at 3 kg in every world.
    for exhibit, held in (("lab", ("1500", "3000", "3000")), ("rumor", ("1500", "1500", "3000"))):
        case = {"events": [sale("e2", "2 kg", evidence=[exhibit])]}
        found = simulate(dunn([admission("a1", sale("n2", "500 g", replaces=["e2"]))], COUNTS, case))
        silent = ("3000" if exhibit == "lab" else "1000", "3000", "3000")
        for world, grams in (("trial", silent), ("silent", silent), ("protected", held), ("unprotected", held)):
            for position, expected in zip(POSITIONS, grams, strict=True):
                assert client(found, world, position).quantities == {"cocaine": expected}
        assert found.admissions["a1"].protected["defense"].startswith("counts: it narrows")
        assert found.admissions["a1"].protected["government"].startswith("contested: e2 stands")


def test_a_narrowing_stays_subject_to_disputes() -> None:
    # A lab report shows what he says too: the Middle takes it.
    case = {"events": [sale("e2", "2 kg", evidence=["lab"])]}
    replacing = sale("n2", "500 g", replaces=["e2"], disputed_by=["government"], evidence=["lab"])
    found = simulate(dunn([admission("a1", replacing)], COUNTS, case), worlds=["protected"])
    assert client(found, "protected", "government").quantities == {"cocaine": "3000"}
    assert client(found, "protected", "psr").quantities == {"cocaine": "1500"}


def test_an_admission_added_first_and_last() -> None:
    # Alone: 1 kg to 2.5 kg, level 24 to 26; 26 - 3 = 23: 37 to 46 months. After a2 (4 kg, 28; 25: 57): 5.5 kg is level
    # 30 (5 kg to 15 kg), 27: 70 months; from 5 kg the weight supports the tier of §841(b)(1)(A).
    found = simulate(dunn([admission("a1", sale("p1", "1.5 kg")), admission("a2", sale("p2", "3 kg"))], COUNTS))
    one = found.admissions["a1"]
    for position in POSITIONS:
        first, last = one.first[position], one.last[position]
        assert (first.grams, first.converted_grams, first.levels, first.months) == ("+1500", "+300000", 2, 9)
        assert (first.low_end_before, first.low_end_after) == (37, 46)
        assert first.open == ("after the statutory minimum and maximum the range starts at 60, then 60",)
        assert (last.grams, last.levels, last.months) == ("+1500", 2, 13)
    assert one.crosses == (
        "base offense level 24 to 26 (USSG §2D1.1(a)(5), (c)): added first, all positions",
        "base offense level 28 to 30 (USSG §2D1.1(a)(5), (c)): added last, all positions",
        ("tier that the weight supports 841(b)(1)(B) to 841(b)(1)(A) (21 U.S.C. §841(b)): added last, all positions"),
    )
    # On average a1 (9 + 13) / 2 = 11 months; a2 alone 37 to 57, after a1 46 to 70: (20 + 24) / 2 = 22; 33 together.
    two = found.admissions["a2"]
    for position in POSITIONS:
        shares = [(each.shapley[position].levels, each.shapley[position].months) for each in (one, two)]
        assert shares == [("2", "11"), ("4", "22")]
        assert one.shapley[position].converted_grams == "300000"
        assert one.shapley[position].rounded == () and one.shapley[position].open == ()


def test_the_smallest_sets_that_cross_each_line() -> None:
    # 1 kg on the record, level 24. With 1.5 kg 26, with 3 kg 28, with both 5.5 kg: 30, and 5 kg is the tier of (A).
    found = simulate(dunn([admission("a1", sale("p1", "1.5 kg")), admission("a2", sale("p2", "3 kg"))], COUNTS))
    for position in POSITIONS:
        mine = [one for one in found.tipping_sets if one.position == position]
        assert [(one.line.split(" (")[0], one.from_, one.to, one.sets) for one in mine] == [
            ("base offense level", "24", "26", (("a1",), ("a2",))),
            ("base offense level", "24", "28", (("a2",),)),
            ("base offense level", "24", "30", (("a1", "a2"),)),
            ("tier that the weight supports", "841(b)(1)(B)", "841(b)(1)(A)", (("a1", "a2"),)),
        ]
        assert all(one.complete and one.count == len(one.sets) for one in mine)


def test_what_is_not_said_has_no_share_and_says_why() -> None:
    topics = [{"id": "supply", "title": "x"}, {"id": "stash", "title": "x", "fenced": "true"}]
    given = dunn([*THREE, admission("a2", sale("p2", "1 kg"), topic="stash")], topics=topics)
    share = simulate(given, worlds=["silent"]).admissions["a2"].shapley["psr"]
    assert (share.converted_grams, share.levels, share.months) == (None, None, None)
    assert share.open == ("not said: topic stash is openly declined",)


def test_more_than_twenty_admissions_are_tried_in_small_sets_only_and_it_is_said() -> None:
    # 1 kg and 22 times 400 g: with three it is 2.2 kg, level 26 (2 kg): 1,540 sets of three, of which 1,000 are listed.
    found = simulate(dunn([admission(f"a{n}", sale(f"p{n}", "400 g")) for n in range(22)]), worlds=["silent"])
    for position in POSITIONS:
        (one,) = [each for each in found.tipping_sets if each.position == position]
        assert (one.from_, one.to, one.complete, one.count, len(one.sets)) == ("24", "26", False, 1540, 1000)
        assert one.sets[0] == ("a0", "a1", "a2")
        # All alike: 22 times 400 g is 9.8 kg with the first, level 30; six levels over 22. Sampled, with its error.
        share = found.admissions["a0"].shapley[position]
        assert share.sampled is not None and share.converted_grams == "80000"
        assert abs(Decimal(share.levels or 0) * 22 - 6) < 22 * 4 * Decimal(share.sampled.standard_error["levels"])
    assert sum("22 admissions change something" in text for text in found.open) == len(POSITIONS)
    assert sum("24 to 26: the first 1000 of 1540 sets" in text for text in found.open) == len(POSITIONS)


def test_a_firearm_of_his_own_crosses_the_characteristic_and_the_second_criterion() -> None:
    gun = {"id": "g1", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"], "connection": "yes"}
    given = {"id": "a1", "topic": "stash", "says": "x", "facts": {"circumstances": [gun]}}
    crosses = simulate(dunn([given], COUNTS), worlds=["silent"]).admissions["a1"].crosses
    everywhere = "added first, all positions; added last, all positions"
    assert f"USSG §2D1.1(b)(1): not applied to +2: {everywhere}" in crosses
    assert f"(f)(2) fails (18 U.S.C. §3553(f)(2)): {everywhere}" in crosses


def test_what_is_provable_without_an_admission() -> None:
    case = {"events": [sale("e2", "2 kg", evidence=["rumor"])]}
    admissions = [
        {"id": "a1", "topic": "supply", "says": "x", "supports": ["e1"]},
        {"id": "a2", "topic": "supply", "says": "x", "supports": ["e1", "e2"]},
        admission("a3", sale("p3", "1 kg")),
        admission("a4", sale("p4", "1 kg"), already_known=["rumor"]),
    ]
    found = simulate(dunn(admissions, case=case), worlds=["silent"]).admissions
    assert {id: one.provable for id, one in found.items()} == {
        "a1": {"defense": "yes", "psr": "yes", "government": "yes"},
        "a2": {"defense": "partly", "psr": "yes", "government": "yes"},  # the rumor is weak: out for the defense
        "a3": {"defense": "no", "psr": "no", "government": "no"},
        "a4": {"defense": "no", "psr": "yes", "government": "yes"},
    }
    assert found["a4"].known == ("rumor: known to the government since 2025-06-10",)


def test_each_lead_alone_and_all_together() -> None:
    leads = [
        {"id": "l2", "to": "x", "facts": {"events": [sale("p2", "1 kg")]}},
        {"id": "l3", "to": "x", "facts": {"events": [sale("p3", "500 g")]}},
    ]
    terms = {**COUNTS, "derivative_use": "allowed"}
    found = simulate(dunn([admission("a1", sale("p1", "3 kg"), leads=leads)], terms), worlds=["derivative"])
    assert client(found, "derivative").quantities == {"cocaine": "2500"}  # 1 kg, and 1.5 kg found
    assert {id: one["psr"].grams for id, one in found.admissions["a1"].leads.items()} == {"l2": "+1000", "l3": "+500"}


def test_the_other_defendant_answers_for_what_the_client_says_of_him() -> None:
    found = simulate(dunn(THREE))
    for position in POSITIONS:
        # 3 kg x 200 g of converted weight; he had nothing before.
        assert found.others["reyes"].implicated["protected"][position].converted_grams == "+600000"
        for world, grams in (("silent", {}), ("protected", {"cocaine": "3000"}), ("leak", {})):
            assert found.worlds[world].defendants["reyes"].positions[position].quantities == grams


def test_a_weak_statement_is_no_evidence_against_others_for_their_defense() -> None:
    found = simulate(dunn([admission("a1", sale("p1", "3 kg"), grade="weak")]), worlds=["unprotected"])
    reyes = found.worlds["unprotected"].defendants["reyes"].positions
    assert {position: answer.quantities for position, answer in reyes.items()} == {
        "defense": {},
        "psr": {"cocaine": "3000"},
        "government": {"cocaine": "3000"},
    }


def test_a_partial_disclosure_is_flagged_and_keeps_no_benefit() -> None:
    sessions = [
        {"id": "s1", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]},
        {"id": "s2", "date": "2026-04-10", "mode": "in_person", "letter": "l1", "admissions": ["a2"]},
    ]
    terms = {**COUNTS, "truthfulness": {"duty_complete": {"value": "yes", "page": "3"}}}
    given = dunn([*THREE, admission("a2", sale("p2", "1 kg"))], terms, sessions=sessions)
    partial = simulate(given, session="s1")
    assert partial.session == "s1"
    assert [(one.what, one.why) for one in partial.completeness if one.state == "missing"] == [
        ("a2", "said in a later session")
    ]
    assert any(flag.startswith("§1B1.8 at risk: incomplete") and "page 3" in flag for flag in partial.flags)
    for name, world in partial.worlds.items():
        if name != "agreed":
            assert {client(partial, name, p).safety_valve.criteria["5"] for p in POSITIONS} == {"not met"}
        assert world.complete in (False, None)
    assert simulate(given).worlds["protected"].complete is True


def test_a_fenced_topic_costs_the_safety_valve() -> None:
    topics = [{"id": "supply", "title": "x"}, {"id": "stash", "title": "x", "fenced": "true"}]
    found = simulate(dunn(THREE, COUNTS, topics=topics), worlds=["safety_valve_only"])
    assert found.worlds["safety_valve_only"].complete is False
    assert client(found, "safety_valve_only").range == (60, 60)


def test_a_letter_that_protects_nothing_makes_protected_equal_to_unprotected() -> None:
    terms = {"is_1B1_8_agreement": MET | {"no_use_promise": "no"}, "sentencing": {"safety_valve_carveout": "yes"}}
    found = simulate(dunn(THREE, terms))
    for position in POSITIONS:
        assert client(found, "protected", position) == client(found, "unprotected", position)


def test_agreed_is_empty_without_a_plea_agreement_and_says_so() -> None:
    found = simulate(dunn(THREE), worlds=["agreed"])
    assert found.worlds["agreed"].defendants == {}
    assert "no plea agreement" in found.worlds["agreed"].open[0]


def test_agreed_takes_stipulated_weight_role_and_acceptance() -> None:
    # 2 kg stipulated: level 26; +2 for a stipulated role; -2 for acceptance without the third level: 26, 63-78 months.
    stipulates = {"quantity": {"cocaine": "2 kg"}, "role": "2", "acceptance": "2", "cap": "60"}
    case = {"agreements": [{"id": "pa1", "person": "dunn", "type": "C", "counts": ["1"], "stipulates": stipulates}]}
    found = simulate(dunn(THREE, case=case), worlds=["agreed", "silent"])
    for position in POSITIONS:
        answer = client(found, "agreed", position)
        assert answer.quantities == {"cocaine": "2000"}
        assert (answer.total_offense_level, answer.guideline_range) == (26, (63, 78))
        assert client(found, "silent", position).quantities == {"cocaine": "1000"}
    assert any("the agreed cap is 60" in text for text in found.worlds["agreed"].open)


def test_unresolved_stops_the_run() -> None:
    with pytest.raises(Unresolved, match="a1"):
        simulate(dunn([admission("a1", sale("p1", "3 kg"), basis="unresolved")]))


def test_no_proffer_and_no_such_world_are_refused() -> None:
    with pytest.raises(NoProffer):
        simulate(matter(CASE))
    with pytest.raises(UnknownName, match="no such outcome: limbo"):
        simulate(dunn(THREE), worlds=["limbo"])


def test_equal_input_gives_equal_bytes_and_progress_counts_up() -> None:
    seen: list[tuple[int, int]] = []
    given = dunn(THREE)
    first = simulate(given, on_progress=lambda done, total: seen.append((done, total)))
    assert first.model_dump_json(by_alias=True) == simulate(given).model_dump_json(by_alias=True)
    assert [done for done, _ in seen] == list(range(1, seen[-1][1] + 1))
