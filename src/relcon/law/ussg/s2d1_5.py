"""USSG §2D1.5: continuing criminal enterprises, the greater of a level above §2D1.1 and a least level."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load

GUIDELINE: Final = "§2D1.5"


def level(drug: IntArray, known: BoolArray, edition: str) -> IntArray:
    """Return the base offense level.

    Parameters
    ----------
    drug, known
        The offense level of §2D1.1 for the underlying offense, and where there is one.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.5(a)(1), (2). No adjustment for role in the offense (n.1).
    """
    return np.maximum(np.where(known, drug + above(edition), 0), least(edition)).astype(np.int64)


def above(edition: str) -> int:
    """Return the levels of (a)(1), above those of §2D1.1."""
    return load("2D1.5", edition).integer("above", "levels")


def least(edition: str) -> int:
    """Return the level of (a)(2)."""
    return load("2D1.5", edition).integer("least", "level")
