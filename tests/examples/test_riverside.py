"""The example matter against expectations worked out by hand from the design and the Manual's tables.

Nothing in ``riverside_expected.yaml`` comes from the program: each triple says why, each worksheet shows its sums.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from relcon.engine.column_answer import Computed
from relcon.engine.program import compute
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from relcon.results.exposure import EventAnswer, PositionAnswer
from tests.helpers.answers import every_event
from tests.helpers.matters import read_matter

HERE = Path(__file__).parent
EXPECTED = YAML(typ="safe", pure=True).load((HERE / "riverside_expected.yaml").read_text(encoding="utf-8"))
RIVERSIDE = HERE.parents[1] / "examples" / "riverside"


@cache
def index() -> RecordIndex:
    return RecordIndex.of(read_matter(RIVERSIDE / "case.yaml"))


@cache
def answered(defendant: str, position: PositionName) -> Computed:
    return compute(index(), defendant, position)


def answer(defendant: str, position: PositionName) -> PositionAnswer:
    return answered(defendant, position).answer


def events(defendant: str, position: PositionName) -> dict[str, EventAnswer]:
    return every_event(answered(defendant, position))


@pytest.mark.parametrize("triple", EXPECTED["triples"], ids=lambda t: f"{t['defendant']}-{t['event']}-{t['position']}")
def test_each_triple_is_as_worked_out_by_hand(triple: dict[str, Any]) -> None:
    event = events(triple["defendant"], triple["position"])[triple["event"]]
    assert event.in_ is triple["in"], event.why
    if not triple["in"]:
        assert event.failed == triple["failed"], event.why
    for name in ("open", "counted_grams", "absorbed_by", "occurrences"):
        if name in triple and (triple["in"] or name == "open"):
            assert getattr(event, name) == triple[name], event.why


@pytest.mark.parametrize("sheet", EXPECTED["worksheets"], ids=lambda s: f"{s['defendant']}-{s['position']}")
def test_each_worksheet_is_as_worked_out_by_hand(sheet: dict[str, Any]) -> None:
    found = answer(sheet["defendant"], sheet["position"])
    for name in ("quantities", "base_offense_level", "total_offense_level", "criminal_history_category"):
        assert getattr(found, name) == sheet[name], name
    if sheet.get("converted_grams") is not None:
        assert found.converted_grams == sheet["converted_grams"]
    for name in ("guideline_range", "range"):
        assert getattr(found, name) == tuple(sheet[name]), name
    assert found.statutory.minimum == sheet["statutory"]["minimum"]
    assert found.statutory.maximum == sheet["statutory"]["maximum"]
    if "safety_valve" in sheet:
        assert found.safety_valve.eligible == sheet["safety_valve"]["eligible"]


def test_the_runner_does_not_answer_for_the_kilograms_and_the_answer_says_why() -> None:
    for position in ("defense", "psr", "government"):
        found = events("runner", position)
        for id, event in index().events.items():
            large = event.quantity is not None and (event.quantity.low or 0) >= 10**9 and event.substance == "cocaine"
            if large:
                assert not found[id].in_, (position, id)
                assert found[id].failed in ("undertaking", "scope", "timing", "unreliable")
                assert found[id].why


def test_every_defendant_and_position_has_a_reason_for_every_event() -> None:
    for defendant in index().matter.defendants:
        found = events(defendant, "psr")
        assert list(found) == list(index().events)
        assert all(event.why for event in found.values())
        assert all((event.failed is None) == event.in_ for event in found.values())


def test_the_sentence_for_the_sale_of_february_drops_out_where_the_sale_counts() -> None:
    # Bell's 40 g (e46) are out for the defense; elsewhere they count, so bell-s2 scores nothing: 2 points of 2 + 2.
    defense = {line.cite: line for line in answer("bell", "defense").lines}
    assert "USSG §5G1.3" not in defense and defense["USSG §4A1.1"].why.startswith("4 criminal history points (2+2)")
    for position in ("psr", "government"):
        lines = {line.cite: line for line in answer("bell", position).lines}
        line = lines["USSG §5G1.3"]
        # Whether any of it is undischarged is not in the file: §5G1.3(b) or (d), not (a), or nothing.
        assert (line.levels, line.open, line.facts) == (None, True, ("bell-s2",))
        assert "§4A1.2(a)(1)" in line.why and "if any of it is undischarged" in line.why
        assert lines["USSG §4A1.1"].why.startswith("2 criminal history points (2+0; not sentence")
