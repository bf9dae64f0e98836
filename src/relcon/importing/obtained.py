"""What seizures and deals there are already: two rows of one event are the same, or the second waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from relcon.importing.exhibits import event_of, exhibits_of, participants_of
from relcon.importing.fates import BadValue, Fate
from relcon.importing.mapping import MappedRow
from relcon.importing.read.table import folded
from relcon.importing.request import Ground

_SAME: Final = ("date", "people", "kind", "status", "sting", "substance", "mixture", "micro", "dimension")
"""Values in which two rows of one event must agree to be the same."""
_CELLS: Final = {"micro": "gross", "dimension": "gross", "mixture": "substance"}
"""Where a value stands that is not called as its field."""
_FIELDS: Final = {"people": ("person", "seller", "buyer")}
"""The fields of a value that is made of several."""


class Obtained:
    """The events that rows made until now, by what no two may share: the id, in any case of letters."""

    def __init__(self, ground: Ground) -> None:
        self.people = ground.people
        self.there: dict[str, Mapping[str, Any]] = {
            folded(event_of(one.obtained[1].values)): one.obtained[1].values
            for one in exhibits_of(ground.store.files).values()
            if one.obtained is not None
        }

    def fate(self, row: MappedRow, values: Mapping[str, Any], again: str = "same_exhibit") -> Fate:
        """Return the fate of a row; of one that says what is there already, ``again``."""
        known = self.there.setdefault(folded(event_of(values)), values)
        if known is values:
            return Fate(row.row)
        mine, first = values.get("exhibit") or "", known.get("exhibit") or ""
        if folded(mine) != folded(first):
            allowed = (
                f"another id than {first} has, {event_of(known)}; in a copy of the file write one of them otherwise"
            )
            return Fate(row.row, "conflict", f"exhibit {mine}", allowed, row.cell("exhibit").place)
        other, here = self._compared(known), self._compared(values)
        differs = [name for name in _SAME if other[name] != here[name]]
        if not differs:
            return Fate(row.row, again)
        name = _CELLS.get(differs[0], differs[0])
        there, found = (str(one.get(name) or "nothing") for one in (other, here))
        place = next((row.cell(field).place for field in _FIELDS.get(name, (name,)) if field in row.cells), "")
        return Fate(row.row, "conflict", f"{name} {found}", f"{there}, as of the row that is there", place)

    def _compared(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is compared of a row, people by who they are."""
        people = sorted(f"{self._who(name)} {act}" for name, act in participants_of(values))
        same = {name: values.get(name) for name in _SAME}
        return {**same, "gross": values.get("gross"), "people": ", ".join(people) or None}

    def _who(self, name: str) -> str:
        try:
            return self.people.named(name)
        except BadValue:
            return name
