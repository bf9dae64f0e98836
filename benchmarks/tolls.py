"""Importing tolls, beside the csv module doing the same work, and beside polars reading and grouping only."""

from __future__ import annotations

import csv
import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from benchmarks.inside import contacts_of
from benchmarks.matters import SEED, Scale
from benchmarks.measuring import Memory, Process, Timed
from benchmarks.startup import relcon

_CASE = """\
format: relcon/case/1
case: {caption: United States v. Drawn, district: ilnd}
evidence: [{id: tolls-1, kind: toll, title: Call records}]
people:
  - {id: one, name: Person One, status: defendant, phones: [{number: "+13125550000", to: 2025-03-31}]}
  - {id: two, name: Person Two, status: uncharged, phones: [{number: "+13125550001", from: 2025-02-01}]}
"""
_MAP = """\
format: relcon/map/1
kind: tolls
zone: UTC
legs: true
columns: {date: Date, time: Time, from: Calling, to: Called, seconds: Seconds, medium: Type}
words: {Type: {Voice: call, SMS: text}}
ignore: [Cell]
"""
_TARGETS, _OTHERS = 3, 700
_FIRST = datetime(2025, 1, 1)  # noqa: DTZ001 - the map states the zone
_ZONE = ZoneInfo("America/Chicago")
Contacts = list[tuple[str, str, str, date, date, int]]


def _drawn(scale: Scale) -> Path:
    """Write a matter and call records of three telephones, one row in ten the other leg of the row before."""
    folder = scale.folder / "tolls"
    if folder.exists():
        return folder
    folder.mkdir()
    (folder / "case.yaml").write_text(_CASE, encoding="utf-8")
    (folder / "map.yaml").write_text(_MAP, encoding="utf-8")
    (folder / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    draw = random.Random(SEED)  # noqa: S311 - nothing is hidden
    numbers = [f"1312555{number:04d}" for number in range(_TARGETS + _OTHERS)]
    moment, row = _FIRST, ""
    with (folder / "calls.csv").open("w", encoding="utf-8") as file:
        file.write("Date,Time,Calling,Called,Seconds,Type,Cell\n")
        for number in range(scale.calls):
            leg = number % 10 == 9
            moment += timedelta(seconds=1 if leg else draw.randrange(12))
            if not leg:
                ends = [numbers[draw.randrange(_TARGETS)], numbers[_TARGETS + int(draw.random() ** 2 * _OTHERS)]]
                draw.shuffle(ends)
                kind = "SMS" if number % 4 == 0 else "Voice"
                seconds = 0 if kind == "SMS" or draw.random() < 0.1 else draw.randrange(1, 600)
                row = f"{ends[0]},{ends[1]},{seconds},{kind}"
            file.write(f"{moment:%m/%d/%Y,%H:%M:%S},{row},[41001:{number % 999}]\n")
    return folder


def _imported(folder: Path) -> Contacts:
    found = contacts_of(folder / "case.yaml", folder / "calls.csv", folder / "map.yaml", "tolls-1")
    return [(one, other, medium, first, last, count) for one, other, medium, first, last, count, _ in found]


def _by_csv(file: Path) -> Contacts:
    """Parse, join and group the same rows with the csv module, as one would by hand: each different value read once."""
    talks: dict[tuple[str, str, str], list[tuple[int, int, int]]] = {}
    day_of = cache(lambda text: datetime.strptime(text, "%m/%d/%Y"))  # noqa: DTZ007 - as above
    clock_of = cache(
        lambda text: sum(int(part) * unit for part, unit in zip(text.split(":"), (3600, 60, 1), strict=True))
    )
    with file.open(newline="", encoding="utf-8") as stream:
        reader = csv.reader(stream)
        next(reader)
        seen = set()
        for number, cells in enumerate(reader):
            day, clock, caller, called, seconds, kind, _cell = cells
            length, medium = int(seconds), "text" if kind == "SMS" else "call"
            if medium == "call" and length < 1:
                continue
            if (whole := tuple(cells)) in seen:
                continue
            seen.add(whole)
            local = day_of(day) + timedelta(seconds=clock_of(clock))
            utc = int(local.replace(tzinfo=UTC).timestamp())
            talks.setdefault((f"+{caller}", f"+{called}", medium), []).append((utc, number, length))
    found: dict[tuple[str, str, str], tuple[date, date, int]] = {}
    quarter = cache(lambda slot: datetime.fromtimestamp(slot * 900, UTC).astimezone(_ZONE).date())
    for (caller, called, medium), rows in talks.items():
        open_: list[tuple[int, int, set[int]]] = []
        rows.sort()
        for utc, _number, length in rows:
            open_ = [one for one in open_ if utc - one[0] <= 2]
            if medium == "call" and any(abs(one[1] - length) <= 10 for one in open_):
                continue
            open_.append((utc, length, set()))
            day_told = quarter(utc // 900)
            one, other = sorted((_who(caller, day_told), _who(called, day_told)), key=lambda end: end.lstrip("+"))
            first, last, count = found.get((one, other, medium), (day_told, day_told, 0))
            found[one, other, medium] = min(first, day_told), max(last, day_told), count + 1
    return [(*key, *value) for key, value in sorted(found.items()) if key[0] != key[1]]


def _who(number: str, day: date) -> str:
    if number == "+13125550000" and day <= date(2025, 3, 31):
        return "one"
    if number == "+13125550001" and day >= date(2025, 2, 1):
        return "two"
    return number


def by_csv(scale: Scale) -> Timed:
    """Rows to contacts, each call once."""
    folder = _drawn(scale)
    assert _imported(folder) == _by_csv(folder / "calls.csv"), "the csv module counts something else"
    return Timed(lambda: _imported(folder), lambda: _by_csv(folder / "calls.csv"), faster=True)


def by_polars(scale: Scale) -> Timed:
    """The same, beside polars reading text and counting pairs, with nothing judged or joined."""
    folder = _drawn(scale)
    key = ["Calling", "Called", "Type"]

    def bare() -> pl.DataFrame:
        rows = pl.read_csv(folder / "calls.csv", infer_schema=False)
        return rows.group_by(key).agg(pl.len(), first=pl.col("Date").min(), last=pl.col("Date").max())

    assert bare()["len"].sum() == scale.calls
    return Timed(lambda: _imported(folder), bare)


def memory(scale: Scale) -> Memory:
    """What the whole import takes at most, the files included; nothing is written."""
    folder = _drawn(scale)
    process: Process = relcon(
        "import", "tolls", folder / "calls.csv", "--into", folder / "case.yaml", "--evidence", "tolls-1",
        "--map", folder / "map.yaml", "--dry-run",
    )  # fmt: skip
    return Memory(process)
