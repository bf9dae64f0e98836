"""USSG §2D1.8: drug establishments, and the lesser level of one who only allowed the premises to be used."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import load
from relcon.law.tristate import TriArray, every, opposite, tri
from relcon.records.people import Premises

GUIDELINE: Final = "§2D1.8"


def allowed_use_only(premises: Premises | None, own_acts: TriArray, own_weapon: TriArray) -> TriArray:
    """Return whether (a)(2) applies.

    Parameters
    ----------
    premises
        What the count says of the premises; ``None`` where nothing is said.
    own_acts
        Whether he took part in the drug offense by an act of his own.
    own_weapon
        Whether the defendant possessed a dangerous weapon in connection with it.

    Notes
    -----
    Rule: USSG §2D1.8(a)(2), n.1: no part but allowing use, no weapon of the defendant's own, the premises first
    acquired for a legitimate purpose, and no premises allowed for such use before. What is not said is unknown.
    """
    n = own_acts.size
    apart = every(opposite(own_acts), opposite(own_weapon))
    if premises is None:
        return every(apart, tri("unknown", n))
    return every(
        apart,
        tri(premises.only_allowed_use, n),
        tri(premises.legitimate_purpose, n),
        opposite(tri(premises.earlier_use, n)),
    )


def lesser(drug: IntArray, edition: str) -> IntArray:
    """Return the level of (a)(2) for the offense level of §2D1.1."""
    table = load("2D1.8", edition)
    levels, most = table.integer("allowed_use", "levels"), table.integer("allowed_use", "most")
    return np.minimum(drug + levels, most).astype(np.int64)
