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
AS_DISCLOSED: Final = (
    "PSR: the report as disclosed, its findings in the Middle's place. Ceiling: the most the government could argue."
)
PSR: Final = "PSR"
"""How the Middle is headed where a disclosed report's findings stand in its place."""


def short(position: PositionName) -> str:
    """Return a position's heading: ``Defense``, ``Middle``, ``Ceiling``."""
    return title(position).partition(" (")[0]


def joined(names: Sequence[str]) -> str:
    """Return names in a row, ``Defense, Middle and Ceiling``."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def named(positions: Sequence[PositionName], asked: Sequence[PositionName]) -> str:
    """Return the positions that something holds in, ``Defense and Middle``; nothing where all that were asked for."""
    return "" if len(positions) == len(asked) else joined([short(one) for one in positions])


def titles(positions: Sequence[PositionName]) -> str:
    """Return the full titles of positions, for a line that explains the short ones."""
    return "; ".join(title(position) for position in positions)
