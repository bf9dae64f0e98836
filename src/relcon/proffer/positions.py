"""The positions as counsel reads them, in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from relcon.law.positions.options import POSITIONS, title
from relcon.records.base import PositionName


def named(positions: Iterable[PositionName]) -> str:
    """Return the short names of positions, or "all positions"."""
    found = list(positions)
    if set(found) == set(POSITIONS):
        return "all positions"
    return ", ".join(title(position).split(" (")[0] for position in found)
