"""Payments: transfers between two people, from an app's, a bank's or a network's records."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from relcon.importing.by_map import Judged, MappedTable, mapped_table
from relcon.importing.fates import BadValue, Fate
from relcon.importing.faults import quoted, refuse
from relcon.importing.map import Map
from relcon.importing.mapping import MappedRow
from relcon.importing.read.table import folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.transfers import SAME, id_part, transfers_of
from relcon.importing.values.amounts import read_money
from relcon.importing.values.days import DayReader
from relcon.importing.values.times import DATES_ONLY, TimeReader, zone_of, zone_said

_CLOCK = re.compile(r"[0-9]:[0-9]{2}")
_HEX: Final = 10
"""Characters of a hash that name a payment without a number of its own."""
_WAYS: Final = {"to": "out", "from": "in"}
"""What a bank's description says of the way, in the words of a map."""


def read(ground: Ground) -> Outcome:
    """Read a list of payments.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    table = mapped_table(ground)
    days = table.days("date")
    rows = _Rows(ground, table, days)
    outcome = table.outcome(rows.read, days)
    outcome.found["zone"] = zone_said(rows.zone)
    if rows.owner is not None:
        outcome.options["owner"] = rows.owner
        outcome.found["owner"] = rows.owner
    return outcome


class _Rows:
    """The rows as they are read, one after another; the transfers that are there already are known."""

    def __init__(self, ground: Ground, table: MappedTable, days: DayReader) -> None:
        self.map = table.map
        self.named = cache(ground.people.named)
        self.forms = {
            name: _pattern(one.form, ground.source.name) for name, one in self.map.columns.items() if one.form
        }
        self.owner = _owner(ground, self.map)
        self.zone = _zone(ground, table)
        self.days = days
        self.times = None if self.zone == DATES_ONLY else TimeReader(days, self.zone, self.map.abbreviations)
        self.told_in = ground.settings.days_in(ground.source.name) if self.times is not None else None
        self.there = {key: dict(rows[0][1].values) for key, rows in transfers_of(ground.store.files).items()}
        self.nth: Counter[str] = Counter()

    def read(self, row: MappedRow) -> Judged:
        reading = _Transfer(row, self)
        try:
            values = reading.values()
        except BadValue as bad:
            fate = row.rejected(reading.field, bad)
            return fate, reading.kept if fate.name == "held" else None
        known = self.there.setdefault(values["key"], values)
        return (Fate(row.row) if known is values else _again(row, known, values)), values

    def day(self, row: MappedRow) -> date | None:
        """Return a row's day, in the matter's zone where it has a time."""
        if self.times is None or self.told_in is None:
            return self.days.read(row.cell("date"))
        moment = self.times.read(row.cell("date"))
        return moment.day(self.told_in) if moment is not None else None


def _again(row: MappedRow, known: Mapping[str, Any], values: Mapping[str, Any]) -> Fate:
    """Return the fate of a row of a transfer that is there already."""
    differs = [name for name in SAME if known[name] != values[name]]
    if not differs:
        return Fate(row.row, "same_id" if values["own_key"] else "same_row")
    here, there = (", ".join(f"{name} {one[name]}" for name in differs) for one in (values, known))
    return Fate(row.row, "conflict", here, f"{there}, as of the row with this number that is there")


class _Transfer:
    """One row as it is read; ``field`` is the one that is being read, ``kept`` what was read of it until now."""

    def __init__(self, row: MappedRow, rows: _Rows) -> None:
        self.row, self.rows = row, rows
        self.field = "details"
        self.parts: dict[str, str] = {}
        self.kept: dict[str, Any] = {}

    def text(self, field: str) -> str:
        """Return a field's text: of its own column, or from the bank's description."""
        return self.parts.get(field) or self.row.text(field)

    def values(self) -> dict[str, Any]:
        row, rows = self.row, self.rows
        self.parts = self.described()
        self.field = "date"
        day = rows.day(row)
        self.field = "usd"
        way, amount = self.signed()
        self.kept = {
            "date": day.isoformat() if day is not None else None,
            "usd": f"{amount:f}",
            "way": way,
            "names": [self.text(name) for name in ("from", "to", "other") if self.text(name)],
            "memo": row.raw("memo") or None,
        }
        payer, payee = self.ends(way)
        self.field = "date"
        if day is None:
            raise BadValue("undated", row.raw("date"), "a day")
        values = {**self.kept, "from": payer, "to": payee}
        return {**values, **self.key(values)}

    def described(self) -> dict[str, str]:
        """Return what a bank's description says, by field."""
        form = self.rows.forms.get("details")
        text = self.row.text("details")
        if form is None:
            return {}
        found = form.fullmatch(text)
        if found is not None:
            return found.groupdict()
        shown = self.rows.map.columns["details"].form or ""
        first = shown.split(" ")[0].casefold()
        reason = "unknown_word" if text.casefold().startswith(first) else "not_read"
        raise BadValue(reason, text, shown)

    def signed(self) -> tuple[str | None, Decimal]:
        """Return the way of a transfer, ``in`` or ``out`` as the owner sees it, and its amount above zero."""
        text = self.row.raw("usd")
        amount = read_money(text)
        if not amount:
            raise BadValue("bad_amount", text, "dollars, more than 0")
        stated = self.row.text("direction") or None
        if self.rows.map.negative == "reject":
            if amount < 0:
                raise BadValue("bad_amount", text, "dollars without a minus; or state in the map: negative: reverses")
            signed = stated
        else:
            signed = "out" if amount < 0 else "in"
        said = {one for one in (signed, stated, _WAYS.get(self.parts.get("way", "").casefold())) if one}
        if len(said) > 1:
            allowed = "a minus where the owner of the account paid, as the row's words say" if stated else "one way"
            raise BadValue("bad_amount", text, allowed)
        return (said.pop() if said else None), abs(amount)

    def ends(self, way: str | None) -> tuple[str, str]:
        """Return who paid, and who was paid."""
        named, owner = self.rows.named, self.rows.owner
        if owner is None:
            ends = []
            for self.field in ("from", "to"):
                if not self.text(self.field):
                    raise BadValue("unknown_person", "", "the name of a person of the case file")
                ends.append(named(self.text(self.field)))
            payer, payee = ends
            if self.rows.map.negative == "reverses" and way == "out":
                payer, payee = payee, payer
        else:
            self.field = "other" if "other" in self.rows.map.columns else "details"
            if not self.text("other"):
                raise BadValue("unknown_person", "", "the name of a person of the case file")
            other = named(self.text("other"))
            payer, payee = (owner, other) if way == "out" else (other, owner)
        if payer == payee:
            raise BadValue("same_person", payer)
        return payer, payee

    def key(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what names the transfer: its own number, or what it says and how many such rows there were."""
        name, zelle, own = self.rows.map.name, self.text("zelle"), self.text("id")
        if zelle:
            return {"key": f"zelle-{id_part(zelle)}", "own_key": True}
        if own:
            return {"key": f"{name}-{id_part(own)}", "own_key": True}
        said = "|".join(str(values[part] or "") for part in ("date", "from", "to", "usd", "memo"))
        self.rows.nth[said] += 1
        hashed = hashlib.sha256(f"{said}|{self.rows.nth[said]}".encode()).hexdigest()[:_HEX]
        return {"key": f"{name}-{hashed}", "own_key": False}


def _pattern(form: str, file: str) -> re.Pattern[str]:
    """Return the pattern of a description's form: words, ``to|from`` for the way, ``{other}`` and the like."""
    parts = []
    for word in form.split():
        if word == "{zelle}":
            parts.append("(?P<zelle>[A-Za-z]*[0-9][A-Za-z0-9]*)")
        elif word.startswith("{") and word.endswith("}"):
            parts.append(f"(?P<{word[1:-1]}>.+?)")
        elif word == "to|from":
            parts.append("(?P<way>to|from)")
        else:
            parts.append(re.escape(word))
    try:
        return re.compile(" +".join(parts), re.IGNORECASE)
    except re.error:
        message = f"the map's form {quoted(form)} is none; allowed: words, to|from, names such as {{other}}, each once"
        raise refuse("needs_map", file, message) from None


def _owner(ground: Ground, map: Map) -> str | None:  # noqa: A002 - the field calls it a map
    """Return whose account it is, where rows name only the other side."""
    named = {*map.columns, *map.constants}
    if {"from", "to"} <= named:
        return None
    if "other" not in named and "{other}" not in (map.columns["details"].form or "" if "details" in named else ""):
        message = "the map names neither from and to, nor other; allowed: both sides, or the other one than the owner"
        raise refuse("needs_map", ground.source.name, message)
    gives = any("direction" in one for words in map.words.values() for one in words.values() if isinstance(one, dict))
    if map.negative == "reject" and "direction" not in named and not gives:
        message = (
            "the map does not say which way the money went; allowed: a field direction, or negative: reverses where "
            "the sign says it"
        )
        raise refuse("needs_map", ground.source.name, message)
    return ground.owner()


def _zone(ground: Ground, table: MappedTable) -> ZoneInfo | str:
    """Return the zone of the times; without times none is needed."""
    column = table.map.columns.get("date")
    if column is None:
        message = "the map names no column of days; write it: columns: {date: ...}"
        raise refuse("needs_map", ground.source.name, message)
    places = [table.layout.columns[name] for name in map(folded, column.column)]
    timed = any(_CLOCK.search(row.cell(place).text) for row in table.layout.rows for place in places)
    if table.map.zone is None and ground.request.tz is None and not timed:
        return DATES_ONLY
    return zone_of(table.map, ground.request.tz, ground.source.name)
