"""One wrong cell, one error: at that cell, with what was found, what is allowed and the fix; and nothing is written."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from ruamel.yaml import YAML

from relcon.importing.faults import NotImported
from relcon.importing.workbook.into import import_workbook
from relcon.importing.workbook.reading import WorkbookErrors, read_workbook
from tests.importing.workbook.sheets_drawn import Cells, written

SLIPS: list[dict[str, Any]] = YAML(typ="base").load(Path(__file__).with_name("slips.yaml"))


def _put(slip: dict[str, Any]) -> object:
    if "number" in slip:
        return float(slip["number"]) if "." in slip["number"] else int(slip["number"])
    return None if slip["put"] in ("", "null") else slip["put"]


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{one['cell']} {one.get('put', one.get('number'))}" for one in SLIPS])
def test_a_wrong_cell_is_told_at_its_place_with_its_fix(tmp_path: Path, slip: dict[str, Any]) -> None:
    file = written(tmp_path, {slip["cell"]: _put(slip)})
    with pytest.raises(WorkbookErrors) as error:
        import_workbook(file, tmp_path / "case.yaml")
    place = slip.get("at", slip["cell"])
    said = [fault for fault in error.value.faults if fault.place == place]
    assert [fault.kind for fault in said] == [slip["kind"]], error.value.render()
    assert all(word in said[0].message for word in slip["says"]), said[0].message
    if "more" not in slip:
        assert len(error.value.faults) == 1, error.value.render()
    assert str(said[0]).startswith(f"workbook.xlsx, {place}: ")
    assert [one.name for one in tmp_path.iterdir()] == ["workbook.xlsx"]


def _merge(book: Workbook) -> None:
    book["events"].merge_cells("F2:G2")


def _hide(book: Workbook) -> None:
    book["events"].row_dimensions[2].hidden = True
    book["events"].column_dimensions["W"].hidden = True
    book["payments"].sheet_state = "hidden"


def test_merged_cells_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(WorkbookErrors) as error:
        read_workbook(written(tmp_path, {}, _merge))
    assert [(one.place, one.kind) for one in error.value.faults] == [("events!F2", "merged_cells")]


def test_what_is_hidden_is_said(tmp_path: Path) -> None:
    read = read_workbook(written(tmp_path, {}, _hide))
    assert [(note.place, note.kind) for note in read.notes] == [
        ("events!A1", "hidden_column"),
        ("events!A2", "hidden_row"),
        ("payments!A1", "unknown_sheet"),
    ]
    assert (len(read.case.events), len(read.case.payments)) == (1, 0)


@pytest.mark.parametrize(
    ("cells", "kind", "read"),
    [
        ({"events!B2": " Purchase "}, "case_or_space_of_word", "purchase"),
        ({"events!C2": datetime(2025, 6, 3)}, "date_cell", "2025-06-03"),  # noqa: DTZ001 - as Excel has it
        ({"people!B2": "Terrence\u00a0Dunn "}, "spaces", "Terrence Dunn"),
        ({"phones!B2": 13125550102, "about!B3": "US"}, "number_cell", "+13125550102"),
        ({"payments!E2": 26000.5}, "number_cell", "26000.5"),
        ({"events!W2": "he said “two tires”"}, "kept_as_is", "“two tires”"),
        ({"events!A4": "Total:", "events!F4": "=SUM(F2:F3)"}, "total_row", "left out"),
    ],
)
def test_a_harmless_slip_is_read_and_said(tmp_path: Path, cells: Cells, kind: str, read: str) -> None:
    found = read_workbook(written(tmp_path, cells))
    assert [note.kind for note in found.notes] == [kind]
    assert read in str(found.case) or read in found.notes[0].message


@pytest.mark.parametrize(
    ("cells", "kind"),
    [({"about!B1": "relcon/workbook/9"}, "not_this_kind"), ({"events!C2": time(9, 30)}, "bad_date")],
)
def test_another_format_or_a_time_is_refused(tmp_path: Path, cells: Cells, kind: str) -> None:
    with pytest.raises(NotImported) as error:
        read_workbook(written(tmp_path, cells))
    assert [one.kind for one in error.value.faults] == [kind]
