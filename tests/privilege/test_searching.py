"""A mark is found however it is wrapped: a search that could not find one would prove nothing."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib

import docx
import openpyxl
import pytest

from tests.privilege.searching import Searched, marks_in

MARKED = "zqxp0042zqx"


def in_zip(content: bytes, name: str = "a", kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as zipped:
        zipped.writestr(name, content)
    return buffer.getvalue()


def in_word() -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("before ")
    paragraph.add_run(MARKED[:5])
    paragraph.add_run(MARKED[5:]).bold = True
    document.save(buffer)
    return buffer.getvalue()


def in_properties() -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    document.core_properties.comments = MARKED
    document.save(buffer)
    return buffer.getvalue()


def in_workbook() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    hidden = book.create_sheet("hidden")
    hidden.sheet_state = "hidden"
    hidden["B2"] = f"before {MARKED} after"
    book.save(buffer)
    return buffer.getvalue()


TEXT = f"some text {MARKED} more".encode()
WRAPPED = {
    "plain": TEXT,
    "capitals": TEXT.upper(),
    "broken by a line": f"some {MARKED[:6]}\n   {MARKED[6:]} more".encode(),
    "split by tags": f"<text>some {MARKED[:4]}<tspan x='1'>{MARKED[4:]}</tspan></text>".encode(),
    "UTF-16": TEXT.decode().encode("utf-16"),
    "JSON in a page": json.dumps({"a": MARKED}).replace("z", "\\u007a").encode(),
    "JavaScript": MARKED.replace("q", "\\x71").encode(),
    "HTML": "".join(f"&#{ord(one)};" for one in MARKED).encode(),
    "HTML in hexadecimal": "".join(f"&#x{ord(one):x};" for one in MARKED).encode(),
    "a URL": "".join(f"%{ord(one):02X}" for one in MARKED).encode(),
    "quoted-printable": b"zqxp0=\n042zqx",
    "base64": b"data:;base64," + base64.b64encode(TEXT),
    "base64 inside a word": b"AB" + base64.b64encode(b"x" * 30 + TEXT),
    "base64 of URLs": base64.urlsafe_b64encode(b"\xff\xfe" + TEXT),
    "base64 twice": base64.b64encode(base64.b64encode(TEXT)),
    "gzip": gzip.compress(TEXT),
    "zlib in base64": base64.b64encode(zlib.compress(TEXT)),
    "a ZIP file": in_zip(TEXT),
    "a name in a ZIP file": in_zip(b"", f"{MARKED}.txt"),
    "a ZIP file in a ZIP file": in_zip(in_zip(TEXT)),
    "a Word file, across runs": in_word(),
    "a Word file's properties": in_properties(),
    "a hidden sheet": in_workbook(),
}


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED.keys())
def test_a_mark_is_found_however_it_is_wrapped(wrapped: bytes) -> None:
    assert marks_in(wrapped) == {MARKED}


def test_what_is_searched_is_counted() -> None:
    searched = Searched()
    assert marks_in(b"zqx 0042 zqx", searched) == set()
    assert marks_in(in_zip(b"x" * 1000), searched) == set()
    assert searched.artefacts == 2
    assert searched.size > 1000
