"""A file that is to be verified, read within bounds: nothing in it is run, unpacked without end, or trusted."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from relcon.artefacts.carriers import HEADING, Opened, digest, opened
from relcon.private_files import read_input
from relcon.results.exposure import Receipt

MOST_BYTES: Final = 256 * 1024**2
"""Of a file, and of all that is unpacked from one; the largest answer of the largest example has a tenth."""
MOST_FILES: Final = 2_000
"""Of an archive or a folder."""
README: Final = ".README.txt"
_CHUNK: Final = 1 << 20
_ENTITIES: Final = re.compile(rb"<!(?:ENTITY|DOCTYPE)(?!\s+html>)", re.IGNORECASE)
_HEAD: Final = 4_096
_FACTS: Final = re.compile(rb"^[{\s\"']*format[\"']?\s*:\s*[\"']?relcon/(?:case|proffer|psr|offer)/", re.MULTILINE)
_FACTS_WITHIN: Final = 65_536
"""How a file that counsel writes says what it is, and within how many bytes."""


class CannotTell(Exception):
    """Nothing can be told of a file; says why, in a sentence without its end."""


def receipt_of(file: Path) -> tuple[Receipt, Opened]:
    """Return the receipt of a file or folder, and what it says without.

    Raises
    ------
    CannotTell
        Where it cannot be read, has no receipt, or was changed since it was written.
    """
    return taken(_read(file))


def taken(files: Mapping[str, bytes]) -> tuple[Receipt, Opened]:
    """Return the receipt of files that belong together, by what is put behind their name, and what they say without.

    Raises
    ------
    CannotTell
        As for `receipt_of`.
    """
    data = files.get("", b"")
    parts = _unpacked(data) if data.startswith(b"PK") else files
    try:
        found = opened(parts)
    except (ValueError, RecursionError):
        raise CannotTell("what stands in the place of its receipt is damaged") from None
    if found is None:
        raise CannotTell(_without(parts))
    return _checked(found), found


def _checked(found: Opened) -> Receipt:
    """Return a receipt whose digest is that of the file."""
    try:
        receipt = Receipt.model_validate(found.receipt)
        said = receipt.written
        whole = said is not None and digest(receipt.model_dump(mode="json"), found.content) == said.sha256
    except (ValidationError, ValueError, RecursionError):
        raise CannotTell("its receipt is damaged, or of another version of relcon") from None
    if said is None:
        raise CannotTell("its receipt does not say how the file was written: a program made it, or an older relcon")
    if not whole:
        raise CannotTell(
            "it was changed after relcon wrote it: the digest in its receipt is not that of what it says now"
        )
    if said.command is None:
        raise CannotTell("a program made it, and its receipt names no command that could be asked again")
    return receipt


def _without(files: Mapping[str, bytes]) -> str:
    if "xl/workbook.xml" in files or "word/document.xml" in files:
        return "it has no receipt: relcon did not write it, or another program saved it anew and left the receipt out"
    data = next(iter(files.values()), b"")
    if _FACTS.search(data[:_FACTS_WITHIN]):
        return "it is a file of facts, which has no place for a receipt, and no answer"
    return "it has no receipt: relcon did not write it with -o, or an older version did, or the receipt was cut off"


def _read(file: Path) -> dict[str, bytes]:
    try:
        if file.is_dir():
            return _folder(file)
        data = _bytes(file)
        beside = file.with_name(f"{file.name}{README}")
        if data.startswith(b"PK"):
            return {"": data}
        if data[:_HEAD].lstrip().startswith((b"<?xml", b"<svg", b"<!")) and _ENTITIES.search(data):
            raise CannotTell("it declares entities or a document type, which no file of relcon does")
        if data.startswith(b"\x00") or b"\x00" in data[:_HEAD]:
            raise CannotTell("its form is not known: relcon writes text, Word files and workbooks")
        page = _bytes(beside) if beside.is_file() else b""
    except OSError as error:
        raise CannotTell(f"it cannot be read: {error.strerror}") from None
    return {"": data, README: page} if HEADING.encode() in page else {"": data}


def _bytes(file: Path) -> bytes:
    if file.stat().st_size > MOST_BYTES:
        raise CannotTell(f"it is larger than {MOST_BYTES // 1024**2} MB, which no file of relcon is")
    return read_input(file)


def _folder(folder: Path) -> dict[str, bytes]:
    names = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))
    if len(names) > MOST_FILES or sum(one.stat().st_size for one in names) > MOST_BYTES:
        raise CannotTell("the folder holds more than any export of relcon")
    return {one.name: read_input(one) for one in names}


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive; how large each becomes is counted, not believed."""
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_FILES:
                raise CannotTell(f"it holds more than {MOST_FILES:,} files, which no file of relcon does")
            for member in archive.infolist():
                part = bytearray()
                with archive.open(member) as stream:
                    while chunk := stream.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise CannotTell("it becomes far larger when unpacked, as a file made to fill the memory")
                        part += chunk
                found[member.filename] = bytes(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise CannotTell("it is damaged or cut off: it cannot be unpacked") from None
    return found


def as_answer(found: Opened) -> dict[str, Any] | None:
    """Return the answer of a JSON file without its receipt; None of any other form."""
    data = found.content.get("", b"")
    return json.loads(data) if len(found.content) == 1 and data.startswith(b"{") else None
