"""Counts whose section has a term of its own beside penalty paragraphs, 21 U.S.C. §§841, 960(d); 46 U.S.C. §70506."""

from __future__ import annotations

from relcon.law.usc import t21_s960, t46_s70506
from relcon.law.usc.t21_s841 import other_offenses
from relcon.law.usc.t21_s841.terms import Term
from relcon.records.counts import Count


def own_term(count: Count, edition: str) -> tuple[Term | None, str] | None:
    """Return a count's own term and what it leaves open; ``None`` where penalty paragraphs govern.

    Parameters
    ----------
    count
        The count, an attempt or conspiracy as its object.
    edition
        The Manual edition, for its date.
    """
    return (
        other_offenses.own_term(count, edition)
        or t21_s960.chemical_term(count, edition)
        or t46_s70506.other_act_term(count, edition)
    )
