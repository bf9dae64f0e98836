"""How far a share that was counted in a sample may be from the true one, in whole numbers."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

Z: Final = Fraction(196, 100)
"""Standard deviations on either side that hold 95 of 100 samples."""
PLACES: Final = 10**6
"""Bounds are given in millionths, rounded outward."""
_FINE: Final = 10**12
"""Steps in which the square root is taken."""


def wilson(hits: int, sample: int) -> tuple[Fraction, Fraction]:
    """Return the bounds of Wilson's interval for a share, at 95 percent.

    Parameters
    ----------
    hits, sample
        How many of how many.

    Notes
    -----
    E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212: the shares that a sample of this
    size would not put further away than ``Z`` standard deviations. Whole numbers throughout, so that every machine
    says the same.
    """
    middle, square = hits + Z * Z / 2, Z * Z * (Fraction(hits * (sample - hits), sample) + Z * Z / 4)
    root = Fraction(isqrt(square.numerator * _FINE * _FINE // square.denominator) + 1, _FINE)
    low, high = (middle - root) / (sample + Z * Z), (middle + root) / (sample + Z * Z)
    down, up = low * PLACES // 1, -(-high * PLACES // 1)
    return max(Fraction(down, PLACES), Fraction(0)), min(Fraction(up, PLACES), Fraction(1))
