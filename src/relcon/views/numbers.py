"""Lists of whole numbers as short text, for the data of a page: five bits a character, small numbers in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BITS: Final = 5
MORE: Final = 1 << BITS
"""Set in a character after which the same number goes on, its lowest bits first."""


def as_text(numbers: Iterable[int]) -> str:
    """Return numbers as text.

    Parameters
    ----------
    numbers : iterable of int
        None below zero.
    """
    found = []
    for number in numbers:
        left = number
        if left < 0:
            raise ValueError(f"below zero: {left}")
        while left >= MORE:
            found.append(DIGITS[left % MORE + MORE])
            left >>= BITS
        found.append(DIGITS[left])
    return "".join(found)


def from_text(text: str) -> list[int]:
    """Return the numbers that `as_text` wrote."""
    found, number, place = list[int](), 0, 0
    for one in text:
        digit = DIGITS.index(one)
        number += digit % MORE << place
        place += BITS
        if digit < MORE:
            found.append(number)
            number, place = 0, 0
    return found


def folded(number: int) -> int:
    """Return a number that may be below zero as one that is not: 0, -1, 1, -2 as 0, 1, 2, 3."""
    return 2 * number if number >= 0 else -2 * number - 1
