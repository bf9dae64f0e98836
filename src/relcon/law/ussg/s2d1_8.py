"""USSG §2D1.8: drug establishments, and the lesser level of one who only allowed the premises to be used."""

from __future__ import annotations

from typing import Final

import numpy as np

from relcon.law.answers import TriArray, every, opposite, tri
from relcon.law.arrays import IntArray
from relcon.law.tables import load
from relcon.records.people import Premises

GUIDELINE: Final = "§2D1.8"


def allowed_use_only(premises: Premises | None, own_acts: TriArray) -> TriArray:
    """Return whether (a)(2) applies.

    Parameters
    ----------
    premises
        What the count says of the premises; ``None`` where nothing is said.
    own_acts
        Whether he took part in the drug offense by an act of his own.

    Notes
    -----
    Rule: USSG §2D1.8(a)(2), n.1: no part but allowing use, the premises first acquired for a legitimate purpose, and no
    premises allowed for such use before. What is not said is unknown.
    """
    n = own_acts.size
    if premises is None:
        return every(opposite(own_acts), tri("unknown", n))
    return every(
        opposite(own_acts),
        tri(premises.only_allowed_use, n),
        tri(premises.legitimate_purpose, n),
        opposite(tri(premises.earlier_use, n)),
    )


def lesser(drug: IntArray, edition: str) -> IntArray:
    """Return the level of (a)(2) for the offense level of §2D1.1."""
    table = load("2D1.8", edition)
    levels, most = table.integer("allowed_use", "levels"), table.integer("allowed_use", "most")
    return np.minimum(drug + levels, most).astype(np.int64)
