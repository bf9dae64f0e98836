"""What stands first among a position's open points: said_first.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import answer
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from tests.helpers.matters import changed, matter, read_yaml
from tests.helpers.rules import BASE

CASES = read_yaml(Path(__file__).with_name("said_first.yaml"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_said_first(case: Mapping[str, Any]) -> None:
    assert set(case) <= {"name", "given", "says", "silent", "flags", "weight"}
    index = RecordIndex.of(matter(changed(BASE, case.get("given", {}))))
    for position in POSITIONS:
        found = answer(index, "dunn", position)
        if position in case.get("says", {}):
            assert found.open[0].startswith(case["says"][position]), found.open
        if position in case.get("silent", {}):
            assert not any(case["silent"][position] in text for text in found.open), found.open
        if position in case.get("weight", {}):
            assert found.quantities.get("cocaine", "none") == case["weight"][position]
        for event, flag in case.get("flags", {}).items():
            assert flag in found.events[event].flags
