"""What the client says of his own weapon or violence, and the safety valve (§5C1.2(a)(2), n.1(A), n.4; §1B1.8(a))."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from relcon.records.matter import Matter
from relcon.results.exposure import PositionAnswer
from tests.helpers.matters import matter

LETTER = {
    "id": "l1",
    "entered": "2026-03-09",
    "terms": {
        "is_1B1_8_agreement": {"cooperation_about_others": "yes", "no_use_promise": "yes"},
        "sentencing": {"safety_valve_carveout": "yes"},
    },
}


def _said(kind: str) -> Matter:
    count = {"count": "1", "statute": "21 USC 846", "substance": "cocaine", "quantity": "500 g"}
    case = {
        "case": {"caption": "X", "sentencing_date": "2026-09-15"},
        "people": [
            {
                "id": "a",
                "name": "A",
                "status": "defendant",
                "defendant": {
                    "counts": [count],
                    "acceptance": "timely",
                    "criminal_history": {"points": "0", "one_point_total": "0"},
                },
            }
        ],
        "events": [
            {
                "id": "e1",
                "kind": "distribution",
                "date": "2025-06-01",
                "substance": "cocaine",
                "quantity": "500 g",
                "participants": [{"person": "a", "act": "sold"}],
            }
        ],
    }
    circumstance: dict[str, Any] = {"id": "v1", "kind": kind, "date": "2025-06-01", "by": ["a"], "connection": "yes"}
    proffer = {
        "case": "case.yaml",
        "client": "a",
        "objective": ["safety_valve"],
        "letters": [LETTER],
        "sessions": [{"id": "s1", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]}],
        "topics": [{"id": "t", "title": "T"}],
        "admissions": [
            {"id": "a1", "topic": "t", "says": "On June 1, 2025 ...", "facts": {"circumstances": [circumstance]}}
        ],
    }
    return matter(case, proffer)


def _answer(kind: str, world: str) -> PositionAnswer:
    return simulate(_said(kind), worlds=[world]).worlds[world].defendants["a"].positions["psr"]


@pytest.mark.parametrize("world", ["safety_valve_only", "protected"])
def test_his_own_gun_said_and_kept_out_of_the_range_leaves_criterion_2_open(world: str) -> None:
    # 500 g of cocaine: level 24; -3 is 21; the gun adds nothing; category I: 37-46; the 60 months bind.
    found = _answer("firearm", world)
    assert found.safety_valve.criteria["2"] == "unknown"
    assert found.safety_valve.eligible == "unknown"
    assert found.total_offense_level == 19  # zero-point offender: 21 - 2
    assert found.range == (60, 60)


@pytest.mark.parametrize("kind", ["threat", "violence"])
def test_violence_disclosed_in_a_safety_valve_session_counts(kind: str) -> None:
    # (b)(2) +2: 26; -3 is 23; §4C1.1(a)(3) fails: 46-57; criterion 2 is not met, so 60 binds.
    found = _answer(kind, "safety_valve_only")
    assert found.total_offense_level == 23
    assert found.safety_valve.criteria["2"] == "not met"
    assert found.range == (60, 60)


def test_a_serious_injury_is_read_as_violent() -> None:
    assert _answer("serious_injury", "safety_valve_only").safety_valve.criteria["3"] == "not met"


def test_a_gun_that_counts_fails_criterion_2() -> None:
    assert _answer("firearm", "unprotected").safety_valve.criteria["2"] == "not met"
