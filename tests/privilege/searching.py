"""Marks in bytes, however they are wrapped: in members of ZIP files, base64, escapes, broken lines."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.privilege.matter import MARK

DEEPEST: Final = 6
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
_TAG: Final = re.compile(r"<[^<>]*>")
_ESCAPES: Final = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|&#|&[a-z]+;|%[0-9a-fA-F]{2}|=(?:\n|[0-9a-fA-F]{2})")
_MAGIC: Final = {
    b"PK\x03\x04": "zip",
    b"\x1f\x8b": "gzip",
    b"\x78\x9c": "zlib",
    b"\x78\xda": "zlib",
    b"\x78\x01": "zlib",
}


@dataclass
class Searched:
    """How much was looked at.

    Attributes
    ----------
    artefacts, size
        Files, streams and names; their bytes, what was unwrapped counted too.
    """

    artefacts: int = 0
    size: int = 0


def marks_in(data: bytes | str, searched: Searched | None = None) -> set[str]:
    """Return every mark in an artefact.

    Parameters
    ----------
    data
        A file, a stream or a name.
    searched
        Where to count it.
    """
    found: set[str] = set()
    for part in unwrapped(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data):
        found |= _in_text(part)
        if searched is not None:
            searched.size += len(part)
    if searched is not None:
        searched.artefacts += 1
    return found


def unwrapped(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield bytes, and all that is packed in them, names too."""
    yield data
    if depth == DEEPEST:
        return
    for inside in (*_opened(data), *_decoded(data)):
        yield from unwrapped(inside, depth + 1)


def _opened(data: bytes) -> Iterator[bytes]:
    """Yield the members of a ZIP file with their names, or what was compressed."""
    match next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None):
        case "zip":
            try:
                with zipfile.ZipFile(io.BytesIO(data)) as zipped:
                    for one in zipped.infolist():
                        yield one.filename.encode() + b"\n" + one.comment + b"\n" + one.extra
                        yield zipped.read(one)
            except zipfile.BadZipFile:
                return
        case "gzip":
            yield gzip.decompress(data)
        case "zlib":
            try:
                yield zlib.decompressobj().decompress(data)
            except zlib.error:
                return


def _decoded(data: bytes) -> Iterator[bytes]:
    """Yield what stands in base64; a mark in it is at least that long."""
    for run in _BASE64.findall(data):
        plain = run.replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
        for start in range(4) if len(plain) < 2000 else (0,):
            part = plain[start:]
            whole = part if len(part) % 4 != 1 else part[:-1]
            yield base64.b64decode(whole + b"=" * (-len(whole) % 4))


def _in_text(data: bytes) -> set[str]:
    """Return the marks in bytes read as text in each way in which a program may write it."""
    found: set[str] = set()
    for encoding in ("latin-1", "utf-16-le", "utf-16-be") if b"\0" in data else ("latin-1",):
        text = data.decode(encoding, "replace").lower()
        for one in _readings(text):
            found.update(MARK.findall(one))
    return found


def _readings(text: str) -> Iterator[str]:
    """Yield a text, without its white space and tags, and with escapes resolved."""
    for one in (text, _resolved(text)) if _ESCAPES.search(text) else (text,):
        yield one
        yield "".join(one.split())
        yield "".join(_TAG.sub("", one).split())


def _resolved(text: str) -> str:
    r"""Return a text in which ``\u0041``, ``\x41``, ``&#65;``, ``%41`` and ``=41`` are the letter."""
    plain = re.sub(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})", lambda found: chr(int(found[1] or found[2], 16)), text)
    plain = urllib.parse.unquote(html.unescape(plain))
    return re.sub(r"=\n|=([0-9a-f]{2})", lambda found: chr(int(found[1], 16)) if found[1] else "", plain).lower()
