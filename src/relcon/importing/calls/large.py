"""Large plain files of calls, read by polars: the same rows, fates and contacts as row by row."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import polars as pl

from relcon.importing.by_map import nothing_usable
from relcon.importing.calls.ends import Ends
from relcon.importing.calls.fast import LEAST, Judged, Large
from relcon.importing.calls.kept import frame_of, parquet
from relcon.importing.calls.reading import RowReader, came_twice, check_map, times_of
from relcon.importing.calls.settled import Among
from relcon.importing.fates import Fate, Tally
from relcon.importing.request import Ground, Outcome
from relcon.importing.values.times import TimeReader

SHOWN = 10_000
"""Rows of one reason that are listed one by one; of more only their number is told, and each row's reason is kept."""
STORED = (
    "row",
    "reason",
    "place",
    "utc",
    "seconds",
    "medium",
    "from",
    "to",
    "when_raw",
    "from_raw",
    "to_raw",
    "seconds_raw",
)


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
    large = Large.of(ground, least)
    if large is None:
        return None
    map_, name = large.whole.map, ground.source.name
    check_map(map_, name)
    zone = times_of(map_, ground)
    days = ground.settings.days_in(name)
    if not isinstance(zone, ZoneInfo):
        return None
    judged = Judged(large, zone, ground.settings.region)
    if not judged.read():
        return None
    assert judged.table is not None  # noqa: S101 - it was read
    care = large.with_care(judged.table.filter(~pl.col("good"))["place"])
    reader = RowReader(map_, TimeReader(judged.days, zone, map_.abbreviations), ground)
    reader.part(care)
    good = _reasons(judged.table.filter("good"), large, reader)
    ends = Ends(ground.people, days)
    talks = good.filter(pl.col("reason") == "used").select("place", "utc", "seconds", "medium", "from", "to")
    own = pl.DataFrame(
        [(one.place, one.utc, one.seconds, one.medium, one.from_, one.to) for one in reader.talks.values()],
        schema=talks.schema,
        orient="row",
    )
    settled = Among.of(ground, map_).reasons_of(pl.concat([talks, own]), ends)
    good = good.join(settled.rename({"reason": "settled"}), on="place", how="left", maintain_order="left")
    good = good.with_columns(reason=pl.coalesce("settled", "reason"))
    of_odd = dict(settled.filter(pl.col("place").is_in(list(reader.talks))).iter_rows())
    odd = [replace(one, reason=of_odd[one.row.number]) if one.reason == "used" else one for one in reader.fates]
    tally = _tally(large, good, odd)
    tally.extend(care.layout.furniture)
    counts = tally.counts
    if not counts["used"] and not counts["duplicate"]:
        raise nothing_usable(tally, name)
    rows = [replace(row, reason=of_odd[row.values["place"]]) if row.reason == "used" else row for row in reader.stored]
    stored = (
        good.filter(pl.col("reason") != "same_row").with_columns(row=pl.col("place").cast(pl.String)).select(STORED)
    )
    if rows:
        stored = pl.concat([stored, frame_of(rows).select(STORED)]).sort("place")
    outcome = care.outcome_of(tally, (), judged.days)
    outcome.table = parquet(stored)
    outcome.read = large.read
    outcome.found["zone"] = outcome.options["zone"] = ground.request.tz or str(map_.zone)
    outcome.notes += came_twice(reader.twice + int(judged.table.filter("good")["twice"].sum()))
    outcome.notes += [
        f"{number:,} rows are told in number only ({reason}): imported/rows has each with its reason"
        for reason, number in tally.many.items()
        if reason != "used"
    ]
    return outcome


def _reasons(good: pl.DataFrame, large: Large, reader: RowReader) -> pl.DataFrame:
    """Return rows that can be used with their ``reason``, before it is known which tell of the same call."""
    services = list(reader.services)
    good = good.with_columns(
        reason=pl.when((pl.col("medium") == "call") & (pl.col("seconds") < 1))
        .then(pl.lit("zero_seconds"))
        .when(pl.col("from").is_in(services) | pl.col("to").is_in(services))
        .then(pl.lit("service_number"))
        .otherwise(pl.lit("used"))
    )
    if not reader.to_the_second:
        return good
    used = good.filter(pl.col("reason") == "used")
    alike = used.filter(used.select("utc", "from", "to", "medium", "seconds").is_duplicated())["place"]
    if alike.is_empty():
        return good
    seen, again = set(), []
    for row in large.body.rows(alike.to_list()):
        if row.cells in seen:
            again.append(row.number)
        seen.add(row.cells)
    same = pl.col("place").is_in(pl.Series(again, dtype=pl.Int64).implode())
    return good.with_columns(reason=pl.when(same).then(pl.lit("same_row")).otherwise("reason"))


def _tally(large: Large, good: pl.DataFrame, odd: list[Fate]) -> Tally:
    """Return the fates of rows: those that are not used one by one, unless there are very many."""
    tally, fates = Tally(), odd
    for reason, number in good.group_by("reason").len().sort("reason").iter_rows():
        if reason == "used" or number > SHOWN:
            tally.many[reason] += number
            continue
        own = good.filter(pl.col("reason") == reason)
        found = own["to_raw"] if reason == "service_number" else [""] * number
        rows = large.body.rows(own["place"].to_list())
        fates = [*fates, *(Fate(row, reason, text) for row, text in zip(rows, found, strict=True))]
    tally.extend(sorted(fates, key=lambda one: one.row.number))
    return tally
