"""What a file is by its content, where it is not the file that was asked for, and what to do with it today."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Final

from relcon.reading.text_tree import TextList, TextMap

CASE: Final = "relcon/case/1"
PROFFER: Final = "relcon/proffer/1"
PSR: Final = "relcon/psr/1"
OFFER: Final = "relcon/offer/1"
RELIABILITY: Final = "relcon/reliability/1"
_NAMES: Mapping[str, str] = {
    CASE: "case",
    PROFFER: "proffer",
    PSR: "presentence report",
    OFFER: "plea offer",
    RELIABILITY: "reliability",
}
_AFTER: Mapping[str, str] = {
    CASE: "the case comes first: relcon check CASE PROFFER",
    PROFFER: "the case comes first: relcon check CASE PROFFER",
    PSR: "the order is: relcon psr CASE PSR PROFFER",
    OFFER: "the order is: relcon offer CASE OFFER",
    RELIABILITY: "the order is: relcon whatif CASE --reliability FILE",
}

_TYPE = "no command reads it. Type its facts into a case file: relcon new begins one"
_SAVE = "if a case or proffer is typed in it, save it as plain text (UTF-8) and name that file"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", _TYPE),
    (b"{\\rtf", "a document of a word processor (RTF)", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (XLS, DOC, MSG), or one protected by a password", _TYPE),
    (b"\x89PNG", "an image (PNG)", _TYPE),
    (b"\xff\xd8\xff", "an image (JPEG)", _TYPE),
    (b"GIF8", "an image (GIF)", _TYPE),
    (b"II*\x00", "an image (TIFF)", _TYPE),
    (b"MM\x00*", "an image (TIFF)", _TYPE),
    (b"\x1f\x8b", "a compressed archive (GZIP)", "unpack it and name the case file in it"),
    (b"7z\xbc\xaf", "a compressed archive (7Z)", "unpack it and name the case file in it"),
    (b"Rar!", "a compressed archive (RAR)", "unpack it and name the case file in it"),
    (b"RIFF", "a recording or an image", _TYPE),
    (b"ID3", "a recording (MP3)", _TYPE),
    (b"SQLite format 3", "a database (SQLite)", _TYPE),
)
_INSIDE_ZIP: tuple[tuple[str, str, str], ...] = (
    ("xl/", "an Excel workbook (XLSX)", _TYPE),
    ("word/", "a Word document (DOCX)", _SAVE),
    ("ppt/", "a presentation (PPTX)", _TYPE),
    ("content.xml", "a document of an office program (ODS, ODT)", _TYPE),
)
_UTF_16 = "text in UTF-16: save it as UTF-8 (Save As, Encoding: UTF-8) and try again"
_DAT = "a Concordance load file (DAT)"
_PAGE = re.compile(rb"[^,\n]*,[^,\n]*,[^,\n]*\.(?:tiff?|jpe?g|pdf|png)\s*,[YN]?,", re.IGNORECASE)
_XML = re.compile(r"<\?xml|<!doctype\s+(?!html)", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html|<html\b", re.IGNORECASE)
_DELIMITERS: tuple[tuple[str, str], ...] = (
    (",", "a table as text (CSV)"),
    ("\t", "a table as text (TSV)"),
    (";", "a table as text (CSV)"),
    ("|", "a table as text"),
)
_ANSWER = re.compile(r"relcon/([a-z-]+)/[0-9]+\Z")


def of_bytes(data: bytes) -> str | None:
    """Say what a file is that is no text in UTF-8, or that its first bytes tell; ``None`` for anything else."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    for magic, what, then in _MAGIC:
        if data.startswith(magic):
            return f"{what}: {then}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf_16(data[:2000]):
        return _UTF_16
    head = data[:4000]
    if b"\x14" in head and (b"\xfe" in head or b"\xc3\xbe" in head):
        return f"{_DAT}: {_TYPE}"
    return None


def _looks_like_utf_16(head: bytes) -> bool:
    """Whether every other byte is zero, as in Latin text without a byte order mark."""
    half = len(head) // 2
    return half > 1 and any(head[start::2].count(0) > 0.6 * half and 0 not in head[1 - start :: 2] for start in (0, 1))


def _packed(data: bytes) -> str:
    import zipfile  # noqa: PLC0415 -- hardly ever asked, and slow to load

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        names = []
    for inside, what, then in _INSIDE_ZIP:
        if any(name.startswith(inside) for name in names):
            return f"{what}: {then}"
    return "a compressed archive (ZIP): unpack it and name the case file in it"


def of_text(text: str) -> str | None:
    """Say what a text is that is no mapping of fields; ``None`` where that cannot be told."""
    start = text.lstrip()
    if _HTML.match(start):
        return f"a web page (HTML), such as relcon view writes: {_TYPE}"
    if _XML.match(start):
        return f"an XML file: {_TYPE}"
    lines = [line for line in start.splitlines()[:20] if line.strip()]
    if lines and _PAGE.match(lines[0].encode("utf-8", "replace")):
        return f"an image load file (OPT): {_TYPE}"
    for delimiter, what in _DELIMITERS:
        counts = {line.count(delimiter) for line in lines}
        if len(lines) > 1 and min(counts) > 0 and (len(counts) == 1 or min(counts) > 2) and not _fields(lines):
            return f"{what}: {_TYPE}"
    if re.match(r'\[\s*[\[{"]|\{\s*"', start) and re.search(r"[\]}]\s*\Z", text):
        return f"a JSON file of another kind: {_TYPE}"
    return None


def _fields(lines: Sequence[str]) -> bool:
    """Whether most lines begin as fields or entries of lists do."""
    named = sum(re.match(r"\s*(?:- |[\w.-]+:(?:\s|$)|#)", line) is not None for line in lines)
    return named * 2 > len(lines)


def of_tree(tree: TextMap, wanted: str, fields: Mapping[str, object]) -> str | None:
    """Say what a file of fields is that is not the file wanted; ``None`` where it may be that.

    Parameters
    ----------
    tree
        The file.
    wanted
        `CASE`, `PROFFER`, `PSR`, `OFFER` or `RELIABILITY`.
    fields
        The top-level fields of the file wanted.
    """
    found = tree.get("format")
    if found == wanted:
        return None
    if found == PROFFER or (found is None and {"client", "admissions"} <= set(tree)):
        return None if wanted == PROFFER else _instead("proffer", wanted)
    if found == CASE or (found is None and isinstance(tree.get("people"), TextList) and "events" in tree):
        return None if wanted == CASE else _instead("case", wanted)
    if found == PSR or (found is None and {"disclosed", "paragraphs"} <= set(tree)):
        return None if wanted == PSR else _instead("presentence report", wanted, _AFTER[PSR])
    for kind in (OFFER, RELIABILITY):
        if found == kind:
            return None if wanted == kind else _instead(_NAMES[kind], wanted, _AFTER[kind])
    if isinstance(tree.get("terms"), TextMap) and not set(tree) & {"case", "people", "client"}:
        return "a letter: relcon letter compare CASE PROFFER LETTER reads it, beside the case and the proffer"
    answer = _ANSWER.match(found) if isinstance(found, str) else None
    if answer is not None and answer[1] not in ("case", "proffer", "psr", "offer", "reliability"):
        return f"an answer of relcon ({answer[1]}), no case: name the files that it was made from"
    if {"$schema", "$defs"} & set(tree):
        return "a JSON Schema, such as relcon schema writes, no case: it describes the files"
    if found is None and not set(tree) & set(fields):
        listed = ", ".join(list(tree)[:4])
        return f"no {_NAMES[wanted]} file: none of its fields ({listed}) is one; it begins with format: {wanted}"
    return None


def _instead(found: str, wanted: str, then: str = "") -> str:
    return f"a {found} file, where a {_NAMES[wanted]} file is expected; {then or _AFTER[wanted]}"
