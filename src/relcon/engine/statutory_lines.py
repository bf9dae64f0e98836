"""The worksheet line of what statutes add beside imprisonment: supervised release."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from relcon.engine.penalties import Penalties
from relcon.engine.statutory import Statutory
from relcon.law.arrays import BoolArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts
from relcon.law.months import in_months
from relcon.law.tristate import UNKNOWN, YES, TriArray
from relcon.law.usc.other_terms import least_days


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
    reachable = statute.each(lambda one: one.release > one.release_fixed).astype(np.bool_)
    lifted = (eligible == YES) & reachable
    unsure = (eligible == UNKNOWN) & reachable
    state = np.where(lifted, NOT_APPLIED, np.where(unsure, OPEN, APPLIED)).astype(np.int8)
    which = np.where(lifted, 1, np.where(unsure, 2, 0)).astype(np.int64)
    why, here = Texts.same("", eligible.size), np.zeros(eligible.size, dtype=np.bool_)
    for number, counts in readings.items():
        there: BoolArray = statute.code == number
        why, here = why.overlaid(there, Texts(_texts(counts), which)), here | there
    zero = np.zeros(eligible.size, dtype=np.int64)
    return LineColumn(f"{cite}: supervised release", zero, state, why).where(here)


def _texts(counts: Penalties) -> tuple[str, str, str]:
    least = f"supervised release of at least {in_months(counts.release)} after imprisonment"
    fixed = counts.release_fixed
    left = f", but of at least {in_months(fixed)} by another count" if fixed else ""
    return (
        least,
        f"{least}: lifted by the safety valve (USSG §5C1.2 n.6){left}",
        f"{least}, unless the safety valve lifts it",
    )


def days_lines(inputs: WorksheetFacts) -> list[LineColumn]:
    """Return the lines of least terms in days, which no range in whole months shows.

    Notes
    -----
    Rule: 21 U.S.C. §844(a); USSG §5G1.1(b), §2D2.1 bg.
    """
    lines = []
    for count in inputs.live_counts:
        days = least_days(count, inputs.edition)
        if days:
            text = f"count {count.count}: at least {days} days of imprisonment, unless 18 USC 3553(f) lifts them"
            zero, state = np.zeros(inputs.n, dtype=np.int64), np.full(inputs.n, APPLIED, dtype=np.int8)
            why = Texts.same(f"{text}; a range in whole months that begins lower begins there", inputs.n)
            lines.append(LineColumn("21 USC 844(a)", zero, state, why))
    return lines
