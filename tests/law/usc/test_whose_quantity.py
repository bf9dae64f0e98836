"""Whose quantity sets minimum and maximum, and what imports carry: ``whose.yaml``, whole matters by position."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.checking.check import check
from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from tests.helpers.matters import changed, matter, read_yaml

READ = read_yaml(Path(__file__).with_name("whose.yaml"))
FOUND = {"by": "jury", "whose": "own", "objects": [{"substance": "cocaine", "quantity": "300 g"}]}


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_positions(case: dict[str, Any]) -> None:
    index = RecordIndex.of(matter(changed(READ["base"], case["given"])))
    for place, position in enumerate(POSITIONS):
        found = compute(index, "dee", position).answer
        shown = {
            "range": None if found.range is None else "-".join(map(str, found.range)),
            "minimum": str(found.statutory.minimum),
            "maximum": str(found.statutory.maximum),
        }
        expected = dict(case["expect"])
        if "tier" in expected:
            assert found.statutory.supported_tier == expected.pop("tier")
        assert {name: shown[name] for name in expected} == {name: ends[place] for name, ends in expected.items()}
        if "open" in case:
            assert case["open"][place] in "; ".join(found.open), found.open


@pytest.mark.parametrize(
    ("penalty", "said"),
    [
        ("841(b)(1)(A)", "300 g of cocaine, as found, reaches 841(b)(1)(C), and 841(b)(1)(A) is stated with it"),
        ("841(b)(1)(B)", "300 g of cocaine, as found, reaches 841(b)(1)(C), and 841(b)(1)(B) is stated with it"),
        ("841(b)(1)(C)", None),
    ],
)
def test_check_says_where_a_found_amount_and_its_paragraph_disagree(penalty: str, said: str | None) -> None:
    found = {**FOUND, "objects": [{**FOUND["objects"][0], "penalty": penalty}]}  # type: ignore[dict-item]
    count = {"count": "1", "statute": "21 USC 841(a)(1)", "disposition": "convicted", "found": found}
    given = matter(changed(READ["base"], {"people": [{"id": "dee", "defendant": {"counts": [count]}}]}))
    notes = [note for note in check(given).notes if "is stated with it" in note.text]
    assert [(note.kind, note.record) for note in notes] == ([("contradiction", "dee")] if said else [])
    assert said is None or said in notes[0].text
