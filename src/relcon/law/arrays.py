"""Arrays over scenarios: exact whole numbers in 64 bits, with an error in place of wrapping around."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

_LARGEST = int(np.iinfo(np.int64).max)


class WeightTooLarge(ValueError):
    """A weight does not fit into 64 bits."""


def weights(amount: IntArray) -> IntArray:
    """Return amounts as they are, checked: one dimension, whole, not negative.

    Raises
    ------
    ValueError
        If they are anything else.
    """
    if amount.ndim != 1 or amount.size == 0 or amount.dtype != np.int64 or (amount < 0).any():
        raise ValueError("weights are one-dimensional arrays of 64-bit whole numbers, not negative")
    return amount


def total(parts: Sequence[IntArray], scenarios: int) -> IntArray:
    """Return the sum of arrays, zero where there are none.

    Raises
    ------
    WeightTooLarge
        Instead of wrapping around.
    """
    result = np.zeros(scenarios, dtype=np.int64)
    for part in parts:
        if (part > _LARGEST - result).any():
            raise WeightTooLarge("the weights add up to more than the program can hold")
        result = result + part
    return result


def times(amount: IntArray, ratio: Fraction) -> IntArray:
    """Return amounts times an exact ratio; a fraction of a micro-unit is dropped.

    Raises
    ------
    WeightTooLarge
        Instead of wrapping around.
    """
    if int(amount.max(initial=0)) * ratio.numerator <= _LARGEST:
        return amount * ratio.numerator // ratio.denominator
    # A long decimal takes the product past 64 bits although the result fits: each distinct amount as a Python integer.
    distinct, code = np.unique(amount, return_inverse=True)
    exact = [int(one) * ratio.numerator // ratio.denominator for one in distinct]
    if exact[-1] > _LARGEST:
        raise WeightTooLarge("the weight is more than the program can hold")
    return np.array(exact, dtype=np.int64)[code.reshape(-1)]
