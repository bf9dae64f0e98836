"""Pleas to counts besides trafficking, from the whole file, in every position: ``pleas.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.results.base import Range
from relcon.results.exposure import NOT_COMPUTED
from tests.helpers.matters import changed, matter, read_yaml

READ = read_yaml(Path(__file__).with_name("pleas.yaml"))


def months(found: Range | None) -> str:
    return "null" if found is None else "-".join(str(end) for end in found)


def text(number: object) -> str:
    return "null" if number is None else str(number)


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_a_plea(case: dict[str, Any]) -> None:
    given = {"people": [{"id": "dunn", "defendant": {"counts": case["counts"]}}], "events": case.get("events", [])}
    index, expected = RecordIndex.of(matter(changed(READ["base"], given))), case["expect"]
    for position in POSITIONS:
        found = compute(index, "dunn", position).answer
        assert {
            "total": text(found.total_offense_level),
            "maximum": text(found.statutory.maximum),
            "range": months(found.range),
            "whole": months(found.total),
        } == {name: text(value) for name, value in expected.items()}, position
        assert found.range is not None or found.open[0].startswith(NOT_COMPUTED), found.open
