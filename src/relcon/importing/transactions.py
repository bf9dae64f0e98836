"""Lists of deals and other events with drugs: who sold, who bought, what and how much, as a list has it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from relcon.importing.by_map import Judged, mapped_table
from relcon.importing.exhibits import id_of
from relcon.importing.fates import BadValue
from relcon.importing.faults import refuse
from relcon.importing.mapping import MappedRow
from relcon.importing.obtained import Obtained
from relcon.importing.request import Ground, Outcome
from relcon.importing.values.amounts import Weight, exact_decimal, read_share, read_weight
from relcon.importing.values.days import DayReader
from relcon.importing.values.drugs import read_substances

_ENDS: Final = {"seller": "sold", "buyer": "bought"}
"""The act of each side of a sale."""
_HASHED: Final = ("date", "kind", "substance", "mixture", "gross", "participants", "place", "details")
"""What names a deal that has no number of its own."""
_HEX: Final = 10


def read(ground: Ground) -> Outcome:
    """Read a list of deals.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    table = mapped_table(ground)
    named = {*table.map.columns, *table.map.constants}
    if not named & {"kind", "type"}:
        message = (
            "the map does not say what kind of event a row is; write it under columns:, with a meaning for each word, "
            "or for all rows: constants: {kind: distribution}"
        )
        raise refuse("needs_map", ground.source.name, message)
    days = table.days("date")
    return table.outcome(_Rows(ground, days).read, days)


class _Rows:
    """The rows as they are read, one after another; the deals that are there already are known."""

    def __init__(self, ground: Ground, days: DayReader) -> None:
        self.days = days
        self.people = ground.people
        self.there = Obtained(ground)
        self.nth: Counter[str] = Counter()

    def read(self, row: MappedRow) -> Judged:
        reading = _Deal(row, self)
        try:
            values = reading.values()
        except BadValue as bad:
            return row.rejected(reading.field, bad), None
        again = "same_exhibit" if values["exhibit"] else "same_id" if row.text("id") else "same_row"
        return self.there.fate(row, values, again), values


class _Deal:
    """One row as it is read; ``field`` is the one that is being read."""

    def __init__(self, row: MappedRow, rows: _Rows) -> None:
        self.row, self.rows = row, rows
        self.field = "kind"

    def values(self) -> dict[str, Any]:
        row = self.row
        kind = row.text("kind")
        if not kind:
            raise BadValue("missing_field", row.raw("type"), "a word to which the map gives a kind of event")
        self.field = "date"
        day = self.rows.days.read(row.cell("date"))
        self.field = "substance"
        substances = read_substances(row.text("substance"))
        gross, each = self.weight("quantity"), self.weight("per_unit")
        if each is not None and (gross is None or gross.dimension == "mass" or each.dimension != "mass"):
            raise BadValue("bad_quantity", each.text, "the weight of one unit, where the quantity counts units")
        self.field = "purity"
        purity = read_share(row.raw("purity"), row.forms.get("purity"))
        exhibit = row.text("exhibit") or None
        values: dict[str, Any] = {
            "exhibit": exhibit,
            "date": day.isoformat() if day is not None else None,
            "place": row.text("place") or None,
            "kind": kind,
            "participants": self.participants(),
            **{name: row.text(name) or None for name in ("status", "delivery", "sting")},
            "substance": substances[0] if len(substances) == 1 else None,
            "mixture": substances if len(substances) > 1 else None,
            "gross": gross.text if gross is not None else None,
            "micro": gross.micro if gross is not None else None,
            "dimension": gross.dimension if gross is not None else None,
            "per_unit": each.text if each is not None else None,
            "purity": exact_decimal(purity) if purity is not None else None,
            "method": row.text("method") or ("seized" if exhibit else None),
            "details": row.raw("details") or None,
        }
        values["told"] = self.told(gross)
        return {**values, "event": self.event(values)}

    def weight(self, field: str) -> Weight | None:
        self.field = field
        return read_weight(self.row.raw(field), self.row.units.get(field))

    def participants(self) -> list[tuple[str, str]]:
        """Return who took part, by the names of the list, each with the act: of those whom it names, nobody else."""
        row, found, people = self.row, list[tuple[str, str]](), dict[str, str]()
        for self.field in ("seller", "buyer", "person"):
            name = row.text(self.field)
            if not name:
                continue
            act = _ENDS.get(self.field) or row.text("act")
            if not act:
                raise BadValue("missing_field", name, "what that person did: act, or seller or buyer instead of person")
            who = self.rows.people.named(name)
            if who in people:
                raise BadValue("same_person", name, f"another person than the {people[who]}")
            people[who] = self.field
            found.append((name, act))
        return found

    def told(self, gross: Weight | None) -> list[str]:
        """Return what the event's note says of the row."""
        row = self.row
        weight = gross.text if gross is not None else "no quantity"
        return [row.raw("id"), row.raw("substance"), weight, row.raw("purity"), row.text("place"), row.raw("details")]

    def event(self, values: Mapping[str, Any]) -> str:
        """Return the id of a deal without an exhibit: its own number, or what it says and how many say the same."""
        if self.row.text("id"):
            return f"t-{id_of(self.row.text('id'))}"
        said = "|".join(str(values[name] or "") for name in _HASHED)
        self.rows.nth[said] += 1
        return f"t-{hashlib.sha256(f'{said}|{self.rows.nth[said]}'.encode()).hexdigest()[:_HEX]}"
