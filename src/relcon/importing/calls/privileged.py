"""Rows that are marked privileged: held, and of them only session and day are kept, also in the table of rejects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from relcon.importing.by_map import MappedTable
from relcon.importing.fates import Fate
from relcon.importing.mapping import MappedRow
from relcon.importing.read.table import Row, folded

_KEPT: Final = ("session", "date")
_OPEN: Final = frozenset({"pertinent", "non_pertinent"})


class Guard:
    """Keeps the text of rows that are privileged, or may be, out of everything that is written.

    A row that cannot be read is withheld too, unless its classification is read and says that it is not privileged.
    """

    def __init__(self, part: MappedTable) -> None:
        stated = part.map.columns.get("classification")
        self.constant = part.map.constants.get("classification")
        self.watches = stated is not None or self.constant is not None
        self.place = part.layout.columns[folded(stated.column[0])] if stated is not None else None
        words = part.map.words_of(stated.column[0]) if stated is not None else None
        self.words = {folded(word): meaning for word, meaning in (words or {}).items()}
        self.width = len(part.layout.header.cells)
        self.left = [
            part.layout.columns[folded(name)]
            for field in _KEPT
            if field in part.map.columns
            for name in part.map.columns[field].column
        ]

    def held(self, row: MappedRow) -> tuple[Fate, Mapping[str, Any]] | None:
        """Return the fate of a row that is privileged, and what is kept of it; ``None`` where it is not."""
        if not self.watches or row.text("classification") != "privileged":
            return None
        kept = {"session": row.text("session"), "date_raw": row.raw("date")}
        return Fate(self._withheld(row.row), "privileged", row.raw("classification")), kept

    def refused(self, fate: Fate) -> Fate:
        """Return the fate of a row that cannot be read, without its text where it may be privileged."""
        if not self.watches:
            return fate
        meant = self._meant(fate.row)
        if meant in _OPEN:
            return fate
        bare = self._withheld(fate.row)
        if meant == "privileged":
            return Fate(bare, "privileged")
        return replace(fate, row=bare, found=fate.found if fate.reason == "unknown_word" else "")

    def _meant(self, row: Row) -> str | None:
        if self.place is None:
            return self.constant
        if len(row.cells) != self.width:
            return None
        text = folded(row.cell(self.place).text)
        meaning = self.words.get(text, text)
        return meaning if isinstance(meaning, str) else meaning.get("classification")

    def _withheld(self, row: Row) -> Row:
        cells = tuple(cell if place in self.left else "" for place, cell in enumerate(row.cells))
        return replace(row, cells=cells, flags={})
