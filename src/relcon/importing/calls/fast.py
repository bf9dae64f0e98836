"""Calls of large plain files, by polars: whatever is not plainly right goes row by row through the careful reader.

Polars only splits and looks up. Each different number, day, clock, length and word is judged once, by the functions
that judge it in a row; a row with one that cannot be used is read anew with care, and so is all that may be furniture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from relcon.importing.by_map import MappedTable, stated_map
from relcon.importing.calls.kept import has_polars
from relcon.importing.calls.plain import Body, Plain
from relcon.importing.fates import BadValue, Fate
from relcon.importing.faults import NotImported
from relcon.importing.layout import LOOKED_AT, Layout, furniture_kind, laid_out
from relcon.importing.map import Map
from relcon.importing.mapping import LONGEST
from relcon.importing.numbers import number_of
from relcon.importing.profiles import matching
from relcon.importing.read.delimited import SEPARATORS
from relcon.importing.read.table import Cell, Table, folded
from relcon.importing.values.days import DayReader, day_reader
from relcon.importing.values.times import in_zone, read_clock, read_seconds

if TYPE_CHECKING:
    import polars as pl

    from relcon.importing.request import Ground

LEAST: Final = 1_000_000
"""Bytes of a file from which on it is read so."""
_ODD: Final = 200_000  # rows that may need the careful reader; a file of more is read with care altogether
_FIELDS: Final = frozenset({"date", "time", "when", "from", "to", "target", "other", "direction", "seconds", "medium"})
_CLOCK: Final = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_WHEN: Final = rf"^(.*?[0-9A-Za-z])(?:T| +)({_CLOCK})$"
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Large:
    """A large plain file under its map.

    Attributes
    ----------
    whole
        The file, its header and what stands above it; without its rows.
    body
        The rows.
    """

    whole: MappedTable
    body: Body

    @classmethod
    def of(cls, ground: Ground, least: int = LEAST) -> Large | None:
        """Return a file as one that can be read fast; ``None`` where it must be read with care."""
        source, asked = ground.source, ground.request
        if source.form != "text" or source.size < least or not has_polars():
            return None
        map_ = stated_map(ground)
        if asked.encoding or asked.sheet or (map_ is not None and (map_.file.encoding or map_.file.sheet)):
            return None
        plain = Plain.of(source.data, map_.file.separator if map_ is not None else None)
        if plain is None:
            return None
        found = {"encoding": "UTF-8", "separator": SEPARATORS.get(plain.separator, plain.separator)}
        head = Table(source.name, tuple(plain.first(LOOKED_AT)), found=found)
        try:
            map_ = map_ or matching(laid_out(head).names)
            if map_ is None or map_.kind != asked.kind or not _is_simple(map_):
                return None
            layout = laid_out(head, map_.named, map_.file.header)
        except NotImported:
            return None  # the careful reader says what is wrong
        body = Body.of(plain, layout.header)
        above = tuple(fate for fate in layout.furniture if fate.row.number <= layout.header.number)
        bare = replace(head, rows=())
        return cls(MappedTable(bare, replace(layout, rows=(), furniture=above), map_), body) if body else None

    @property
    def read(self) -> int:
        """How many rows it has."""
        return self.whole.layout.header.number + self.body.count + len(self.body.end)

    def with_care(self, places: Iterable[int]) -> MappedTable:
        """Return some rows of the body, and those after it, for the careful reader."""
        rows = [*self.body.rows(sorted(places)), *self.body.end]
        last = max(
            (row.number for row in self.body.end if not row.blank), default=self.body.number + self.body.count - 1
        )
        layout, kept, furniture = self.whole.layout, [], list(self.whole.layout.furniture)
        for row in rows:
            kind = furniture_kind(row, layout.header, last)
            if kind is None:
                kept.append(row)
            else:
                furniture.append(Fate(row, kind))
        return replace(self.whole, layout=Layout(layout.header, layout.columns, tuple(kept), tuple(furniture)))


def _is_simple(map_: Map) -> bool:
    """Whether a map says of each field where it stands, and no more."""
    one_each = all(len(one.column) == 1 and one.unit_column is None for one in map_.columns.values())
    words = all(isinstance(meaning, str) for words in map_.words.values() for meaning in words.values())
    return (
        one_each
        and words
        and not map_.sections
        and map_.columns.keys() <= _FIELDS
        and map_.constants.keys() <= {"medium"}
    )


class Judged:
    """The values of a large file's rows, each different one judged once.

    Attributes
    ----------
    table
        Of each row its ``place``, what was read of it (``from``, ``to``, ``medium``, ``utc``, ``seconds``), ``twice``,
        and the raw text; nothing where the row must be read with care.
    days
        Who read the days.
    """

    def __init__(self, large: Large, zone: ZoneInfo, region: str) -> None:
        self.large, self.zone, self.region = large, zone, region
        self.map, self.layout = large.whole.map, large.whole.layout
        self.at = {name: f"c{self.layout.columns[folded(one.column[0])]}" for name, one in self.map.columns.items()}
        self.days = DayReader()
        self.table: pl.DataFrame | None = None

    def read(self) -> bool:
        """Read the rows; return whether they could be: else the file is to be read with care."""
        import polars as pl

        columns = [self.layout.columns[folded(one.column[0])] for one in self.map.columns.values()]
        width = len(self.layout.header.cells)
        raw = self.large.body.table(columns, width)
        if raw is None:
            return False
        short = pl.all_horizontal(pl.col("^c[0-9]+$").str.len_bytes() <= LONGEST)
        first = pl.col("c0").str.strip_chars().str.to_lowercase()
        head = folded(self.layout.header.cells[0])
        suspect = (
            first.str.contains("^(grand|total|sum|count)")
            | (first == "")
            | (first == head)
            | first.str.contains(r"[^\x20-\x7e]")
        )
        table = raw.with_columns(plain=short & ~suspect)
        table = self._numbers(table)
        table = self._words(table)
        table = self._lengths(table)
        table = self._times(table)
        wanted = ("from", "to", "medium", "utc", "seconds")
        self.table = table.with_columns(
            good=pl.col("plain") & pl.all_horizontal(pl.col(name).is_not_null() for name in wanted)
        )
        return self.table.height - int(self.table["good"].sum()) <= _ODD

    def _looked_up(
        self, table: pl.DataFrame, column: str, name: str, judge: Callable[[str], Any], kind: Any
    ) -> pl.DataFrame:
        """Return the table with a column's values as they are judged, each different one once."""
        import polars as pl

        texts = table.select(pl.col(column).unique()).to_series()
        values = [_or_none(judge, text) for text in texts]
        judged = pl.DataFrame({column: texts, name: values}, schema={column: pl.String, name: kind})
        return table.join(judged, on=column, how="left", maintain_order="left")

    def _numbers(self, table: pl.DataFrame) -> pl.DataFrame:
        """Return the table with ``from`` and ``to``, and their raw text."""
        import polars as pl

        found: dict[str, tuple[pl.Expr, pl.Expr]] = {}
        for field in ("from", "to", "target", "other"):
            if field in self.at:
                words = {folded(word) for word in self.map.words_of(self.map.columns[field].column[0]) or {}}

                def judge(text: str, words: set[str] = words) -> str | None:
                    return None if folded(text) in words else number_of(text.strip(), self.region)

                table = self._looked_up(table, self.at[field], f"n_{field}", judge, pl.String)
                found[field] = pl.col(f"n_{field}"), pl.col(self.at[field]).str.strip_chars()
        if "direction" in self.at and "target" in self.at:
            table = self._meant(table, "direction", "way", ("in", "out", "as_written"))
        numbers, raw = (self._ends({name: one[kind] for name, one in found.items()}) for kind in (0, 1))
        return table.with_columns(**numbers, **{f"{name}_raw": text for name, text in raw.items()})

    def _ends(self, found: Mapping[str, pl.Expr]) -> dict[str, pl.Expr]:
        """Return who called and who was called: as written, or by the direction."""
        import polars as pl

        if not ("direction" in self.at and "target" in self.at):
            return {"from": found["from"], "to": found["to"]}
        way, target = pl.col("way"), found["target"]
        caller, called = (found.get("other", found.get(name, pl.lit(None, pl.String))) for name in ("from", "to"))
        both = {"from", "to"} <= found.keys()
        first, second = (found[name] if both else pl.lit(None, pl.String) for name in ("from", "to"))
        return {
            "from": pl.when(way == "in")
            .then(caller)
            .when(way == "out")
            .then(target)
            .when(way == "as_written")
            .then(first),
            "to": pl.when(way == "in")
            .then(target)
            .when(way == "out")
            .then(called)
            .when(way == "as_written")
            .then(second),
        }

    def _words(self, table: pl.DataFrame) -> pl.DataFrame:
        """Return the table with ``medium``."""
        import polars as pl

        if "medium" in self.at:
            return self._meant(table, "medium", "medium", ("call", "text", "app"))
        stated = self.map.constants.get("medium", "call")
        return table.with_columns(medium=pl.lit(stated if stated in ("call", "text", "app") else None, pl.String))

    def _meant(self, table: pl.DataFrame, field: str, name: str, allowed: tuple[str, ...]) -> pl.DataFrame:
        import polars as pl

        words = self.map.words_of(self.map.columns[field].column[0])
        meanings = {folded(word): meaning for word, meaning in (words or {}).items()}

        def judge(text: str) -> str | None:
            said = meanings.get(folded(text)) if words is not None else " ".join(text.split())
            return said if isinstance(said, str) and said in allowed else None

        return self._looked_up(table, self.at[field], name, judge, pl.String)

    def _lengths(self, table: pl.DataFrame) -> pl.DataFrame:
        """Return the table with ``seconds``; of texts without one, none."""
        import polars as pl

        if "seconds" not in self.at:
            return table.with_columns(
                seconds=pl.when(pl.col("medium") != "call").then(pl.lit(0, pl.Int64)), seconds_raw=pl.lit("")
            )
        form = self.map.columns["seconds"].form
        column = self.at["seconds"]
        table = self._looked_up(table, column, "length", lambda text: read_seconds(text.strip(), form), pl.Int64)
        raw = pl.col(column).str.strip_chars()
        none = (raw == "") & (pl.col("medium") != "call")
        return table.with_columns(seconds=pl.when(none).then(0).otherwise("length"), seconds_raw=raw)

    def _times(self, table: pl.DataFrame) -> pl.DataFrame:
        """Return the table with ``utc``, and ``twice`` where the clock showed a time twice."""
        import polars as pl

        field = "when" if "when" in self.at else "date"
        column = self.at[field]
        seen = table.group_by(column, maintain_order=True).agg(place=pl.col("place").first())
        number = int(column[1:]) + 1
        cells = [Cell(text, None, f"row {place}, column {number}") for text, place in seen.iter_rows()]
        cells += [row.cell(number - 1) for row in self.large.with_care(()).layout.rows]
        self.days = day_reader(cells, self.map.dates, self.large.whole.table.file)
        if field == "when":
            parts = pl.col(column).str.strip_chars().str.extract_groups(_WHEN)
            table = table.with_columns(day_text=parts.struct[0], clock_text=parts.struct[1])
            raw = pl.col(column).str.strip_chars()
        else:
            time = pl.col(self.at["time"]).str.strip_chars()
            table = table.with_columns(
                day_text=pl.col(column), clock_text=pl.when(time.str.contains(f"^{_CLOCK}$")).then(time)
            )
            raw = pl.col(column).str.strip_chars() + " " + time
        table = self._looked_up(table, "day_text", "day", self._day, pl.Int64)
        table = self._looked_up(table, "clock_text", "clock", _seconds_of_day, pl.Int64)
        shifts = self._looked_up(
            table.select(pl.col("day").cast(pl.String).unique()), "day", "ahead", self._ahead, pl.Int64
        )
        table = table.join(
            shifts.select(pl.col("day").cast(pl.Int64), "ahead"),
            on="day",
            how="left",
            maintain_order="left",
            nulls_equal=False,
        )
        changing = table.filter(pl.col("ahead").is_null() & pl.col("day").is_not_null() & pl.col("clock").is_not_null())
        pairs = changing.select("day", "clock").unique()
        exact = [self._exact(day, clock) for day, clock in pairs.iter_rows()]
        told = pairs.with_columns(
            pl.Series("exact", [utc for utc, _ in exact], dtype=pl.Int64),
            pl.Series("twice", [twice for _, twice in exact], dtype=pl.Boolean),
        )
        table = table.join(told, on=["day", "clock"], how="left", maintain_order="left")
        constant = pl.col("day") * 86_400 + pl.col("clock") - pl.col("ahead")
        return table.with_columns(
            utc=pl.coalesce(constant, "exact"), twice=pl.col("twice").fill_null(value=False), when_raw=raw
        )

    def _day(self, text: str) -> int | None:
        day = self.days.read(Cell(text, None, ""))
        return (day - _EPOCH).days if day is not None else None

    def _ahead(self, text: str) -> int | None:
        """Return by how many seconds the clocks of a day were ahead of UTC; nothing where they were changed."""
        day = datetime.combine(_EPOCH + timedelta(days=int(text)), datetime.min.time())
        first, last = (self._offset(one) for one in (day, day + timedelta(days=1)))
        return first if first == last else None

    def _offset(self, local: datetime) -> int:
        utc = in_zone(local, self.zone).utc
        return round((local.replace(tzinfo=UTC) - utc).total_seconds())

    def _exact(self, day: int, clock: int) -> tuple[int | None, bool]:
        local = datetime.combine(_EPOCH, datetime.min.time()) + timedelta(days=day, seconds=clock)
        try:
            moment = in_zone(local, self.zone)
        except BadValue:
            return None, False
        return int(moment.utc.timestamp()), moment.twice


def _seconds_of_day(text: str) -> int:
    clock = read_clock(text)
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def _or_none(judge: Callable[[str], Any], text: str | None) -> Any:
    """Return what a text is judged to be; nothing where it cannot be used."""
    try:
        return judge(text) if text is not None else None
    except (BadValue, OverflowError):
        return None
