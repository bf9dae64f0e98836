"""Readings of whole matters, position by position: ``readings.yaml`` beside this file, ``docs/readings.md``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from tests.helpers.matters import changed, matter, read_yaml

READ = read_yaml(Path(__file__).with_name("readings.yaml"))


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_reading(case: dict[str, Any]) -> None:
    index = RecordIndex.of(matter(changed(READ["base"], case["given"])))
    answers = [compute(index, "dunn", position).answer for position in POSITIONS]
    for cite, levels in case["lines"].items():
        # A line that is considered and not applied, or not shown at all, adds nothing; an open one has no levels.
        found = [next((line.levels for line in answer.lines if line.cite == cite), 0) for answer in answers]
        assert found == [None if level == "null" else int(level) for level in levels], [
            answer.lines for answer in answers
        ]
    for criterion, expected in case.get("criteria", {}).items():
        assert [answer.safety_valve.criteria[criterion] for answer in answers] == expected
