"""A workbook's archive, looked at before a reader sees it: sizes, members, entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from relcon.importing.faults import NotImported, refuse
from relcon.importing.read.source_file import SourceFile

MOST_UNPACKED: Final = 2 * 1024**3
LARGE_MEMBER: Final = 50 * 1024**2
MOST_RATIO: Final = 100
MOST_MEMBERS: Final = 10_000
_CHUNK = 1 << 20
_DOCTYPE = (b"<!DOCTYPE", b"<!ENTITY")
_LONGEST = len(max(_DOCTYPE, key=len)) * 4  # bytes of it at most, in any encoding of XML
_DAMAGED = "the workbook is damaged or cut off; ask for it again, or open it in Excel and save it anew"


def check_archive(source: SourceFile) -> None:
    """Check that an archive is a workbook and holds no more than it says, before anything is taken from it.

    Raises
    ------
    NotImported
        Where it is cut off, too large, no workbook, or declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            _check_directory(archive.infolist(), source.name)
            _check_members(archive, source.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise refuse("truncated", source.name, _DAMAGED) from None


def _check_directory(members: list[zipfile.ZipInfo], file: str) -> None:
    if len(members) > MOST_MEMBERS:
        message = f"{len(members):,} files inside it; allowed: {MOST_MEMBERS:,}; no workbook has so many"
        raise refuse("too_large_inside", file, message)
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED:
        raise refuse("too_large_inside", file, f"{unpacked:,} bytes when unpacked; allowed: 2 GB; split it by sheets")
    for member in members:
        if member.file_size > LARGE_MEMBER and member.file_size > MOST_RATIO * member.compress_size:
            message = (
                f"a part of it becomes more than {MOST_RATIO} times larger when unpacked, as in a file made to fill "
                "the memory; open it in Excel and save the sheet as CSV if you trust it"
            )
            raise refuse("too_large_inside", file, message)
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise refuse("not_a_workbook", file, f"{_what_it_is(names)}; allowed: an Excel workbook (.xlsx), or text")


def _what_it_is(names: set[str]) -> str:
    if "word/document.xml" in names:
        return "a Word document"
    if "ppt/presentation.xml" in names:
        return "a PowerPoint file"
    if "xl/workbook.bin" in names:
        return "a binary workbook (.xlsb): open it in Excel and save it as Excel Workbook (.xlsx)"
    if "content.xml" in names:
        return "an OpenDocument file: save it as Excel Workbook (.xlsx)"
    if "report.xml" in names:
        return "a phone report (UFDR): ask for the Excel report (.xlsx) beside it"
    return "a zip archive: unpack it and name the file in it"


def _check_members(archive: zipfile.ZipFile, file: str) -> None:
    """Unpack every part once, keeping nothing: what it holds is counted, and looked at for entities."""
    read = 0
    for member in archive.infolist():
        tail = b""
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                read += len(chunk)
                if read > MOST_UNPACKED:
                    raise refuse("too_large_inside", file, "more than 2 GB when unpacked; split it by sheets")
                if member.filename.endswith((".xml", ".rels", ".vml")):
                    _check_entities(tail + chunk, file)
                    tail = chunk[-_LONGEST:]


def _check_entities(part: bytes, file: str) -> None:
    plain = part.replace(b"\0", b"") if b"\0" in part else part
    if any(mark in plain for mark in _DOCTYPE):
        raise entities(file)


def entities(file: str) -> NotImported:
    """Return the refusal of a workbook whose XML declares entities."""
    message = "its XML declares entities, which no workbook needs; open it in Excel and save it anew if you trust it"
    return refuse("xml_entities", file, message)
