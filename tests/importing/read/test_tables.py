"""Rows as they were written: any encoding that proves itself, any separator, a workbook's cells raw."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from relcon.importing.faults import NotImported
from relcon.importing.read.files import read_tables
from relcon.importing.read.source_file import SourceFile
from relcon.importing.read.table import Table, folded, letters
from tests.importing.books import HEAD, ROW, book, parts_of, with_part


def table(folder: Path, data: bytes, name: str = "a.csv", **options: Any) -> Table:
    (folder / name).write_bytes(data)
    (found,) = read_tables(SourceFile.opened(folder / name), **options)
    return found


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("a,José\n".encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + "a,José\n".encode(), "UTF-8, with a mark"),
        ("a,José\n".encode("utf-16"), "UTF-16, with a mark"),
        ("a,José\n".encode("cp1252"), "Windows-1252 (cp1252)"),
    ],
)
def test_an_encoding_that_proves_itself_is_read(tmp_path: Path, data: bytes, encoding: str) -> None:
    found = table(tmp_path, data)
    assert (found.rows[0].cells, found.found["encoding"]) == (("a", "José"), encoding)


def test_a_named_encoding_is_taken_and_a_name_of_none_refused(tmp_path: Path) -> None:
    data = "a,José\n".encode("utf-16-le")
    assert table(tmp_path, data, encoding="utf-16-le").rows[0].cells == ("a", "José")
    for name in ("klingon", "hex", "zlib"):
        with pytest.raises(NotImported):
            table(tmp_path, data, encoding=name)


@pytest.mark.parametrize("separator", [",", "\t", ";", "|", "\x14"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_separator_is_the_one_that_makes_most_lines_alike(tmp_path: Path, separator: str, ending: str) -> None:
    rows = [["Report, printed; today"], ["a", "b", "c"], ["1", "2,5", "x|y"], ["3", "4", ""]]
    written = ending.join(
        separator.join(f'"{cell}"' if set(cell) & set(",;|") else cell for cell in row) for row in rows
    )
    found = table(tmp_path, written.encode())
    assert [row.cells for row in found] == [tuple(row) for row in rows]


def test_rows_of_a_text_file_are_numbered_by_record(tmp_path: Path) -> None:
    found = table(tmp_path, b'a,b\n\n"1\n1",2\n3,4\n')
    assert [(row.number, row.cells) for row in found][2:] == [(3, ("1\n1", "2")), (4, ("3", "4"))]


def test_cells_of_a_workbook_are_what_was_written(tmp_path: Path) -> None:
    midnight, later = (dt.datetime.combine(dt.date(2025, 3, 7), dt.time(hour)) for hour in (0, 14))
    cells = [64.90000000000001, 2210, 13125550142, 0.83, midnight, later]
    more = [True, "=A1*2", "'0123", "", "x\u00a0y", dt.time(14, 30)]

    def percent(made: Any) -> None:
        made["List"]["D1"].number_format = "0.00%"

    row = table(tmp_path, book([*cells, *more], change=percent), "a.xlsx").rows[0]
    assert row.cells[:6] == ("64.9", "2210", "13125550142", "83%", "2025-03-07", "2025-03-07 14:00:00")
    assert row.cells[6:] == ("yes", "=A1*2", "'0123", "", "x\u00a0y", "14:30:00")
    kinds = {0: "number", 1: "number", 2: "number", 3: "number", 4: "date", 5: "date", 6: "yes_no", 7: "formula"}
    assert row.flags == {**kinds, 11: "date"}


def test_array_formulas_and_errors_are_seen(tmp_path: Path) -> None:
    row = table(tmp_path, book([ArrayFormula("A1:A1", "=SUM(B1:B2)"), "#REF!"]), "a.xlsx").rows[0]
    assert row.flags == {0: "formula", 1: "error"}


def test_hidden_and_merged_are_told_and_nothing_is_passed_over(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        sheet = made["List"]
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("A3:B3")
        made.create_sheet("Old").sheet_state = "hidden"

    found = table(tmp_path, book(HEAD, ROW, ROW, change=change), "a.xlsx")
    assert [row.hidden for row in found] == [False, True, False]
    assert {0: "merged", 1: "merged"}.items() <= dict(found.rows[2].flags).items()
    assert found.notes == ("1 hidden row is read", "hidden columns are read: C", 'the hidden sheet "Old" is not read')


def test_a_sheet_is_read_by_name_also_where_it_is_hidden(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made.create_sheet("Old").append(["x"])
        made["Old"].sheet_state = "hidden"

    data = book(HEAD, change=change)
    assert table(tmp_path, data, "a.xlsx", sheet="Old").rows[0].cells == ("x",)
    for name, file, content in (("Nope", "a.xlsx", data), ("List", "a.csv", b"a,b\n")):
        with pytest.raises(NotImported) as told:
            table(tmp_path, content, file, sheet=name)
        assert told.value.faults[0].kind == "no_sheet"


def test_macros_and_outside_links_are_inert(tmp_path: Path) -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    data = with_part(book(HEAD, ROW), "xl/vbaProject.bin", b"macro")
    data = with_part(data, "xl/externalLinks/externalLink1.xml", link)
    assert {"xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"} <= set(parts_of(data))
    assert table(tmp_path, data, "a.xlsx").rows[1].cells == ROW


def test_what_reads_workbooks_is_loaded_only_for_one(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from relcon.importing.read.files import read_tables;"
        "from relcon.importing.read.source_file import SourceFile;"
        f"read_tables(SourceFile.opened(Path({str(tmp_path / 'a.csv')!r})));"
        "print({'openpyxl', 'polars', 'phonenumbers', 'python_calamine'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(root / "src")}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_texts_are_folded_to_compare_only() -> None:
    assert folded(" How\u00a0Obtained\u200b ") == folded("how obtained")
    assert folded("A–1") == folded("a-1")
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
