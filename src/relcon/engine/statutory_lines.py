"""The worksheet line of what statutes add beside imprisonment: supervised release."""

from __future__ import annotations

import numpy as np

from relcon.engine.columns import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts
from relcon.engine.statutory import Statutory
from relcon.law.answers import UNKNOWN, YES, TriArray
from relcon.law.months import in_months


def release_line(statute: Statutory, eligible: TriArray) -> list[LineColumn]:
    """Return the line of the least supervised release; lifted with the minimum by the safety valve.

    Parameters
    ----------
    statute
        The counts' terms.
    eligible
        Whether all five criteria of the safety valve are met.

    Notes
    -----
    Rule: 21 U.S.C. §841(b); USSG §5C1.2 n.6.
    """
    if not statute.release:
        return []
    n = eligible.size
    paragraphs = [count for count in statute.terms if count.release == statute.release and count.term is not None]
    cite = next(count.term.cite for count in paragraphs if count.term is not None)
    least = f"supervised release of at least {in_months(statute.release)} after imprisonment"
    left = f", but of at least {in_months(statute.release_fixed)} by another count" if statute.release_fixed else ""
    reachable = statute.release > statute.release_fixed
    lifted = (eligible == YES) & reachable
    unsure = (eligible == UNKNOWN) & reachable
    texts = (
        least,
        f"{least}: lifted by the safety valve (USSG §5C1.2 n.6){left}",
        f"{least}, unless the safety valve lifts it",
    )
    state = np.where(lifted, NOT_APPLIED, np.where(unsure, OPEN, APPLIED)).astype(np.int8)
    code = np.where(lifted, 1, np.where(unsure, 2, 0)).astype(np.int64)
    return [LineColumn(f"{cite}: supervised release", np.zeros(n, dtype=np.int64), state, Texts(texts, code))]
