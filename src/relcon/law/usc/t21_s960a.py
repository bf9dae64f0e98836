"""21 U.S.C. §960a: drugs and terrorism, at least twice the minimum of §841(b)(1), to life."""

from __future__ import annotations

from relcon.law.months import LIFE, from_years
from relcon.law.tables import load
from relcon.law.usc.t21_s841.terms import Term

SECTION = "21 USC 960a"


def terrorism_term(statute: str, tier: str, found: Term, edition: str) -> tuple[Term, int] | None:
    """Return the term of a count and its least supervised release, in months; ``None`` for another count.

    Parameters
    ----------
    statute
        The statute of the count.
    tier, found
        The paragraph of §841(b) that the conduct would fall under, and its term without prior convictions.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §960a(a). Only §841(b)(1) has a minimum that is doubled.
    """
    if statute.partition("(")[0] != SECTION:
        return None
    table = load("960a", edition)
    minimum = found.minimum if tier.startswith(table.text("terms", "minimum_of")) else 0
    return (
        Term(min(table.integer("terms", "times") * minimum, LIFE), LIFE, table.text("terms", "cite")),
        from_years(table.integer("terms", "supervised_release")),
    )
