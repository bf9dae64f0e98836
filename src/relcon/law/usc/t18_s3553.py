"""18 U.S.C. §3553(f): the statutes that the safety valve covers, and the points that its first criterion names.

The five criteria stand in ``relcon.law.ussg.s5c1_2``, which repeats them.
"""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.tables import load
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
