"""The workbook as Excel shows it: sheets and columns of the format, a comment on each head, drop-downs, examples."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from relcon.entry.blank_workbook import blank_workbook
from relcon.importing.workbook.sheets import MORE, sheets
from relcon.importing.workbook.writing import filled_workbook
from relcon.reading.files import read_case
from relcon.records.case import CaseFile
from relcon.records.people import Person
from tests.importing.workbook.sheets_drawn import GOOD

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def empty() -> Workbook:
    return load_workbook(io.BytesIO(blank_workbook()))


def test_every_head_has_a_comment_in_the_words_of_the_format(empty: Workbook) -> None:
    for name, sheet in sheets().items():
        heads = [cell for cell in empty[name][1] if cell.value is not None]
        assert [cell.value for cell in heads] == [*(one.head for one in sheet.columns), *([MORE] if sheet.more else [])]
        assert all(cell.comment is not None and len(cell.comment.text) > 20 for cell in heads), name
    status = empty["people"]["D1"].comment
    assert status is not None
    assert str(Person.model_fields["status"].description) in status.text
    assert "customer: an end user" in status.text


def test_closed_words_have_drop_downs(empty: Workbook) -> None:
    drawn = [one for sheet in sheets() for one in empty[sheet].data_validations.dataValidation]
    assert len(drawn) == sum(
        bool(column.words) and not column.many for sheet in sheets().values() for column in sheet.columns
    )
    words = [cell.value for cell in empty["words"]["A"] if cell.value is not None]
    assert words[:2] == ["lab_report", "seizure"]
    assert empty["words"].sheet_state == "hidden"


def test_an_empty_workbook_has_no_records_and_an_example_of_each_kind(empty: Workbook) -> None:
    assert all(empty[name].max_row == 1 for name in sheets())
    shown = {row[0].value for row in empty["examples"].iter_rows()}
    assert set(sheets()) <= shown


def test_the_same_case_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    case = read_case(ROOT / "examples/riverside/case.yaml").case
    assert filled_workbook(case) == filled_workbook(case)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2025-01-01T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_no_sheet_passes_through_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", None)
    assert filled_workbook(read_case(ROOT / "examples/riverside/case.yaml").case)


def test_cells_that_look_like_formulas_are_text() -> None:
    case = CaseFile.model_validate({"format": "relcon/case/1", "case": {"caption": "=HYPERLINK(1)"}})
    cell = load_workbook(io.BytesIO(filled_workbook(case)))["case"]["B1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)
