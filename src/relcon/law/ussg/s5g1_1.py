"""USSG §5G1.1: the guideline range within statutory limits."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray


def within_statute(low: IntArray, high: IntArray, minimum: IntArray, maximum: IntArray) -> tuple[IntArray, IntArray]:
    """Return the range after the statutory minimum and maximum.

    Parameters
    ----------
    low, high
        The guideline range in months, ``LIFE`` for life.
    minimum, maximum
        What the statute requires (0 if nothing) and authorizes.

    Returns
    -------
    tuple
        Both ends; equal where the statute leaves a single sentence.

    Notes
    -----
    Rule: USSG §5G1.1(a), (b), (c): cutting each end to the statute's limits gives all three.
    """
    return np.clip(low, minimum, maximum), np.clip(high, minimum, maximum)
