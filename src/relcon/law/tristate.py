"""Facts that may be unknown, over scenarios: yes, no or unknown."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from relcon.law.arrays import BoolArray, IntArray

TriArray: TypeAlias = npt.NDArray[np.int8]

YES: Final = 1
NO: Final = 0
UNKNOWN: Final = -1

_ANSWERS = {"yes": YES, "no": NO, "unknown": UNKNOWN}


def number(word: str) -> int:
    """Return ``yes``, ``no`` or ``unknown`` as a number.

    Raises
    ------
    KeyError
        If it is another word.
    """
    return _ANSWERS[word]


def tri(answer: str, n: int) -> TriArray:
    """Return ``yes``, ``no`` or ``unknown`` as a fact that is the same in ``n`` scenarios.

    Raises
    ------
    KeyError
        If the answer is another word.
    """
    return np.full(n, _ANSWERS[answer], dtype=np.int8)


def ints(value: int, n: int) -> IntArray:
    """Return a whole number that is the same in ``n`` scenarios."""
    return np.full(n, value, dtype=np.int64)


def flags(value: bool, n: int) -> BoolArray:
    """Return a yes or no that is the same in ``n`` scenarios."""
    return np.full(n, value, dtype=np.bool_)


def known(holds: BoolArray) -> TriArray:
    """Return facts without unknowns."""
    return holds.astype(np.int8)


def answered(holds: BoolArray, is_open: BoolArray) -> TriArray:
    """Return whether something holds, unknown where that is open."""
    return np.where(is_open, UNKNOWN, holds).astype(np.int8)


def prong(
    fact: TriArray, *, yes: IntArray | TriArray | int, no: IntArray | TriArray | int, unknown: IntArray | TriArray | int
) -> IntArray:
    """Return what follows from a fact where it holds, where it does not, and where it is unknown."""
    return np.where(fact == YES, yes, np.where(fact == UNKNOWN, unknown, no)).astype(np.int64)


def opposite(fact: TriArray) -> TriArray:
    """Return *no* for *yes* and *yes* for *no*; unknown stays unknown."""
    return answered(fact == NO, fact == UNKNOWN)


def every(*facts: TriArray) -> TriArray:
    """Return *no* where one fact is *no*, else unknown where one is unknown, else *yes*."""
    stack = np.stack(facts)
    no, unknown = (stack == NO).any(axis=0), (stack == UNKNOWN).any(axis=0)
    return answered(~no, unknown & ~no)


def some(*facts: TriArray) -> TriArray:
    """Return *yes* where one fact is *yes*, else unknown where one is unknown, else *no*."""
    stack = np.stack(facts)
    yes, unknown = (stack == YES).any(axis=0), (stack == UNKNOWN).any(axis=0)
    return answered(yes, unknown & ~yes)


def exceeds(low: IntArray, high: IntArray, limit: int) -> TriArray:
    """Whether a number known to lie from ``low`` to ``high`` is greater than a limit."""
    return answered(low > limit, (low <= limit) & (high > limit))
