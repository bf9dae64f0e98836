"""A sheet as it was found: its head, its rows cell by cell, and what is said of sheet, columns and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from relcon.importing.faults import quoted
from relcon.importing.read.table import Cell, Row, Table
from relcon.importing.workbook.cells import folded
from relcon.importing.workbook.places import CellPlace
from relcon.importing.workbook.sheets import MORE, Column, Sheet
from relcon.importing.workbook.slips import Slip
from relcon.reading.wording import field_meant
from relcon.spelling import nearest

_LOOKED_AT: Final = 20  # rows among which the head is
_TOTAL = re.compile(r"(?:grand\s+)?totals?\b.*|sum|count", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A sheet of the workbook that holds records.

    Attributes
    ----------
    sheet, position
        Which it is; its number in the workbook.
    heads
        By column, counted from 0, the head that stands there.
    rows
        The rows of records.
    slips
        What is said of the sheet, with the place.
    """

    sheet: Sheet
    position: int
    heads: Mapping[int, str]
    rows: tuple[Row, ...]
    slips: tuple[tuple[CellPlace, Slip], ...]

    def at(self, row: Row, column: int) -> CellPlace:
        """Return the place of a cell."""
        return CellPlace(self.position, row.number, column)

    def cells(self, row: Row) -> Iterator[tuple[CellPlace, str, Cell]]:
        """Yield the cells of a row under a head that are not empty."""
        for column, head in self.heads.items():
            cell = row.cell(column)
            if cell.flag != "merged" and folded(cell.text):
                yield self.at(row, column), head, cell

    def column_of(self, head: str) -> int:
        """Return where a head stands; 0 where it does not."""
        return next((column for column, one in self.heads.items() if one == head), 0)


@dataclass
class _Look:
    """What is found out about one sheet."""

    sheet: Sheet
    position: int
    table: Table
    heads: dict[int, str] = field(default_factory=dict)
    slips: list[tuple[CellPlace, Slip]] = field(default_factory=list)

    def say(self, row: int, column: int, slip: Slip) -> None:
        self.slips.append((CellPlace(self.position, row, column), slip))

    def head_row(self) -> int:
        """Return the index of the head: the first row with every head that each record needs; else the first filled."""
        needed = {column.head for column in self.sheet.columns if column.required}
        for index, row in enumerate(self.table.rows[:_LOOKED_AT]):
            if needed <= {_as_head(text) for text in row.cells}:
                return index
        return next((index for index, row in enumerate(self.table.rows) if not row.blank), 0)

    def read_heads(self, row: Row) -> None:
        known = {column.head: column for column in self.sheet.columns}
        for column, text in enumerate(row.cells):
            head = _as_head(text)
            if not head:
                continue
            if head in self.heads.values():
                said = f"found a second column {head}; allowed: each column once; delete one of them"
                self.say(row.number, column, Slip("duplicate_columns", said))
            elif head in known or head == MORE:
                self.heads[column] = head
                if head != text:
                    said = f"found {quoted(text)}; read as {head}"
                    self.say(row.number, column, Slip("case_or_space_of_word", said, error=False))
            else:
                self.say(row.number, column, self.unknown(head, known))

    def unknown(self, head: str, known: Mapping[str, Column]) -> Slip:
        """Return what is said of a column that the sheet does not have."""
        plain = re.sub(r"[^a-z0-9_]", "", head)
        meant = nearest(plain, known) or field_meant(self.sheet.model, plain, ()).word
        fix = f"if it is {meant}, call it so; " if meant in known else ""
        said = (
            f"found the column {quoted(head)}; allowed: {' '.join([*known, MORE])}; {fix}delete a column that is "
            "none of these, or put it into the note"
        )
        return Slip("unknown_column", said)

    def check_heads(self, row: Row) -> None:
        for column in self.sheet.columns:
            if column.required and column.head not in self.heads.values():
                said = (
                    f"the column {column.head} is missing; each record here has it, such as {column.example}; write "
                    "its head into the first row"
                )
                self.say(row.number, 0, Slip("column_missing", said))

    def records(self, rows: tuple[Row, ...]) -> Iterator[Row]:
        for row in rows:
            if row.blank and "merged" not in row.flags.values():
                continue
            first = next((column for column, text in enumerate(row.cells) if text.strip()), 0)
            if self.is_total(row, first):
                said = f"found {quoted(row.cells[first])}; a row of totals is left out"
                self.say(row.number, first, Slip("total_row", said, error=False))
                continue
            if row.hidden:
                self.say(
                    row.number, 0, Slip("hidden_row", "this row is hidden in Excel, and read all the same", error=False)
                )
            self.check_row(row)
            yield row

    def is_total(self, row: Row, first: int) -> bool:
        """Whether a row sums up others: it begins so, and lacks what each record has."""
        if not _TOTAL.fullmatch(folded(row.cells[first]).rstrip(":.")):
            return False
        needed = {column.head for column in self.sheet.columns if column.required}
        return not all(folded(row.cell(column).text) for column, head in self.heads.items() if head in needed)

    def check_row(self, row: Row) -> None:
        """Say what stands under no head, and what is merged."""
        above = self.table.rows[row.number - 2].flags if row.number > 1 else {}
        for column, text in enumerate(row.cells):
            flag = row.flags.get(column)
            if flag == "merged" and above.get(column) != "merged" and row.flags.get(column - 1) != "merged":
                said = "found merged cells; allowed: each record has cells of its own; unmerge them and fill each"
                self.say(row.number, column, Slip("merged_cells", said))
            elif folded(text) and column not in self.heads and not self.head_text(column):
                said = f"found {quoted(text)} in a column without a head; give the column one, or empty the cell"
                self.say(row.number, column, Slip("unknown_column", said))

    def head_text(self, column: int) -> str:
        return self.head.cell(column).text.strip()

    @property
    def head(self) -> Row:
        return self.table.rows[self.head_row()]


def look_at_sheet(sheet: Sheet, table: Table, position: int) -> Found:
    """Return a sheet with its rows of records told from all others."""
    look = _Look(sheet, position, table)
    if not table.rows:
        return Found(sheet, position, {}, (), ())
    index = look.head_row()
    head = table.rows[index]
    look.read_heads(head)
    rows = tuple(look.records(table.rows[index + 1 :]))
    if rows:
        look.check_heads(head)
    return Found(sheet, position, look.heads, rows, tuple(look.slips))


def _as_head(text: str) -> str:
    return "_".join(folded(text).casefold().split())
