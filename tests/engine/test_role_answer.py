"""What a role answer rests on: exhibits and pages as the position reads them, both sides of each factor, levels."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from tests.helpers.matters import changed, matter
from tests.helpers.roles import roles

WEST = {"undertaking": "w"}
WEAK_TOO = ["wire", "diary", "tip"]
CASE: dict[str, Any] = {
    "case": {"caption": "A matter for tests"},
    "evidence": [
        {"id": "wire", "kind": "intercept", "bates": ["GOV-0001", "GOV-0003"]},
        {"id": "diary", "kind": "ledger"},
        {"id": "tip", "kind": "statement", "grade": "weak"},
    ],
    "people": [
        {"id": "dunn", "name": "Dunn", "status": "defendant", "defendant": {"acceptance": "none"}},
        {"id": "ortiz", "name": "Ortiz", "status": "uncharged"},
        {"id": "reyes", "name": "Reyes", "status": "uncharged"},
    ],
    "undertakings": [
        {"id": "w", "title": "the west side", "members": [{"id": "m1", "person": "dunn", "scope": "whole"}]}
    ],
    "authority": [
        {"id": "a1", "by": "dunn", "over": "ortiz", "acts": ["recruited", "set_terms"], "evidence": WEAK_TOO, **WEST},
        {"id": "a2", "by": "reyes", "over": "dunn", "acts": ["directed"], "evidence": ["diary"], **WEST},
    ],
    "functions": [
        {"id": "f1", "person": "dunn", "function": "finance", "pay": "flat_fee", "evidence": ["diary"], **WEST}
    ],
    "knowledge": [{"id": "k1", "person": "dunn", "of": WEST, "how": "told", "evidence": ["wire"]}],
    "events": [
        {
            "id": "e1",
            "kind": "distribution",
            "date": "2025-06-03",
            "substance": "cocaine",
            "quantity": "500 g",
            "participants": [{"person": "dunn", "act": "negotiated"}],
            "evidence": ["wire"],
            **WEST,
        },
    ],
}


def given(**change: Any) -> Matter:
    return matter(changed(CASE, change))


def test_exhibits_that_a_position_rules_out_are_not_among_its_pages() -> None:
    found: dict[PositionName, tuple[str, ...]] = {"defense": ("wire", "diary"), "psr": ("wire", "diary", "tip")}
    for position, evidence in found.items():
        answer = roles(given(), "dunn", position)
        shown = answer.aggravating.activities[0].control[0].shown
        assert (shown.facts, shown.evidence) == (("a1",), evidence)
        assert shown.pages[:2] == ("wire GOV-0001 to GOV-0003", "diary")


def test_each_of_the_seven_factors_has_its_two_sides() -> None:
    answer = roles(given(), "dunn", "psr")
    found = {
        one.name: ([item.text for item in one.for_], [item.text for item in one.against])
        for one in answer.aggravating.factors
    }
    over, under = "over ortiz: recruited, set terms", "under reyes: directed"
    assert found == {
        "exercise of decision-making authority": ([over, "negotiated in e1"], [under]),
        "nature of participation": (["function finance", "negotiated in e1"], []),
        "recruitment of accomplices": (["recruited ortiz"], []),
        "claimed right to a larger share": ([], ["pay as finance: flat fee"]),
        "planning or organizing": ([], [under]),
        "nature and scope of the activity": ([], ["3 participants in the west side (w)", "acted once"]),
        "degree of control and authority over others": ([over], [under]),
    }
    assert answer.aggravating.factors[0].for_[1].facts == ("e1",)


def test_each_of_the_five_factors_has_its_two_sides() -> None:
    answer = roles(given(), "dunn", "psr")
    found = {
        one.cite.removeprefix("USSG §3B1.2 n.3(C)"): ([i.text for i in one.for_], [i.text for i in one.against])
        for one in answer.mitigating.direct.factors
    }
    assert found == {
        "(i)": ([], ["knew of w, told"]),
        "(ii)": ([], ["function finance", "recruited ortiz", "negotiated in e1"]),
        "(iii)": (["under reyes: directed"], ["over ortiz: recruited, set terms"]),
        "(iv)": (["own acts: once"], ["function finance"]),
        "(v)": (["pay as finance: flat fee; no own interest in the drugs"], []),
    }


@pytest.mark.parametrize("position", POSITIONS)
def test_levels_door_and_lines_are_the_worksheets_own(position: PositionName) -> None:
    index = RecordIndex.of(given())
    for scenario in (Scenario(), Scenario(without=frozenset(["wire", "diary"])), Scenario(without=frozenset(["a1"]))):
        told = roles(given(), "dunn", position, scenario)
        sheet = compute(index, "dunn", position, scenario).answer
        role = sheet.role
        assert (told.aggravating.levels, told.mitigating.levels) == (role.aggravating, role.mitigating)
        assert told.mitigating.door == role.door
        assert set(told.carried) <= set(sheet.lines)
        assert told.criterion_4 == sheet.safety_valve.criteria["4"]
        recorded = [row for row in told.cliff.as_recorded if row.recorded]
        assert [(row.total_offense_level, row.range) for row in recorded] == [(sheet.total_offense_level, sheet.range)]


def test_what_only_authority_shows_is_missing_and_what_nobody_recorded() -> None:
    # Ortiz has no part of his own on file; whether the function was primary, and what stands open, is named.
    missing = roles(given(), "dunn", "psr").missing
    assert "ortiz: nothing but authority shows an own part in w" in missing
    assert "f1: whether it was the primary function is not recorded" in missing
    assert any(text.startswith("w: whether the activity was otherwise extensive needs a finding") for text in missing)
    bare = roles(given(functions="absent", knowledge="absent", authority="absent"), "dunn", "psr").missing
    assert "no function is recorded: neither ground can be shown by what the defendant did" in bare
    assert "what the defendant understood of scope and structure is not recorded" in bare
