"""The least supervised release that the counts bring, 21 U.S.C. §§841(b), 960(b), unless the safety valve lifts it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts
from relcon.law.months import in_months
from relcon.law.tristate import NO, TriArray, prong
from relcon.law.usc.penalties import Penalties
from relcon.law.usc.statutory import Statutory


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
    Rule: 21 U.S.C. §§841(b), 960(b); USSG §5C1.2 n.6. One line for each paragraph that gives it in some reading.
    """
    by_paragraph: dict[str, dict[int, Penalties]] = {}
    for number, one in enumerate(statute.readings):
        if one.release:
            by_paragraph.setdefault(_cite(one), {})[number] = one
    return [_line(cite, readings, statute, eligible) for cite, readings in by_paragraph.items()]


def _cite(counts: Penalties) -> str:
    """Name the paragraph that gives the greatest least release."""
    terms = [count.term for count in counts.terms if count.release == counts.release]
    return next(term.cite for term in terms if term is not None)


def _line(cite: str, readings: Mapping[int, Penalties], statute: Statutory, eligible: TriArray) -> LineColumn:
    # §5C1.2 n.6: the safety valve lifts it where it reaches the count
    reachable = statute.each(lambda one: one.release > one.release_fixed) > 0
    lifted = np.where(reachable, eligible, NO).astype(np.int8)
    why, here = Texts.same("", eligible.size), np.zeros(eligible.size, dtype=np.bool_)
    for number, counts in readings.items():
        there: BoolArray = statute.code == number
        why, here = why.overlaid(there, Texts.by_state(lifted, *_texts(counts))), here | there
    state = prong(lifted, yes=NOT_APPLIED, no=APPLIED, unknown=OPEN).astype(np.int8)
    return LineColumn.saying(f"{cite}: supervised release", state, why).where(here)


def _texts(counts: Penalties) -> tuple[str, str, str]:
    """Return the reason where it stands, is lifted, may be lifted."""
    least = f"supervised release of at least {in_months(counts.release)} after imprisonment"
    fixed = counts.release_fixed
    left = f", but of at least {in_months(fixed)} by another count" if fixed else ""
    return (
        least,
        f"{least}: lifted by the safety valve (USSG §5C1.2 n.6){left}",
        f"{least}, unless the safety valve lifts it",
    )
