"""§5K1.1: below a statutory minimum only on a motion that says so; where levels are counted from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from relcon.law.ussg.s5k1_1 import floor, level_of

CASES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(Path(__file__).with_name("s5k1_1.yaml"))


@pytest.mark.parametrize("case", CASES["floors"], ids=lambda case: case["name"])
def test_floor(case: dict[str, Any]) -> None:
    assert floor(case["motion"], np.array([case["minimum"]])).tolist() == [case["floor"]]


@pytest.mark.parametrize("case", CASES["levels"], ids=lambda case: case["name"])
def test_level(case: dict[str, Any]) -> None:
    found = level_of(np.array([case["months"]]), np.array([case["total"]]), np.array([1]), "2025")
    assert found.tolist() == [case["level"]]
