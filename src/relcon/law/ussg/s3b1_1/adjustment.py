"""USSG §3B1.1(a)-(c): the levels of an aggravating role, from elements already found."""

from __future__ import annotations

from typing import Literal

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load


def adjustment(
    leads: BoolArray, manages: BoolArray, participants: IntArray, extensive: BoolArray, edition: str
) -> IntArray:
    """Return the levels for aggravating role.

    Parameters
    ----------
    leads, manages
        Whether the defendant organized or led, or managed or supervised, at least one other participant (n.2);
        managing property alone is neither.
    participants
        Participants in the criminal activity, the defendant included.
    extensive
        Whether the activity was "otherwise extensive" (n.3).
    edition
        The Manual edition.

    Returns
    -------
    IntArray
        4, 3, 2 or 0 levels; the highest paragraph that fits, once.

    Notes
    -----
    Rule: USSG §3B1.1(a)-(c).
    """
    table = load("3B1.1", edition)
    large = (participants >= table.integer("participants", "least")) | extensive
    return np.select(
        [leads & large, manages & large, leads | manages],
        [table.integer(paragraph, "levels") for paragraph in ("leader", "manager", "smaller")],
        default=0,
    ).astype(np.int64)


def five_or_more(participants: int, edition: str) -> bool:
    """Whether so many participants are enough for (a) and (b)."""
    return participants >= load("3B1.1", edition).integer("participants", "least")


def reading(levels: int, edition: str) -> Literal["leader", "manager", "smaller"]:
    """Return the paragraph that gives some levels: (a), (b) or (c), which does not tell one role from the other."""
    table = load("3B1.1", edition)
    if levels == table.integer("leader", "levels"):
        return "leader"
    return "manager" if levels == table.integer("manager", "levels") else "smaller"


def steps(edition: str) -> tuple[int, ...]:
    """Return the numbers of levels that §3B1.1(a)-(c) give, the lowest first."""
    table = load("3B1.1", edition)
    return tuple(sorted(table.integer(paragraph, "levels") for paragraph in ("leader", "manager", "smaller")))
