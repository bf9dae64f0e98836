"""USSG §3D1.4, the cases of ``s3d1_4.yaml`` beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from relcon.law.tristate import ints
from relcon.law.ussg import s3d1_4

CASES = YAML(typ="safe").load(Path(__file__).with_name("s3d1_4.yaml"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_units(case: dict[str, Any]) -> None:
    combined, halves = s3d1_4.by_units([ints(level, 1) for level in case["levels"]], "2025")
    assert (halves.tolist(), combined.tolist()) == ([case["halves"]], [case["combined"]])
