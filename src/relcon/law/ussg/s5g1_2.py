"""USSG §5G1.2: sentences on several counts, and the total punishment that they allow together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.months import LIFE, from_years
from relcon.law.tables import load


@dataclass(frozen=True, slots=True)
class Independent:
    """A term that a statute sets apart, in months: fixed, or one of two where the citation does not tell which."""

    least: int
    most: int
    cite: str


def independent(statute: str, edition: str) -> Independent | None:
    """Return the consecutive term of a statute other than 18 U.S.C. §924(c); ``None`` where (a) does not cover it.

    Parameters
    ----------
    statute
        Such as ``18 USC 1028A(a)(1)``; the row that names it most closely answers.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5G1.2(a), n.2(A); 18 U.S.C. §1028A(a)(1), (2), (b)(2). The terms of 18 U.S.C. §924(c) stand
    in ``relcon.law.ussg.s2k2_4``.
    """
    table = load("5G1.2", edition)
    named = [row for row in table.mapping("independent") if statute == row or statute.startswith(f"{row}(")]
    if not named:
        return None
    place = ("independent", max(named, key=len))
    least, most = (from_years(table.integer(*place, years)) for years in ("least_years", "most_years"))
    return Independent(least, most, table.text(*place, "cite"))


def together(maxima: Sequence[int]) -> int:
    """Return the greatest total punishment that several counts allow, in months, ``LIFE`` for life.

    Notes
    -----
    Rule: USSG §5G1.2(d), n.1: where no count alone allows it, sentences run one after the other as far as necessary.
    """
    return min(sum(maxima), LIFE)


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
    """Return a career offender's total punishment, divided between his counts under 18 U.S.C. §924(c) and the others.

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
