"""Each admission's average share of what all of them change, exactly.

The average is over every order in which the admissions could come to count: the Shapley value, L. S. Shapley, "A Value
for n-Person Games", in Contributions to the Theory of Games II (1953).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import factorial
from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.line import NULL
from relcon.law.months import LIFE
from relcon.proffer.admissions.outcomes import Outcomes
from relcon.records.customs import MICRO
from relcon.results.simulation import Share

PLACES: Final = 2
"""Decimal places of a share."""

_LOW_BITS: Final = 32
"""Half of a word."""


def average_shares(value: IntArray) -> tuple[Fraction, ...]:
    """Return each member's share of the change from nothing to all.

    Parameters
    ----------
    value : IntArray
        One whole number for each of the 2^k sets; bit i of a position says that member i is in the set.

    Returns
    -------
    tuple of Fraction
        For each member, what it changes when added, averaged over all orders. Their sum is ``value[-1] - value[0]``.
    """
    members = value.size.bit_length() - 1
    if members == 0:
        return ()
    sizes = np.bitwise_count(np.arange(value.size // 2, dtype=np.uint64))
    order = np.argsort(sizes, kind="stable")
    starts = np.searchsorted(sizes[order], np.arange(members))
    weights = [factorial(size) * factorial(members - size - 1) for size in range(members)]
    shares = []
    for member in range(members):
        pairs = value.reshape(-1, 2, 1 << member)
        added = (pairs[:, 1, :] - pairs[:, 0, :]).reshape(-1)[order]
        # Sums of half a million weights may not fit into 64 bits: the halves of each number are added apart.
        high = np.add.reduceat(added >> _LOW_BITS, starts)
        low = np.add.reduceat(added & ((1 << _LOW_BITS) - 1), starts)
        sums = [(int(h) << _LOW_BITS) + int(r) for h, r in zip(high, low, strict=True)]
        shares.append(Fraction(sum(w * s for w, s in zip(weights, sums, strict=True)), factorial(members)))
    return tuple(shares)


def shown(value: Fraction) -> tuple[str, bool]:
    """Write a share: exact where two decimal places hold it, else rounded half to even; and say whether it was.

    Returns
    -------
    tuple
        Such as ``("12.5", False)`` or ``("8.33", True)``; no exponent, no trailing zeros, a minus sign where it lowers.
    """
    rounded = round(value, PLACES)  # of a fraction: exact, half to even
    whole, rest = divmod(int(abs(rounded) * 10**PLACES), 10**PLACES)
    text = f"{'-' if rounded < 0 else ''}{whole}.{rest:0{PLACES}d}".rstrip("0").rstrip(".")
    return text, rounded != value


def shares(found: Outcomes, admissions: Sequence[str], support: Sequence[str]) -> dict[str, Share]:
    """Return each admission's average share in converted weight, levels and months of the low end.

    Parameters
    ----------
    found : Outcomes
        Over all masks of ``support``.
    admissions
        All that were said; one outside ``support`` changes nothing.
    support
        Those on which something depends; bit i of a mask is the i-th.

    Notes
    -----
    A level, or a range, that is left open on one of the masks leaves every share in it open, and so does a low end of
    life on some masks and not on others: a share of it would be a guess.
    """
    notes = []
    if bool(found.at_least.any()):
        notes.append("a quantity is unknown: totals are at least")
    weight = _named(average_shares(found.converted), support)
    level, month = _levels(found, support), _months(found, support)
    if level is None:
        notes.append("levels: left open in one of the worksheets")
    if month is None:
        notes.append("months: left open in one of the worksheets, or life")
    return {
        id: _share(
            weight.get(id, Fraction(0)) / MICRO,
            None if level is None else level.get(id, Fraction(0)),
            None if month is None else month.get(id, Fraction(0)),
            tuple(notes),
        )
        for id in admissions
    }


def _named(values: Sequence[Fraction], support: Sequence[str]) -> dict[str, Fraction]:
    return dict(zip(support, values, strict=True))


def _levels(found: Outcomes, support: Sequence[str]) -> dict[str, Fraction] | None:
    if bool((found.total == NULL).any()):
        return None
    return _named(average_shares(found.total.astype(np.int64)), support)


def _months(found: Outcomes, support: Sequence[str]) -> dict[str, Fraction] | None:
    life = found.low >= LIFE
    if bool((found.low == NULL).any()) or (bool(life.any()) and not bool(life.all())):
        return None
    return _named(average_shares(found.low.astype(np.int64)), support)


def _share(grams: Fraction, level: Fraction | None, month: Fraction | None, notes: tuple[str, ...]) -> Share:
    texts: dict[str, str | None] = {}
    rounded = []
    for name, value in (("converted_grams", grams), ("levels", level), ("months", month)):
        texts[name] = None
        if value is not None:
            texts[name], inexact = shown(value)
            if inexact:
                rounded.append(name)
    return Share(
        converted_grams=texts["converted_grams"],
        levels=texts["levels"],
        months=texts["months"],
        rounded=tuple(rounded),
        open=notes,
    )
