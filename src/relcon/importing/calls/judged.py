"""The values of a large file's rows, each different one judged once, by the functions that judge it in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from relcon.importing.calls.coded import NONE, Coded, Columns, is_odd
from relcon.importing.calls.reading import CLOCK
from relcon.importing.calls.talks import CALL, MEDIA, Ints, narrow
from relcon.importing.fates import BadValue
from relcon.importing.mapping import LONGEST
from relcon.importing.numbers import number_of
from relcon.importing.read.table import Cell, folded
from relcon.importing.values.days import DayReader, day_reader
from relcon.importing.values.times import in_zone, read_clock, read_seconds

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from relcon.importing.calls.plain_table import PlainTable

_WAYS: Final = ("in", "out", "as_written")
_EPOCH: Final = date(1970, 1, 1)
_DAY: Final = 86_400
_EXACT: Final = len("21:47:27")
_NUMBERS: Final = ("from", "to", "target", "other")


@dataclass(frozen=True)
class Doubt:
    """A column of which some texts cannot be used; without ``bad``, one on whose text depends what others mean."""

    column: Coded
    bad: Ints | None = None

    def at(self, rows: Ints) -> Ints:
        """Return by row the code of a text that cannot be used, counted from 1; else 0."""
        codes = self.column.codes[rows]
        told = codes.astype(np.int64) + 1
        return told if self.bad is None else np.where(self.bad[codes], told, 0)


class Judged:
    """The values of a large file's rows.

    Attributes
    ----------
    numbers
        The telephone numbers, by code.
    from_, to, medium, utc, seconds
        By row: codes of numbers, the place among the media, when and how long; below 0 where it cannot be used.
    good, odd
        By row, whether all can be used; whether it may be other than a row of the table, and is read with care.
    twice
        By row, whether the clock showed its time twice.
    raw
        By field, the text as it stands.
    days
        Who read the days.
    """

    def __init__(self, table: PlainTable, zone: ZoneInfo, region: str, moved: Callable[[int, int], None]) -> None:
        self.table, self.zone, self.region = table, zone, region
        self.map, layout = table.map, table.whole.layout
        self.at = {name: layout.columns[folded(one.column[0])] for name, one in self.map.columns.items()}
        self.raw: dict[str, Coded] = {}
        self.doubts: list[Doubt] = []
        self.numbers: list[str] = []
        head = folded(layout.header.cells[0])
        columns = Columns(table.body, set(self.at.values()), self.at.get("when"))
        columns.read(moved, head)
        self._columns = {place: columns.column(f"c{place}") for place in set(self.at.values())}
        self._clock = columns.column("clock") if "when" in self.at else self._columns[self.at["time"]]
        odd = columns.odd
        if odd is None:
            first = self._columns[0]
            odd = first.told(lambda text: is_odd(text, head))[first.codes]
        self.odd: Ints = odd
        self._judge_numbers()
        self._judge_words()
        self._judge_lengths()
        self._judge_times()
        self._columns.clear()
        for one in self.raw.values():
            if (is_long := (one.texts.str.len_bytes() > LONGEST).to_numpy()).any():
                self.odd = self.odd | is_long[one.codes]
        self.good = (self.from_ >= 0) & (self.to >= 0) & (self.medium >= 0) & (self.seconds >= 0)
        self.good &= (self.utc != NONE) & ~self.odd

    def __len__(self) -> int:
        return len(self.utc)

    def _column(self, field: str) -> Coded:
        return self._columns[self.at[field]]

    def _judge_numbers(self) -> None:
        """Judge who called and who was called: as written, or by the direction."""
        codes: dict[str, int] = {}
        self._way: Ints | None = None
        if "direction" in self.at and "target" in self.at:
            column = self._column("direction")
            self._way = self._meanings("direction", _WAYS)[column.codes]
            self.doubts.append(Doubt(column))

        def code(number: str) -> int:
            if number not in codes:
                codes[number] = len(codes)
                self.numbers.append(number)
            return codes[number]

        found: dict[str, tuple[Ints, Coded]] = {}
        for field in _NUMBERS:
            if field in self.at:
                words = {folded(word) for word in self.map.words_of(self.map.columns[field].column[0]) or {}}

                def judge(text: str, words: set[str] = words) -> int | None:
                    return None if folded(text) in words else code(number_of(text.strip(), self.region))

                column = self._column(field)
                values = column.judged(judge)
                self.doubts.append(Doubt(column, values == NONE))
                found[field] = np.maximum(values, -1), column
        self.from_, self.to = self._ends({name: narrow(one)[column.codes] for name, (one, column) in found.items()})
        plain = {name: column.texts.str.strip_chars() for name, (_, column) in found.items()}
        texts = pl.concat([pl.Series([""]), *plain.values()]).unique().sort()
        places = {name: one.cast(pl.Enum(texts)).to_physical().to_numpy() for name, one in plain.items()}
        raw = self._ends({name: narrow(one)[found[name][1].codes] for name, one in places.items()}, nothing=0)
        self.raw |= {name: Coded(texts, codes) for name, codes in zip(("from_raw", "to_raw"), raw, strict=True)}

    def _ends(self, found: dict[str, Ints], nothing: int = -1) -> tuple[Ints, Ints]:
        """Return, of the columns of fields, who called and who was called; ``nothing`` where it is not told."""
        if self._way is None:
            return found["from"], found["to"]
        nobody = np.int32(nothing)
        caller, called = (found.get("other", found.get(name, nobody)) for name in ("from", "to"))
        written = {"from", "to"} <= found.keys()
        first, second = (found[name] if written else nobody for name in ("from", "to"))
        ways, target = [self._way == way for way in range(len(_WAYS))], found["target"]
        return (
            np.select(ways, [caller, target, first], nobody),
            np.select(ways, [target, called, second], nobody),
        )

    def _judge_words(self) -> None:
        if "medium" in self.at:
            column = self._column("medium")
            self.medium: Ints = self._meanings("medium", MEDIA)[column.codes]
            self.doubts.append(Doubt(column))
        else:
            stated = self.map.constants.get("medium", "call")
            code = MEDIA.index(stated) if stated in MEDIA else -1
            self.medium = np.full(len(self.from_), code, dtype=np.int8)

    def _meanings(self, field: str, allowed: Sequence[str]) -> Ints:
        """Return by text of a field's column which of the allowed words it means."""
        words = self.map.words_of(self.map.columns[field].column[0])
        meanings = {folded(word): meaning for word, meaning in (words or {}).items()}

        def judge(text: str) -> int | None:
            said = meanings.get(folded(text)) if words is not None else " ".join(text.split())
            return allowed.index(said) if isinstance(said, str) and said in allowed else None

        return np.maximum(self._column(field).judged(judge), -1).astype(np.int8)

    def _judge_lengths(self) -> None:
        """Judge how long calls were; of texts that do not say, 0."""
        if "seconds" not in self.at:
            self.seconds: Ints = np.where(self.medium == CALL, -1, 0)
            self.raw["seconds_raw"] = Coded.of([""], np.zeros(len(self.medium), dtype=np.uint8))
            return
        form, column = self.map.columns["seconds"].form, self._column("seconds")
        values = column.judged(lambda text: read_seconds(text.strip(), form))
        empty = column.told(lambda text: not text.strip())
        self.seconds = narrow(np.maximum(values, -1))[column.codes]
        if empty.any():
            self.seconds[empty[column.codes] & (self.medium != CALL)] = 0
        self.doubts.append(Doubt(column, values == NONE))
        self.raw["seconds_raw"] = column.plainly()

    def _judge_times(self) -> None:
        """Judge when each began."""
        field = "when" if "when" in self.at else "date"
        day, clock, apart = self._column(field), self._clock, field == "date"
        self.days = self._day_reader(day, clock, self.at[field], apart=apart)
        days = day.judged(lambda text: self._day(text if apart else text.strip().removesuffix("T")))
        clocks = _judge_clocks(clock.texts)
        ahead = {one: self._ahead(one) for one in set(days.tolist()) - {NONE}}
        base = [NONE if one == NONE or ahead[one] is None else one * _DAY - (ahead[one] or 0) for one in days.tolist()]
        begins = np.array(base, dtype=np.int64)
        self.utc: Ints = begins[day.codes]
        self.utc += np.maximum(clocks, 0).astype(np.int32)[clock.codes]
        for bad, column in ((begins == NONE, day), (clocks == NONE, clock)):
            if bad.any():
                self.utc[bad[column.codes]] = NONE
        self.twice = np.zeros(len(self.utc), dtype=bool)
        changing = np.array([one != NONE and ahead[one] is None for one in days.tolist()], dtype=bool)
        if changing.any():
            rows = np.flatnonzero(changing[day.codes])
            self._judge_changes(rows, days[day.codes[rows]], clocks[clock.codes[rows]])
        self.doubts += [Doubt(day, days == NONE), Doubt(clock, clocks == NONE)]
        self._moment = day, clock
        self.raw["date_raw"] = day.plainly(end=apart)
        self.raw["time_raw"] = clock.plainly()

    def _judge_changes(self, rows: Ints, days: Ints, clocks: Ints) -> None:
        """Judge the times of days on which clocks were changed."""
        told = clocks != NONE
        rows = rows[told]
        pairs, place = np.unique(days[told] * _DAY + clocks[told], return_inverse=True)
        exact = [self._exact(*divmod(pair, _DAY)) for pair in pairs.tolist()]
        self.utc[rows] = np.array([utc for utc, _ in exact], dtype=np.int64)[place]
        self.twice[rows] = np.array([twice for _, twice in exact], dtype=bool)[place]

    def _day_reader(self, day: Coded, clock: Coded, column: int, *, apart: bool) -> DayReader:
        """Return the reader of the days: as stated, or in the order that the first of each different day prove."""
        number = self.table.body.number
        cells = []
        for code in np.argsort(day.first, kind="stable").tolist():
            row = int(day.first[code])
            text = day.texts[code] + ("" if apart else clock.texts[int(clock.codes[row])])
            cells.append(Cell(text, None, f"row {number + row}, column {column + 1}"))
        cells += [row.cell(column) for row in self.table.with_care(()).layout.rows]
        return day_reader(cells, self.map.dates, self.table.whole.table.file)

    def _day(self, text: str) -> int | None:
        day = self.days.read(Cell(text, None, ""))
        return (day - _EPOCH).days if day is not None else None

    def _ahead(self, day: int) -> int | None:
        """Return by how many seconds the clocks of a day were ahead of UTC; nothing where they were changed."""
        begin = datetime.combine(_EPOCH + timedelta(days=day), datetime.min.time())
        first, last = (self._offset(one) for one in (begin, begin + timedelta(days=1)))
        return first if first == last else None

    def _offset(self, local: datetime) -> int:
        utc = in_zone(local, self.zone).utc
        return round((local.replace(tzinfo=UTC) - utc).total_seconds())

    def _exact(self, day: int, clock: int) -> tuple[int, bool]:
        local = datetime.combine(_EPOCH, datetime.min.time()) + timedelta(days=day, seconds=clock)
        try:
            moment = in_zone(local, self.zone)
        except BadValue:
            return NONE, False
        return int(moment.utc.timestamp()), moment.twice

    def doubtful(self, rows: Ints) -> pl.DataFrame:
        """Return of rows that cannot be used what is in doubt: rows that are alike in it share their fate."""
        found = {str(place): doubt.at(rows) for place, doubt in enumerate(self.doubts)}
        by_text = np.any([doubt.at(rows) > 0 for doubt in self.doubts if doubt.bad is not None], axis=0)
        passed_over = (self.utc[rows] == NONE) & ~by_text  # the day is one, the time is one, and both together are not
        found |= {
            name: np.where(passed_over, part.codes[rows].astype(np.int64) + 1, 0)
            for name, part in zip(("day", "clock"), self._moment, strict=True)
        }
        return pl.DataFrame(found)


def _judge_clocks(texts: pl.Series) -> Ints:
    """Return by text the second of the day: of 21:47:27 and the like each minute is judged once, as they are many."""
    exact = (texts.str.len_chars() == _EXACT) & texts.str.contains(r"[0-5][0-9]$") & ~texts.str.contains(r"[^0-9:]")
    minutes, later = texts.filter(exact).str.slice(0, 6), texts.filter(exact).str.slice(6, 2)
    column = Coded(minutes.unique(), np.arange(0))
    begins = column.judged(lambda minute: _seconds_of_day(f"{minute}00"))
    begin = begins[minutes.cast(pl.Enum(column.texts)).to_physical().to_numpy()]
    told = np.empty(len(texts), dtype=np.int64)
    told[exact.to_numpy()] = np.where(begin == NONE, NONE, begin + later.cast(pl.Int64).to_numpy())
    told[~exact.to_numpy()] = Coded(texts.filter(~exact), np.arange(0)).judged(_seconds_of_day)
    return told


def _seconds_of_day(text: str) -> int | None:
    plain = text.strip()
    if CLOCK.fullmatch(plain) is None:
        return None
    try:
        clock = read_clock(plain)
    except BadValue:
        return None
    return clock.hour * 3600 + clock.minute * 60 + clock.second
