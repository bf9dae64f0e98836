"""USSG §3E1.1: acceptance of responsibility."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load


def acceptance(accepts: BoolArray, edition: str) -> IntArray:
    """Return the levels under (a).

    Parameters
    ----------
    accepts
        Whether he clearly demonstrates acceptance; ordinarily not after putting the government to its proof (n.2).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3E1.1(a).
    """
    return np.where(accepts, load("3E1.1", edition).integer("acceptance", "levels"), 0).astype(np.int64)


def timely_plea(accepts: BoolArray, timely: BoolArray, level_before: IntArray, edition: str) -> IntArray:
    """Return the additional level under (b).

    Parameters
    ----------
    accepts, timely
        Whether (a) applies; whether the plea was timely and the government moves for the level.
    level_before
        The offense level before (a).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3E1.1(b).
    """
    table = load("3E1.1", edition)
    applies = accepts & timely & (level_before >= table.integer("timely", "least_level"))
    return np.where(applies, table.integer("timely", "levels"), 0).astype(np.int64)


def least_level(edition: str) -> int:
    """Return the least offense level at which (b) applies."""
    return load("3E1.1", edition).integer("timely", "least_level")
