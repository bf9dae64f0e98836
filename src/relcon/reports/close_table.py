"""A table as lines that stand close: no rule, one or two spaces between columns, notes across it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from relcon.reports.report import Table, shown

GAP: Final = 2
"""Spaces between columns where there is room."""
NOTE: Final = "  "
NARROWEST: Final = 8
"""No column is folded to less."""


def lines_of(table: Table, width: int) -> Iterator[str]:
    """Yield the lines of a table in a width; cells that are too long are folded, nothing is cut.

    Parameters
    ----------
    table
        What to write; a note under a row is set in.
    width
        Columns of the page.
    """
    heads = [column.title for column in table.columns]
    rows = [*([heads] if any(heads) else []), *table.rows]
    widths, gap = _widths(rows, width)
    shift = len(rows) - len(table.rows)
    for place, row in enumerate(rows):
        cells = [_folded(cell, room) for cell, room in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            set_out = (
                said.rjust(room) if column.right and said else said.ljust(room)
                for said, room, column in zip(line, widths, table.columns, strict=True)
            )
            yield (" " * gap).join(set_out).rstrip()
        for note in table.notes.get(place - shift, ()) if place >= shift else ():
            yield from folded(note, width, NOTE, NOTE)


def folded(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text on lines of a width, begun with one margin and gone on with another; at least one line."""
    return textwrap.wrap(
        shown(text), width, initial_indent=first, subsequent_indent=rest, break_long_words=True, break_on_hyphens=False
    ) or [first.rstrip()]


def _folded(cell: str, room: int) -> list[str]:
    return [line for part in cell.split("\n") for line in folded(part, max(room, 1))]


def _widths(rows: Sequence[Sequence[str]], width: int) -> tuple[list[int], int]:
    """Return how wide each column is, and what stands between: folded the widest first, where they do not all fit."""
    columns = list(zip(*rows, strict=True))
    widest = [max(len(line) for cell in column for line in shown(cell).split("\n")) for column in columns]
    gap = GAP if sum(widest) + GAP * (len(widest) - 1) <= width else 1
    while sum(widest) + gap * (len(widest) - 1) > width and max(widest) > NARROWEST:
        widest[widest.index(max(widest))] -= 1
    return widest, gap
