"""Very many talks, a column each: numbers of telephones as codes, so that they are compared and sorted fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from relcon.importing.calls.talk import Talk

if TYPE_CHECKING:
    import polars as pl

Ints = npt.NDArray[Any]
MEDIA: Final = ("app", "call", "text")
CALL: Final = MEDIA.index("call")


@dataclass(frozen=True)
class Talks:
    """Talks, each at one place of all columns.

    Attributes
    ----------
    numbers
        The telephone numbers, by code.
    from_, to
        Who called and who was called: codes of numbers.
    medium
        Which of `MEDIA`.
    utc, file, place, seconds
        As in `relcon.importing.calls.talk.Talk`.
    """

    numbers: Sequence[str]
    from_: Ints
    to: Ints
    medium: Ints
    utc: Ints
    file: Ints
    place: Ints
    seconds: Ints

    @classmethod
    def of(cls, rows: Iterable[Talk]) -> Talks:
        """Return talks that come one after another."""
        listed = list(rows)
        numbers = sorted({number for one in listed for number in (one.from_, one.to)})
        code = {number: place for place, number in enumerate(numbers)}
        table = [
            (code[one.from_], code[one.to], MEDIA.index(one.medium), one.utc, one.file, one.place, one.seconds)
            for one in listed
        ]
        return cls(numbers, *np.array(table, dtype=np.int64).reshape(-1, 7).T)

    @classmethod
    def together(cls, parts: Sequence[Talks]) -> Talks:
        """Return talks of several parts, in their order."""
        filled = [part for part in parts if len(part)]
        if len(filled) < 2:
            return filled[0] if filled else cls.of(())
        numbers = sorted(set().union(*(part.numbers for part in filled)))
        code = {number: place for place, number in enumerate(numbers)}
        meant = [narrow(np.array([code[number] for number in part.numbers])) for part in filled]
        ends = [
            np.concatenate([codes[getattr(part, name)] for codes, part in zip(meant, filled, strict=True)])
            for name in ("from_", "to")
        ]
        names = [one.name for one in fields(cls)][3:]
        return cls(numbers, *ends, *(np.concatenate([getattr(part, name) for part in filled]) for name in names))

    def __len__(self) -> int:
        return len(self.utc)

    def at(self, places: Ints) -> Iterator[Talk]:
        """Yield some of them, one after another."""
        named = (self.from_, self.to, self.medium, self.utc, self.file, self.place, self.seconds)
        for from_, to, medium, *rest in zip(*(column[places].tolist() for column in named), strict=True):
            yield Talk(self.numbers[from_], self.numbers[to], MEDIA[medium], *rest)


def ordered(key: Ints) -> Ints:
    """Return the order of a key that is not negative, alike ones in theirs: by 16 bits at a time, which is fast."""
    most = int(key.max(initial=0))
    if 1 << 16 < most < 4 * len(key):  # few different ones need fewer bits
        there = np.zeros(most + 1, dtype=bool)
        there[key] = True
        key = (np.cumsum(there, dtype=np.int32) - np.int32(1))[key]
        most = int(key.max())
    order = np.argsort(key.astype(np.uint16), kind="stable")
    for shift in range(16, most.bit_length(), 16):
        digits = (key >> shift).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
    return order


def in_time(utc: Ints) -> Ints | None:
    """Return the order of time, what begins at once in its order; ``None`` where that is the order they have."""
    return None if (utc[1:] >= utc[:-1]).all() else ordered(utc - utc.min())


def near(utc: Ints, seconds: int) -> Ints:
    """Return those that begin within so many seconds before or after another one, in the order of time."""
    order = in_time(utc)
    close = np.diff(utc if order is None else utc[order]) <= seconds
    some = np.zeros(len(utc), dtype=bool)
    some[1:] |= close
    some[:-1] |= close
    return np.flatnonzero(some) if order is None else order[some]


def narrow(values: Ints) -> Ints:
    """Return whole numbers in the smallest type that holds them all."""
    low, high = int(values.min(initial=0)), int(values.max(initial=0))
    return values.astype(next(kind for kind in _KINDS if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max))


_KINDS: Final = (np.int16, np.int32, np.int64)


def talks_of_frame(frame: pl.DataFrame, file: int) -> Talks:
    """Return the talks of a table with the columns of `relcon.importing.calls.kept.READ`."""
    import polars as pl

    whole = {name: frame[name].to_numpy() for name in ("utc", "place", "seconds")}
    medium = frame["medium"].cast(pl.Enum(MEDIA)).to_physical().to_numpy()
    sides = [frame[name] if isinstance(frame[name].dtype, pl.Enum) else _listed(frame[name]) for name in ("from", "to")]
    numbers = sorted({number for side in sides for number in side.dtype.categories})  # type: ignore[attr-defined]
    code = {number: place for place, number in enumerate(numbers)}
    ends = []
    for side in sides:
        meant = np.array([code[number] for number in side.dtype.categories], dtype=np.int64)  # type: ignore[attr-defined]
        ends.append(narrow(meant)[side.to_physical().to_numpy()])
    from_, to = ends
    return Talks(numbers, from_, to, medium, whole["utc"], same(file, len(frame)), whole["place"], whole["seconds"])


def _listed(side: pl.Series) -> pl.Series:
    import polars as pl

    return side.cast(pl.Enum(side.unique().sort()))


def same(file: int, length: int) -> Ints:
    """Return a column of one value, which takes no room."""
    return np.broadcast_to(np.int64(file), (length,))
