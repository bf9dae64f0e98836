"""The arithmetic of a motion that may or may not be made: exact, in months of the low end."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.months import LIFE
from relcon.law.ussg import s5a, s5k1_1


@dataclass(frozen=True, slots=True)
class Table:
    """One row of the Sentencing Table's levels: where levels are counted down from a total level.

    Attributes
    ----------
    total, history, edition
        The total offense level, the criminal history category from 1 to 6, the Manual's edition.
    """

    total: int
    history: int
    edition: str

    def below(self, start: int) -> IntArray:
        """Return the low ends no level, one level, two levels … below where some months stand; ``LIFE`` for life."""
        history = np.array([self.history], dtype=np.int64)
        level = s5k1_1.level_of(np.array([start]), np.array([self.total]), history, self.edition)
        low, _ = s5a.guideline_range(np.arange(int(level[0]), 0, -1), history, self.edition)
        return low

    def after(self, start: int, levels: int) -> int:
        """Return the low end so many levels below where some months stand; at the lowest level there are no more."""
        low = self.below(start)
        return int(low[min(levels, low.size - 1)])


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion that may lower a low end.

    Attributes
    ----------
    low
        The low end without it, in months.
    floor
        The month below which it cannot lower it.
    """

    low: int
    floor: int

    @property
    def at_most(self) -> int:
        """By how many months it can lower the low end at all."""
        return max(self.low - self.floor, 0)

    def reaches(self, months: Fraction) -> Fraction:
        """Return where a reduction to some months ends: never below the floor, never above the low end itself."""
        return max(Fraction(min(self.low, self.floor)), min(Fraction(self.low), months))


def needed(gap: Fraction, probability: Fraction) -> Fraction | None:
    """Return by how many months the motion must lower the low end for the average to meet what lies a gap below.

    Parameters
    ----------
    gap : Fraction
        How far the low end without the motion lies above the alternative's; not above 0 needs nothing.
    probability : Fraction
        That the motion is made.

    Returns
    -------
    Fraction or None
        ``x`` with ``probability * x == gap``; None where the probability is 0 and something is needed.
    """
    if gap <= 0:
        return Fraction(0)
    return gap / probability if probability > 0 else None


def meeting_probability(gap: Fraction, lowered: Fraction) -> Fraction | None:
    """Return the probability with which lowering by so many months closes the gap; None where none does."""
    if gap <= 0:
        return Fraction(0)
    return gap / lowered if lowered >= gap else None


def least_levels(motion: Motion, table: Table, months: Fraction) -> int | None:
    """Return the least number of levels that lowers the low end by so many months; None where no number does."""
    if months > motion.at_most:
        return None
    for levels, after in enumerate(table.below(motion.low).tolist()):
        if after < LIFE and motion.low - motion.reaches(Fraction(after)) >= months:
            return levels
    return None
