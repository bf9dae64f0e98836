"""USSG §2D1.1 n.25: the term of 21 U.S.C. §860a or §865, consecutive within the total punishment."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.law.months import from_years
from relcon.law.tables import load
from relcon.law.tristate import YES
from relcon.law.ussg.s2d1_1.convictions import convicted
from relcon.records.counts import Count


def most(counts: Sequence[Count], edition: str) -> dict[str, int]:
    """Return by statute of the live counts the most months that must run consecutively; empty without such a count."""
    table = load("2D1.1-n25", edition)
    return {
        statute: from_years(table.integer("consecutive", statute, "years"))
        for statute in table.mapping("consecutive")
        if convicted(statute, counts) == YES
    }


def term(count: Count, edition: str) -> int | None:
    """Return the most months that must run consecutively on one count; ``None`` for a count without such a term."""
    return max(most([count], edition).values(), default=None)


def divided(total: int, consecutive: int, statute: str, edition: str) -> tuple[int, int]:
    """Return a total punishment divided into the part for the underlying offense and the consecutive part.

    Parameters
    ----------
    total
        The total punishment, in months.
    consecutive
        What of it is for the conduct under ``statute``.
    statute
        ``21 USC 860a`` or ``21 USC 865``.
    edition
        The Manual edition.

    Raises
    ------
    ValueError
        If the part is more than the statute allows, or than the whole.

    Notes
    -----
    Rule: USSG §2D1.1 n.25. How to divide is the court's choice; the parts add up to the total punishment.
    """
    limit = from_years(load("2D1.1-n25", edition).integer("consecutive", statute, "years"))
    if not 0 <= consecutive <= min(limit, total):
        raise ValueError(f"the consecutive part is between 0 and {min(limit, total)} months")
    return total - consecutive, consecutive
