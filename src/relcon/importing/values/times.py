"""Times: a clock's hour in a stated zone, or with its own, as a moment in UTC; lengths in seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from relcon.importing.fates import BadValue
from relcon.importing.faults import refuse
from relcon.importing.map import Map, zone_named
from relcon.importing.read.table import Cell
from relcon.importing.values.days import DayReader

SUFFIX: Final = "suffix"
DATES_ONLY: Final = "dates_only"
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_WHEN = re.compile(rf"(?P<day>.*?[0-9A-Za-z])(?:T| +)(?P<clock>{_CLOCK.pattern})(?P<rest>.*)")
_OFFSET = re.compile(r"\(?(?:UTC|GMT)?\s?(?P<sign>[+-])(?P<hours>0?[0-9]|1[0-4])(?::?(?P<minutes>[0-5][0-9]))?\)?")
_LONGEST: Final = 9  # digits of a number in a length of time
_UTC_WORDS = frozenset({"z", "utc", "gmt", "(utc)", "(gmt)"})
_LENGTHS: Final = {
    "s": re.compile(r"(?P<s>[0-9]+)(?:\.0+)?"),
    "M:SS": re.compile(r"(?P<m>[0-9]+):(?P<s>[0-5][0-9])"),
    "H:MM:SS": re.compile(r"(?P<h>[0-9]+):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])"),
    "H:MM": re.compile(r"(?P<h>[0-9]+):(?P<m>[0-5][0-9])"),
}
"""By the form that a map states. Minutes may be above 59 where nothing stands before them."""
_HOUR, _NOON = 3600, 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, in UTC; ``twice`` where the local clock showed it twice and the earlier was taken."""

    utc: datetime
    twice: bool = False

    def day(self, zone: ZoneInfo) -> date:
        """Return its day in a zone."""
        return self.utc.astimezone(zone).date()


def zone_of(map: Map, asked: str | None, file: str) -> ZoneInfo | str:  # noqa: A002 - the field calls it a map
    """Return the zone of a file's times: a zone, `SUFFIX` where each time has its own, or `DATES_ONLY`.

    Raises
    ------
    NotImported
        Where neither the map nor counsel states one, or both do and differ.
    """
    if map.zone is not None and asked is not None and map.zone != asked:
        message = f"the map says that its times are {map.zone}, and --tz says {asked}; leave one of them out"
        raise refuse("needs_zone", file, message)
    stated = map.zone or asked
    if stated is None:
        message = (
            "the file does not say in which zone its times are; ask who made it, and state it: --tz America/Chicago, "
            "or --tz UTC"
        )
        raise refuse("needs_zone", file, message)
    if stated in (SUFFIX, DATES_ONLY):
        return stated
    zone = zone_named(stated)
    if zone is None:
        raise refuse("needs_zone", file, f'no zone is called "{stated}"; allowed: America/Chicago and the like, or UTC')
    return zone


def zone_said(zone: ZoneInfo | str) -> str:
    """Return in words which zone a file's times have."""
    return {DATES_ONLY: "none: the file has days only", SUFFIX: "that of each time"}.get(str(zone), str(zone))


@dataclass(frozen=True)
class TimeReader:
    """Reads the moments of a table.

    Attributes
    ----------
    days
        Who reads the days.
    zone
        The zone of the times, or `SUFFIX`.
    abbreviations
        What EDT and the like mean, as the map states.
    """

    days: DayReader
    zone: ZoneInfo | str
    abbreviations: dict[str, str]

    def read(self, cell: Cell) -> Moment | None:
        """Return the moment of a cell that has day and time; ``None`` where it says that there is none.

        Raises
        ------
        BadValue
            Where it is none.
        """
        text = " ".join(cell.text.split())
        found = _WHEN.fullmatch(text)
        if found is None:
            if self.days.read(cell) is None:
                return None
            raise BadValue("bad_date", text, "a day with a time, such as 2025-06-03 14:30:00")
        day = self.days.read(replace(cell, text=found["day"]))
        return None if day is None else self._moment(day, read_clock(found["clock"]), found["rest"].strip(), text)

    def read_apart(self, day: Cell, clock: Cell) -> Moment | None:
        """Return the moment of a day and a time in two cells; ``None`` where there is no day.

        Raises
        ------
        BadValue
            Where one of them is none.
        """
        found = self.days.read(day)
        text = " ".join(clock.text.split())
        parts = re.fullmatch(rf"(?P<clock>{_CLOCK.pattern})(?P<rest>.*)", text)
        if found is None:
            return None
        if parts is None:
            raise BadValue("bad_date", text, "a time such as 14:30:00")
        return self._moment(found, read_clock(parts["clock"]), parts["rest"].strip(), f"{day.text.strip()} {text}")

    def _moment(self, day: date, clock: time, rest: str, text: str) -> Moment:
        local = datetime.combine(day, clock)
        if isinstance(self.zone, ZoneInfo):
            if rest:
                raise BadValue("bad_date", text, "a time without a zone of its own, as the map states one")
            return in_zone(local, self.zone, text)
        return Moment((local - self._offset(rest, text)).replace(tzinfo=UTC))

    def _offset(self, rest: str, text: str) -> timedelta:
        rest = self.abbreviations.get(rest, rest)
        if rest.lower() in _UTC_WORDS:
            return timedelta(0)
        found = _OFFSET.fullmatch(rest)
        if found is None:
            raise BadValue("bad_date", text, "a time with its zone, such as (UTC-5), or an abbreviation of the map")
        ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        return ahead if found["sign"] == "+" else -ahead


def in_zone(local: datetime, zone: ZoneInfo, text: str = "") -> Moment:
    """Return the moment of a local time; of an hour that comes twice the earlier.

    Raises
    ------
    BadValue
        ``no_such_time`` where the clocks passed over it.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    utc = first.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) != local:
        raise BadValue("no_such_time", text or str(local), "a time that the clocks showed; is the zone right?")
    return Moment(utc, first.utcoffset() != second.utcoffset())


def read_clock(text: str) -> time:
    """Return a time of day: ``21:47:27``, ``3:26:48 PM``.

    Raises
    ------
    BadValue
        Where it is none.
    """
    found = _CLOCK.fullmatch(text.strip())
    hour = int(found["hour"]) if found is not None else -1
    if found is not None and found["half"]:
        afternoon = found["half"] in "Pp"
        hour = hour % _NOON + (_NOON if afternoon else 0) if 1 <= hour <= _NOON else -1
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0)) if found is not None else time(-1)
    except ValueError:
        raise BadValue("bad_date", text, "a time such as 14:30:00") from None


def read_seconds(text: str, form: str | None = None) -> int:
    """Return a length of time in seconds, in the form that the map states: ``s``, ``M:SS``, ``H:MM:SS``, ``H:MM``.

    Raises
    ------
    BadValue
        Where it is none.
    """
    plain = text.strip()
    known = _LENGTHS.get(form or "s")
    found = known.fullmatch(plain) if known is not None else None
    if found is None or any(len(value) > _LONGEST for value in found.groupdict().values()):
        raise BadValue("bad_quantity", text, _allowed_length(plain, form))
    parts = {name: int(value) for name, value in found.groupdict().items()}
    return parts.get("h", 0) * _HOUR + parts.get("m", 0) * 60 + parts.get("s", 0)


def _allowed_length(text: str, form: str | None) -> str:
    if form is not None:
        return f"a length of time in the form {form}"
    fits = [name for name, known in _LENGTHS.items() if known.fullmatch(text)]
    if not fits:
        return "a length of time, as a number of seconds"
    said = f'in the map, seconds: {{column: ..., form: "{fits[0]}"}} says that it is {" or ".join(fits)}'
    return f"a length of time, as a number of seconds; {said}"
