"""The pages of a production (OPT): one page a line, seven cells between commas, no header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from relcon.importing.fates import BadValue, Fate, Tally
from relcon.importing.load_files.labels import label_of
from relcon.importing.read.table import Row
from relcon.importing.store import StoredRow
from relcon.importing.values.amounts import read_count

COLUMNS: Final = ("Page", "Volume", "Image", "First page", "Folder", "Box", "Pages")
_BREAKS: Final = re.compile(r"\r\n|\r|\n")
_MARK: Final = 3  # the cell that marks a document's first page
_ENOUGH: Final = 20


def is_opt(text: str, name: str) -> bool:
    """Whether a text is a list of pages: by its name, or by seven cells a line that begin with a label."""
    if name.lower().endswith(".opt"):
        return True
    lines = [line.split(",") for line in _BREAKS.split(text[:100_000])[:_ENOUGH] if line.strip()]
    return bool(lines) and all(len(cells) == len(COLUMNS) and _is_page(cells) for cells in lines[:-1] or lines)


def _is_page(cells: Sequence[str]) -> bool:
    return cells[0].strip()[-1:] in set("0123456789") and cells[_MARK].strip().upper() in ("", "Y")


def opt_rows(text: str) -> list[Row]:
    """Return the lines of the file as rows."""
    lines = _BREAKS.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return [Row(number, tuple(line.split(","))) for number, line in enumerate(lines, 1)]


@dataclass
class Pages:
    """The pages as they are read, one after another.

    Attributes
    ----------
    there
        By label, the pages that are there already, of this file and of others.
    tally, kept
        The fate of every row, and what is kept of it.
    """

    there: dict[str, Mapping[str, Any]]
    tally: Tally = field(default_factory=Tally)
    kept: list[StoredRow] = field(default_factory=list)
    _document: str | None = None
    _own: set[str] = field(default_factory=set)

    def read(self, rows: Sequence[Row]) -> Iterator[str]:
        """Read the rows; yield what counsel should know of them."""
        for row in rows:
            if row.blank:
                self.tally.add(Fate(row, "blank"))
                continue
            try:
                values = self._values(row)
            except BadValue as bad:
                self.tally.add(Fate.of(row, bad))
                continue
            if not self._own and values["document"] is None:
                yield (
                    f"{values['page']}, the first page, does not begin a document (no Y): it continues one of another "
                    "file, or lines are missing above it"
                )
            fate = self._fate(row, values)
            self.tally.add(fate)
            self.kept.append(StoredRow(row.label, fate.reason, values))
            self._own.add(values["page"])

    def _values(self, row: Row) -> dict[str, Any]:
        if len(row.cells) != len(COLUMNS):
            found = f"{len(row.cells)} cells"
            raise BadValue("wrong_columns", found, f"{len(COLUMNS)} cells between commas, no comma in a path")
        page, volume, image, mark, *_breaks, count = (cell.strip() for cell in row.cells)
        label = str(label_of(page))
        if mark.upper() not in ("", "Y"):
            raise BadValue("unknown_word", mark, "Y on a document's first page, else nothing")
        stated = read_count(count)
        if mark:
            self._document = label
        return {
            "page": label,
            "document": self._document,
            "volume": volume,
            "image": image,
            **({"pages": stated} if stated is not None else {}),
        }

    def _fate(self, row: Row, values: Mapping[str, Any]) -> Fate:
        page = values["page"]
        known = self.there.setdefault(page, values)
        if known is values:
            return Fate(row)
        if all(known.get(name) == values.get(name) for name in ("volume", "image")):
            return Fate(row, "same_row", page)
        if page not in self._own:
            return Fate(row, "same_id", page)
        return Fate(row, "conflict", f"{page}: {values['image']}", f"{known['image']}, as of the row that is there")
