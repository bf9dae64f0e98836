"""Cells as places: sheet, row and column in the one number by which the reader of case files knows a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from relcon.importing.read.table import letters
from relcon.reading.problems import Problem
from relcon.reading.text_tree import COLUMNS, Place

_ROWS: Final = 1 << 21  # more than a sheet has


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """A cell: its sheet by number, its row as Excel counts, its column from 0."""

    sheet: int
    row: int
    column: int

    @property
    def number(self) -> Place:
        """The place as a tree of text holds it."""
        return (self.sheet * _ROWS + self.row - 1) * COLUMNS + self.column

    @property
    def cell(self) -> str:
        """The cell as Excel names it."""
        return f"{letters(self.column)}{self.row}"

    def named(self, titles: Sequence[str]) -> str:
        """Return the cell with its sheet, ``events!F2``."""
        return f"{titles[self.sheet]}!{self.cell}"


def cell_at(line: int, column: int) -> CellPlace:
    """Return the cell that stands behind a line and a column of a problem."""
    sheet, row = divmod(line - 1, _ROWS)
    return CellPlace(sheet, row + 1, column - 1)


def place_of(problem: Problem) -> CellPlace:
    """Return where a problem stands; the head of the first sheet where it stands nowhere."""
    if problem.line is None or problem.column is None:
        return CellPlace(0, 1, 0)
    return cell_at(problem.line, problem.column)


def in_cells(text: str, file: str, titles: Sequence[str]) -> str:
    """Return a message in which places of the file are cells."""
    return re.sub(
        rf"{re.escape(file)}:([0-9]+):([0-9]+)", lambda at: cell_at(int(at[1]), int(at[2])).named(titles), text
    )
