"""A sentencing date after the newest Manual that is shipped: said first, in the receipt, and at each row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Files = tuple[Path, Path]


def paragraph(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def late(small: Files, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The small matter with a sentencing date after the newest edition that is shipped."""
    folder = tmp_path_factory.mktemp("late")
    case, proffer = folder / "case.yaml", folder / "proffer.yaml"
    text = small[0].read_text(encoding="utf-8")
    assert "sentencing_date: 2026-09-15" in text
    case.write_text(text.replace("sentencing_date: 2026-09-15", "sentencing_date: 2026-12-01"), encoding="utf-8")
    proffer.write_bytes(small[1].read_bytes())
    return case, proffer


ANSWERING = {
    "check": [],
    "exposure": [],
    "matrix": [],
    "roles": [],
    "explain": ["smith"],
    "whatif": ["-t", "wire-1"],
    "simulate": ["-w", "silent"],
    "brief": [],
    "editions": [],
}


@pytest.mark.parametrize("form", ["table", "csv", "md"])
@pytest.mark.parametrize("command", ANSWERING)
def test_a_later_sentencing_date_is_warned_of_first(run: Run, late: Files, command: str, form: str) -> None:
    files = late if command in ("simulate", "brief") else late[:1]
    out = run(command, *files, *ANSWERING[command], "--format", form).stdout
    assert "‡ Smith: WARNING: sentencing on December 1, 2026" in paragraph(out)[:700]


@pytest.mark.parametrize("command", ANSWERING)
def test_a_later_sentencing_date_is_in_the_receipt(run: Run, late: Files, command: str) -> None:
    files = late if command in ("simulate", "brief") else late[:1]
    answer = json.loads(run(command, *files, *ANSWERING[command], "--format", "json").stdout)
    said = answer["warnings"] if command == "check" else answer["receipt"]["warnings"]
    assert said[0].startswith("smith: WARNING: sentencing on 2026-12-01")


@pytest.mark.parametrize("form", ["table", "csv", "md"])
@pytest.mark.parametrize("command", [name for name in ANSWERING if name != "check"])
def test_a_later_sentencing_date_marks_the_row(run: Run, late: Files, command: str, form: str) -> None:
    files = late if command in ("simulate", "brief") else late[:1]
    out = run(command, *files, *ANSWERING[command], "--format", form).stdout
    rows = paragraph(out.split("§1B1.11.", 1)[1])  # what stands after the warning
    assert "FOR REFERENCE" in rows or "‡" in rows
