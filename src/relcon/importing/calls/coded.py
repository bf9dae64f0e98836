"""Columns of a large plain file as codes: polars splits the lines, and numbers each different text of a column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from relcon.importing.calls.plain import NotPlain
from relcon.importing.calls.reading import WHEN
from relcon.importing.calls.talks import Ints
from relcon.importing.fates import BadValue

if TYPE_CHECKING:
    from relcon.importing.calls.plain import Body

NONE: Final = np.iinfo(np.int64).min
"""What stands for a value that cannot be used."""


@dataclass(frozen=True)
class Coded:
    """A column: its different texts, and by row the place of its text among them."""

    texts: pl.Series
    codes: Ints

    @classmethod
    def of(cls, texts: Sequence[str], codes: Ints) -> Coded:
        """Return a column of a few texts."""
        return cls(pl.Series(texts, dtype=pl.String), codes)

    @cached_property
    def first(self) -> Ints:
        """By text, the first row that has it."""
        first = np.zeros(len(self.texts), dtype=np.int64)
        first[self.codes[::-1]] = np.arange(len(self.codes) - 1, -1, -1)
        return first

    def judged(self, judge: Callable[[str], int | None]) -> Ints:
        """Return by text what it is judged to be, each once; `NONE` where it cannot be used."""
        return np.array([_or_none(judge, text) for text in self.texts.to_list()], dtype=np.int64)

    def told(self, judge: Callable[[str], bool]) -> Ints:
        """Return by text whether something is so of it."""
        return np.array([judge(text) for text in self.texts.to_list()], dtype=bool)

    def plainly(self, *, end: bool = True) -> Coded:
        """Return the column without the space around its texts, and these sorted; ``end``: also that behind them."""
        plain = self.texts.str.strip_chars() if end else self.texts.str.strip_chars_start()
        texts = plain.unique().sort()
        place = plain.cast(pl.Enum(texts)).to_physical().to_numpy()
        return Coded(texts, place[self.codes])

    def series(self, name: str, rows: Ints | slice, more: Collection[str] = (), meant: Ints | None = None) -> pl.Series:
        """Return rows of the column as one of polars.

        Parameters
        ----------
        name
            Of the column.
        rows
            The rows.
        more
            Further texts that it must be able to hold.
        meant
            By code the place among the texts, where it is not the same.
        """
        texts = self.texts
        if more:
            texts = pl.concat([texts, pl.Series(sorted(more), dtype=pl.String)]).unique().sort()
            now = self.texts.cast(pl.Enum(texts)).to_physical().to_numpy()
            meant = now if meant is None else now[meant]
        kind = _smallest(len(texts))
        codes = self.codes[rows] if meant is None else meant.astype(kind)[self.codes[rows]]
        return pl.Series(name, codes.astype(kind, copy=False)).cat.to(pl.Enum(texts))


def _smallest(number: int) -> type[np.unsignedinteger[Any]]:
    """Return the smallest type that has so many values; polars takes it for as many categories."""
    return np.uint8 if number <= 255 else np.uint16 if number <= 65_535 else np.uint32


def _or_none(judge: Callable[[str], int | None], text: str) -> int:
    try:
        value = judge(text)
    except (BadValue, OverflowError):
        value = None
    return NONE if value is None else value


class Columns:
    """Columns of a file that are read, a piece of it after another.

    Parameters
    ----------
    body
        The rows.
    wanted
        The columns, by their places.
    when
        Of them, the one that has a day and a time, which are told apart.
    """

    def __init__(self, body: Body, wanted: Collection[int], when: int | None = None) -> None:
        self.body, self.when = body, when
        self.wanted = sorted({*wanted, 0})
        names = [f"c{place}" for place in self.wanted if place in wanted]
        self.names = [*names, "clock"] if when is not None else names
        self._categories = {name: pl.Categories.random() for name in self.names}
        self._parts: dict[str, list[pl.Series]] = {name: [] for name in self.names}
        self._odd: list[Ints] = []

    def read(self, moved: Callable[[int, int], None], head: str) -> None:
        """Read all rows.

        Parameters
        ----------
        moved
            Told of how many bytes of how many were read.
        head
            What stands above the first column, folded.

        Raises
        ------
        NotPlain
            Where the file must be read with care.
        """
        for text in self.body.read():
            self._piece(text, head)
            piece = self.body.pieces[-1]
            moved(piece.start + piece.size, self.body.file.source.size)
        if not self.body.pieces:
            raise NotPlain

    def _piece(self, text: bytes, head: str) -> None:
        try:
            found = pl.read_csv(
                text,
                has_header=False,
                separator=self.body.file.separator,
                quote_char=None,
                infer_schema=False,
                empty_string_is_null=False,
                columns=self.wanted,
            )
        except pl.exceptions.PolarsError:
            raise NotPlain from None
        found.columns = [f"c{place}" for place in self.wanted]
        if found.height != self.body.pieces[-1].count:
            raise NotPlain
        if "c0" not in self.names:
            first = pl.col("c0").str.strip_chars().str.to_lowercase()
            odd = first.str.contains(r"^(grand|total|sum|count)|^$|[^\x20-\x7e]") | (first == head)
            self._odd.append(found.select(odd).to_series().to_numpy())
        if self.when is not None:
            whole = pl.col(f"c{self.when}")
            parts = whole.str.extract_groups(rf"^{WHEN.pattern}\r?$")
            day, clock = parts.struct[0].fill_null(whole), parts.struct[1].fill_null("")
            found = found.with_columns(day.alias(f"c{self.when}"), clock.alias("clock"))
        for name in self.names:
            self._parts[name].append(found[name].cast(pl.Categorical(self._categories[name])))

    def column(self, name: str) -> Coded:
        """Return a column, and let its pieces go; the ends of lines are no part of the last one."""
        parts, categories = self._parts.pop(name), pl.Categorical(self._categories[name])
        number = 1 + max(int(part.to_physical().max()) for part in parts)  # type: ignore[arg-type]  # it is a number
        numbers = pl.Series(np.arange(number, dtype=np.uint32))
        texts = numbers.cat.to(categories).cast(pl.String).fill_null("")  # before the pieces go, and they with them
        codes, start = np.empty(sum(map(len, parts)), dtype=_smallest(number)), 0
        while parts:
            part = parts.pop(0).to_physical().to_numpy()
            codes[start : start + len(part)] = part
            start += len(part)
        return Coded(texts.str.strip_suffix("\r"), codes)

    @property
    def odd(self) -> Ints | None:
        """Where the first column is not read: by row, whether it may be other than a row of the table."""
        return np.concatenate(self._odd) if self._odd else None


def is_odd(text: str, head: str) -> bool:
    """Whether a row with this text in its first column may be other than a row of the table.

    Parameters
    ----------
    text
        The text, or how it begins.
    head
        What stands above the column, folded.
    """
    plain = text.strip().lower()
    starts = plain.startswith(("grand", "total", "sum", "count"))
    return starts or not plain or head.startswith(plain) or not (plain.isascii() and plain.isprintable())
