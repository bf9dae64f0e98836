"""46 U.S.C. §70506: maritime drug offenses are punished as 21 U.S.C. §960 says, other acts by a term of their own."""

from __future__ import annotations

from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.t21_s841.other_offenses import own_term
from relcon.law.usc.t21_s841.terms import Term
from relcon.records.counts import Count

CONSPIRACY = "46 USC 70506(b)"


def drugs(statute: str, edition: str) -> bool:
    """Return whether a statute is §70503(a)(1), as its citation says or leaves open: by §70506(a), 21 U.S.C. §960.

    Parameters
    ----------
    statute
        Such as ``46 USC 70503(a)(1)``.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 46 U.S.C. §70506(a), (b). Property and currency, §70503(a)(2) and (3), have the term of §70506(d); of (c) the
    text is not among the sources.
    """
    table = load("70506", edition)
    if statute.partition("(")[0] not in table.items("drugs", "sections"):
        return False
    others = (*table.mapping("terms"), *table.items("drugs", "apart"))
    return not any(statute == other or statute.startswith(f"{other}(") for other in others)


def other_act_term(count: Count, edition: str) -> tuple[Term | None, str] | None:
    """Return the term of a count under §70503(a)(2) or (3) and what it leaves open; ``None`` for another count.

    Notes
    -----
    Rule: 46 U.S.C. §70506(d).
    """
    return own_term(count, edition, "70506")


def unsaid_act(statute: str, edition: str) -> str:
    """Say that a citation names no paragraph of §70503(a), and which is assumed; empty where it names one."""
    return point("maritime_act").said if statute in load("70506", edition).items("drugs", "unsaid") else ""
