"""USSG §4C1.1: the adjustment for certain zero-point offenders."""

from __future__ import annotations

from relcon.law.answers import TriArray, every, opposite
from relcon.law.tables import load

ASSUMED = "(2), (5), (6), (8), (9)"
"""The criteria that a case file does not show; they are taken as met, and said to be."""


def applies(
    no_points: TriArray,
    violence: TriArray,
    death_or_injury: TriArray,
    weapon: TriArray,
    aggravating: TriArray,
    enterprise: TriArray,
) -> TriArray:
    """Return whether every criterion is met.

    Parameters
    ----------
    no_points
        Whether he received no criminal history points, (a)(1).
    violence
        Whether he used violence or credible threats, (a)(3): his own conduct.
    death_or_injury
        Whether the offense resulted in death or serious bodily injury, (a)(4).
    weapon
        Whether he possessed a firearm or other dangerous weapon, or induced another to, (a)(7): his own conduct.
    aggravating
        Whether he received an adjustment under §3B1.1, (a)(10).
    enterprise
        Whether he was engaged in a continuing criminal enterprise, (a)(11).

    Returns
    -------
    TriArray
        Unknown where a criterion is.

    Notes
    -----
    Rule: USSG §4C1.1(a). See :data:`ASSUMED`.
    """
    return every(no_points, *(opposite(bar) for bar in (violence, death_or_injury, weapon, aggravating, enterprise)))


def levels(edition: str) -> int:
    """Return the levels, taken from the level of Chapters Two and Three, §3E1.1 included (§1B1.1(a)(6))."""
    return load("4C1.1", edition).integer("zero_points", "levels")
