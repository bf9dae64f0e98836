"""USSG §4C1.1: the adjustment for certain zero-point offenders."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.law.tables import load
from relcon.law.tristate import TriArray, every, opposite
from relcon.records.base import Answer

ASSUMED = "(2), (6), (9)"
"""The criteria that no case file shows; they are taken as met, and said to be."""

BY_COUNTS = "(2), (5), (6), (8), (9)"
"""The same where the counts of conviction do not rule out (5) and (8) either."""


def sex_offense(statutes: Sequence[str], edition: str) -> Answer:
    """Return whether a count of conviction is of a sex offense, (a)(5).

    Parameters
    ----------
    statutes
        Those of the live counts, such as ``18 USC 1591(a)(1)``.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4C1.1(a)(5), (b)(2).
    """
    table = load("4C1.1", edition)
    places = [("sex_offenses", "sections", statute.partition("(")[0]) for statute in statutes]
    answers = [table.text(*place) for place in places if table.has(*place)]
    return "yes" if "yes" in answers else "unknown" if answers else "no"


def assumed(statutes: Sequence[str], edition: str) -> str:
    """Return the criteria that are taken as met without being shown, given the counts of conviction."""
    others = [str(name) for name in load("4C1.1", edition).items("other_titles", "names")]
    shown = bool(statutes) and all(any(one.startswith(name) for name in others) for one in statutes)
    return ASSUMED if shown else BY_COUNTS


def enterprise_criterion(edition: str) -> str:
    """Return the number of the criterion on a continuing criminal enterprise, such as ``(a)(11)``."""
    return load("4C1.1-a", edition).text("enterprise", "number")


def enterprise_count(statutes: Sequence[str]) -> bool:
    """Return whether a count of conviction is under 21 U.S.C. §848 (:func:`enterprise_criterion`)."""
    return any(statute.partition("(")[0] == "21 USC 848" for statute in statutes)


def applies(
    no_points: TriArray,
    violence: TriArray,
    death_or_injury: TriArray,
    weapon: TriArray,
    aggravating: TriArray,
    enterprise: TriArray,
    sex: TriArray,
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
        Whether he was engaged in a continuing criminal enterprise (:func:`enterprise_criterion`).
    sex
        Whether a count of conviction is of a sex offense, (a)(5).

    Returns
    -------
    TriArray
        Unknown where a criterion is.

    Notes
    -----
    Rule: USSG §4C1.1(a). See :func:`assumed`.
    """
    return every(
        no_points, *(opposite(bar) for bar in (violence, death_or_injury, weapon, aggravating, enterprise, sex))
    )


def levels(edition: str) -> int:
    """Return the levels, taken from the level of Chapters Two and Three, §3E1.1 included (§1B1.1(a)(6))."""
    return load("4C1.1", edition).integer("zero_points", "levels")
