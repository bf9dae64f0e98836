"""Property reports: what was bought or seized, exhibit by exhibit."""

from __future__ import annotations

from typing import Any, Final

from relcon.importing.by_map import Judged, mapped_table
from relcon.importing.exhibits import event_id, exhibits_of
from relcon.importing.fates import BadValue, Fate
from relcon.importing.mapping import MappedRow
from relcon.importing.read.table import folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.values.amounts import read_weight
from relcon.importing.values.days import DayReader
from relcon.importing.values.drugs import read_substance

_SAME: Final = ("date", "person", "kind", "act", "sting", "substance", "micro", "dimension")
"""Values in which two rows of one exhibit must agree to be the same."""


def read(ground: Ground) -> Outcome:
    """Read a list of seizures and purchases.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    table = mapped_table(ground)
    days = table.days("date")
    reader = _Rows(ground, days)
    return table.outcome(reader.read, days)


def _key(exhibit: str) -> str:
    """Return what no two exhibits may share: the id of the event, in any case of letters."""
    return folded(event_id(exhibit))


class _Rows:
    """The rows as they are read, one after another; the exhibits that are there already are known."""

    def __init__(self, ground: Ground, days: DayReader) -> None:
        self.days = days
        self.people = ground.people
        self.there: dict[str, dict[str, Any]] = {
            _key(one.obtained[1].values["exhibit"]): dict(one.obtained[1].values)
            for one in exhibits_of(ground.store.files).values()
            if one.obtained is not None
        }

    def read(self, row: MappedRow) -> Judged:
        field = "date"
        try:
            day = self.days.read(row.cell("date"))
            field = "substance"
            substance = read_substance(row.text("substance"))
            field = "gross"
            gross = read_weight(row.raw("gross"), row.units.get("gross"))
            field = "person"
            person = row.text("person")
            who = self.people.named(person) if person else None
        except BadValue as bad:
            return row.rejected(field, bad), None
        values: dict[str, Any] = {
            "exhibit": row.text("exhibit"),
            "date": day.isoformat() if day is not None else None,
            "place": row.text("place") or None,
            "person": person or None,
            "kind": row.text("kind") or "seizure",
            "act": row.text("act") or "possessed",
            "sting": row.text("sting") or None,
            "substance": substance,
            "gross": gross.text if gross is not None else None,
            "micro": gross.micro if gross is not None else None,
            "dimension": gross.dimension if gross is not None else None,
            "told": [
                row.raw("substance"),
                f"gross {gross.text}" if gross is not None else "no weight",
                row.text("place"),
                row.raw("how"),
            ],
        }
        known = self.there.setdefault(_key(values["exhibit"]), values)
        return (Fate(row.row) if known is values else self._again(row, known, values, who)), values

    def _again(self, row: MappedRow, known: dict[str, Any], values: dict[str, Any], who: str | None) -> Fate:
        """Return the fate of a row of an exhibit, or of the id of one, that is there already."""
        mine, first = values["exhibit"], known["exhibit"]
        if folded(mine) != folded(first):
            allowed = (
                f"another id than {first} has, {event_id(first)}; in a copy of the file write one of them otherwise"
            )
            return Fate(row.row, "conflict", f"exhibit {mine}", allowed, row.cell("exhibit").place)
        other = {**known, "person": self._same_person(known.get("person"), who)}
        here = {**values, "person": who}
        differs = [name for name in _SAME if other.get(name) != here.get(name)]
        if not differs:
            return Fate(row.row, "same_exhibit")
        name = "gross" if differs[0] in ("micro", "dimension") else differs[0]
        there, found = (str(one.get(name) or "nothing") for one in (known, values))
        return Fate(
            row.row, "conflict", f"{name} {found}", f"{there}, as of the row that is there", row.cell(name).place
        )

    def _same_person(self, name: str | None, who: str | None) -> str | None:
        try:
            return self.people.named(name) if name else None
        except BadValue:
            return name if name != who else who
