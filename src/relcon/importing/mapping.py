"""Rows of a table under a map: fields with their raw text; what a map cannot take gets its fate here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from relcon.importing.fates import REASONS, BadValue, Fate
from relcon.importing.layout import Layout
from relcon.importing.map import Map, fields_of
from relcon.importing.read.table import Cell, Row, folded

LONGEST: Final = 100_000
"""Characters of a cell."""
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True)
class MappedRow:
    """A row under a map.

    Attributes
    ----------
    row
        As it was read.
    cells
        By field, the cell; of a field without a column the constant. Nothing is read yet.
    meant
        By field, what the map says that its word means; a word may also give fields of its own.
    units
        By field, the unit that the map or a column of the row states.
    forms
        By field, how the map says that its figures are meant: ``percent``, ``M:SS``.
    """

    row: Row
    cells: Mapping[str, Cell]
    meant: Mapping[str, str]
    units: Mapping[str, str]
    forms: Mapping[str, str]

    def text(self, field: str) -> str:
        """Return a field's text: what its word means, or what stands in its cell; empty where nothing does."""
        if field in self.meant:
            return self.meant[field]
        cell = self.cells.get(field)
        return " ".join(cell.text.split()) if cell is not None else ""

    def raw(self, field: str) -> str:
        """Return what stands in the file."""
        cell = self.cells.get(field)
        return cell.text.strip() if cell is not None else ""

    def cell(self, field: str) -> Cell:
        """Return a field's cell; an empty one where the map has no column for it."""
        return self.cells.get(field) or Cell("", None, self.row.place)

    def rejected(self, field: str, bad: BadValue) -> Fate:
        """Return the fate of the row with a value of a field that cannot be used."""
        return Fate.of(self.row, bad, self.cell(field).place)


def mapped(layout: Layout, map: Map) -> Iterator[MappedRow | Fate]:  # noqa: A002 - the field calls it a map
    """Yield each row under a map, or the fate of a row that the map cannot take.

    Parameters
    ----------
    layout
        The table.
    map
        What its columns mean.
    """
    mapping = _Mapping(layout, map)
    for row in layout.rows:
        try:
            yield mapping.row(row)
        except _Refused as refused:
            yield Fate.of(row, refused.bad, refused.place)


class _Refused(Exception):
    """A cell that keeps its row out."""

    def __init__(self, bad: BadValue, place: str) -> None:
        self.bad, self.place = bad, place
        super().__init__(bad.reason)


class _Mapping:
    """A map on a layout: where each field stands."""

    def __init__(self, layout: Layout, map: Map) -> None:  # noqa: A002 - as above
        self.width = len(layout.header.cells)
        self.header = layout.header
        self.map = map
        self.fields = fields_of(map.kind)
        self.needed = {name: one.says for name, one in self.fields.items() if one.needed}
        self.stated = {name: one.unit for name, one in map.columns.items() if one.unit is not None}
        self.at = {name: [layout.columns[folded(column)] for column in one.column] for name, one in map.columns.items()}
        self.forms = {name: form for name, one in map.columns.items() if (form := one.as_ or one.form) is not None}
        self.units = {
            name: layout.columns[folded(one.unit_column)]
            for name, one in map.columns.items()
            if one.unit_column is not None
        }
        self.words = {
            name: {folded(word): meaning for word, meaning in words.items()}
            for name, one in map.columns.items()
            if (words := map.words_of(one.column[0])) is not None
        }

    def row(self, row: Row) -> MappedRow:
        extra = row.cells[self.width :]
        if len(row.cells) < self.width or any(cell.strip() for cell in extra):
            raise _Refused(BadValue("wrong_columns", f"{len(row.cells)} cells", f"{self.width}"), row.place)
        cells = {name: self.cell(row, places) for name, places in self.at.items()}
        for name, value in self.map.constants.items():
            cells.setdefault(name, Cell(value, None, row.place))
        meant: dict[str, str] = {}
        for name, words in self.words.items():
            meant |= self.meaning(name, cells[name], words)
        for name, says in self.needed.items():
            if not cells[name].text.strip():
                raise _Refused(BadValue("missing_field", "", says), cells[name].place)
        units = self.stated | {name: self.cell(row, [place]).text for name, place in self.units.items()}
        return MappedRow(row, cells, meant, units, self.forms)

    def cell(self, row: Row, places: list[int]) -> Cell:
        cells = [row.cell(place) for place in places]
        for cell in cells:
            if cell.flag in ("formula", "error"):
                raise _Refused(BadValue("formula", cell.text, "a value; in Excel: copy, paste as values"), cell.place)
            if cell.flag == "merged":
                raise _Refused(BadValue("merged_cells", cell.text, "a cell for each row; unmerge them"), cell.place)
            if len(cell.text) > LONGEST:
                raise _Refused(BadValue("too_long", f"{len(cell.text):,} characters", f"{LONGEST:,}"), cell.place)
            if not cell.text.isprintable() and _NO_TEXT.search(cell.text):
                raise _Refused(BadValue("bad_text", cell.text, "text; is the encoding right?"), cell.place)
        if len(cells) == 1:
            return cells[0]
        joined = " ".join(cell.text.strip() for cell in cells if cell.text.strip())
        return Cell(joined, cells[0].flag if len({cell.flag for cell in cells}) == 1 else None, cells[0].place)

    def meaning(self, name: str, cell: Cell, words: Mapping[str, str | dict[str, str]]) -> dict[str, str]:
        """Return what a word says, by field."""
        text = folded(cell.text)
        said = words.get(text)
        if said is None:
            if not text or self.fields[name].own_words:
                return {}
            raise _Refused(BadValue("unknown_word", cell.text.strip(), "; ".join(words)), cell.place)
        if isinstance(said, dict):
            return {name: cell.text.strip(), **said}
        if REASONS.get(said) == "aside":
            raise _Refused(BadValue(said, cell.text.strip()), cell.place)
        return {name: said}
