"""Sets as bits of a number: which are the smallest that do something."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from relcon.logic.packed import Bits


def smallest(does: Bits) -> Bits:
    """Return which sets do something while no proper part of them does.

    Parameters
    ----------
    does
        For each of the 2^k sets, numbered by their members' bits, whether it does; it need not be monotone.

    Returns
    -------
    array of bool
        Exact, in k passes over the table.
    """
    k = does.size.bit_length() - 1
    some = does.copy()
    for bit in range(k):
        pairs = some.reshape(-1, 2, 1 << bit)
        pairs[:, 1] |= pairs[:, 0]
    # Every proper part of a set lies within the set less one member.
    part = np.zeros_like(does)
    for bit in range(k):
        part.reshape(-1, 2, 1 << bit)[:, 1] |= some.reshape(-1, 2, 1 << bit)[:, 0]
    found: Bits = does & ~part
    return found


def members(mask: int) -> tuple[int, ...]:
    """Return the members of a set, in order."""
    return tuple(bit for bit in range(mask.bit_length()) if mask >> bit & 1)


def by_size(masks: Iterable[int]) -> list[tuple[int, ...]]:
    """Return sets as their members, the smallest first, then in the order of their members."""
    return sorted((members(mask) for mask in masks), key=lambda found: (len(found), found))
