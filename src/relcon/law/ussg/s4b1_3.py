"""USSG §4B1.3: the least offense level of a criminal livelihood."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load


def least(accepted: BoolArray, edition: str) -> IntArray:
    """Return the least offense level.

    Parameters
    ----------
    accepted
        Where §3E1.1 applies.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.3.
    """
    table = load("4B1.3", edition)
    return np.where(accepted, table.integer("with_acceptance", "level"), table.integer("floor", "level")).astype(
        np.int64
    )


def raised(level: IntArray, livelihood: BoolArray, accepted: BoolArray, edition: str) -> IntArray:
    """Return what raises a level to the least one where a livelihood is made.

    Parameters
    ----------
    level
        The offense level, §3E1.1 and §4C1.1 included.
    livelihood
        Where the offense was part of a pattern of criminal conduct engaged in as a livelihood.
    accepted
        Where §3E1.1 applies.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.3. §4C1.1 takes levels off those of Chapters Two and Three, so the floor comes after it.
    """
    return np.where(livelihood, np.maximum(least(accepted, edition) - level, 0), 0).astype(np.int64)
