"""Property reports: what was bought or seized, exhibit by exhibit."""

from __future__ import annotations

from typing import Any

from relcon.importing.by_map import Judged, mapped_table
from relcon.importing.fates import BadValue
from relcon.importing.mapping import MappedRow
from relcon.importing.obtained import Obtained
from relcon.importing.request import Ground, Outcome
from relcon.importing.values.amounts import read_weight
from relcon.importing.values.days import DayReader
from relcon.importing.values.drugs import read_substance


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


class _Rows:
    """The rows as they are read, one after another; the exhibits that are there already are known."""

    def __init__(self, ground: Ground, days: DayReader) -> None:
        self.days = days
        self.people = ground.people
        self.there = Obtained(ground)

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
            if person:
                self.people.named(person)
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
        return self.there.fate(row, values), values
