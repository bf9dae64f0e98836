"""Text files that are so plain that a table library may read them: proved by their bytes, a piece after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from relcon.importing.read.delimited import separator_of
from relcon.importing.read.table import Row

if TYPE_CHECKING:
    from relcon.importing.layout import Layout
    from relcon.importing.read.source_file import SourceFile

PIECE: Final = 1 << 24
"""Bytes that are held and read at once."""
_HEAD: Final = 1 << 20
_TAIL: Final = 1 << 18
_BLOCK: Final = 1 << 20  # bytes that are looked at at once: they stay near the processor
_LAST: Final = 20  # lines at the end that may be other than those of the table
_SEEN: Final = 500  # lines from which the separator is told, as in `relcon.importing.read.delimited`
_TWICE = ("Ã".encode(), "â€".encode())
_NEW_LINE: Final = ord("\n")


class NotPlain(Exception):
    """Something in a file needs a careful look."""


@dataclass(frozen=True)
class Plain:
    """A text file that has no quotes, is strict UTF-8, and of which every line ends in the same way.

    Attributes
    ----------
    source
        The file.
    head
        Its first lines.
    separator
        What stands between its columns.
    """

    source: SourceFile
    head: bytes
    separator: str

    @classmethod
    def of(cls, source: SourceFile, separator: str | None) -> Plain:
        """Return a file of which the head is plain.

        Raises
        ------
        NotPlain
            Where it is not.
        """
        with source.path.open("rb") as stream:
            head = stream.read(_HEAD)
        head = head[: head.rfind(b"\n") + 1]
        if head.startswith(b"\xef\xbb\xbf"):
            raise NotPlain
        check_plain(head)
        first = b"".join(head.splitlines(keepends=True)[:_SEEN]).decode("utf-8")
        return cls(source, head, separator or separator_of(first))

    def first(self, number: int) -> list[Row]:
        """Return the first rows."""
        return [self.row(place, line) for place, line in enumerate(self.head.split(b"\n")[:number], 1)]

    def row(self, number: int, line: bytes) -> Row:
        """Return a line as a row."""
        text = line.removesuffix(b"\r").decode("utf-8")
        return Row(number, tuple(text.split(self.separator)) if text else ())


def check_plain(text: bytes) -> None:
    """Check that lines have nothing that needs a careful look.

    Raises
    ------
    NotPlain
        Where they have.
    """
    if b'"' in text or b"\x7f" in text:
        raise NotPlain
    signs = np.frombuffer(text, dtype=np.uint8)
    returns = text.count(b"\r") if b"\r" in text else 0
    allowed = np.count_nonzero(signs == _NEW_LINE) + returns
    allowed += sum(text.count(sign) for sign in (b"\t", b"\x14") if sign in text)
    if np.count_nonzero(signs < ord(" ")) != allowed or returns != (text.count(b"\r\n") if returns else 0):
        raise NotPlain
    if not text.isascii():
        try:
            text.decode("utf-8")
        except UnicodeDecodeError:
            raise NotPlain from None
        if any(sign in text for sign in _TWICE):
            raise NotPlain


def _check_width(text: bytes, separator: int, width: int) -> int:
    """Check that each of some whole lines has so many cells, and return how many lines they are."""
    signs = np.frombuffer(text, dtype=np.uint8)
    marks = signs == separator
    marks |= signs == _NEW_LINE
    places = np.flatnonzero(marks)
    if len(places) % width or (signs[places[width - 1 :: width]] != _NEW_LINE).any():
        raise NotPlain
    if np.count_nonzero(signs[places] == _NEW_LINE) * width != len(places):
        raise NotPlain
    return len(places) // width


@dataclass(frozen=True)
class Piece:
    """Whole lines of a file: where they begin in it, how many bytes they are, and the numbers of their rows."""

    start: int
    size: int
    number: int
    count: int


@dataclass
class Body:
    """The lines below the header, each with as many cells as it; what ends the file otherwise stands apart.

    Attributes
    ----------
    file, width
        The file, and how many cells a row has.
    start, stop
        Where the lines begin and end, in bytes.
    number
        The number of the first row.
    last
        The lines after them.
    pieces
        What was read until now.
    """

    file: Plain
    width: int
    start: int
    stop: int
    number: int
    last: tuple[bytes, ...]
    pieces: list[Piece] = field(default_factory=list)

    @classmethod
    def of(cls, file: Plain, layout: Layout) -> Body:
        """Return the lines below a header.

        Raises
        ------
        NotPlain
            Where there are none.
        """
        header, between = layout.header, file.separator.encode()
        lines = file.head.splitlines(keepends=True)[: header.number]
        width, start = len(header.cells), sum(map(len, lines))
        if width < 2 or len(lines) < header.number or start >= file.source.size or len(between) > 1:
            raise NotPlain
        begin = max(start, file.source.size - _TAIL)
        with file.source.path.open("rb") as stream:
            stream.seek(begin)
            tail = stream.read()
        ends = tail.endswith(b"\n")
        rest = tail.removesuffix(b"\n").split(b"\n")
        apart: list[bytes] = []
        while rest and len(apart) < _LAST and not _is_of_table(rest[-1], between, width):
            apart.insert(0, rest.pop())
        check_plain(b"".join(line + b"\n" for line in apart))
        stop = file.source.size - (sum(len(line) + 1 for line in apart) - (0 if ends or not apart else 1))
        if not rest or stop <= start:
            raise NotPlain
        return cls(file, width, start, stop, header.number + 1, tuple(apart))

    @property
    def count(self) -> int:
        """How many rows were read."""
        return self.pieces[-1].number + self.pieces[-1].count - self.number

    @property
    def end(self) -> tuple[Row, ...]:
        """The rows after them."""
        first = self.number + self.count
        return tuple(self.file.row(first + place, line) for place, line in enumerate(self.last))

    def read(self) -> Iterator[bytes]:
        """Yield the lines, a piece of the file at a time, each proved plain.

        Raises
        ------
        NotPlain
            Where one is not, or has more or fewer cells than the header.
        """
        number = self.number
        with self.file.source.path.open("rb") as stream:
            stream.seek(self.start)
            while (start := stream.tell()) < self.stop:
                text = stream.read(min(PIECE, self.stop - start))
                if start + len(text) < self.stop:
                    text += stream.readline()
                if not text:
                    raise NotPlain
                size = len(text)
                text += b"" if text.endswith(b"\n") else b"\n"
                count = sum(self._checked(block) for block in _blocks(text))
                self.pieces.append(Piece(start, size, number, count))
                number += count
                yield text

    def _checked(self, block: bytes) -> int:
        check_plain(block)
        return _check_width(block, ord(self.file.separator), self.width)

    def lines(self, places: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Yield some of the lines as they stand, by the numbers of their rows, which ascend."""
        asked = np.asarray(places, dtype=np.int64)
        with self.file.source.path.open("rb") as stream:
            for piece in self.pieces:
                first, last = np.searchsorted(asked, (piece.number, piece.number + piece.count))
                if first == last:
                    continue
                stream.seek(piece.start)
                text = stream.read(piece.size)
                ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == _NEW_LINE)
                for place in asked[first:last].tolist():
                    line = place - piece.number
                    begin = int(ends[line - 1]) + 1 if line else 0
                    yield place, text[begin : int(ends[line]) if line < len(ends) else len(text)].removesuffix(b"\r")

    def rows(self, places: Sequence[int]) -> list[Row]:
        """Return some of the rows as they stand, by their numbers, which ascend."""
        return [self.file.row(place, line) for place, line in self.lines(places)]


def _is_of_table(line: bytes, between: bytes, width: int) -> bool:
    return line.count(between) == width - 1 and bool(line.strip(between + b" \t\r"))


def _blocks(text: bytes) -> Iterator[bytes]:
    """Yield whole lines, some at a time."""
    start = 0
    while start < len(text):
        end = text.find(b"\n", min(start + _BLOCK, len(text)) - 1) + 1
        yield text[start:end]
        start = end
