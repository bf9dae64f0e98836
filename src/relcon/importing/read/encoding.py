"""The encoding of a text file, by what its bytes prove: never by likelihood."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from relcon.importing.faults import quoted, refuse

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8, with a mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32, with a mark"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32, with a mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16, with a mark"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16, with a mark"),
)
_LINES = re.compile(rb"[^\r\n]+")
_TWICE = ("Ã", "â€")
_C1 = frozenset("\x81\x8d\x8f\x90\x9d")  # where cp1252 has no character
_CONTROL = re.compile("[\x00-\x08\x0e-\x13\x15-\x1f]")  # 0x14 separates the columns of load files
_MANY = 50  # of so many characters one that no text has: no text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding that it turned out to have."""

    text: str
    encoding: str


def decoded(data: bytes, file: str, asked: str | None = None) -> Decoded:
    """Return a file's text: by its mark, as strict UTF-8, or as cp1252 where no line can be UTF-8.

    Parameters
    ----------
    data
        The bytes.
    file
        The file's name, for messages.
    asked
        The encoding that counsel or a map states.

    Raises
    ------
    NotImported
        Where the bytes prove no encoding, or two.
    """
    if asked is not None:
        return _sound(_as_asked(data, file, asked), file)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _sound(Decoded(_strict(data, codec, file, name), name), file)
    if b"\0" in data:
        raise refuse(
            "encoding",
            file,
            "it has bytes that are zero, as UTF-16 has; where it is text, name the encoding: --encoding utf-16-le",
        )
    try:
        return _sound(Decoded(data.decode("utf-8"), "UTF-8"), file)
    except UnicodeDecodeError:
        return _sound(_of_1252(data, file), file)


def _as_asked(data: bytes, file: str, asked: str) -> Decoded:
    try:
        codec = codecs.lookup(asked)
        codec.decode(b"")
        "".encode(codec.name)
    except Exception:  # noqa: BLE001 - names such as hex and zlib are no text, and each fails in its own way
        message = f"no encoding is called {quoted(asked)}; allowed: utf-8, utf-16-le, utf-16-be, cp1252, latin-1"
        raise refuse("encoding", file, message) from None
    text = _strict(data, codec.name, file, codec.name)
    return Decoded(text.removeprefix("\ufeff"), codec.name)


def _strict(data: bytes, codec: str, file: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"bytes that are not {name}; ask for the file again, or name another encoding with --encoding"
        raise refuse("encoding", file, message, f"line {line}") from None


def _of_1252(data: bytes, file: str) -> Decoded:
    """Return text in cp1252, which it is where no line holds a letter in UTF-8."""
    modern, older = None, None
    for line, found in enumerate(_LINES.finditer(data), 1):
        if found[0].isascii():
            continue
        try:
            found[0].decode("utf-8")
        except UnicodeDecodeError:
            older = older or (line, found[0])
        else:
            modern = modern or (line, found[0])
        if modern and older:
            message = (
                f"this line is UTF-8 ({quoted(modern[1].decode('utf-8'))}) and line {older[0]} is not "
                f"({quoted(older[1].decode('cp1252', 'replace'))}); allowed: one encoding; files were joined: import "
                "each of them, or name the encoding with --encoding"
            )
            raise refuse("mixed_encodings", file, message, f"line {modern[0]}")
    return Decoded(_strict(data, "cp1252", file, "UTF-8 or Windows-1252"), "Windows-1252 (cp1252)")


def _sound(found: Decoded, file: str) -> Decoded:
    """Return a text, unless it is none, or was encoded twice."""
    text = found.text
    if len(_CONTROL.findall(text)) * _MANY > len(text):
        raise refuse("binary", file, "no text; allowed: a workbook (.xlsx) or a text file (.csv, .txt)")
    if any(mark in text for mark in _TWICE) and _once(text):
        sign = next(mark for mark in _TWICE if mark in text)
        place = f"line {text.count(chr(10), 0, text.index(sign)) + 1}"
        message = (
            f"letters such as {quoted(text[text.index(sign) :][:2])} throughout: the file was encoded twice; "
            "ask for it in the form in which it is kept"
        )
        raise refuse("encoded_twice", file, message, place)
    return found


def _once(text: str) -> bool:
    """Whether a text becomes another one when one encoding is taken back, without a letter that resists."""
    try:
        return text.encode("cp1252", "relcon-c1").decode("utf-8") != text
    except UnicodeError:
        return False


def _c1(error: UnicodeError) -> tuple[bytes, int]:
    """Return the byte of a character that cp1252 does not have and that stands for a byte of its own."""
    if isinstance(error, UnicodeEncodeError):
        found = error.object[error.start : error.end]
        if all(char in _C1 for char in found):
            return found.encode("latin-1"), error.end
    raise error


codecs.register_error("relcon-c1", _c1)
