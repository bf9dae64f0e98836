"""A stated purity, from the event to level and penalty paragraph: ``purity.yaml`` beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from tests.helpers.matters import changed, matter, read_yaml

READ = read_yaml(Path(__file__).with_name("purity.yaml"))


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_purity(case: dict[str, Any], position: PositionName) -> None:
    found = compute(RecordIndex.of(matter(changed(READ["base"], case["given"]))), "dunn", position).answer
    assert found.base_offense_level == int(case["base"])
    assert found.statutory.supported_tier == case["supported"]
    if "quantities" in case:
        assert found.quantities == case["quantities"]
    if "why" in case:
        assert any(case["why"] in text for text in found.events["e1"].why), found.events["e1"].why
    if "open" in case:
        assert any(case["open"] in text for text in found.open), found.open
    if "not_open" in case:
        assert not any(case["not_open"] in text for text in found.open), found.open
