"""18 U.S.C. §3553(f): the safety valve, criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.arrays import IntArray
from relcon.law.tables import load
from relcon.law.tristate import TriArray, every, exceeds, opposite, some
from relcon.law.usc.t21_s960 import contrary


@dataclass(frozen=True, slots=True)
class HistoryLimits:
    """The points that criterion 1 names: the most under (A), those left out there, and those of (B) and (C)."""

    most: int
    one: int
    serious: int
    violent: int


def history_limits(edition: str) -> HistoryLimits:
    """Return the points of 18 U.S.C. §3553(f)(1)."""
    table = load("3553f", edition)
    return HistoryLimits(
        *(table.integer("history", name, "points") for name in ("most_points", "one_point", "serious", "violent"))
    )


def history_criterion(
    counted_low: IntArray, counted_high: IntArray, three: TriArray, violent_two: TriArray, edition: str
) -> tuple[TriArray, TriArray, TriArray, TriArray]:
    """Return whether criterion 1 is met, and which of (A), (B), (C) he has.

    Parameters
    ----------
    counted_low, counted_high
        Criminal history points, those from 1-point offenses left out, between bounds.
    three
        Whether he has a prior 3-point offense.
    violent_two
        Whether he has a prior 2-point violent offense.
    edition
        The Manual edition.

    Returns
    -------
    tuple
        Met; then (A), (B), (C) as he has them.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(1); any one of the three disqualifies, Pulsifer v. United States, 601 U.S. 124 (2024).
    """
    more = exceeds(counted_low, counted_high, history_limits(edition).most)
    return opposite(some(more, three, violent_two)), more, three, violent_two


def conduct_criterion(violence: TriArray, weapon: TriArray) -> TriArray:
    """Return whether criterion 2 is met.

    Parameters
    ----------
    violence, weapon
        Violence or credible threats, and a firearm or other dangerous weapon: his own, or by another whom he induced.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(2); USSG §5C1.2 n.2: what others did without him does not count, whatever
    §2D1.1(b)(1) says.
    """
    return opposite(some(violence, weapon))


def harm_criterion(death: TriArray, serious_injury: TriArray) -> TriArray:
    """Return whether criterion 3 is met: nobody died or was seriously injured by the offense or its relevant conduct.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(3); USSG §5C1.2 n.1(C).
    """
    return opposite(some(death, serious_injury))


def role_criterion(aggravating: TriArray, enterprise: TriArray) -> TriArray:
    """Return whether criterion 4 is met.

    Parameters
    ----------
    aggravating
        Whether he is subject to an adjustment under §3B1.1, of any size (§5C1.2 n.3(A)).
    enterprise
        Whether he was engaged in a continuing criminal enterprise.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(4).
    """
    return opposite(some(aggravating, enterprise))


def covered(statute: str, edition: str) -> bool:
    """Return whether a count's statute is among those whose minimum the safety valve can lift.

    Parameters
    ----------
    statute
        Such as ``21 USC 841(a)(1)``; subsections do not matter.
    edition
        The Manual edition.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f), opening words. The list is closed: 21 U.S.C. §§860 and 848 are not on it. What is done
    contrary to §§952, 953, 955, 957 and 959 is an offense under §960, which is, by its (a): our inference.
    """
    named = statute.partition("(")[0] in load("3553f", edition).items("covered")
    return named or contrary(statute, edition) is not None


def eligible(criteria: tuple[TriArray, ...]) -> TriArray:
    """Return whether all five criteria are met: *no* where one is not, else unknown where one is unknown."""
    return every(*criteria)
