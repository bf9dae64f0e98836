"""The document list of a production (DAT): one document a row, with its pages, family and what the list says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from relcon.importing.fates import BadValue, Fate, Tally
from relcon.importing.faults import quoted, refuse
from relcon.importing.layout import Layout, laid_out
from relcon.importing.load_files.labels import label_of, range_of
from relcon.importing.map import Map, fields_of
from relcon.importing.read.table import Row, Table, folded
from relcon.importing.store import StoredRow
from relcon.importing.values.amounts import read_count

KIND: Final = "production"
_LONGEST: Final = 1_000_000
"""Characters of a cell."""
_READ: Final = ("first", "last", "family_first", "family_last", "pages")
"""Fields that are understood; every other one is kept as it is written."""


@dataclass(frozen=True)
class Columns:
    """The table told apart, and by field the column of it."""

    layout: Layout
    fields: Mapping[str, str]

    def texts(self, row: Row) -> dict[str, str]:
        """Return what a row says, by field."""
        return {name: row.cell(self.layout.columns[folded(column)]).text for name, column in self.fields.items()}

    @property
    def left(self) -> list[str]:
        """The columns that no field is read from."""
        return [name for name in self.layout.names if name not in self.fields.values()]


def columns_of(table: Table, map: Map | None) -> Columns:  # noqa: A002 - it is called so everywhere
    """Tell a document list apart; its columns are known by their names, or by a map.

    Raises
    ------
    NotImported
        Where it has no header, or no column, or two, could be the first page.
    """
    number = next((row.number for row in table.rows if not row.blank), None)
    if number is None:
        raise refuse("no_rows", table.file, "no row has anything in it; is it the right file?")
    if map is not None:
        layout = laid_out(table, map.named, map.file.header or number)
        named = {name: one.column[0] for name, one in map.columns.items()}
        return Columns(layout, {name: _as_written(layout, column) for name, column in named.items()})
    layout = laid_out(table, header=number)
    found = _named(layout)
    first = found.get("first", [])
    if len(first) != 1:
        raise _unclear(layout, first, table.file)
    return Columns(layout, {name: columns[0] for name, columns in found.items() if len(columns) == 1})


def _named(layout: Layout) -> dict[str, list[str]]:
    """Return by field the columns whose names mean it."""
    heads = {_bare(head): name for name, one in fields_of(KIND).items() for head in one.heads}
    found: dict[str, list[str]] = {}
    for column in layout.names:
        if _bare(column) in heads:
            found.setdefault(heads[_bare(column)], []).append(column)
    return found


def _bare(name: str) -> str:
    return "".join(char for char in folded(name) if char.isalnum())


def _as_written(layout: Layout, column: str) -> str:
    return next(name for name in layout.names if folded(name) == folded(column))


def _unclear(layout: Layout, first: Sequence[str], file: str) -> Exception:
    there = ", ".join(map(quoted, layout.names[:20]))
    how = "say which in a map (kind: production, columns: {first: NAME, last: NAME}), and name it: --map MAP"
    if first:
        message = f"{', '.join(map(quoted, first))} could each be the first page of a document; {how}"
        return refuse("column_missing", file, message, layout.header.place)
    try:
        label_of(layout.header.cells[0])
    except BadValue:
        message = f"no column is the first page of a document (such as BEGBATES); there are {there}; {how}"
        return refuse("column_missing", file, message, layout.header.place)
    message = (
        "the first row is a document, not the names of the columns; allowed: a first row of names; ask for the file "
        "with its header, or write one into a copy of the file"
    )
    return refuse("no_header", file, message, layout.header.place)


@dataclass
class Documents:
    """The documents as they are read, one after another.

    Attributes
    ----------
    columns
        The list told apart.
    there
        By its first page, each document that is there already, of this file and of others.
    tally, kept
        The fate of every row, and what is kept of it.
    """

    columns: Columns
    there: dict[str, Mapping[str, Any]]
    tally: Tally = field(default_factory=Tally)
    kept: list[StoredRow] = field(default_factory=list)

    def read(self) -> None:
        """Read all rows; a list of documents has no totals and no last line of another sort."""
        layout = self.columns.layout
        unlike = [fate for fate in layout.furniture if fate.reason in ("total", "footer")]
        self.tally.extend(fate for fate in layout.furniture if fate not in unlike)
        for row in sorted([*layout.rows, *(fate.row for fate in unlike)], key=lambda one: one.number):
            try:
                values = self._values(row)
            except BadValue as bad:
                self.tally.add(Fate.of(row, bad))
                continue
            fate = self._fate(row, values)
            self.tally.add(fate)
            self.kept.append(StoredRow(row.label, fate.reason, values))

    def _values(self, row: Row) -> dict[str, Any]:
        width = len(self.columns.layout.header.cells)
        if len(row.cells) != width:
            raise BadValue("wrong_columns", f"{len(row.cells)} cells", f"{width}, as the header has")
        long = next((cell for cell in row.cells if len(cell) > _LONGEST), None)
        if long is not None:
            raise BadValue("too_long", f"{len(long):,} characters", f"{_LONGEST:,} characters")
        said = self.columns.texts(row)
        if not said["first"].strip():
            raise BadValue("missing_field", "", "the first page of the document")
        first, last = range_of(said["first"], said.get("last", ""))
        values: dict[str, Any] = {"first": str(first), "last": str(last) if last is not None else None}
        if said.get("family_first", "").strip():
            begun, ended = range_of(said["family_first"], said.get("family_last", ""))
            values["family"] = [str(begun), str(ended) if ended is not None else None]
        pages = read_count(said.get("pages", ""))
        if pages is not None:
            values["pages"] = pages
        values |= {name: text for name, text in said.items() if name not in _READ and text.strip()}
        return values

    def _fate(self, row: Row, values: Mapping[str, Any]) -> Fate:
        known = self.there.setdefault(values["first"], values)
        if known is values:
            return Fate(row)
        if known == values:
            return Fate(row, "same_row", values["first"])
        if known["last"] == values["last"]:
            return Fate(row, "same_id", values["first"])
        here, there = (f"{one['first']} to {one['last'] or 'no last page'}" for one in (values, known))
        return Fate(row, "conflict", here, f"{there}, as of the row that is there")
