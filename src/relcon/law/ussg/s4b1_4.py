"""USSG §4B1.4: armed career criminals; whom it governs is known, its level and category are not computed."""

from __future__ import annotations

from collections.abc import Iterable

from relcon.law.tables import load


def armed_career(statutes: Iterable[str], edition: str) -> bool:
    """Return whether one of the counts carries the enhanced sentence of 18 U.S.C. §924(e).

    Parameters
    ----------
    statutes
        Of the counts on which a sentence is possible.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.4(a), n.1.
    """
    named = load("4B1.4", edition).items("statutes")
    return any(statute.startswith(str(one)) for statute in statutes for one in named)
