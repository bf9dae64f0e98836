"""Incomplete matters: ``missing.yaml`` says what can be computed, what cannot, and the ends between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.results.exposure import PositionAnswer
from tests.helpers.matters import changed, matter, read_yaml

READ = read_yaml(Path(__file__).with_name("missing.yaml"))


def whole(text: str | None) -> int | None:
    return None if text in (None, "null") else int(text)


def months(found: PositionAnswer) -> str | None:
    return None if found.range is None else "-".join(str(end) for end in found.range)


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_what_is_missing(case: dict[str, Any]) -> None:
    index, expected = RecordIndex.of(matter(changed(READ["base"], case["given"]))), case["expect"]
    for position in POSITIONS:
        found = compute(index, "dunn", position).answer
        if "base" in expected:
            assert found.base_offense_level == whole(expected["base"])
        if "total" in expected:
            assert found.total_offense_level == whole(expected["total"])
        if "range" in expected:
            assert months(found) == (None if expected["range"] in (None, "null") else expected["range"])
        if "minimum" in expected:
            assert found.statutory.minimum is None
        assert found.at_least is (expected.get("at_least") in (True, "true"))
        assert expected.get("open", "") in "; ".join(found.open), found.open
        if "not_open" in expected:
            assert expected["not_open"] not in "; ".join(found.open), found.open
