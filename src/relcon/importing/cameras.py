"""Logs of a pole camera: which days have entries, and what was written; who was there is never read from one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from relcon.importing.by_map import Judged, MappedTable, mapped_table
from relcon.importing.fates import BadValue, Fate
from relcon.importing.faults import refuse
from relcon.importing.mapping import MappedRow
from relcon.importing.read.table import folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.values.days import DayReader
from relcon.importing.values.times import DATES_ONLY, TimeReader, zone_of, zone_said

KIND: Final = "cameras"
_SAID: Final = ("camera", "details", "agent")
_SAME: Final = ("date", "utc", *_SAID)
"""What two rows of one entry have alike."""


def read(ground: Ground) -> Outcome:
    """Read the log of a camera.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    table = mapped_table(ground)
    field = _when(table, ground.source.name)
    days = table.days(field)
    rows = _Rows(ground, table, days, field)
    outcome = table.outcome(rows.read, days)
    outcome.found["zone"] = zone_said(rows.zone)
    seen = sorted({row.values["date"] for row in outcome.rows if row.used})
    if seen:
        outcome.found["days with entries"] = f"{len(seen):,}, the first {seen[0]}, the last {seen[-1]}"
    return outcome


def _when(table: MappedTable, file: str) -> str:
    """Return the field of the days."""
    for name in ("when", "date"):
        if name in table.map.columns:
            return name
    message = "the map names no column of days; write it: columns: {date: ...}, and time: where there is one, or when:"
    raise refuse("needs_map", file, message)


class _Rows:
    """The rows as they are read, one after another; the entries that are there already are known."""

    def __init__(self, ground: Ground, table: MappedTable, days: DayReader, field: str) -> None:
        self.days, self.field = days, field
        timed = field == "when" or "time" in table.map.columns
        self.zone = zone_of(table.map, ground.request.tz, ground.source.name) if timed else DATES_ONLY
        self.times = None
        if self.zone != DATES_ONLY:
            self.times = TimeReader(days, self.zone, table.map.abbreviations)
            self.told_in = ground.settings.days_in(ground.source.name)
        self.there = {_key(row.values) for file in ground.store.files if file.receipt.kind == KIND for row in file.used}

    def read(self, row: MappedRow) -> Judged:
        try:
            values = self.values(row)
        except BadValue as bad:
            return row.rejected(self.field, bad), None
        key = _key(values)
        again = key in self.there
        self.there.add(key)
        return Fate(row.row, "same_row" if again else "used"), values

    def values(self, row: MappedRow) -> dict[str, Any]:
        utc = None
        if self.times is None:
            day = self.days.read(row.cell(self.field))
        else:
            when = row.cell(self.field)
            moment = self.times.read_apart(when, row.cell("time")) if self.field == "date" else self.times.read(when)
            day = moment.day(self.told_in) if moment is not None else None
            utc = moment.utc.isoformat() if moment is not None else None
        if day is None:
            raise BadValue("undated", row.raw(self.field), "a day")
        raw = " ".join(filter(None, (row.raw("date"), row.raw("time"), row.raw("when"))))
        return {
            "date": day.isoformat(),
            "utc": utc,
            "when_raw": raw,
            **{name: row.raw(name) or None for name in _SAID},
        }


def _key(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(folded(values[name] or "") for name in _SAME)
