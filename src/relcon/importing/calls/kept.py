"""The rows of calls as they are kept: in Parquet, or a line each where polars is not installed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from relcon.extras import has, how_to_install
from relcon.importing.calls.talk import SOURCES, TALKS, Return, Talk
from relcon.importing.faults import refuse
from relcon.importing.store import StoredFile, StoredRow

if TYPE_CHECKING:
    import polars as pl

    from relcon.importing.calls.talks import Talks

READ: Final = ("from", "to", "medium", "utc", "place", "seconds")
"""What a talk is made of."""
WHOLE: Final = ("place", "utc", "seconds")
"""What is kept as whole numbers, of which one is a row's number in its file; all else is text."""
_GROUP: Final = 1 << 20  # rows that are written at once


def has_polars() -> bool:
    """Whether the library for many rows is installed."""
    return has("polars")


def frame_of(rows: Sequence[StoredRow]) -> pl.DataFrame:
    """Return rows as a table: what was read of each, and beside it the raw text."""
    import polars as pl

    names = list(dict.fromkeys(name for row in rows for name in row.values))
    columns: dict[str, list[Any]] = {"reason": [row.reason for row in rows]}
    columns |= {name: [row.values.get(name) for row in rows] for name in names}
    return pl.DataFrame(columns, schema={name: pl.Int64 if name in WHOLE else pl.String for name in columns})


def parquet(frame: pl.DataFrame) -> bytes:
    """Return a table as a file in Parquet."""
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd", compression_level=1, statistics=False, row_group_size=_GROUP)
    return out.getvalue()


@dataclass(frozen=True)
class Kept:
    """The calls of all files of one source.

    Attributes
    ----------
    files
        In the order of their SHA-256, whatever the order of the imports.
    """

    files: Sequence[StoredFile]

    @property
    def returns(self) -> list[Return]:
        """How each file was made."""
        maps = [one.receipt.map for one in self.files]
        return [Return(bool(one.get("legs", False)), int(one.get("resolution", 0))) for one in maps]

    def talks(self) -> list[Talks]:
        """Return of each file every row that tells of a talk."""
        return [
            _of_table(file, number) if _in_parquet(file) else _of_rows(file, number)
            for number, file in enumerate(self.files)
        ]

    def label(self, file: int, place: int) -> str:
        """Return how receipts name a row."""
        sheet = self.files[file].receipt.found.get("sheet")
        return str(place) if sheet is None else f"{sheet}!{place}"


def kept(source: str, files: Sequence[StoredFile]) -> Kept:
    """Return what is kept of a source, of ``files``."""
    own = [one for one in files if SOURCES.get(one.receipt.kind) == source]
    return Kept(sorted(own, key=lambda one: one.receipt.sha256))


def _in_parquet(file: StoredFile) -> bool:
    return file.table is not None or (file.path is not None and file.path.suffix == ".parquet")


def _of_rows(file: StoredFile, number: int) -> Talks:
    from relcon.importing.calls.talks import Talks

    said = [row.values for row in file.rows if row.reason in TALKS]
    return Talks.of(
        Talk(one["from"], one["to"], one["medium"], one["utc"], number, one["place"], one["seconds"]) for one in said
    )


def _of_table(file: StoredFile, number: int) -> Talks:
    """Return the talks that a file kept in Parquet has."""
    if not has_polars():
        message = f"its rows are kept in Parquet, which needs polars; {how_to_install('polars')}"
        raise refuse("unreadable", file.receipt.name, message)
    import polars as pl

    from relcon.importing.calls.talks import talks_of_frame

    try:
        found = pl.read_parquet(io.BytesIO(file.content), columns=["reason", *READ])
    except (OSError, pl.exceptions.PolarsError):
        raise file.damaged from None
    return talks_of_frame(found.filter(pl.col("reason").is_in(list(TALKS))), number)
