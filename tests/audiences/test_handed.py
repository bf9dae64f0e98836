"""A case handed over: what would tell is gone, and nothing refers to what is not there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.audiences.audience import Audience, copy_for
from relcon.audiences.handed import handed
from relcon.reading.build import build
from relcon.reading.files import check_case
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.records.case import CaseFile
from relcon.writing.as_written import as_written
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import case as built
from tests.helpers.matters import matter

DEAL = {"kind": "distribution", "date": "2025-06-03", "substance": "cocaine", "quantity": "1 g"}
PLEA = {"person": "held", "entered": "2026-01-15"}
GIVEN: dict[str, Any] = {
    "evidence": [
        {"id": "lab", "kind": "lab_report", "grade": "strong", "held_by": ["government"], "known_since": "2025-07-01"},
        {"id": "buy", "kind": "controlled_buy", "challenge": {"ground": "suppression"}},
        {"id": "eyes", "kind": "statement", "restriction": ["attorney_eyes_only"]},
    ],
    "people": [
        {"id": "held", "name": "Ann Held", "status": "defendant", "defendant": {"disclosed_all": "no"}},
        {
            "id": "cora",
            "name": "Cora Dove",
            "status": "informant",
            "flipped": "2025-05-01",
            "note": "paid",
            "phones": ["+13125550101"],
        },
    ],
    "undertakings": [
        {
            "id": "u",
            "title": "u",
            "members": [
                {"id": "m1", "person": "held", "scope": "whole", "asserted_by": ["government"]},
                {"id": "m2", "person": "held", "scope": "open", "evidence": ["lab", "eyes"]},
            ],
        }
    ],
    "events": [
        {
            "id": "e1",
            **DEAL,
            "sting": "buy",
            "evidence": ["lab", "eyes"],
            "participants": [{"person": "cora", "act": "bought"}, {"person": "held", "act": "sold"}],
            "course_of_conduct": {"cora": "no", "held": "yes"},
            "personal_use": [{"person": "cora", "quantity": "1 g"}],
        },
        {"id": "e2", **DEAL, "asserted_by": ["government"], "undertaking": "u"},
        {"id": "e3", **DEAL, "disputed_by": ["government"]},
    ],
    "knowledge": [
        {"id": "k1", "person": "held", "of": {"event": "e2"}},
        {"id": "k2", "person": "held", "of": {"undertaking": "u"}},
    ],
    "agreements": [
        {
            "id": "pa1",
            **PLEA,
            "cooperation": {"5K1.1": "yes"},
            "waivers": {"appeal": "yes"},
            "factual_basis": [
                {
                    "text": "t",
                    "facts": ["e1", "e2"],
                    "answers": [{"about": about, "prong": "all", "answer": "in"} for about in ("e1", "e2")],
                }
            ],
        },
        {"id": "pa2", **PLEA, "sealed": "yes"},
        {"id": "pa3", "person": "cora"},
    ],
    "findings": [
        {"id": "j1", "defendant": "held", "about": "m1", "prong": "scope", "answer": "out", "by": "court"},
        {"id": "j2", "defendant": "held", "about": "e1", "prong": "scope", "answer": "out", "by": "court"},
    ],
}


def copy(audience: Audience) -> CaseFile:
    return handed(copy_for(built(**GIVEN), audience))


def test_counsels_own_is_the_case_itself() -> None:
    held = built(**GIVEN)
    assert handed(copy_for(held)) is held.case


@pytest.mark.parametrize("audience", ["client", "joint-defense", "court"])
def test_who_is_not_named_stands_as_unidentified_and_nothing_tells_more(audience: Audience) -> None:
    found: Any = as_written(copy(audience))
    assert found["people"][1] == {"id": "person-1", "name": "Person 1", "status": "unidentified"}
    event = found["events"][0]
    assert "sting" not in event
    assert "personal_use" not in event
    assert event["course_of_conduct"] == {"held": "yes"}
    assert [one["person"] for one in event["participants"]] == ["person-1", "held"]


@pytest.mark.parametrize("audience", ["client", "joint-defense", "court"])
def test_a_withheld_exhibit_is_cited_nowhere_and_a_kind_tells_nothing(audience: Audience) -> None:
    found = copy(audience)
    assert [(one.id, one.kind) for one in found.evidence] == [("lab", "lab_report"), ("buy", "other")]
    assert found.events[0].evidence == ("lab",)
    assert found.undertakings[0].members[-1].evidence == ("lab",)


@pytest.mark.parametrize("audience", ["client", "joint-defense", "court"])
def test_pleas_that_are_not_public_and_cooperation_are_not_there(audience: Audience) -> None:
    pleas = [(one.id, one.cooperation, one.waivers) for one in copy(audience).agreements]
    assert pleas == [("pa1", None, None)]


def test_outside_the_defense_what_one_side_says_is_gone_with_all_that_speaks_of_it() -> None:
    inside, outside = copy("client"), copy("court")
    assert [one.id for one in inside.events] == ["e1", "e2", "e3"]
    assert [one.id for one in outside.events] == ["e1", "e3"]
    assert [one.id for one in outside.undertakings[0].members] == ["m2"]
    assert [one.id for one in outside.knowledge] == ["k2"]
    assert [one.id for one in outside.findings] == ["j2"]
    assert outside.agreements[0].factual_basis[0].facts == ("e1",)
    assert [one.about for one in outside.agreements[0].factual_basis[0].answers] == ["e1"]


def test_outside_the_defense_nothing_of_counsels_own_is_even_stated() -> None:
    found: Any = as_written(copy("joint-defense"))
    assert found["evidence"] == [{"id": "lab", "kind": "lab_report"}, {"id": "buy", "kind": "other"}]
    assert found["people"][0] == {"id": "held", "name": "Ann Held", "status": "defendant", "defendant": {}}
    assert "disputed_by" not in str(found)


@settings(max_examples=40)
@given(matters(), st.sampled_from(["client", "joint-defense", "court"]))
def test_of_any_matter_nothing_refers_to_what_is_not_there(drawn: Drawn, audience: Audience) -> None:
    """Every id that a record names is one of the copy's: the index of case files finds no reference in the air."""
    found = handed(copy_for(matter(drawn.case), audience))
    tree, _ = read_tree(json.dumps(as_written(found)).encode(), "copy.json")
    read = build(CaseFile, Source("copy.json", tree))
    problems = [one for one in check_case([read]) if one.kind == "dangling"]
    assert ([*read.problems], problems) == ([], [])


def test_nobody_outside_the_defense_is_handed_challenges_custody_or_facts_of_a_life() -> None:
    file = {
        "evidence": [{"id": "lab", "kind": "lab_report", "custody_gaps": [{"from": "2025-06-05", "to": "2025-06-18"}]}],
        "people": GIVEN["people"],
        "challenges": [
            {"id": "ch1", "kind": "stop", "to": ["lab"], "ground": "one drift"},
            {"id": "ch2", "kind": "stop", "to": ["lab"], "ground": "no reason", "status": "filed"},
        ],
        "mitigation": [{"id": "mt", "person": "held", "kind": "health", "what": "a back injury", "date": "unknown"}],
    }
    outside: tuple[Audience, ...] = ("joint-defense", "court")
    for audience in outside:
        copy = copy_for(matter(file), audience)
        assert [one.id for one in copy.matter.case.challenges] == ["ch2"]
        assert copy.matter.case.mitigation == ()
        left = handed(copy)
        assert (left.challenges, left.mitigation, left.evidence[0].custody_gaps) == ((), (), ())
    inside: tuple[Audience, ...] = ("counsel", "client")
    for audience in inside:
        left = handed(copy_for(matter(file), audience))
        assert len(left.challenges) == 2
        assert left.mitigation and left.evidence[0].custody_gaps
