"""A file of another kind is known by its content, whatever its name, and what can be done with it today is said."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from relcon.reading.files import read_case
from relcon.reading.problems import InputError


def archive(*names: str) -> bytes:
    """Return a ZIP file with files of these names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x")
    return data.getvalue()


TEXT = "format: relcon/case/1\ncase: {caption: United States v. Núñez}\n"
KINDS = {
    "Excel workbook (XLSX)": archive("[Content_Types].xml", "xl/workbook.xml"),
    "Word document (DOCX)": archive("[Content_Types].xml", "word/document.xml"),
    "archive (ZIP)": archive("case.yaml"),
    "office program (ODS, ODT)": archive("mimetype", "content.xml"),
    "or one protected by a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "PDF document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "word processor (RTF)": b"{\\rtf1\\ansi case}",
    "image (PNG)": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "image (JPEG)": b"\xff\xd8\xff\xe0" + bytes(20),
    "image (TIFF)": b"II*\x00" + bytes(20),
    "load file (DAT)": "þBEGBATESþ\x14þENDBATESþ\r\nþUS 0001þ\x14þUS 0006þ\r\n".encode("cp1252"),
    "Concordance load file": "þBEGBATESþ\x14þENDBATESþ\r\nþUS 0001þ\x14þUS 0006þ\r\n".encode(),
    "load file (OPT)": b"US 0001,VOL001,IMAGES\\001\\US0001.TIF,Y,,,3\nUS 0002,VOL001,IMAGES\\001\\US0002.TIF,,,,\n",
    "text (CSV)": b"date,from,to,minutes\n2025-06-03,+13125550101,+13125550102,4\n2025-06-04,1,2,3\n",
    "table as text (CSV)": b"date;from;to\n2025-06-03;1;2\n",
    "text (TSV)": b"date\tfrom\tto\n2025-06-03\t1\t2\n",
    "XML file": b'<?xml version="1.0"?>\n<case><id>1</id></case>\n',
    "web page (HTML)": b"<!DOCTYPE html>\n<html><title>x</title></html>\n",
    "save it as UTF-8": TEXT.encode("utf-16"),
    "text in UTF-16": TEXT.encode("utf-16-le"),
    "text in UTF-16: save": TEXT.encode("utf-16-be"),
    "JSON file of another kind": b'[{"id": 1, "name": "x"}]',
    "none of its fields (id, name) is one": b'{"id": 1, "name": "x"}',
    "a JSON Schema": b'{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {}}',
}


@pytest.mark.parametrize("said", KINDS)
def test_a_file_of_another_kind_is_known_by_its_content(tmp_path: Path, said: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(KINDS[said])
    with pytest.raises(InputError) as caught:
        read_case(file)
    (problem,) = caught.value.problems
    assert problem.kind == "other_kind"
    assert said in problem.message


def test_an_older_encoding_shows_the_letter_that_it_broke_at(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(TEXT.encode("cp1252"))
    with pytest.raises(InputError) as caught:
        read_case(file)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.line, problem.column) == ("not_utf8", 2, 35)
    assert 'Windows-1252? there it reads "ú"' in problem.message


@pytest.mark.parametrize("empty", [b"", b"\n\n", b"\xef\xbb\xbf", b"# a comment\n"])
def test_a_file_without_content_is_empty(tmp_path: Path, empty: bytes) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(empty)
    with pytest.raises(InputError) as caught:
        read_case(file)
    assert [problem.message for problem in caught.value.problems] == ["the file is empty"]
