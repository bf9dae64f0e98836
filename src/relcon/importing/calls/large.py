"""Large plain files of calls, read in pieces and as columns: the same rows, fates and contacts as row by row.

Each different number, day, clock, length and word is judged once. A row that may be furniture is read with care; of
rows that cannot be used, one of each kind is, and tells the fate of all that are alike in what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl

from relcon.importing.by_map import nothing_usable
from relcon.importing.calls import many
from relcon.importing.calls.coded import Coded
from relcon.importing.calls.ends import Ends
from relcon.importing.calls.judged import Judged
from relcon.importing.calls.kept import frame_of, parquet
from relcon.importing.calls.plain import NotPlain
from relcon.importing.calls.plain_table import LEAST, PlainTable
from relcon.importing.calls.reading import RowReader, came_twice, check_map, times_of
from relcon.importing.calls.settled import Among
from relcon.importing.calls.talks import CALL, MEDIA, Ints, Talks, near, same
from relcon.importing.fates import REASONS, Fate, Tally
from relcon.importing.values.times import TimeReader

if TYPE_CHECKING:
    from relcon.importing.request import Ground, Outcome
    from relcon.importing.store import StoredRow

SHOWN = 10_000
"""Rows of one reason that are listed one by one; of more only their number is told, and each row's reason is kept."""
_WITH_CARE: Final = 200_000
"""Rows that may need the careful reader; a file of more is read with care altogether."""
STORED: Final = (
    "reason",
    "place",
    "utc",
    "seconds",
    "medium",
    "from",
    "to",
    "date_raw",
    "time_raw",
    "from_raw",
    "to_raw",
    "seconds_raw",
)
_KEPT: Final = (*many.REASONS, "zero_seconds", "service_number", "same_row")
_ZERO, _SERVICE, _SAME_ROW = range(len(many.REASONS), len(_KEPT))


def read_large(ground: Ground, least: int = LEAST) -> Outcome | None:
    """Read a large plain file of calls; ``None`` where it must be read with care.

    Parameters
    ----------
    ground
        The file, and the matter.
    least
        Bytes from which on a file is large.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    table = PlainTable.of(ground, least)
    if table is None:
        return None
    check_map(table.map, ground.source.name)
    zone = times_of(table.map, ground)
    days = ground.settings.days_in(ground.source.name)
    if not isinstance(zone, ZoneInfo):
        return None
    try:
        judged = Judged(table, zone, ground.settings.region, lambda done, of: ground.request.moved("reading", done, of))
        refused = Refused.of(judged, ground)
    except NotPlain:
        return None
    ground.request.moved("joining")
    reader = RowReader(table.map, TimeReader(judged.days, zone, table.map.abbreviations), ground)
    care = table.with_care((judged.table.body.number + refused.careful).tolist())
    reader.part(care)
    good = Good.of(judged, reader)
    among = Among.of(ground, table.map)
    joined = among.joined(Talks.together([good.talks, Talks.of(reader.talks.values())]), Ends(ground.people, days))
    place, why = joined.reasons(among.file, among.order)
    number = good.settle(why)
    of_odd = {at: many.REASONS[one] for at, one in zip(place[number:].tolist(), why[number:].tolist(), strict=True)}
    odd = [replace(one, reason=of_odd[one.row.number]) if one.reason == "used" else one for one in reader.fates]
    tally = good.tally(odd)
    tally.many.update(refused.many)
    tally.extend(care.layout.furniture)
    if not tally.counts["used"] and not tally.counts["duplicate"]:
        tally.extend(one for one in refused.shown if one.row.label not in tally.fates)
        raise nothing_usable(tally, ground.source.name)
    rows = [replace(row, reason=of_odd[row.values["place"]]) if row.reason == "used" else row for row in reader.stored]
    outcome = care.outcome_of(tally, (), judged.days)
    outcome.read, outcome.known = table.read, joined
    outcome.found["zone"] = outcome.options["zone"] = ground.request.tz or str(table.map.zone)
    outcome.notes += came_twice(reader.twice + int(np.count_nonzero(judged.twice & judged.good)))
    outcome.notes += [
        f"{number:,} rows are told in number only ({reason}): imported/rows has each with its reason"
        for reason, number in tally.many.items()
        if reason != "used"
    ]
    ground.request.moved("writing")
    stored = good.frame(rows)
    for more in (refused.frame(stored.schema), _like(frame_of(rows), stored.schema) if rows else stored.clear()):
        stored = stored.merge_sorted(more, key="place") if more.height else stored
    outcome.table = parquet(stored)
    return outcome


def _like(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """Return a table with the columns, and the kinds of columns, of another."""
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())


@dataclass(frozen=True)
class Refused:
    """The rows that cannot be used.

    Attributes
    ----------
    judged
        The rows of the file.
    careful
        Those that the careful reader reads and tells one by one, in their order.
    many
        By reason, how many there are besides, which are told in number.
    rows, reasons
        These rows, and why each cannot be used.
    shown
        One of each kind.
    """

    judged: Judged
    careful: Ints
    many: dict[str, int]
    rows: Ints
    reasons: Sequence[str]
    shown: Sequence[Fate]

    @classmethod
    def of(cls, judged: Judged, ground: Ground) -> Refused:
        """Return the rows of a file that cannot be used.

        Raises
        ------
        NotPlain
            Where so many must be read with care that the whole file had better be.
        """
        odd = np.flatnonzero(judged.odd)
        bad = np.flatnonzero(~judged.good & ~judged.odd)
        if len(bad) <= SHOWN:
            return cls(judged, _few(np.sort(np.concatenate((odd, bad)))), {}, bad[:0], (), ())
        doubts = judged.doubtful(bad).with_row_index("row")
        names = doubts.columns[1:]
        kinds = doubts.group_by(names, maintain_order=True).agg(pl.col("row").first()).with_row_index("kind")
        kind = doubts.join(kinds.drop("row"), on=names, how="left", maintain_order="left")["kind"].to_numpy()
        first = _few(bad[kinds["row"].to_numpy()])
        zone = times_of(judged.map, ground)
        reader = RowReader(judged.map, TimeReader(judged.days, zone, judged.map.abbreviations), ground)
        reader.part(judged.table.with_care((judged.table.body.number + first).tolist()))
        told = {one.row.number - judged.table.body.number: one for one in reader.fates}
        stored = {int(row.values["place"]) - judged.table.body.number for row in reader.stored}
        plain = [told[one].reason if one in told and one not in stored else "" for one in first.tolist()]
        numbers = np.bincount(kind, minlength=len(plain))
        sums: dict[str, int] = {}
        for reason, number in zip(plain, numbers.tolist(), strict=True):
            sums[reason] = sums.get(reason, 0) + number
        many_ = {reason: number for reason, number in sums.items() if reason and number > SHOWN}
        in_number = np.array([reason in many_ for reason in plain], dtype=bool)[kind]
        careful = _few(np.sort(np.concatenate((odd, bad[~in_number]))))
        reasons = [plain[one] for one in kind[in_number].tolist()]
        return cls(judged, careful, many_, bad[in_number], reasons, list(told.values()))

    def frame(self, schema: pl.Schema) -> pl.DataFrame:
        """Return those that are told in number, with their reason and the raw text."""
        judged, rows = self.judged, self.rows
        columns = {"reason": list(self.reasons), "place": judged.table.body.number + rows}
        raw = {name: judged.raw[name].series(name, rows).cast(pl.String) for name in schema if name in judged.raw}
        found = pl.DataFrame({**columns, **raw})
        nothing = [pl.lit(None).alias(name) for name in schema if name not in found.columns]
        return _like(found.with_columns(nothing), schema)


def _few(rows: Ints) -> Ints:
    if len(rows) > _WITH_CARE:
        raise NotPlain
    return rows


@dataclass
class Good:
    """The rows of which all can be used.

    Attributes
    ----------
    judged, rows
        The rows of the file, and which of them these are.
    reason
        Why each is kept: a place of ``_KEPT``; until they are settled, of all talks that they are used.
    """

    judged: Judged
    rows: Ints
    reason: Ints

    @classmethod
    def of(cls, judged: Judged, reader: RowReader) -> Good:
        """Return the rows with what they themselves say of their fate."""
        rows = np.flatnonzero(judged.good).astype(np.int32)
        services = np.array([number in reader.services for number in judged.numbers], dtype=bool)
        at: Ints | slice = slice(None) if len(rows) == len(judged) else rows
        zero = (judged.medium[at] == CALL) & (judged.seconds[at] < 1)
        reason = np.where(zero, np.int8(_ZERO), np.int8(many.USED))
        if services.any():
            own = services[judged.from_[at]] | services[judged.to[at]]
            reason[own & ~zero] = _SERVICE
        good = cls(judged, rows, reason)
        if reader.to_the_second:
            good._tell_same_rows()
        return good

    @property
    def places(self) -> Ints:
        """The numbers of the rows in the file."""
        return self.rows + np.int32(self.judged.table.body.number)

    @property
    def talks(self) -> Talks:
        """Those that tell of a talk."""
        judged, at = self.judged, self.reason == many.USED
        rows = self.rows[at]
        from_, to, medium = judged.from_[rows], judged.to[rows], judged.medium[rows]
        place, seconds = self.places[at], judged.seconds[rows]
        return Talks(judged.numbers, from_, to, medium, judged.utc[rows], same(0, len(rows)), place, seconds)

    def _tell_same_rows(self) -> None:
        """Tell rows that are there already, letter by letter: only such as say the same are compared."""
        judged = self.judged
        used = self.rows[self.reason == many.USED]
        at = used[near(judged.utc[used], 0)]
        names = ("utc", "from_", "to", "medium", "seconds")
        alike = pl.DataFrame({name: getattr(judged, name)[at] for name in names}).is_duplicated().to_numpy()
        seen, again = set(), []
        body = judged.table.body
        for place, line in body.lines(np.sort(at[alike] + body.number).tolist()):
            digest = blake2b(line, digest_size=16).digest()
            if digest in seen:
                again.append(place)
            seen.add(digest)
        self.reason[np.searchsorted(self.rows, np.array(again, dtype=np.int64) - body.number)] = _SAME_ROW

    def settle(self, why: Ints) -> int:
        """Take in why the talks are kept, now that the calls of all files are known; return how many are theirs."""
        at = np.flatnonzero(self.reason == many.USED)
        self.reason[at] = why[: len(at)]
        return len(at)

    def tally(self, odd: list[Fate]) -> Tally:
        """Return the fates of rows: those that are not used one by one, unless there are very many."""
        tally, fates, judged = Tally(), odd, self.judged
        for code, number in enumerate(np.bincount(self.reason, minlength=len(_KEPT)).tolist()):
            reason = _KEPT[code]
            if number and (code == many.USED or number > SHOWN):
                tally.many[reason] += number
            elif number:
                at = np.flatnonzero(self.reason == code)
                raw = judged.raw["to_raw"]
                found = (
                    [raw.texts[one] for one in raw.codes[self.rows[at]].tolist()] if code == _SERVICE else [""] * number
                )
                rows = judged.table.body.rows(self.places[at].tolist())
                fates = [*fates, *(Fate(row, reason, text) for row, text in zip(rows, found, strict=True))]
        tally.extend(sorted(fates, key=lambda one: one.row.number))
        return tally

    def frame(self, others: Sequence[StoredRow]) -> pl.DataFrame:
        """Return what is kept of them: all but the rows that are there already.

        Parameters
        ----------
        others
            Other rows, whose texts the columns must be able to hold.
        """
        judged, kept = self.judged, self.reason != _SAME_ROW
        rows = self.rows[kept]
        numbers = sorted(judged.numbers)
        place = {number: at for at, number in enumerate(numbers)}
        code = np.array([place[number] for number in judged.numbers], dtype=np.int64)
        texts = {
            **judged.raw,
            "from": Coded.of(numbers, judged.from_),
            "to": Coded.of(numbers, judged.to),
            "medium": Coded.of(MEDIA, judged.medium),
        }
        at: Ints | slice = slice(None) if len(rows) == len(judged) else rows
        reasons = sorted(REASONS)
        why = np.array([reasons.index(reason) for reason in _KEPT], dtype=np.uint8)
        columns = {
            "reason": Coded.of(reasons, why[self.reason]).series("reason", kept.nonzero()[0]),
            "place": pl.Series(self.places[kept], dtype=pl.Int64),
            "utc": pl.Series(judged.utc[at], dtype=pl.Int64),
            "seconds": pl.Series(judged.seconds[at], dtype=pl.Int64),
        }
        for name, column in texts.items():
            more = {row.values[name] for row in others}
            columns[name] = column.series(name, at, more, code if name in ("from", "to") else None)
        return pl.DataFrame({name: columns[name] for name in STORED})
