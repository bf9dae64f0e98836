"""Very many calls: joined and counted by polars, with the same result as one after another.

Rows that begin far from every other row between the same numbers are a call each; only the rest, few of them, go
through `relcon.importing.calls.joined`. Days and people are worked out once for each quarter of an hour, and for each
number and day, by the same functions that do it row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from relcon.importing.calls.joined import LEGS, LENGTHS, STARTS, joined
from relcon.importing.calls.talk import Return, Talk

if TYPE_CHECKING:
    from relcon.importing.calls.ends import Ends

SCHEMA = {
    "from": pl.String,
    "to": pl.String,
    "medium": pl.String,
    "utc": pl.Int64,
    "file": pl.Int64,
    "place": pl.Int64,
    "seconds": pl.Int64,
}
"""The columns of talks, in the order of `relcon.importing.calls.talk.Talk`."""
_PAIR = ("from", "to", "medium")
_QUARTER = 900  # seconds; the clocks of a zone differ from UTC by whole quarters of an hour


def talks_frame(talks: Iterable[Talk]) -> pl.DataFrame:
    """Return talks as a table."""
    return pl.DataFrame(list(talks), schema=SCHEMA, orient="row")


def with_calls(talks: pl.DataFrame, returns: Sequence[Return]) -> pl.DataFrame:
    """Return talks in order, each with the number of its call.

    Its earliest row is ``first``; a row that may be one call with another is ``chained``.
    """
    widest = max(LEGS, STARTS + max((one.resolution for one in returns), default=0))
    ordered = _coded(talks).sort("code", "utc", "file", "place").with_row_index("call")
    same = pl.col("code") == pl.col("code").shift(1)
    near = (same & (pl.col("utc") - pl.col("utc").shift(1) <= widest)).fill_null(value=False)
    ordered = ordered.with_columns(near=near)
    before, after = (pl.col("near").shift(way, fill_value=False) for way in (1, -1))
    ordered = ordered.with_columns(chained=pl.col("near") | after, second=pl.col("near") & ~before & ~after)
    ordered = ordered.with_columns(of=pl.when(pl.col("second") & _is_one_call(returns)).then(pl.col("call") - 1))
    alone = pl.col("second") | pl.col("second").shift(-1, fill_value=False)  # a chain of two is looked at above
    chains = ordered.filter(pl.col("chained") & ~alone)
    number = dict(zip(chains.select("file", "place").iter_rows(), chains["call"], strict=True))
    calls = {}
    for call in joined((Talk(*row) for row in chains.select(*SCHEMA).iter_rows()), returns):
        first = number[call[0].file, call[0].place]
        for one in call:
            calls[number[one.file, one.place]] = first
    told = pl.DataFrame({"call": list(calls), "by": list(calls.values())}, schema={"call": pl.UInt32, "by": pl.UInt32})
    ordered = ordered.join(told, on="call", how="left", maintain_order="left")
    ordered = ordered.with_columns(of=pl.coalesce("of", "by", "call"))
    return ordered.with_columns(first=pl.col("of") == pl.col("call"), call="of").drop(
        "near", "code", "second", "of", "by"
    )


def _is_one_call(returns: Sequence[Return]) -> pl.Expr:
    """Return whether a row and that before it are one call, by the rule of `relcon.importing.calls.joined`."""
    files = range(len(returns))
    legs = pl.col("file").replace_strict(files, [one.legs for one in returns], return_dtype=pl.Boolean)
    off = pl.col("file").replace_strict(files, [one.resolution for one in returns], return_dtype=pl.Int64)
    apart = pl.col("utc") - pl.col("utc").shift(1)
    alike = (pl.col("seconds") - pl.col("seconds").shift(1)).abs() <= LENGTHS
    same = legs & (pl.col("medium") == "call") & (apart <= LEGS)
    other = apart <= STARTS + pl.max_horizontal(off, off.shift(1))
    return alike & pl.when(pl.col("file") == pl.col("file").shift(1)).then(same).otherwise(other)


def _coded(talks: pl.DataFrame) -> pl.DataFrame:
    """Return talks with one number for the two ends and the medium, which sorts faster than they."""
    pairs = talks.select(_PAIR).unique().with_row_index("code")
    return talks.join(pairs, on=_PAIR, how="left", maintain_order="left")


def with_ends(rows: pl.DataFrame, ends: Ends) -> pl.DataFrame:
    """Return rows with their ``day`` in the matter's zone, and both ends, sorted, as ``one`` and ``other``."""
    slots = rows.select(slot=pl.col("utc") // _QUARTER).unique().to_series()
    days = pl.DataFrame(
        {"slot": slots, "day": [ends.day(slot * _QUARTER) for slot in slots]}, schema={"slot": pl.Int64, "day": pl.Date}
    )
    found = rows.with_columns(slot=pl.col("utc") // _QUARTER).join(days, on="slot", how="left", maintain_order="left")
    claimed = list(ends.people.claims)
    for name in ("from", "to"):
        asked = found.filter(pl.col(name).is_in(claimed)).select(name, "day").unique()
        who = [ends.using(number, day) for number, day in asked.iter_rows()]
        told = asked.with_columns(pl.Series(f"{name}_who", who, dtype=pl.String))
        found = found.join(told, on=[name, "day"], how="left", maintain_order="left")
        found = found.with_columns(pl.coalesce(f"{name}_who", name).alias(f"{name}_who"))
    bare = {name: pl.col(f"{name}_who").str.strip_chars_start("+") for name in ("from", "to")}
    turned = bare["from"] > bare["to"]
    return found.with_columns(
        one=pl.when(turned).then("to_who").otherwise("from_who"),
        other=pl.when(turned).then("from_who").otherwise("to_who"),
    ).drop("slot", "from_who", "to_who")


Counted = tuple[str, str, str, date, date, int, list[tuple[int, list[int], int]]]
"""Both ends, the medium, first and last day, how many calls; of each file the first rows, and how many there are."""


def counted(talks: pl.DataFrame, returns: Sequence[Return], ends: Ends, listed: int) -> list[Counted]:
    """Return what is counted between any two ends in one medium.

    Parameters
    ----------
    talks
        Of all files of a source.
    returns
        How each file was made.
    ends
        Who is at the ends of a call.
    listed
        Rows that are named of each file.
    """
    rows = with_calls(talks, returns)
    calls = with_ends(rows.filter("first"), ends).filter(pl.col("one") != pl.col("other"))
    key = ["one", "other", "medium"]
    found = calls.group_by(key).agg(first=pl.col("day").min(), last=pl.col("day").max(), count=pl.len())
    members = rows.select("call", "file", "place").join(calls.select("call", *key), on="call")
    cited = members.group_by(*key, "file").agg(places=pl.col("place").sort().head(listed), rows=pl.len())
    by_key: dict[tuple[str, str, str], list[tuple[int, list[int], int]]] = {}
    for one, other, medium, file, places, number in cited.sort(*key, "file").iter_rows():
        by_key.setdefault((one, other, medium), []).append((file, places, number))
    return [
        (one, other, medium, first, last, count, by_key[one, other, medium])
        for one, other, medium, first, last, count in found.sort(key).iter_rows()
    ]


def reasons(
    talks: pl.DataFrame, returns: Sequence[Return], order: Sequence[int], file: int, ends: Ends
) -> pl.DataFrame:
    """Return of one file's talks the ``reason``: of each call that row is used which was imported first.

    Parameters
    ----------
    talks, returns, ends
        As in `counted`.
    order
        By file, the so many-th import.
    file
        The file.
    """
    rows = with_calls(talks, returns)
    whose = with_ends(rows.filter("first"), ends).select("call", alone=pl.col("one") == pl.col("other"))
    imports = pl.DataFrame({"file": range(len(order)), "order": order}, schema={"file": pl.Int64, "order": pl.Int64})
    chained = rows.filter("chained").join(imports, on="file").sort("order", "place")
    again = chained.filter(~pl.col("call").is_first_distinct() & (pl.col("file") == file))["place"]
    own = rows.filter(pl.col("file") == file).join(whose, on="call", how="left")
    own = own.with_columns(used=~pl.col("place").is_in(again.implode()))
    reason = (
        pl.when(~pl.col("used")).then(pl.lit("other_leg"))
        .when("alone").then(pl.lit("same_person"))
        .otherwise(pl.lit("used"))
    )  # fmt: skip
    return own.select("place", reason=reason).sort("place")
