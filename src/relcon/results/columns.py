"""Columns of numbers, one for each event, packed for a page: each whole, or as an earlier one with changes."""

from __future__ import annotations

import base64
import struct
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Packed: TypeAlias = str | tuple[int, str]
"""Base64 of uint16, little end first: the numbers; or an earlier column and pairs of a place and its other number."""

LARGEST = 0xFFFF


def base64_of(numbers: Sequence[int]) -> str:
    """Return numbers as base64 of uint16, the little end first."""
    return base64.b64encode(struct.pack(f"<{len(numbers)}H", *numbers)).decode("ascii")


def numbers_of(text: str) -> tuple[int, ...]:
    """Return the numbers that `base64_of` wrote."""
    raw = base64.b64decode(text)
    return struct.unpack(f"<{len(raw) // 2}H", raw)


@dataclass
class Columns:
    """Columns as they are added; equal ones are one, and alike ones are kept as changes.

    Attributes
    ----------
    packed
        The columns by number.
    """

    packed: list[Packed] = field(default_factory=list)
    _known: dict[tuple[int, ...], int] = field(default_factory=dict)
    _whole: dict[Hashable, list[tuple[int, tuple[int, ...]]]] = field(default_factory=dict)

    def add(self, numbers: Sequence[int], alike: Hashable = None) -> int:
        """Return the number of a column.

        Parameters
        ----------
        numbers : sequence of int
            Each at most 65,535.
        alike : hashable, optional
            Columns added under the same word are taken to be alike: a new one is kept as changes of the nearest whole
            one among them, where that is shorter.
        """
        column = tuple(numbers)
        if column in self._known:
            return self._known[column]
        whole = self._whole.setdefault(alike, [])
        changes = [(base, _changes(found, column)) for base, found in whole if len(found) == len(column)]
        base, pairs = min(changes, key=lambda one: (len(one[1]), one[0]), default=(0, None))
        number = len(self.packed)
        if pairs is not None and len(pairs) < len(column):
            self.packed.append((base, base64_of(pairs)))
        else:
            self.packed.append(base64_of(column))
            whole.append((number, column))
        self._known[column] = number
        return number


def column(packed: Sequence[Packed | Sequence[int | str]], number: int) -> tuple[int, ...]:
    """Return a column's numbers, as a reader of the page does.

    Parameters
    ----------
    packed
        The columns as they stand in the page.
    number
        Which.
    """
    one = packed[number]
    if isinstance(one, str):
        return numbers_of(one)
    base, changes = one
    found = list(column(packed, int(base)))
    pairs = numbers_of(str(changes))
    for place, value in zip(pairs[::2], pairs[1::2], strict=True):
        found[place] = value
    return tuple(found)


def _changes(old: tuple[int, ...], new: tuple[int, ...]) -> tuple[int, ...]:
    """Return places and new numbers, one after the other, where two columns differ."""
    return tuple(
        number for place, (was, now) in enumerate(zip(old, new, strict=True)) if was != now for number in (place, now)
    )
