"""The Manual's own illustrations of relevant conduct; how they become case files: map.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from tests.helpers import illustrations
from tests.helpers.answers import attributions, dropped_sentences, total, weights
from tests.helpers.matters import changed, matter, read_matter, read_yaml

FOLDER = Path(__file__).parent / "illustrations"
ANSWERS: Mapping[str, Any] = read_yaml(FOLDER / "answers.yaml")
BASIS = {"a1A": "1B1.3(a)(1)(A)", "a1B": "1B1.3(a)(1)(B)", "a2": "1B1.3(a)(1)(A)"}  # (a)(2) asks for acts of (a)(1)
REASON = {"no_juca": "undertaking", "prior_sentence": "prior_sentence", "1B1.8": "protected", "scope": "scope"}
CASES = [(id, person) for id, answer in ANSWERS.items() for person in answer["expected"]]


def _files(id: str) -> tuple[dict[str, Any], dict[str, Any] | None]:
    path = FOLDER / f"{id}.proffer.yaml"
    return read_yaml(FOLDER / f"{id}.yaml"), read_yaml(path) if path.exists() else None


def _matter(id: str, change: Mapping[str, Any] | None = None) -> Matter:
    case, proffer = _files(id)
    return matter(changed(case, change or {}), proffer)


def _failed(fails: list[str], event: str, person: str, given: Matter) -> str:
    """Return the reason in the program's words, by map.md."""
    if {"pre_joining", "post_withdrawal"} & set(fails):
        scopes = [member.scope.events or () for member in given.members.values() if member.person == person]
        return "timing" if any(event in scope for scope in scopes) else "scope"
    (only,) = fails
    return REASON[only]


def test_the_sixteen_drug_entries_and_the_hub_are_there() -> None:
    assert len(ANSWERS) == 17
    assert {path.name for path in FOLDER.glob("*.yaml")} == (
        {f"{id}.yaml" for id in ANSWERS} | {"answers.yaml", "1B1.8.N1-protected-3kg.proffer.yaml"}
    )


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(("id", "person"), CASES)
def test_what_the_manual_attributes_is_in_and_the_rest_fails_for_its_reason(
    id: str, person: str, position: PositionName
) -> None:
    given = _matter(id)
    found = attributions(given, person, position)
    for event, answer in ANSWERS[id]["expected"][person].items():
        here = found[event]
        assert not here.open, event
        assert here.inside == ("in" in answer), (event, here)
        if here.inside:
            assert here.failed is None
            assert {BASIS[name] for name in answer["in"]} & set(here.basis), (event, here.basis)
        else:
            assert here.failed == _failed(answer["out"], event, person, given), (event, here)
        assert here.why, event


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(("id", "person"), [(i, p) for i, p in CASES if p in ANSWERS[i]["total"]])
def test_expected_totals(id: str, person: str, position: PositionName) -> None:
    expected = Quantity.parse(ANSWERS[id]["total"][person]).low
    assert total(weights(_matter(id), person, position)) == expected


@pytest.mark.parametrize("position", POSITIONS)
def test_a_suitcase_courier_answers_by_his_own_act_without_foreseeability(position: PositionName) -> None:
    # Without the agreement the answer is the same: (a)(1)(A) asks for no foreseeability (n.3(D), n.4(A)(i)).
    case, _ = _files("N4.A.i-suitcase")
    event = {k: v for k, v in case["events"][0].items() if k != "undertaking"}
    found = attributions(matter({"people": case["people"], "events": [event]}), "CUR", position)["T1"]
    assert (found.inside, found.basis) == (True, ("1B1.3(a)(1)(A)",))


@pytest.mark.parametrize("position", POSITIONS)
def test_the_assistant_of_the_hub_answers_by_the_joint_undertaking_only(position: PositionName) -> None:
    found = attributions(_matter("N4.C.iv"), "N", position)
    assert {answer.basis for answer in found.values()} == {("1B1.3(a)(1)(B)",)}


@pytest.mark.parametrize(("id", "dropped"), [("N5C.1-prior-sentence", ()), ("N5C.2-later-sentence", ("sentence-S1",))])
def test_the_sentence_for_conduct_that_counts_here_drops_out_of_the_criminal_history(
    id: str, dropped: tuple[str, ...]
) -> None:
    for position in POSITIONS:
        assert dropped_sentences(_matter(id), "DEF", position) == dropped


N5 = "2D1.1.N5-negotiated"
DELIVERED = {
    "id": "T2",
    "kind": "distribution",
    "date": "2025-01-03",
    "substance": "heroin",
    "quantity": "350 g",
    "lot": "deal",
    "participants": [{"person": "SELL", "act": "sold"}],
}
REVERSE = {**DELIVERED, "sting": "reverse", "participants": [{"person": "SELL", "act": "bought"}]}
VARIANTS: Mapping[str, tuple[dict[str, Any], int]] = {
    "completed-less": ({"events": [{"id": "T1", "lot": "deal"}, DELIVERED]}, 350),
    "proves-not-intend-or-capable": (
        {
            "findings": [
                {
                    "id": "j1",
                    "defendant": "SELL",
                    "about": "T1",
                    "prong": "unable_or_unwilling",
                    "answer": "400 g",
                    "by": "court",
                }
            ]
        },
        100,
    ),
    "reverse-sting": (
        {"events": [{"id": "T1", "lot": "deal", "sting": "reverse", "participants": REVERSE["participants"]}, REVERSE]},
        500,
    ),
}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_of_the_negotiated_quantity(variant: str, position: PositionName) -> None:
    change, grams = VARIANTS[variant]
    given = _matter(N5, {"lots": [{"id": "deal", "substance": "heroin"}], **change})
    assert total(weights(given, "SELL", position)) == grams * 10**6


def test_what_the_defendant_only_claims_comes_off_by_position() -> None:
    claim = {"person": "SELL", "quantity": "400 g", "why": "no_intent", "evidence": ["x1"]}
    change = {
        "evidence": [{"id": "x1", "kind": "testimony"}],
        "events": [{"id": "T1", "unable_or_unwilling": [claim]}],
    }
    found = {position: total(weights(_matter(N5, change), "SELL", position)) // 10**6 for position in POSITIONS}
    assert found == {"defense": 100, "psr": 100, "government": 500}


@pytest.mark.parametrize("id", ANSWERS)
def test_every_entry_reads_as_a_case_file_of_counsel(id: str) -> None:
    path = FOLDER / f"{id}.proffer.yaml"
    assert read_matter(FOLDER / f"{id}.yaml", path if path.exists() else None).events


def test_the_shipped_case_files_equal_the_map_of_the_shared_entries(shared: Path) -> None:
    entries = json.loads((shared / "law" / "illustrations.json").read_text(encoding="utf-8"))["illustrations"]
    usable = {e["id"]: e for e in entries if e["drug"] or e.get("usable_for_drugs")}
    assert set(usable) == set(ANSWERS)
    for id, entry in usable.items():
        assert _files(id) == (illustrations.case_of(entry), illustrations.proffer_of(entry)), id
        assert ANSWERS[id] == _answer(entry), id
    variants = {v["id"]: v["expect_g"] for v in usable[N5]["variants"]}
    assert variants == {id: grams for id, (_, grams) in VARIANTS.items()}


def _answer(entry: Mapping[str, Any]) -> dict[str, Any]:
    expected = {
        person: {t: {"in": a["basis"]} if a["attributed"] else {"out": a["fails"]} for t, a in answers.items()}
        for person, answers in entry["expected"].items()
    }
    totals = {person: f"{t['qty']} {t['unit']}" for person, t in entry["expected_total"].items()}
    return {"cite": entry["cite"], "expected": expected, "total": totals}
