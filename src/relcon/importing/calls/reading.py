"""Tables of calls and texts: tolls, pen registers, jail calls and the line sheets of a wiretap."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from relcon.extras import how_to_install
from relcon.importing.by_map import MappedTable, mapped_table, nothing_usable
from relcon.importing.calls.ends import Ends
from relcon.importing.calls.kept import frame_of, has_polars, parquet
from relcon.importing.calls.many import REASONS as REASONS_OF_TALKS
from relcon.importing.calls.privileged import Guard
from relcon.importing.calls.sections import parts_of
from relcon.importing.calls.settled import Among
from relcon.importing.calls.talk import Talk
from relcon.importing.calls.talks import Talks
from relcon.importing.fates import REASONS, SENTENCES, BadValue, Fate, Tally
from relcon.importing.faults import quoted, refuse
from relcon.importing.map import Map
from relcon.importing.mapping import MappedRow
from relcon.importing.numbers import check_library, number_of
from relcon.importing.read.table import folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.store import StoredRow
from relcon.importing.values.days import DayReader, day_reader
from relcon.importing.values.times import DATES_ONLY, TimeReader, read_seconds, zone_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MOST: Final = 200_000
"""Rows that are read without polars."""
CLOCK: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?")
"""A time of day without anything behind it."""
WHEN: Final = re.compile(rf"(.*?[0-9A-Za-z](?:T| +))({CLOCK.pattern} *)")
"""A day, what stands behind it, and such a time."""
_TEXTS: Final = ("session", "line", "classification", "synopsis")


def read(ground: Ground) -> Outcome:
    """Read a table of calls.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    check_library(ground.source.name)
    if has_polars():
        from relcon.importing.calls.large import read_large

        outcome = read_large(ground)
        if outcome is not None:
            return outcome
    return read_with_care(ground)


def read_with_care(ground: Ground) -> Outcome:
    """Read a table of calls row by row."""
    name, kind = ground.source.name, ground.request.kind
    whole = mapped_table(ground)
    if not has_polars() and len(whole.table.rows) > MOST:
        message = (
            f"{len(whole.table.rows):,} rows; allowed without the library polars: {MOST:,}; {how_to_install('polars')}"
        )
        raise refuse("too_large", name, message)
    parts = parts_of(whole)
    for part in parts:
        check_map(part.map, name)
    zone = times_of(whole.map, ground)
    days = _days(parts, name)
    ends = Ends(ground.people, ground.settings.days_in(name))
    reader = RowReader(whole.map, TimeReader(days, zone, whole.map.abbreviations), ground)
    for part in parts:
        reader.part(part)
    among = Among.of(ground, whole.map)
    joined = among.joined(Talks.of(reader.talks.values()), ends)
    place, why = joined.reasons(among.file, among.order)
    reasons = dict(zip(place.tolist(), (REASONS_OF_TALKS[one] for one in why.tolist()), strict=True))
    told = [replace(one, reason=reasons[one.row.number]) if one.reason == "used" else one for one in reader.fates]
    tally = Tally()
    tally.extend(fate for part in parts for fate in part.layout.furniture)
    tally.extend(told)
    if not tally.of("used") and not tally.of("duplicate"):
        raise nothing_usable(tally, name)
    rows = [replace(row, reason=reasons[row.values["place"]]) if row.reason == "used" else row for row in reader.stored]
    outcome = whole.outcome_of(tally, rows, days)
    outcome.found["zone"] = outcome.options["zone"] = ground.request.tz or str(whole.map.zone)
    outcome.totals = [total for part in parts for total in part.totals]
    outcome.notes += came_twice(reader.twice)
    if has_polars() and kind != "intercepts":
        outcome.table, outcome.rows = parquet(frame_of(rows)), ()
    outcome.known = joined
    return outcome


def came_twice(number: int) -> list[str]:
    """Return what is said of times that came twice."""
    return [f"{number:,} times came twice, as clocks were set back: the earlier was taken"] if number else []


def times_of(map_: Map, ground: Ground) -> ZoneInfo | str:
    """Return the zone of a file's times.

    Raises
    ------
    NotImported
        Where nobody states one, or the file has no times.
    """
    name = ground.source.name
    zone = zone_of(map_, ground.request.tz, name)
    if zone == DATES_ONLY:
        message = "calls need their time of day: two rows may be one call; ask for the records with times"
        raise refuse("needs_zone", name, message)
    return zone


def check_map(map_: Map, file: str) -> None:
    """Check that a map has what a call needs, whichever of two ways it is written."""
    medium = map_.constants.get("medium", "call")
    if REASONS.get(medium) == "aside":
        return
    wanted = []
    if "when" not in map_.columns and not {"date", "time"} <= map_.columns.keys():
        wanted.append("date: and time:, or when:")
    both = {"from", "to"} <= map_.columns.keys()
    direction = {"target", "direction"} <= map_.columns.keys() and ("other" in map_.columns or both)
    if not both and not direction:
        wanted.append("from: and to:, or target:, other: and direction:")
    if "seconds" not in map_.columns and medium == "call":
        wanted.append("seconds: (how long each call was; of a file that does not say, no call can be counted)")
    if wanted:
        raise refuse("column_missing", file, f"the map does not say {'; '.join(wanted)}; write it under columns:")


def _raw_time(row: MappedRow) -> dict[str, str]:
    """Return the day and the time of a row as they stand."""
    if "when" not in row.cells:
        return {"date_raw": row.raw("date"), "time_raw": row.raw("time")}
    parts = WHEN.fullmatch(row.raw("when"))
    return {"date_raw": parts[1], "time_raw": parts[2]} if parts else {"date_raw": row.raw("when"), "time_raw": ""}


def _days(parts: Sequence[MappedTable], file: str) -> DayReader:
    """Return the reader of the days of all parts together: one may prove the order for another."""
    cells = []
    for part in parts:
        one = part.map.columns.get("date") or part.map.columns.get("when")
        if one is not None:
            places = [part.layout.columns[folded(name)] for name in one.column]
            cells += [row.cell(place) for row in part.layout.rows for place in places]
    return day_reader(cells, parts[0].map.dates, file)


def _services(map_: Map, region: str, file: str) -> frozenset[str]:
    """Return the numbers that a map states to be a carrier's own; short ones are that without being stated."""
    found = set()
    for one in map_.service_numbers:
        try:
            found.add(number_of(one, region))
        except BadValue as bad:
            if bad.reason != "service_number":
                message = f"service_numbers: {quoted(one)}: {SENTENCES[bad.reason]}; correct the map"
                raise refuse("needs_map", file, message) from None
    return frozenset(found)


class RowReader:
    """The rows as they are read, one after another.

    Attributes
    ----------
    fates
        What becomes of each; of those that are ``used`` it is not known yet whether they tell of a call already told.
    stored
        What is kept.
    talks
        Of the used ones, by place.
    twice
        How many times came twice, as clocks were set back.
    """

    def __init__(self, map_: Map, times: TimeReader, ground: Ground) -> None:
        self.times = times
        self.region = ground.settings.region
        self.services = _services(map_, self.region, ground.source.name)
        self.to_the_second = map_.resolution == 0
        self.fates: list[Fate] = []
        self.stored: list[StoredRow] = []
        self.talks: dict[int, Talk] = {}
        self.seen: set[tuple[str, ...]] = set()
        self.twice = 0

    def part(self, part: MappedTable) -> None:
        """Read the rows of one part."""
        guard = Guard(part)
        for one in part:
            if isinstance(one, Fate):
                self.fates.append(guard.refused(one))
                continue
            held = guard.held(one)
            fate, values = held or self._judged(one, part)
            fate = guard.refused(fate) if fate.name == "rejected" else fate
            self.fates.append(fate)
            if values is not None:
                self.stored.append(StoredRow(one.row.label, fate.reason, values))

    def _judged(self, row: MappedRow, part: MappedTable) -> tuple[Fate, Mapping[str, Any] | None]:
        reading = _Call(row, self)
        try:
            values = reading.values(part)
        except BadValue as bad:
            return row.rejected(reading.field, bad), None
        talk = reading.talk
        if talk.medium == "call" and talk.seconds < 1:
            return Fate(row.row, "zero_seconds"), values
        if self.services & {talk.from_, talk.to}:
            return Fate(row.row, "service_number", row.raw("to")), values
        if self.to_the_second and row.row.cells in self.seen:
            return Fate(row.row, "same_row"), None
        self.seen.add(row.row.cells)
        self.talks[talk.place] = talk
        return Fate(row.row), values


class _Call:
    """One row as it is read; ``field`` is the one that is being read."""

    def __init__(self, row: MappedRow, rows: RowReader) -> None:
        self.row, self.rows = row, rows
        self.field = "medium"

    def values(self, part: MappedTable) -> dict[str, Any]:
        row = self.row
        medium = row.text("medium") or "call"
        if REASONS.get(medium) == "aside":
            raise BadValue(medium)
        if medium not in ("call", "text", "app"):
            raise BadValue("unknown_word", medium, "a word to which the map gives a meaning: call, text, app")
        apart = "when" not in part.map.columns
        self.field = "date" if apart else "when"
        times = self.rows.times
        moment = times.read_apart(row.cell("date"), row.cell("time")) if apart else times.read(row.cell("when"))
        if moment is None:
            raise BadValue("undated", row.raw(self.field), "a day and a time")
        self.rows.twice += moment.twice
        from_, to = self.ends(part)
        self.field = from_
        caller = number_of(row.raw(from_), self.rows.region)
        self.field = to
        called = number_of(row.raw(to), self.rows.region)
        self.field = "seconds"
        seconds = self.seconds(medium)
        utc = int(moment.utc.timestamp())
        self.talk = Talk(caller, called, medium, utc, 0, row.row.number, seconds)
        values = {
            "place": row.row.number,
            "utc": utc,
            "seconds": seconds,
            "medium": medium,
            "from": caller,
            "to": called,
            **_raw_time(row),
            "from_raw": row.raw(from_),
            "to_raw": row.raw(to),
            "seconds_raw": row.raw("seconds"),
        }
        return values | {name: row.text(name) for name in _TEXTS if row.raw(name)}

    def ends(self, part: MappedTable) -> tuple[str, str]:
        """Return the fields of the number that called, and of the one that was called."""
        columns = part.map.columns
        if "direction" not in columns or "target" not in columns:
            return "from", "to"
        self.field = "direction"
        direction = self.row.text("direction")
        if direction == "in":
            return "other" if "other" in columns else "from", "target"
        if direction == "out":
            return "target", "other" if "other" in columns else "to"
        if direction == "as_written" and {"from", "to"} <= columns.keys():
            return "from", "to"
        raise BadValue("unknown_word", direction, "a word to which the map gives a meaning: in, out")

    def seconds(self, medium: str) -> int:
        text = self.row.raw("seconds")
        if not text and medium != "call":
            return 0
        if not text:
            raise BadValue("missing_field", "", "how long the call was")
        return read_seconds(text, self.row.forms.get("seconds"))
