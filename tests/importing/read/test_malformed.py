"""Files that cannot be read: each refused in plain words with its kind, and the machine left as it was."""

from __future__ import annotations

import csv
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.read import archive, delimited, source_file
from relcon.importing.read.files import read_tables
from relcon.importing.read.source_file import SourceFile
from tests.importing.books import HEAD, ROW, book, lying, packed, with_part

SHEET = "xl/worksheets/sheet1.xml"
GOOD = book(HEAD, ROW)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
LATIN = "Exhibit,From\nN-1,José\n".encode("cp1252")

MALFORMED: dict[str, tuple[str, bytes, str]] = {
    "nothing in it": ("a.csv", b"", "empty"),
    "only line ends": ("a.csv", b"\n\n\r\n", "no_rows"),
    "a workbook without a cell": ("a.xlsx", book(), "no_rows"),
    "a workbook cut in half": ("a.xlsx", GOOD[: len(GOOD) // 2], "truncated"),
    "a workbook with a flipped byte": ("a.xlsx", GOOD[:900] + bytes([GOOD[900] ^ 0xFF]) + GOOD[901:], "truncated"),
    "a directory that lies": ("a.xlsx", lying(GOOD, SHEET, 100), "truncated"),
    "an archive of pictures": ("a.xlsx", packed({"one.png": b"x"}), "not_a_workbook"),
    "a Word document": ("a.xlsx", packed({"word/document.xml": b"<a/>"}), "not_a_workbook"),
    "a sheet that is no XML": ("a.xlsx", with_part(GOOD, SHEET, b"<worksheet><sheetData>"), "not_a_workbook"),
    "a workbook without sheets": ("a.xlsx", with_part(GOOD, "xl/workbook.xml", b"<workbook/>"), "not_a_workbook"),
    "an old workbook": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old_or_encrypted"),
    "a bomb": ("a.xlsx", with_part(GOOD, SHEET, b" " * (60 << 20)), "too_large_inside"),
    "entities": ("a.xlsx", with_part(GOOD, SHEET, ENTITY), "xml_entities"),
    "entities in UTF-16": ("a.xlsx", with_part(GOOD, SHEET, ENTITY.decode().encode("utf-16")), "xml_entities"),
    "a PDF file": ("a.csv", b"%PDF-1.7\n", "binary"),
    "noise": ("a.csv", bytes(range(1, 32)) * 9, "binary"),
    "zero bytes": ("a.csv", "Exhibit,Date\n".encode("utf-16-le"), "encoding"),
    "a mark that lies": ("a.csv", b"\xef\xbb\xbf" + LATIN, "encoding"),
    "bytes that no encoding has": ("a.csv", b"Exhibit\nN-1 \x81\x8d\n", "encoding"),
    "two encodings": ("a.csv", "Exhibit,From\nN-1,José\n".encode() + LATIN, "mixed_encodings"),
    "encoded twice": ("a.csv", "Exhibit,From\nN-1,JosÃ© â€œTâ€\x9d\n".encode(), "encoded_twice"),
    "an open quote": ("a.csv", b'Exhibit,From\nN-1,"Dunn\nN-2,Reyes\n', "unclosed_quote"),
    "text after a quote": ("a.csv", b'Exhibit,From\nN-1,"Dunn" x\n', "unclosed_quote"),
    "too many columns": ("a.csv", b"a," * 1_500 + b"\n", "too_large"),
}


@pytest.mark.parametrize(("name", "data", "kind"), MALFORMED.values(), ids=list(MALFORMED))
def test_a_malformed_file_is_refused_by_its_kind(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(NotImported) as told:
        read_tables(SourceFile.opened(file))
    assert [fault.kind for fault in told.value.faults] == [kind]
    assert told.value.render().startswith(name)
    assert max(map(len, told.value.render().splitlines())) <= 80


def test_a_file_of_another_size_than_allowed_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_file, "LARGEST", 10)
    assert refused(tmp_path, b"Exhibit,Date\n") == "too_large"


def test_too_many_members_and_too_much_in_all_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    assert refused(tmp_path, GOOD) == "too_large_inside"
    monkeypatch.setattr(archive, "MOST_MEMBERS", 10_000)
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000)
    assert refused(tmp_path, GOOD) == "too_large_inside"


def test_a_file_that_is_open_elsewhere_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "locked")

    (tmp_path / "a.csv").write_bytes(b"Exhibit\n")
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(NotImported) as told:
        SourceFile.opened(tmp_path / "a.csv")
    assert told.value.faults[0].kind == "in_use"


@pytest.mark.parametrize("name", ["nothing.csv", "."])
def test_what_is_no_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotImported) as told:
        SourceFile.opened(tmp_path / name)
    assert told.value.faults[0].kind == "unreadable"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = with_part(GOOD, SHEET, b" " * (200 << 20))
    assert len(bomb) < 300_000
    tracemalloc.start()
    begun = time.perf_counter()
    assert refused(tmp_path, bomb) == "too_large_inside"
    assert time.perf_counter() - begun < 1
    assert tracemalloc.get_traced_memory()[1] < 20 << 20
    tracemalloc.stop()


def test_the_line_on_which_a_quote_is_opened_is_named(tmp_path: Path) -> None:
    lines = ['a,b,"c\nc"', "d,e,f", 'g,"h,i', "j,k,l", "m,n,o"]
    assert refused(tmp_path, "\n".join(lines).encode(), lambda told: told.faults[0].place) == "line 4"


def test_a_cell_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    long = b"a,b\n" + b"x" * (delimited._LONGEST_FIELD + 1) + b",y\n"
    before = csv.field_size_limit(10**7)
    try:
        assert refused(tmp_path, long) == "too_large", "whatever else in the process reads longer cells"
    finally:
        csv.field_size_limit(before)


def refused(folder: Path, data: bytes, told_of: Callable[[NotImported], str] = lambda told: told.faults[0].kind) -> str:
    """Return what is told of a file that is refused: the kind of the first fault."""
    file = folder / ("a.xlsx" if data.startswith(b"PK") else "a.csv")
    file.write_bytes(data)
    with pytest.raises(NotImported) as told:
        read_tables(SourceFile.opened(file))
    return told_of(told.value)
