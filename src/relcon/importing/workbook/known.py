"""The ids that a cell may name, and what was meant where it names none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from relcon.importing.faults import quoted
from relcon.importing.read.table import folded
from relcon.importing.workbook.sheets import Column
from relcon.importing.workbook.slips import Slip
from relcon.records.matter import Kind
from relcon.spelling import nearest

_FEW = 12
_SHEETS: Mapping[Kind, str] = {
    "evidence": "evidence",
    "place": "places",
    "lot": "lots",
    "person": "people",
    "undertaking": "undertakings",
    "event": "events",
    "circumstance": "circumstances",
}
"""The sheet on which each kind that columns name is declared."""


@dataclass
class Known:
    """Ids by kind, each with what else it is called."""

    names: dict[Kind, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def add(self, kind: Kind, id: str, *called: str) -> None:
        """Take in an id."""
        self.names.setdefault(kind, {}).setdefault(id, called)

    def wrong_with(self, text: str, column: Column) -> Slip | None:
        """Return what is said of a cell that names what is not there."""
        parts = [one.strip() for one in text.split(";") if one.strip()] if column.many else [text]
        for kind in column.refers:
            known = self.names.get(kind, {})
            missing = [part for part in parts if part not in known]
            if missing:
                return self._missing(missing, kind, known)
        return None

    def _missing(self, missing: list[str], kind: Kind, known: Mapping[str, tuple[str, ...]]) -> Slip:
        fixes = [f"write {meant} for {quoted(part)}" for part in missing if (meant := _meant(part, known))]
        listed = ", ".join(known)
        allowed = f"an id of the sheet {_SHEETS[kind]}" + (f": {listed}" if known and len(known) <= _FEW else "")
        fix = ", ".join(fixes) or "write the id, or add the record to that sheet"
        shown = ", ".join(quoted(part) for part in missing)
        return Slip("dangling", f"found {shown}, which is no id there; allowed: {allowed}; {fix}")


def _meant(text: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the one id that a text is another way to write, or the name of; or of which it is a misspelling."""
    plain = folded(text)
    found = [id for id, called in known.items() if plain in map(folded, (id, *called))]
    found = found or [id for id in known if _letters(id) == _letters(text)]
    if len(found) == 1:
        return found[0]
    return nearest(text, known) if not found else None


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(text))
