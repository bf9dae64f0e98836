"""USSG §5G1.2(b)-(e): the total punishment on several counts, concurrent or consecutive as far as necessary."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import APPLIED, NULL, OPEN, LineColumn, Texts
from relcon.law.months import LIFE, in_months, show
from relcon.law.usc.drug_counts import CountTerm
from relcon.law.usc.penalties import Penalties
from relcon.law.usc.statutory import Statutory

SECTION = "USSG §5G1.2"


def on_count(total: IntArray, maximum: int) -> IntArray:
    """Return the sentence on one count: the total punishment, not above what the statute authorizes on that count.

    Notes
    -----
    Rule: USSG §5G1.2(b), n.1, n.3(B)-(C).
    """
    return np.minimum(total, maximum)


def consecutive(total: IntArray, highest: int) -> IntArray:
    """Return what of a total punishment must run consecutively, in months: what the highest maximum leaves.

    Parameters
    ----------
    total
        The total punishment.
    highest
        The highest statutory maximum of a count.

    Notes
    -----
    Rule: USSG §5G1.2(c), (d): 0 where the count with the highest maximum is adequate, and all run concurrently.
    """
    return np.maximum(total - highest, 0)


def apportioned(total: IntArray, firearm: int, others: int) -> tuple[IntArray, IntArray]:
    """Return a career offender's total punishment, divided between the counts under 18 U.S.C. §924(c) and the others.

    Parameters
    ----------
    total
        The total punishment under §4B1.1(c).
    firearm
        The least consecutive terms of the counts under 18 U.S.C. §924(c) together.
    others
        What the other counts allow together; 0 without any.

    Returns
    -------
    tuple
        The part of the counts under §924(c), at least their minimum, and that of the others.

    Notes
    -----
    Rule: USSG §5G1.2(e), n.4(A): the balance above the minimum goes to the other counts; a longer consecutive term
    only as far as they do not reach.
    """
    rest = np.minimum(np.maximum(total - firearm, 0), others)
    return np.where(total >= LIFE, LIFE, total - rest), rest


def line(
    statute: Statutory,
    ends: tuple[IntArray, IntArray],
    unlimited: tuple[IntArray, IntArray],
    included: BoolArray,
    undecided: BoolArray,
) -> LineColumn | None:
    """Return the line of §5G1.2(b)-(e); ``None`` without several counts.

    Parameters
    ----------
    statute
        The counts' terms.
    ends
        The range within statutory limits, those of the counts of known maximum; ``NULL`` where there is none.
    unlimited
        The range before any statutory maximum.
    included
        Where the range holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).
    undecided
        Where a count of unknown maximum decides.

    Notes
    -----
    Rule: USSG §5G1.2(b)-(e), n.1, n.3, n.4.
    """
    if len(statute.counts) < 2 and not (statute.counts and included.any()):
        return None

    def write(
        first: int, last: int, low_above: int, high_above: int, holds_firearm: int, is_undecided: int, reading: int
    ) -> str:
        counts = statute.readings[reading]
        if is_undecided:
            return _undecided(counts, _span(first, last), _span(low_above, high_above))
        if holds_firearm:
            return _apportioned(counts, statute.consecutive, first, last)
        return "; ".join([*_concurrent(counts, first, last), *_apart(counts)])

    why = Texts.by_row(write, *ends, *unlimited, included, undecided, statute.code)
    found = LineColumn.saying(SECTION, np.where(undecided, OPEN, APPLIED), why)
    return found if len(statute.counts) > 1 else found.where(included)


def _concurrent(counts: Penalties, first: int, last: int) -> list[str]:
    """Say (b), (c) and (d) of the counts whose sentences may run concurrently."""
    limited = [(count.count, count.term.maximum) for count in counts.terms if count.term and not count.consecutive]
    if not limited:
        return []
    highest = max(most for _, most in limited)
    carries = _named([number for number, most in limited if most == highest])
    if first == NULL:
        return [f"(b) the total punishment on each count, up to its own maximum; {in_months(highest)} on {carries}"]
    said = [f"(b) at {in_months(end)}, {_on_each(limited, end)}" for end in dict.fromkeys((first, last))]
    extra = [int(one) for one in consecutive(np.array([first, last]), highest)]
    if not extra[1]:
        return [*said, f"(c) all concurrent: {carries} alone allows {in_months(highest)}"]
    more = f"{extra[1]} at the high end" if not extra[0] else f"{extra[0]} at the low end, {extra[1]} at the high"
    if extra[0] == extra[1]:
        more = f"{extra[0]} months"
    return [*said, f"(d) no count alone allows more than {in_months(highest)}: as far as necessary consecutive, {more}"]


def _on_each(limited: Sequence[tuple[str, int]], total: int) -> str:
    by_sentence: dict[int, list[str]] = {}
    for number, most in limited:
        sentence = int(on_count(np.array([total]), most)[0])
        by_sentence.setdefault(sentence, []).append(number)
    return " and ".join(f"{show(months)} on {_named(numbers)}" for months, numbers in by_sentence.items())


def _named(numbers: Sequence[str]) -> str:
    return f"count{'' if len(numbers) == 1 else 's'} {', '.join(numbers)}"


def _apart(counts: Penalties) -> list[str]:
    """Name the counts whose own part of the total punishment must be consecutive, and those of unknown maximum."""
    apart = [count for count in counts.terms if count.consecutive]
    return [
        *(f"{_part(count)}, consecutive to the others (USSG §2D1.1 n.25)" for count in apart),
        *([f"{_named(counts.unlimited)}: maximum not known"] if counts.unlimited else []),
    ]


def _part(count: CountTerm) -> str:
    most = "" if count.term is None else f", at most {in_months(count.term.maximum)}"
    return f"the part of count {count.count}{most}"


def _undecided(counts: Penalties, least: str, most: str) -> str:
    return (
        f"(d) the maximum of {_named(counts.unlimited)} is not known, and the other counts allow "
        f"{in_months(counts.together)} together: the range lies between {least} and {most}"
    )


def _span(low: int, high: int) -> str:
    return in_months(low) if low == high else f"{low}-{show(high)} months"


def _apportioned(counts: Penalties, firearms: int, first: int, last: int) -> str:
    """Say (e): a career offender's total punishment divided between the counts under 18 U.S.C. §924(c) and others."""
    opening = "(e) a career offender's total punishment is apportioned among the counts as far as possible"
    if first == NULL or counts.unlimited:
        return opening
    said = []
    for end in dict.fromkeys((first, last)):
        firearm, rest = (int(one[0]) for one in apportioned(np.array([end]), firearms, counts.together))
        if end < LIFE:
            said.append(f"of {end} months {firearm} on the counts under 18 USC 924(c) and {rest} on the others")
    return f"{opening}: {'; '.join(said)} (n.4)" if said else opening
