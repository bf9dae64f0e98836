"""Text files that are so plain that a table library may read them: proved by their bytes, before it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from relcon.importing.read.delimited import separator_of
from relcon.importing.read.table import Row

if TYPE_CHECKING:
    import polars as pl

_CONTROLS = bytes(sign for sign in (*range(32), 127) if sign not in b"\t\n\r\x14")
_TWICE = ("Ã".encode(), "â€".encode())
_SEEN: Final = 500  # lines from which the separator is told, as in `relcon.importing.read.delimited`


@dataclass(frozen=True)
class Plain:
    """A text file without quotes, in strict UTF-8, of which every line ends in the same way.

    Attributes
    ----------
    data
        Its bytes.
    separator
        What stands between its columns.
    """

    data: bytes
    separator: str

    @classmethod
    def of(cls, data: bytes, separator: str | None) -> Plain | None:
        """Return a file as plain; ``None`` where anything in it needs a careful look."""
        if b'"' in data or data.startswith(b"\xef\xbb\xbf") or len(data.translate(None, _CONTROLS)) != len(data):
            return None
        if data.count(b"\r") != data.count(b"\r\n") or any(sign in data for sign in _TWICE):
            return None
        if not data.isascii():
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                return None
        head = b"".join(data[: 1 << 20].splitlines(keepends=True)[:_SEEN]).decode("utf-8", "ignore")
        return cls(data, separator or separator_of(head))

    def first(self, number: int) -> list[Row]:
        """Return the first rows."""
        lines = self.data[: 1 << 20].split(b"\n")[:number]
        return [self.row(place, line) for place, line in enumerate(lines, 1)]

    def row(self, number: int, line: bytes) -> Row:
        """Return a line as a row."""
        text = line.removesuffix(b"\r").decode("utf-8")
        return Row(number, tuple(text.split(self.separator)) if text else ())

    def after(self, lines: int) -> int:
        """Return where the line after so many begins."""
        place = 0
        for _ in range(lines):
            place = self.data.find(b"\n", place) + 1
        return place


@dataclass(frozen=True)
class Body:
    """The lines below the header that all have as many cells as it; what ends the file otherwise stands apart.

    Attributes
    ----------
    lines
        The bytes of the lines.
    number
        The number of the first of them, in the file.
    count
        How many there are.
    end
        The rows after them.
    """

    file: Plain
    lines: bytes
    number: int
    count: int
    end: tuple[Row, ...]

    @classmethod
    def of(cls, file: Plain, header: Row, most: int = 20) -> Body | None:
        """Return the lines below a header; ``None`` where one of them has more or fewer cells."""
        between, width = file.separator.encode(), len(header.cells)
        start, stop = file.after(header.number), len(file.data)
        if start == 0 or width < 2:
            return None
        body_end, ends = stop - (1 if file.data.endswith(b"\n") else 0), list[bytes]()
        while body_end > start and len(ends) < most:
            begin = max(file.data.rfind(b"\n", start, body_end) + 1, start)
            line = file.data[begin:body_end]
            if line.count(between) == width - 1 and line.strip(between + b" \t\r"):
                break
            ends.append(line)
            body_end = begin - 1
        lines = file.data[start : body_end + 1]
        count = lines.count(b"\n") + (0 if lines.endswith(b"\n") else 1)
        if body_end <= start or lines.count(between) != (width - 1) * count:
            return None
        first = header.number + 1
        rest = tuple(file.row(first + count + place, line) for place, line in enumerate(reversed(ends)))
        return cls(file, lines, first, count, rest)

    def table(self, columns: Sequence[int], width: int) -> pl.DataFrame | None:
        """Return columns as a table of text, ``c0``, ``c1`` …, with the number of each row as ``place``."""
        import polars as pl

        try:
            found = pl.read_csv(
                self.lines,
                has_header=False,
                separator=self.file.separator,
                quote_char=None,
                infer_schema=False,
                empty_string_is_null=False,
                new_columns=[f"c{place}" for place in range(width)],
            )
        except pl.exceptions.PolarsError:
            return None
        if (
            found.height != self.count or found.width != width or found[:, -1].null_count()
        ):  # a line too short, one too long
            return None
        found = found.select(f"c{place}" for place in sorted({*columns, 0}))
        last = f"c{width - 1}"
        if last in found.columns:
            found = found.with_columns(pl.col(last).str.strip_suffix("\r"))
        return found.with_row_index("place", self.number).cast({"place": pl.Int64})

    @cached_property
    def _ends(self) -> Any:
        """Where each line ends."""
        import numpy as np

        return np.flatnonzero(np.frombuffer(self.lines, dtype=np.uint8) == ord("\n"))

    def rows(self, places: Sequence[int]) -> list[Row]:
        """Return some of the rows as they stand, by their numbers."""
        found = []
        for place in places:
            line = place - self.number
            start = int(self._ends[line - 1]) + 1 if line else 0
            end = int(self._ends[line]) if line < len(self._ends) else len(self.lines)
            found.append(self.file.row(place, self.lines[start:end]))
        return found
