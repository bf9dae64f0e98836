"""A table as it was read, whatever file it came from: rows with their numbers, cells as raw text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Flag = Literal["number", "date", "yes_no", "formula", "merged", "error"]
"""What a cell of a workbook is, where it is no text. A number's text has Excel's fifteen digits, a date's is ISO."""

_NOTHING: Mapping[int, Flag] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as the file holds it, what it is where it is no text, and where it stands."""

    text: str
    flag: Flag | None
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes
    ----------
    number
        As Excel numbers it in a sheet, by record from 1 in a text file.
    cells
        Raw text, empty where nothing stands.
    flags
        By column, counted from 0, what is no text.
    sheet
        The sheet, of a workbook.
    hidden
        Whether it is hidden: it is read all the same.
    """

    number: int
    cells: tuple[str, ...]
    flags: Mapping[int, Flag] = field(default_factory=lambda: _NOTHING)
    sheet: str | None = None
    hidden: bool = False

    @property
    def label(self) -> str:
        """``8``, or ``Results!11`` in a sheet: how receipts and stored rows name it."""
        return str(self.number) if self.sheet is None else f"{self.sheet}!{self.number}"

    @property
    def place(self) -> str:
        """``row 8``, or ``Results!11``, for a message."""
        return f"row {self.number}" if self.sheet is None else self.label

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)

    def cell(self, column: int) -> Cell:
        """Return a cell; beyond the end of the row, an empty one."""
        text = self.cells[column] if column < len(self.cells) else ""
        place = f"row {self.number}, column {column + 1}"
        if self.sheet is not None:
            place = f"{self.sheet}!{letters(column)}{self.number}"
        return Cell(text, self.flags.get(column), place)


@dataclass(frozen=True)
class Table:
    """One table: a text file, or a sheet of a workbook.

    Attributes
    ----------
    file
        The file's name, for messages.
    rows
        Every row from the first, also blank ones and what is furniture.
    sheet
        The sheet, of a workbook.
    found
        What was found out about the file, by what it is: encoding, separator, sheet …; shown to counsel.
    notes
        What counsel should know of it: hidden rows, sheets that were not read.
    unread
        The sheets of its workbook that were not read, each with whether it is hidden.
    hidden_columns
        The columns that are hidden, by their letters.
    """

    file: str
    rows: tuple[Row, ...]
    sheet: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unread: tuple[tuple[str, bool], ...] = ()
    hidden_columns: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def letters(column: int) -> str:
    """Return the letters by which Excel names a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def folded(text: str) -> str:
    """Return a text for comparing only: in lower case, spaces and dashes of every kind made one, unseen marks gone."""
    if text.isascii():
        return " ".join(text.split()).casefold()
    plain = []
    for char in text:
        if char in _DASHES:
            plain.append("-")
        elif char not in _UNSEEN:
            plain.append(char)
    return " ".join("".join(plain).split()).casefold()


_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
