"""21 U.S.C. §848: the terms of a continuing criminal enterprise."""

from __future__ import annotations

from relcon.law.months import LIFE
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.t21_s841.terms import Term
from relcon.records.people import Count

SECTION = "21 USC 848"
_PRINCIPAL = f"{SECTION}(b)"


def enterprise_term(count: Count, edition: str) -> tuple[Term | None, str] | None:
    """Return the term of a count under 21 U.S.C. §848 and what it leaves open; ``None`` for another count.

    Parameters
    ----------
    count
        Whether an earlier conviction under the section was final is counsel's entry, ``after_final_conviction``.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §848(a), (b). Unknown, the conviction is taken as a first one. (e) has no term here.
    """
    section, _, part = count.statute.partition("(")
    if section != SECTION:
        return None
    named = f"count {count.count} ({count.statute})"
    if part.startswith("e"):
        return None, f"{named}: {point('enterprise_killing').said}"
    if count.statute.startswith(_PRINCIPAL):
        return _term("principal", edition), ""
    found = _term("second" if count.follows_final == "yes" else "first", edition)
    left = f"{named}: {point('no_principal').said}"
    if count.follows_final == "unknown":
        left += f"; {point('first_enterprise').said}"
    return found, left


def _term(place: str, edition: str) -> Term:
    table = load("848", edition)
    ends = (table.text(place, end) for end in ("minimum", "maximum"))
    least, most = (LIFE if years == "life" else 12 * int(years) for years in ends)
    return Term(least, most, table.text(place, "cite"))
