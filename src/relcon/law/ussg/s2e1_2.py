"""USSG §2E1.2: travel or transportation in aid of racketeering, the greater of a least level and the underlying one."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load

GUIDELINE: Final = "§2E1.2"


def level(underlying: IntArray, edition: str) -> IntArray:
    """Return the base offense level.

    Notes
    -----
    Rule: USSG §2E1.2(a)(1), (2). With one underlying offense Chapter Three adds the same to both (n.1).
    """
    return np.maximum(underlying, load("2E1.2", edition).integer("least", "level")).astype(np.int64)
