"""USSG §5G1.2(a): terms that a statute sets apart, imposed independently and consecutive to every other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, LineColumn, Texts
from relcon.law.months import LIFE, from_years, in_months
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
    in ``relcon.law.usc.t18_s924``.
    """
    table = load("5G1.2", edition)
    named = [row for row in table.mapping("independent") if statute == row or statute.startswith(f"{row}(")]
    if not named:
        return None
    place = ("independent", max(named, key=len))
    least, most = (from_years(table.integer(*place, years)) for years in ("least_years", "most_years"))
    return Independent(least, most, table.text(*place, "cite"))


@dataclass(frozen=True, slots=True)
class SetApart:
    """Terms consecutive to every other, in months: those of 18 U.S.C. §924(c), and of others the least and the most."""

    firearm: int
    least: int
    most: int

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the most of all of them, ``LIFE`` for life."""
        return min(self.firearm + self.least, LIFE), min(self.firearm + self.most, LIFE)


def set_apart(facts: WorksheetFacts, firearm: int) -> SetApart | None:
    """Return what statutes set apart from the range; ``None`` without such a count.

    Parameters
    ----------
    facts
        The defendant.
    firearm
        The least terms of the counts under 18 U.S.C. §924(c) together, in months; 0 without one.

    Notes
    -----
    Rule: USSG §5G1.2(a); 18 U.S.C. §924(c)(1)(D)(ii), each term consecutive to every other; 18 U.S.C. §1028A(b)(4),
    several at once may run together. A term under §924(c) is taken at its minimum, the guideline sentence (§2K2.4(b)).
    """
    others = [independent(count.statute, facts.edition) for count in facts.live_counts]
    found = [one for one in others if one is not None]
    if not firearm and not found:
        return None
    # 18 U.S.C. §1028A(b)(4): at least the greatest of them, at most all one after the other
    return SetApart(firearm, max((one.least for one in found), default=0), sum(one.most for one in found))


def with_set_apart(
    low: IntArray, high: IntArray, apart: SetApart | None, included: BoolArray
) -> tuple[IntArray, IntArray]:
    """Return the range with what is set apart; ``NULL`` where there is no range.

    Parameters
    ----------
    low, high
        The range within statutory limits, ``NULL`` where there is none.
    apart
        What :func:`set_apart` gives.
    included
        Where the range holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).
    """
    if apart is None:
        return low, high
    firearm = np.where(included, 0, apart.firearm)
    return (
        np.where(low == NULL, NULL, np.minimum(low + firearm + apart.least, LIFE)),
        np.where(high == NULL, NULL, np.minimum(high + firearm + apart.most, LIFE)),
    )


def lines(facts: WorksheetFacts) -> list[LineColumn]:
    """Return the lines of terms that (a) sets apart; which of two a term is, the file does not show."""
    found = []
    for count in facts.live_counts:
        term = independent(count.statute, facts.edition)
        if term is not None:
            why = (
                f"count {count.count}: {_either(term)}, imposed independently and "
                f"consecutive to every other term, but for another such count ({term.cite}); in the total, "
                "not in the range"
            )
            cite = f"USSG §5G1.2(a): count {count.count}"
            found.append(LineColumn.saying(cite, APPLIED, Texts.same(why, facts.n)))
    return found


def _either(term: Independent) -> str:
    return in_months(term.least) if term.least == term.most else f"{term.least} or {term.most} months by its paragraph"
