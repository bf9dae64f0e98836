"""USSG §2X3.1: accessory after the fact, below the level of the underlying offense and within bounds."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load

GUIDELINE: Final = "§2X3.1"


def level(underlying: IntArray, edition: str) -> IntArray:
    """Return the base offense level.

    Parameters
    ----------
    underlying
        The Chapter Two level of the underlying offense, with the characteristics that the defendant knew of or should
        have known of (n.1).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2X3.1(a), n.1-2.
    """
    table = load("2X3.1", edition)
    least, most = table.integer("least", "level"), table.integer("most", "level")
    return np.clip(underlying - table.integer("below", "levels"), least, most).astype(np.int64)


def harboring(level: IntArray, edition: str) -> IntArray:
    """Return the level where the conduct is limited to harboring a fugitive, (a)(3)(B)."""
    return np.minimum(level, load("2X3.1", edition).integer("harboring", "level")).astype(np.int64)
