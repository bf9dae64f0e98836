"""Laboratory reports: what each exhibit is, and what it weighs without its packing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from relcon.importing.by_map import Judged, MappedTable, mapped_table
from relcon.importing.exhibits import exhibits_of
from relcon.importing.fates import BadValue, Fate, Tally
from relcon.importing.mapping import MappedRow
from relcon.importing.read.table import folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.store import StoredRow
from relcon.importing.values.amounts import Weight, exact_decimal, of_micro, read_count, read_share, read_weight
from relcon.importing.values.days import DayReader
from relcon.importing.values.drugs import read_substances

_SAME: Final = ("substances", "net_micro", "purity", "units", "tested", "weighed")
"""Values in which two rows of one exhibit must agree to be the same."""


def read(ground: Ground) -> Outcome:
    """Read a list of laboratory results.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    table = mapped_table(ground)
    days = table.days("date")
    outcome = table.outcome(_Rows(ground, days).read, days)
    outcome.rows = [*outcome.rows, *_nothing_found(table, outcome.tally)]
    return outcome


def _nothing_found(table: MappedTable, tally: Tally) -> list[StoredRow]:
    """Return which exhibits hold no controlled substance: aside, and kept, as a list may say that one was seized."""
    column = table.map.columns.get("exhibit")
    places = [table.layout.columns[folded(name)] for name in column.column] if column is not None else []
    return [
        StoredRow(fate.row.label, fate.reason, {"exhibit": exhibit})
        for fate in tally.of("aside")
        if fate.reason == "no_drug" and (exhibit := " ".join(fate.row.cell(place).text.strip() for place in places))
    ]


class _Rows:
    """The rows as they are read, one after another; the results that are there already are known."""

    def __init__(self, ground: Ground, days: DayReader) -> None:
        self.days = days
        self.there: dict[str, list[dict[str, Any]]] = {
            key: [dict(row.values) for _, row in one.tested]
            for key, one in exhibits_of(ground.store.files).items()
            if one.tested
        }

    def read(self, row: MappedRow) -> Judged:
        reading = _Result(row, self.days)
        try:
            values = reading.values()
        except BadValue as bad:
            return row.rejected(reading.field, bad), None
        known = self.there.setdefault(folded(values["exhibit"]), [])
        fate = _again(row, known, values) if known else Fate(row.row)
        if fate.reason == "used":
            known.append(values)
        return fate, values


def _again(row: MappedRow, known: list[dict[str, Any]], values: dict[str, Any]) -> Fate:
    """Return the fate of a further row of an exhibit: it is used only as another substance of the same report."""
    if any(all(one.get(name) == values.get(name) for name in _SAME) for one in known):
        return Fate(row.row, "same_exhibit")
    one = known[0]
    other = not set(values["substances"]) & {substance for result in known for substance in result["substances"]}
    same_report = bool(values["lab_no"]) and values["lab_no"] == one["lab_no"]
    weight = values["net_micro"] in (None, one["net_micro"])
    if other and same_report and weight:
        return Fate(row.row)
    here, there = (", ".join([*result["substances"], f"net {result['reported']}"]) for result in (values, one))
    return Fate(row.row, "conflict", here, f"{there}, as of the row that is there", row.cell("net").place)


class _Result:
    """One row as it is read; ``field`` is the one that is being read."""

    def __init__(self, row: MappedRow, days: DayReader) -> None:
        self.row, self.days = row, days
        self.field = "exhibit"

    def weight(self, field: str) -> Weight | None:
        self.field = field
        return read_weight(self.row.raw(field), self.row.units.get(field))

    def count(self, field: str) -> int | None:
        self.field = field
        return read_count(self.row.raw(field))

    def values(self) -> dict[str, Any]:
        row = self.row
        self.field = "substance"
        substances = read_substances(row.text("substance"))
        self.field = "date"
        day = self.days.read(row.cell("date"))
        gross, net = self.weight("gross"), self.weight("net")
        if gross is not None and net is not None and net.dimension == gross.dimension and net.micro > gross.micro:
            raise BadValue("net_over_gross", net.text, f"no more than the gross weight, {gross.text}")
        error, pure = self.weight("plus_minus"), self.weight("pure")
        units, tested = self.count("units"), self.count("tested")
        if units is not None and tested is not None and tested > units:
            raise BadValue("tested_over_units", str(tested), f"no more than the units, {units}")
        self.field = "purity"
        purity = read_share(row.raw("purity"), row.forms.get("purity"))
        weighed = row.text("weighed") or None
        quantity = _quantity(net, units, tested, weighed)
        return {
            "exhibit": row.text("exhibit"),
            "lab_no": row.text("lab_no") or None,
            "date": day.isoformat() if day is not None else None,
            "substances": substances,
            "gross": gross.text if gross is not None else None,
            "net": quantity,
            "net_micro": net.micro if net is not None else None,
            "reported": net.text if net is not None else None,
            "plus_minus": error.text if error is not None else None,
            "purity": exact_decimal(purity) if purity is not None else None,
            "pure": pure.text if pure is not None else None,
            "units": units,
            "tested": tested,
            "weighed": weighed,
            "told": _told(row, net, quantity, units, tested),
        }


def _quantity(net: Weight | None, units: int | None, tested: int | None, weighed: str | None) -> Any:
    """Return the weight of an exhibit: the net, or where only the tested units were weighed, the range to all."""
    if net is None:
        return None
    if weighed != "tested" or not units or not tested or units == tested:
        return net.text
    whole = of_micro(round(Fraction(net.micro * units, tested)), net.dimension)
    return {"low": net.text, "point": whole.text, "high": whole.text}


def _told(row: MappedRow, net: Weight | None, quantity: Any, units: int | None, tested: int | None) -> list[str]:
    told = [row.raw("lab_no"), row.raw("substance"), f"net {net.text}" if net is not None else "no net weight"]
    if units is not None and tested is not None and tested < units:
        told.append(f"{tested} of {units} units tested")
    if net is not None and isinstance(quantity, dict):
        told.append(f"only these weighed: {net.text} x {units} / {tested} = {quantity['high']} for all")
    return told
