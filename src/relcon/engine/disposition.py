"""What a world says of one defendant's disposition, and one disposition in each column of a worksheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

import numpy as np

from relcon.law.arrays import BoolArray, IntArray


@dataclass(frozen=True, slots=True)
class Disposition:
    """What a world says of one defendant's disposition, beside the leaves.

    Attributes
    ----------
    trial
        Whether guilt is put to trial.
    acceptance
        Overrides the file's; None leaves it as stated.
    criterion5
        18 U.S.C. §3553(f)(5); None leaves it as the file's ``disclosed_all`` says.
    obstruction
        §3C1.1 by the world; None leaves it to recorded circumstances.
    aggravating
        As if these were the levels under §3B1.1; None leaves them to what the position supports.
    notes
        What the world leaves open.
    criteria_left_open
        Criteria of the safety valve on which something was said that does not count here, with the reason: open
        where nothing else fails them.
    """

    trial: bool = False
    acceptance: Literal["timely", "plea", "none"] | None = None
    criterion5: Literal["met", "not met", "unknown"] | None = None
    obstruction: bool | None = None
    aggravating: int | None = None
    notes: tuple[str, ...] = ()
    criteria_left_open: tuple[tuple[int, str], ...] = ()


AS_STATED: Final = Disposition()


@dataclass(frozen=True, slots=True)
class Dispositions:
    """One disposition in each column: a few, and which of them holds where."""

    each: tuple[Disposition, ...]
    code: IntArray

    @classmethod
    def same(cls, one: Disposition, n: int) -> Self:
        """Return one disposition for all of ``n`` columns."""
        return cls((one,), np.zeros(n, dtype=np.int64))

    @classmethod
    def listed(cls, columns: Sequence[Disposition]) -> Self:
        """Return the disposition of each column, in order."""
        number = {one: k for k, one in enumerate(dict.fromkeys(columns))}
        return cls(tuple(number), np.array([number[one] for one in columns], dtype=np.int64))

    @classmethod
    def joined(cls, parts: Sequence[Dispositions]) -> Dispositions:
        """Return the columns of several, one after the other."""
        if len(parts) == 1:
            return parts[0]
        number = {one: k for k, one in enumerate(dict.fromkeys(one for part in parts for one in part.each))}
        codes = [np.array([number[one] for one in part.each], dtype=np.int64)[part.code] for part in parts]
        return cls(tuple(number), np.concatenate(codes))

    @property
    def n(self) -> int:
        """How many columns."""
        return int(self.code.size)

    def at(self, i: int) -> Disposition:
        """Return the disposition of column ``i``."""
        return self.each[int(self.code[i])]

    def spread(self, value: Callable[[Disposition], int]) -> IntArray:
        """Return a whole number for each column."""
        return np.array([value(one) for one in self.each], dtype=np.int64)[self.code]

    def where(self, holds: Callable[[Disposition], bool]) -> BoolArray:
        """Return in which columns something holds of the disposition."""
        return np.array([holds(one) for one in self.each], dtype=np.bool_)[self.code]
