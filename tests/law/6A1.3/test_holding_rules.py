"""Each rule of holding as a named case: *.yaml in this folder. The design's words for them: semantics, section 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.matters import read_matter
from tests.helpers.rules import Rule, check, rules

CASES = list(rules(Path(__file__).parent.glob("*.yaml")))


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
    assert read_matter(case, None if rule.proffer is None else proffer).events
