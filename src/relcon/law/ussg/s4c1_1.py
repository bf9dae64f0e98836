"""USSG §4C1.1: the adjustment for certain zero-point offenders."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import OPEN, LineColumn, Texts, added
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, YES, TriArray, opposite, some, tri
from relcon.law.ussg import s5a
from relcon.law.ussg.s4a1_1 import Points, no_points
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


def line(
    facts: WorksheetFacts, points: Points, death_found: bool, weapon: TriArray, career_offender: TriArray
) -> LineColumn:
    """Return the line of §4C1.1: every criterion met, or the first that fails, else the first that is open.

    Parameters
    ----------
    facts, points
        The defendant, with criminal history points.
    death_found
        Whether death or serious bodily injury was found on a count.
    weapon
        Whether a firearm or other dangerous weapon was the defendant's own, in connection with the offense.
    career_offender
        Whether §4B1.1 applies: a career offender has points, whether or not their number is known.

    Notes
    -----
    Rule: USSG §4C1.1(a). See :func:`assumed`.
    """
    edition, n = facts.edition, facts.n
    statutes = [count.statute for count in facts.live_counts]
    with_points = np.where(career_offender == YES, YES, opposite(no_points(points))).astype(np.int8)
    death = np.where(death_found, YES, facts.reaches("death", "serious_injury")).astype(np.int8)
    enterprise = some(facts.own("enterprise"), tri("yes" if enterprise_count(statutes) else "no", n))
    bars = (
        ("criminal history points (a)(1)", with_points),
        ("own violence or threat (a)(3)", facts.own("violence", "threat")),
        ("death or serious bodily injury (a)(4)", death),
        ("an own weapon (a)(7)", weapon),
        ("an adjustment under §3B1.1 (a)(10)", facts.aggravating.received),
        (f"a continuing criminal enterprise {enterprise_criterion(edition)}", enterprise),
        ("a sex offense (a)(5)", tri(sex_offense(statutes, edition), n)),
    )
    why = Texts.first(
        *((bar == YES, f"fails: {name}") for name, bar in bars),
        *((bar == UNKNOWN, f"open: {name}") for name, bar in bars),
        otherwise=(
            f"nothing on record against any criterion; {point('criteria_not_shown').text}: {assumed(statutes, edition)}"
        ),
    )
    return added("USSG §4C1.1", opposite(some(*(bar for _, bar in bars))), levels(edition), why, (), key="4C1.1")


def levels(edition: str) -> int:
    """Return the levels, taken from the level of Chapters Two and Three, §3E1.1 included (§1B1.1(a)(6))."""
    return load("4C1.1", edition).integer("zero_points", "levels")


def total_if_applied(line: LineColumn | None, total: IntArray, edition: str) -> IntArray:
    """Return the total offense level with §4C1.1 applied where it is open; ``None`` stands for no line at all."""
    if line is None or not (line.state == OPEN).any():
        return total
    return np.where(line.state == OPEN, s5a.bounded(total + levels(edition), edition), total)
