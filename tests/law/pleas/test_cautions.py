"""What the law says of a plea's terms: each with its provision and how well it is known; what it names is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import relcon.law.pleas.cautions as cautions

ROWS = YAML(typ="safe").load(Path(cautions.__file__).with_name("cautions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", ROWS)
def test_each_has_its_provision_and_its_source(key: str) -> None:
    assert ROWS[key]["cite"] and ROWS[key]["source"] and ROWS[key]["text"]
    assert cautions.said(key, count="1", statute="21 USC 846", paragraph="841(b)(1)(A)").cite == ROWS[key]["cite"]


def test_what_an_agreement_has_is_filled_in() -> None:
    found = cautions.said("left", count="5", statute="21 USC 841(a)(1)")
    assert found.text == "count 5 (21 USC 841(a)(1)) is neither pleaded to nor dismissed: computed as charged"
