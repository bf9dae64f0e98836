"""Workbooks drawn for tests, and what hostile or broken ones hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook

HEAD = ("Exhibit", "Date", "From", "Drug", "Gross", "Unit")
ROW = ("N-1", "03/17/2025", "Dunn", "Cocaine", "64.9", "g")


def book(*rows: Sequence[object], sheet: str = "List", change: Callable[[Workbook], None] | None = None) -> bytes:
    """Return a workbook of one sheet with these rows, changed before it is saved."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Return a workbook with one part replaced or added."""
    return packed({**parts_of(data), name: part})


def lying(data: bytes, name: str, size: int) -> bytes:
    """Return an archive whose directory says another size of a part than it has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true = archive.getinfo(name).file_size
    changed = bytearray(data)
    for sign, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = 0
        while (start := changed.find(sign, start)) >= 0:
            if int.from_bytes(changed[start + place : start + place + 4], "little") == true:
                changed[start + place : start + place + 4] = size.to_bytes(4, "little")
            start += 4
    return bytes(changed)
