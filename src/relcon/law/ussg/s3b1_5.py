"""USSG §3B1.5: body armor in a drug trafficking crime."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, YES, TriArray


def adjustment(reaches: TriArray, own: TriArray, edition: str) -> tuple[TriArray, IntArray]:
    """Return whether it applies, and the levels: the greater paragraph that fits.

    Parameters
    ----------
    reaches
        Whether the offense involved the use of body armor, by §1B1.3.
    own
        Whether he used it himself, or induced or aided its use (n.2).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3B1.5(2)(A), (B), n.1: use, not possession. Every drug count is a drug trafficking crime
    (paragraph (1)). Where his own use is open, so is the line.
    """
    table = load("3B1.5", edition)
    applies = np.where(own == YES, YES, np.where(own == UNKNOWN, UNKNOWN, reaches)).astype(np.int8)
    levels = np.where(own == YES, table.integer("own", "levels"), table.integer("offense", "levels"))
    return applies, np.where(applies == YES, levels, 0).astype(np.int64)
