"""USSG §2D1.2: drug offenses near protected locations, or involving underage or pregnant individuals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.tristate import NO, YES, TriArray
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.records.people import Count

GUIDELINE: Final = "§2D1.2"
PARAGRAPHS: Final = ("direct", "total", "minor", "otherwise")
"""(a)(1) to (a)(4), as rows of :func:`levels` and keys of the table."""


def governs(live: Sequence[Count], edition: str) -> bool:
    """Whether a live count brings this guideline.

    Notes
    -----
    Rule: USSG §2D1.2 n.1, §1B1.2(a), App. A: a conviction under 21 U.S.C. §§849, 859, 860 or 861, or of an
    attempt or conspiracy to violate one of them; a stipulation to one is not read.
    Beside other drug counts it gives the greatest level of the group, since (a)(2) exceeds §2D1.1.
    """
    return any(guideline_for(count, edition) == GUIDELINE for count in live)


def levels(direct: IntArray, total: IntArray, minor: TriArray, edition: str) -> IntArray:
    """Return the level by each of (a)(1)-(4), one row each; 0 where a paragraph has nothing to say.

    Parameters
    ----------
    direct, total
        The offense level of §2D1.1 for the quantity that directly involved a protected location or an underage or
        pregnant individual, and for the whole; 0 where there is none.
    minor
        Whether the offense involved a person less than eighteen years of age.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.2(a); the greatest applies. §2D1.1's offense level contains its specific offense characteristics
    (§2D1.1 n.11(A), of the weapon).
    """
    table = load("2D1.2", edition)
    rows = (
        np.where(direct > 0, direct + table.integer("direct", "levels"), 0),
        np.where(total > 0, total + table.integer("total", "levels"), 0),
        np.where(minor == YES, table.integer("minor", "level"), 0),
        np.full(total.size, table.integer("otherwise", "level")),
    )
    return np.stack(rows).astype(np.int64)


def perhaps(total: IntArray, unsaid: BoolArray, minor: TriArray, edition: str) -> IntArray:
    """Return the greatest level that (a)(1) and (a)(3) may still reach, one row for each; 0 where nothing is open.

    Parameters
    ----------
    total, minor
        As for :func:`levels`.
    unsaid
        Where it is not known of all that counts whether it involved a protected location or individual directly.
    """
    whole = np.where(unsaid & (total > 0), total + load("2D1.2", edition).integer("direct", "levels"), 0)
    unknown = (minor != YES) & (minor != NO)
    return np.stack([whole, np.where(unknown, load("2D1.2", edition).integer("minor", "level"), 0)]).astype(np.int64)


def cite(paragraph: str, edition: str) -> str:
    """Return the cite of a paragraph of (a)."""
    return load("2D1.2", edition).text(paragraph, "cite")


def least(minor: TriArray, edition: str) -> IntArray:
    """Return the level without any quantity, (a)(3) or (a)(4)."""
    nothing = np.zeros(minor.size, dtype=np.int64)
    result: IntArray = levels(nothing, nothing, minor, edition).max(axis=0)
    return result
