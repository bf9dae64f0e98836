"""The workbook of the invented production: what a paralegal's slips are told, and what the corrected one gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from relcon.importing.workbook.into import import_workbook
from relcon.importing.workbook.reading import WorkbookErrors, read_workbook
from relcon.reading.files import read_case
from relcon.writing.as_written import as_written


@pytest.fixture
def refused(production: Path) -> WorkbookErrors:
    with pytest.raises(WorkbookErrors) as error:
        read_workbook(production / "workbook.xlsx")
    return error.value


def wanted(production: Path) -> dict[str, Any]:
    files: dict[str, Any] = json.loads((production / "truth/expected.json").read_text(encoding="utf-8"))["files"]
    return files


def test_every_slip_is_told_at_its_cell_with_its_fix(production: Path, refused: WorkbookErrors) -> None:
    expected = wanted(production)["workbook.xlsx"]
    assert len(refused.faults) == expected["errors"]
    assert len(refused.notes) == expected["notes"]
    told = {"error": refused.faults, "note": refused.notes}
    for message in expected["messages"]:
        place = f"{message['sheet']}!{message['cell']}"
        said = [one.message for one in told[message["level"]] if one.place == place]
        assert any(all(word in text for word in message["words"]) for text in said), (message, said)


def test_the_errors_are_shown_with_the_notes_in_eighty_columns(refused: WorkbookErrors) -> None:
    lines = refused.render().splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("workbook.xlsx, ") for line in lines) == 24


def test_the_corrected_workbook_gives_its_part_of_the_case(production: Path, tmp_path: Path) -> None:
    done = import_workbook(production / "workbook_corrected.xlsx", tmp_path / "case.yaml")
    assert done.workbook.counts == wanted(production)["workbook_corrected.xlsx"]["records"]
    assert done.workbook.notes == ()
    made = as_written(read_case(tmp_path / "case.yaml").case)
    truth = as_written(read_case(production / "truth/case.yaml").case)
    assert made.pop("case") == truth["case"]
    assert made.pop("format") == truth["format"]
    for section, records in made.items():
        whole = {one["id"]: one for one in _records(truth[section])}
        assert _records(records) == [_without_note(whole[one["id"]]) for one in _records(records)]


def _records(value: Any) -> list[dict[str, Any]]:
    return list(value)


def _without_note(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "note"}
