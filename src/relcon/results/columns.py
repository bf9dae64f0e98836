"""Columns of numbers, one for each event, packed for a page: each whole, or as an earlier one with changes."""

from __future__ import annotations

import base64
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Packed: TypeAlias = str | tuple[int, str]
"""Base64 of uint16, little end first: the numbers; or an earlier column and pairs of a place and its other number."""

DEEPEST: Final = 4
"""How many times a column may be changes of changes: whoever reads one goes back so far."""


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
    _bases: list[npt.NDArray[np.int64]] = field(default_factory=list)
    _depth: list[int] = field(default_factory=list)

    def add(self, numbers: Sequence[int]) -> int:
        """Return the number of a column.

        Parameters
        ----------
        numbers : sequence of int
            Each at most 65,535; as many as in every other column.
        """
        found = tuple(numbers)
        if found in self._known:
            return self._known[found]
        own = np.array(found, dtype=np.int64)
        near = [(int((own != base).sum()), n) for n, base in enumerate(self._bases) if self._depth[n] < DEEPEST]
        differing, base = min(near, default=(len(found), 0))
        if 2 * differing < len(found):
            places = np.flatnonzero(own != self._bases[base])
            self.packed.append((base, base64_of(np.stack([places, own[places]], axis=1).reshape(-1).tolist())))
            self._depth.append(self._depth[base] + 1)
        else:
            self.packed.append(base64_of(found))
            self._depth.append(0)
        self._bases.append(own)
        self._known[found] = len(self.packed) - 1
        return self._known[found]


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
