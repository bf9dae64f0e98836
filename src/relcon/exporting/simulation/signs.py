"""Changes with their sign, and the positions in which something holds."""

from __future__ import annotations

from collections.abc import Sequence

from relcon import words
from relcon.law.positions.options import POSITIONS


def signed(grams: str) -> str:
    """Return a number given as text with its sign and thousands set apart; 0 has none."""
    if grams.startswith("-"):
        return f"-{words.number(grams[1:])}"
    return words.number(grams) if grams == "0" else f"+{words.number(grams)}"


def position(name: str) -> str:
    """Return the short name of a position given by its id."""
    return next((words.short(p) for p in POSITIONS if p == name), name)


def where(positions: Sequence[str]) -> str:
    """Return positions in brackets, nothing where all are meant."""
    return "" if len(positions) == len(POSITIONS) else f" [{', '.join(map(position, positions))}]"
