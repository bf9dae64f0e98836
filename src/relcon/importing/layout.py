"""Which row of a table is the header, what stands under it, and what is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from relcon.importing.fates import Fate
from relcon.importing.faults import quoted, refuse
from relcon.importing.read.table import Row, Table, folded

LOOKED_AT: Final = 20
"""Rows among which the header is looked for."""
_TOTAL = re.compile(r"(grand total|totals?|sum|count)\b")
_FEWEST = 2  # columns that a header has, where no map says which


@dataclass(frozen=True)
class Layout:
    """A table, told apart.

    Attributes
    ----------
    header
        The row of the columns' names.
    columns
        Where each column is, by its name folded (`relcon.importing.read.table.folded`).
    rows
        What stands under the header and is no furniture.
    furniture
        Every other row.
    """

    header: Row
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    furniture: tuple[Fate, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names as they are written; those without a name are left out."""
        return tuple(name.strip() for name in self.header.cells if name.strip())

    @property
    def totals(self) -> list[Row]:
        """The rows of totals."""
        return [fate.row for fate in self.furniture if fate.reason == "total"]


def laid_out(table: Table, wanted: Sequence[str] = (), header: int | None = None) -> Layout:
    """Tell a table apart.

    Parameters
    ----------
    table
        The table.
    wanted
        The columns that the header must have; without any, the fullest of the first rows is the header.
    header
        The number of the header's row, where a map states it.

    Raises
    ------
    NotImported
        Where no row is the header, a column is missing, or two columns have one name.
    """
    found = _header(table, wanted, header)
    columns = _columns(table, found)
    missing = [name for name in wanted if folded(name) not in columns]
    if missing:
        place = found.place
        named = ", ".join(map(quoted, missing))
        there = ", ".join(quoted(name.strip()) for name in found.cells if name.strip())
        message = f"the header has no column {named}; it has {there}; correct the map, or name another with --map"
        raise refuse("column_missing", table.file, message, place)
    rows, furniture = [], [Fate(row, "blank" if row.blank else "banner") for row in _before(table, found)]
    furniture.append(Fate(found, "header"))
    below = [row for row in table.rows if row.number > found.number]
    last = max((row.number for row in below if not row.blank), default=0)
    for row in below:
        kind = furniture_kind(row, found, last)
        if kind is None:
            rows.append(row)
        else:
            furniture.append(Fate(row, kind))
    return Layout(found, columns, tuple(rows), tuple(furniture))


def _before(table: Table, header: Row) -> list[Row]:
    return [row for row in table.rows if row.number < header.number]


def _header(table: Table, wanted: Sequence[str], number: int | None) -> Row:
    first = [row for row in table.rows[:LOOKED_AT] if not row.blank]
    if number is not None:
        stated = next((row for row in table.rows if row.number == number), None)
        if stated is None or stated.blank:
            message = f"the map says that row {number} is the header, and nothing stands there; correct the map"
            raise refuse("no_header", table.file, message, table.sheet or "")
        return stated
    keys = {folded(name) for name in wanted}
    met = [len(keys & {folded(cell) for cell in row.cells}) for row in first]
    if wanted and any(met):
        return first[met.index(max(met))]
    filled = [len([cell for cell in row.cells if cell.strip()]) for row in first]
    if not wanted and max(filled, default=0) >= _FEWEST:
        return first[filled.index(max(filled))]
    named = f" that names {', '.join(map(quoted, wanted[:5]))}" if wanted else ""
    message = (
        f"none of the first {LOOKED_AT} rows is a header{named}; is it the right file and sheet? "
        "A map may state the row (file: {header: 7})"
    )
    raise refuse("no_header", table.file, message, table.sheet or "")


def _columns(table: Table, header: Row) -> dict[str, int]:
    names = [folded(cell) for cell in header.cells]
    twice = [name for name, count in Counter(names).items() if name and count > 1]
    if twice:
        shown = next(cell.strip() for cell in header.cells if folded(cell) == twice[0])
        message = f"two columns are called {quoted(shown)}; allowed: each name once; rename one in a copy of the file"
        raise refuse("duplicate_columns", table.file, message, header.place)
    return {name: place for place, name in enumerate(names) if name}


def _alike(one: str, other: str) -> bool:
    return one == other or folded(one) == folded(other)


def furniture_kind(row: Row, header: Row, last: int) -> str | None:
    """Return what a row below the header is where it is furniture; ``last`` is the last row that is not blank."""
    if row.blank:
        return "blank"
    filled = [cell for cell in row.cells if cell.strip()]
    if len(row.cells) == len(header.cells) and all(map(_alike, row.cells, header.cells)):
        return "repeated_header"
    if _TOTAL.match(folded(filled[0])):
        return "total"
    if row.number == last and len(filled) == 1 and len([name for name in header.cells if name.strip()]) > 1:
        return "footer"
    return None
