"""The rows of calls as they are kept: in Parquet, or a line each where polars is not installed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from relcon.importing.calls.talk import SOURCES, TALKS, Return, Talk
from relcon.importing.faults import refuse
from relcon.importing.store import StoredFile, StoredRow

if TYPE_CHECKING:
    import polars as pl

COLUMNS = ("row", "reason", "place", "utc", "seconds", "medium", "from", "to")


def has_polars() -> bool:
    """Whether the library for many rows is installed."""
    return find_spec("polars") is not None


def parquet(rows: Sequence[StoredRow]) -> bytes:
    """Return rows as a file in Parquet: what was read of each, and beside it the raw text."""
    import polars as pl

    names = list(dict.fromkeys(name for row in rows for name in row.values))
    columns: dict[str, list[Any]] = {"row": [row.label for row in rows], "reason": [row.reason for row in rows]}
    columns |= {name: [row.values.get(name) for row in rows] for name in names}
    whole = ("place", "utc", "seconds")
    types = {name: pl.Int64 if name in whole else pl.String for name in columns}
    return as_parquet(pl.DataFrame(columns, schema=types))


def as_parquet(frame: pl.DataFrame) -> bytes:
    """Return a table as a file in Parquet."""
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd")
    return out.getvalue()


class Kept(NamedTuple):
    """The calls of all files of one source.

    Attributes
    ----------
    files
        In the order of their SHA-256, whatever the order of the imports.
    returns
        How each was made.
    talks
        Every row of theirs that tells of a talk.
    labels
        Of each file, by place, how receipts name the row.
    """

    files: list[StoredFile]
    returns: list[Return]
    talks: list[Talk]
    labels: list[dict[int, str]]


def kept(source: str, files: Sequence[StoredFile]) -> Kept:
    """Return the calls that stored files of one source have."""
    own = sorted((one for one in files if SOURCES.get(one.receipt.kind) == source), key=lambda one: one.receipt.sha256)
    found = Kept(own, [], [], [])
    for number, file in enumerate(own):
        stated = file.receipt.map
        found.returns.append(Return(bool(stated.get("legs", False)), int(stated.get("resolution", 0))))
        labels: dict[int, str] = {}
        for label, place, utc, seconds, medium, from_, to in _rows(file):
            found.talks.append(Talk(from_, to, medium, utc, number, place, seconds))
            labels[place] = label
        found.labels.append(labels)
    return found


def _rows(file: StoredFile) -> Iterator[tuple[str, int, int, int, str, str, str]]:
    if file.table is None and (file.path is None or file.path.suffix != ".parquet"):
        for row in file.rows:
            if row.reason in TALKS:
                said = row.values
                yield row.label, *(said[name] for name in COLUMNS[2:])
        return
    yield from frame(file).select("row", *COLUMNS[2:]).iter_rows()


def frame(file: StoredFile) -> pl.DataFrame:
    """Return the talks that a file kept in Parquet has."""
    if not has_polars():
        message = (
            "its rows are kept in Parquet, which needs the library polars; install it: pip install 'relcon[tolls]'"
        )
        raise refuse("unreadable", file.receipt.name, message)
    import polars as pl

    content = io.BytesIO(file.table) if file.table is not None else file.path
    assert content is not None  # noqa: S101 - one of the two is there
    return pl.read_parquet(content, columns=list(COLUMNS)).filter(pl.col("reason").is_in(list(TALKS)))
