"""The sheet's data, from the proffer of `tests.proffer.dunn` worked by hand.

Silent: level 21, 37-46, so 60 by the minimum. The safety valve: 19, 30-37. With the 3 kg of a1: 4 kg, 28 - 3 = 25,
57-71, cut to 60-71; with the safety valve 23, 46-57. By the table alone a1 moves level 21 to 25: 37 to 57, 20 months.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest

from relcon import api
from relcon.law.positions.options import POSITIONS
from relcon.one_page.said import under_rows
from relcon.proffer.refusal import Unresolved
from relcon.records.matter import Matter
from relcon.results.brief import Brief, Moved
from tests.proffer import dunn as told_of_dunn
from tests.proffer.dunn import MET, admission, dunn, sale

COUNTS: dict[str, Any] = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
PEOPLE = [{"id": "kerr", "name": "Kerr", "status": "target"}]
WIRE = {"id": "wire", "kind": "intercept", "known_since": "2025-05-02", "speaker": "kerr", "bates": ["GOV-1", "GOV-3"]}
ADMISSIONS = [
    admission("a1", sale("p1", "3 kg"), already_known=["wire"]),
    admission("a2", sale("p2", "1 g"), basis="hypothetical"),
]
CASE = {"people": PEOPLE, "evidence": [WIRE]}
FULL = ("safety_valve_only", True)


@pytest.fixture(scope="module")
def given() -> Matter:
    return dunn(ADMISSIONS, COUNTS, CASE)


@pytest.fixture(scope="module")
def found(given: Matter) -> Brief:
    return api.brief(given)


def totals(brief: Brief, position: str = "psr") -> dict[tuple[str, bool], object]:
    return {(row.world, row.full_disclosure): row.totals[position] for row in brief.rows}


def test_every_outcome_has_its_row_in_order(found: Brief) -> None:
    assert [(row.world, row.full_disclosure) for row in found.rows] == [
        ("trial", False),
        ("trial_disclosed", True),
        ("silent", False),
        ("safety_valve_only", False),
        FULL,
        ("protected", False),
        ("derivative", False),
        ("unprotected", False),
        ("breach", False),
        ("leak", False),
    ]


def test_the_rows_are_the_ranges_worked_by_hand(found: Brief) -> None:
    # Trial: level 24, 51-63, cut to 60-63; with the safety valve 22, 41-51.
    told = totals(found)
    assert told["trial", False] == (60, 63)
    assert told["trial_disclosed", True] == (41, 51)
    assert told["silent", False] == (60, 60)
    assert told[FULL] == (30, 37)
    assert told["protected", False] == (46, 57)
    assert found.rows[2].binding["psr"] == 60
    assert found.rows[4].binding["psr"] == 0


def test_that_acceptance_is_not_recorded_is_said_with_what_it_would_take_off(monkeypatch: pytest.MonkeyPatch) -> None:
    case = deepcopy(told_of_dunn.CASE)
    del case["people"][0]["defendant"]["acceptance"]
    monkeypatch.setattr(told_of_dunn, "CASE", case)
    given = dunn(ADMISSIONS, COUNTS, CASE)
    brief = api.brief(given)
    # A kilogram is level 24, category I: 51-63, at least 60. With a timely plea 21: 37-46, and the minimum of 60.
    assert brief.rows[2].totals["psr"] == (60, 63)
    assert brief.if_accepted is not None
    assert (brief.if_accepted.total, brief.if_accepted.guideline_range) == ((60, 60), (37, 46))
    (said,) = (text for text in under_rows(brief, given) if text.startswith("Acceptance not recorded"))
    assert "60 (37–46) in Middle" in said


def test_where_acceptance_is_recorded_nothing_is_said_of_it(given: Matter, found: Brief) -> None:
    assert found.if_accepted is None
    assert not any("Acceptance" in text for text in under_rows(found, given))


def test_a_row_keeps_the_range_by_the_table_beside_the_minimum(found: Brief) -> None:
    silent = found.rows[2].came["psr"]
    assert (silent.guideline_range, silent.range, silent.minimum) == ((37, 46), (60, 60), 60)


def test_an_admission_has_line_months_page_and_what_is_known(found: Brief) -> None:
    (one,) = found.moving
    assert one.admission == "a1"
    assert one.months == dict.fromkeys(("defense", "psr", "government"), Moved(first=20, last=20))
    assert one.lines[0].startswith("base offense level 24 to 28 (USSG §2D1.1(a)(5), (c))")
    assert one.pages == ("wire GOV-1 to GOV-3",)
    assert one.known == ("wire: known to the government since 2025-05-02, from kerr",)
    assert one.provable == dict.fromkeys(("defense", "psr", "government"), "yes")
    assert found.moving_more == 0
    assert found.unmoved == ("a2",)


def test_its_price_says_what_the_minimum_and_a_full_disclosure_do(found: Brief) -> None:
    (one,) = found.moving
    alone, told = one.first["psr"], one.first_disclosed["psr"]
    assert (alone.low_end_before, alone.low_end_after) == (37, 57)
    assert (alone.final_before, alone.final_after) == (60, 60)
    # Level 19 to 23 once the minimum is lifted.
    assert (told.final_before, told.final_after) == (30, 46)


def test_only_five_are_listed_those_that_move_most_months_first() -> None:
    # Level 24 holds to 2 kg; 1 kg more than the kilogram is level 26, 49 kg more 32, and so on upwards.
    grams = {"a1": "1 kg", "a2": "3 kg", "a3": "5 kg", "a4": "16 kg", "a5": "49 kg", "a6": "149 kg"}
    given = dunn([admission(id, sale(f"p{id}", quantity)) for id, quantity in grams.items()], COUNTS)
    found = api.brief(given)
    assert [one.admission for one in found.moving] == ["a6", "a5", "a4", "a3", "a2"]
    assert found.moving_more == 1


def test_what_is_to_be_settled_is_named(found: Brief) -> None:
    said = {(one.kind, one.text) for one in found.resolve}
    assert ("unresolved", "a2: in counsel's notes, not adopted by the client") in said
    assert ("input", "no sentencing date") in said
    (letter,) = (one.text for one in found.resolve if one.kind == "letter")
    # the letter of these cases says nothing but what it protects: ten of its silent terms are named
    assert letter.startswith("the letter is silent on the office that promises; who is bound; ")
    named, more = letter.removesuffix(" (relcon letter questions)").rsplit("; ", 1)
    assert len(named.split("; ")) == 10 and re.fullmatch(r"\d+ more", more)


def test_a_conflict_stands_first_with_both_pages() -> None:
    # The record's 2 kg of May 1 on lot k1; the client's 500 g on the same lot.
    lots = [{"id": "k1", "substance": "cocaine"}]
    case = {**CASE, "lots": lots, "events": [sale("e2", "2 kg", lot="k1", evidence=["wire"])]}
    found = api.brief(dunn([admission("a1", sale("p1", "500 g", lot="k1"))], COUNTS, case))
    first = found.resolve[0]
    assert first.kind == "conflict"
    assert "500 g" in first.text
    assert "2 kg" in first.text
    assert "wire GOV-1 to GOV-3" in first.pages


def test_new_against_duplicate_by_target(found: Brief) -> None:
    (target,) = found.only_client
    assert (target.person, target.new, target.duplicate) == ("reyes", ("a2",), ("a1",))


def test_own_acts_that_no_admission_speaks_of_are_listed_with_their_weight() -> None:
    case = {**CASE, "events": [sale("e2", "100 g", evidence=["lab"]), sale("e3", "50 g", evidence=["lab"])]}
    (one,) = api.brief(dunn(ADMISSIONS, COUNTS, case)).untold
    assert (one.kind, one.act, one.records, one.grams) == ("event", "bought", ("e2", "e3"), {"cocaine": "150"})
    assert one.not_in == {}


def test_a_partial_disclosure_says_what_it_lacks_and_has_no_full_row(given: Matter) -> None:
    part = api.brief(given, topics=["stash"], without=["wire"])
    assert not part.complete
    assert set(part.missing) >= {"a1", "a2"}
    assert not any(row.full_disclosure for row in part.rows)
    assert part.moving == ()
    assert set(part.receipt.options["topics"]) == {"stash"}
    assert set(part.receipt.options["without"]) == {"wire"}


def test_whether_a_silent_letter_credits_the_session_is_asked_with_the_months() -> None:
    # Kept out of the range: silent's 60; told in full and credited, level 19: 30.
    silent = {"is_1B1_8_agreement": MET}
    found = api.brief(dunn([admission("a1", sale("p1", "3 kg"))], silent))
    (ask,) = (one for one in found.asks if "(f)(5)" in one.text)
    assert (ask.whom, ask.low_end, ask.otherwise) == ("government", 60, 30)


def test_a_letter_without_a_promise_is_said_and_asked_about() -> None:
    # With the 3 kg: 57-71, cut to 60; with the promise 37-46 and the minimum of 60 all the same.
    none = {"is_1B1_8_agreement": {**MET, "no_use_promise": "no"}}
    found = api.brief(dunn([admission("a1", sale("p1", "30 kg"))], none))
    assert found.held.no_promise
    assert found.kept_out is not None
    assert found.kept_out.admissions == ()
    (ask,) = (one for one in found.asks if "promise" in one.text)
    # 31 kg: level 32 - 3 = 29, 87-108 in category I.
    assert (ask.whom, ask.low_end, ask.otherwise) == ("government", 87, 60)


def test_a_safety_valve_session_keeps_out_what_no_letter_does() -> None:
    session = {"id": "s1", "date": "2026-03-10", "mode": "safety_valve", "admissions": ["a1"]}
    found = api.brief(dunn([admission("a1", sale("p1", "3 kg"))], None, letters=[], sessions=[session]))
    assert found.kept_out is not None
    assert (found.kept_out.admissions, found.kept_out.by_statute) == ((), ("a1",))


def test_what_counsel_has_not_resolved_stops_it() -> None:
    with pytest.raises(Unresolved):
        api.brief(dunn([admission("a1", sale("p1", "3 kg"), basis="unresolved")]))


def test_the_positions_of_a_row_are_all_three(found: Brief) -> None:
    assert all(tuple(row.came) == POSITIONS for row in found.rows)


def test_that_no_objective_names_the_safety_valve_is_said_and_losing_protection_earns_no_credit() -> None:
    told = [admission("a1", sale("p1", "100 g"), covers=["e1"])]
    for objective, credited in (["safety_valve"], True), ([], False):
        given = dunn(told, {"is_1B1_8_agreement": MET}, objective=objective)
        brief = api.brief(given)
        rows = {row.world: row for row in brief.rows if not row.full_disclosure}
        lifted = {world: rows[world].came["defense"].binding == 0 for world in ("protected", "unprotected")}
        assert lifted == {"protected": credited, "unprotected": credited}
        said = "objective in the proffer file does not name the safety valve" in " ".join(under_rows(brief, given))
        assert said != credited


def test_a_question_to_the_client_has_no_months_and_what_is_in_counsel_s_notes_is_named_where_it_counts() -> None:
    told = {**admission("a1", sale("p1", "3 kg")), "basis": "hypothetical"}
    given = dunn([told], {"is_1B1_8_agreement": MET}, objective=["safety_valve"])
    brief = api.brief(given)
    (ask,) = (one for one in brief.asks if one.whom == "client")
    assert (ask.low_end, ask.otherwise) == (None, None)
    assert "count a1 (counsel's notes)." in " ".join(under_rows(brief, given))
