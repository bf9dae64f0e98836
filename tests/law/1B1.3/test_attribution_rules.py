"""Each rule of attribution as a named case: rules/*.yaml. The design's words for them: semantics, sections 1 and 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.matters import read_matter
from tests.helpers.rules import Rule, check, rules

CASES = list(rules((Path(__file__).parent / "rules").glob("*.yaml")))


@pytest.mark.parametrize("rule", CASES)
def test_rule(rule: Rule) -> None:
    check(rule)


@pytest.mark.parametrize("rule", CASES)
def test_every_case_is_a_file_that_counsel_could_write(rule: Rule, tmp_path: Path) -> None:
    case, proffer = tmp_path / "case.yaml", tmp_path / "proffer.yaml"
    case.write_text(json.dumps(rule.case), encoding="utf-8")
    if rule.proffer is not None:
        heading = {"format": "relcon/proffer/1", "case": "case.yaml"}
        proffer.write_text(json.dumps({**heading, **rule.proffer}), encoding="utf-8")
    read = read_matter(case, None if rule.proffer is None else proffer)
    assert read.case.model_dump() == rule.matter.case.model_dump()
    if read.proffer is not None and rule.matter.proffer is not None:
        assert read.proffer.model_dump() == rule.matter.proffer.model_dump()
