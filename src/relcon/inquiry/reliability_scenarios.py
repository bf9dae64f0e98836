"""Which of what is uncertain holds: every combination with its share, or combinations drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from relcon.inquiry.reliability_beliefs import Asked, Belief
from relcon.inquiry.scenarios import Off
from relcon.law.arrays import IntArray
from relcon.results.reliability import Method

Shares = npt.NDArray[Any]
"""Whole numbers, of any size: how many parts of the whole each scenario has."""

FEW: Final = 14
"""Up to so many beliefs that matter, every combination is computed at once."""
EVERY: Final = 16
"""Up to so many beliefs that matter, every combination is computed where their weights do not add up apart."""
SEED: Final = 20_251_101
DRAWN: Final = 100_000
"""Combinations drawn where not all are computed, unless counsel asks for another number."""
_WORD: Final = 1 << 64
_BYTES: Final = 8
"""Of a word."""
_BITS: Final = 8
"""Of a byte."""
_COUNTED: Final = 2
"""Bytes of a number up to which numbers are counted, not sorted."""


@dataclass(frozen=True)
class Scenarios:
    """Scenarios, and how likely each is.

    Attributes
    ----------
    on
        A row for each belief, a column for each scenario: where it holds.
    shares, whole
        Of how many equal parts of the whole each scenario consists, and how many parts there are.
    method
        How they were come by.
    held
        By belief that matters: of the parts of each scenario, those in which it holds. None where a scenario is one
        combination, so that it holds in all of them or in none.
    """

    on: Off
    shares: Shares
    whole: int
    method: Method
    held: dict[int, Shares] | None = None

    def parts_with(self, belief: int) -> Shares:
        """Return, of each scenario, the parts in which a belief holds."""
        if self.held is not None:
            return self.held[belief]
        return np.where(self.on[belief], self.shares, 0)


def every(asked: Asked) -> Scenarios:
    """Return every combination of the beliefs that matter."""
    n = 1 << len(asked.uncertain)
    masks, on = np.arange(n), np.repeat(asked.certain, n, axis=1)
    shares, whole = np.ones(1, dtype=object), 1
    for bit, number in enumerate(asked.uncertain):
        on[number] = masks >> bit & 1
        over, under = asked.beliefs[number].chance.as_integer_ratio()
        shares = np.concatenate([shares * (under - over), shares * over])
        whole *= under
    return Scenarios(on, shares, whole, "every combination")


@dataclass(frozen=True)
class Draw:
    """Combinations drawn once, for all defendants and positions.

    Attributes
    ----------
    beliefs
        What is believed or not.
    seed, scenarios
        With which they are drawn, and how many.
    """

    beliefs: tuple[Belief, ...]
    seed: int = SEED
    scenarios: int = DRAWN

    @cached_property
    def on(self) -> Off:
        """Which beliefs hold in each: a word of 64 random bits is compared with the chance, so exact to 2^-64."""
        bits = np.random.PCG64(self.seed)
        found = np.zeros((len(self.beliefs), self.scenarios), dtype=np.bool_)
        for number, one in enumerate(self.beliefs):
            below = one.chance.numerator * _WORD // one.chance.denominator
            drawn = bits.random_raw(self.scenarios)
            found[number] = True if below == _WORD else drawn < np.uint64(below)
        return found

    def combinations(self, asked: Asked) -> tuple[IntArray, IntArray]:
        """Return the different combinations of what matters: a scenario that has each, and which each scenario has."""
        packed = np.packbits(self.on[list(asked.uncertain)], axis=0)
        words = np.zeros((-(-max(len(packed), 1) // _BYTES), self.scenarios), dtype=np.uint64)
        for place, row in enumerate(packed):
            words[place // _BYTES] |= row.astype(np.uint64) << np.uint64(_BITS * (place % _BYTES))
        if len(words) > 1:
            return distinct(list(words))
        if len(packed) <= _COUNTED:
            return _counted(words[0].astype(np.int64))
        _, first, code = np.unique(words[0], return_index=True, return_inverse=True)
        return first, code

    def of(self, asked: Asked) -> Scenarios:
        """Return the combinations drawn, each with how often."""
        first, code = self.combinations(asked)
        return Scenarios(self.on[:, first], np.bincount(code), self.scenarios, "drawn")


def _counted(numbers: IntArray) -> tuple[IntArray, IntArray]:
    """Return where each different number of a row of small ones stands somewhere, and which of them each is."""
    place = np.full(int(numbers.max()) + 1, -1, dtype=np.int64)
    place[numbers] = np.arange(numbers.size)
    there = place >= 0
    return place[there], (np.cumsum(there) - 1)[numbers]


def distinct(rows: Sequence[npt.NDArray[Any]]) -> tuple[IntArray, IntArray]:
    """Return where each different column of some rows of whole numbers first stands, and which of them each is."""
    stacked = np.stack([np.asarray(row, dtype=np.int64) for row in rows])
    _, first, code = np.unique(stacked, axis=1, return_index=True, return_inverse=True)
    return first, code.reshape(-1)
