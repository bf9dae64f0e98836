"""A slip of the pen in the example matter is pointed at where it is; what is no slip brings no note."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.checking.check import check
from relcon.reading.files import read_case
from tests.helpers.matters import read_yaml

SLIPS = read_yaml(Path(__file__).with_name("slips.yaml"))["slips"]
Said = set[tuple[str, str, str]]
UNASKED = ("stipulated", "likely_duplicate", "no_reading")
"""They list events and weights, and read otherwise wherever one of these is another."""

MOST = 4
"""Notes that one slip may bring: one error, told a few times at most."""


def said(text: str, folder: Path) -> Said:
    file = folder / "case.yaml"
    file.write_text(text, encoding="utf-8")
    notes = check(read_case(file)).notes
    return {(note.kind, note.record, note.text) for note in notes if note.kind not in UNASKED}


@pytest.fixture(scope="module")
def example(root: Path) -> str:
    return (root / "examples" / "riverside" / "case.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def before(example: str, tmp_path_factory: pytest.TempPathFactory) -> Said:
    return said(example, tmp_path_factory.mktemp("example"))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip['new']}"[-40:])
def test_a_slip_is_pointed_at(slip: dict[str, Any], example: str, before: Said, tmp_path: Path) -> None:
    assert slip["old"] in example
    new = said(example.replace(slip["old"], slip["new"], 1), tmp_path) - before
    if "kind" in slip:
        assert (slip["kind"], slip["record"]) in {(kind, record) for kind, record, _ in new}
        assert len(new) <= MOST
    else:
        assert new == set()
