"""What the positions are called, and what stands once at the foot of a page for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from relcon.law.positions.options import title
from relcon.records.base import PositionName

FOOT: Final = (
    "Middle: our prediction of the PSR, by house rules (relcon law --open). "
    "Ceiling: the most the government could argue."
)


def short(position: PositionName) -> str:
    """Return a position's heading: ``Defense``, ``Middle``, ``Ceiling``."""
    return title(position).partition(" (")[0]


def named(positions: Sequence[PositionName], asked: Sequence[PositionName]) -> str:
    """Return the positions that something holds in, ``Defense and Middle``; nothing where all that were asked for."""
    names = [short(position) for position in positions]
    if len(positions) == len(asked) or not names:
        return ""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def titles(positions: Sequence[PositionName]) -> str:
    """Return the full titles of positions, for a line that explains the short ones."""
    return "; ".join(title(position) for position in positions)
