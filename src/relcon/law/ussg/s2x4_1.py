"""USSG §2X4.1: misprision of felony, below the level of the underlying offense and within bounds."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.count_level import CountLevel
from relcon.law.tables import load
from relcon.law.ussg.groundwork import Groundwork, below
from relcon.records.counts import Count

GUIDELINE: Final = "§2X4.1"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of misprision of felony.

    Notes
    -----
    Rule: USSG §2X4.1(a), n.1-2.
    """
    return below(counts, ground, GUIDELINE, level, "misprision of felony")


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
    Rule: USSG §2X4.1(a), n.1-2.
    """
    table = load("2X4.1", edition)
    least, most = table.integer("least", "level"), table.integer("most", "level")
    return np.clip(underlying - table.integer("below", "levels"), least, most).astype(np.int64)
