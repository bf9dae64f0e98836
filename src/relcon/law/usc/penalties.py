"""What the live drug counts come to, in one reading of their penalty paragraphs, 21 U.S.C. §841(b); USSG §5G1.2(d)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.facts import WorksheetFacts
from relcon.law.months import LIFE
from relcon.law.usc.count_paragraphs import graver
from relcon.law.usc.drug_counts import CountTerm, count_term
from relcon.law.usc.t21_s841.terms import Term
from relcon.law.usc.t21_s859_861 import section_of
from relcon.law.ussg.s2d1_1 import consecutive
from relcon.records.counts import Count


@dataclass(frozen=True, slots=True)
class Penalties:
    """Minimum and maximum over the live drug counts.

    Attributes
    ----------
    minimum, maximum
        Months, ``LIFE`` for life; ``None`` where no count's penalties are known.
    liftable, fixed
        The greatest minimum among the counts that the safety valve can reach, and among the others; 0 if none.
    applied
        The gravest paragraph, which gives the minimum.
    together
        The greatest total punishment that the counts of known maximum allow, those under 18 U.S.C. §924(c) aside.
    unlimited
        The numbers of the counts whose maximum is not known.
    terms
        Every live drug count with its term.
    release, release_fixed
        The greatest least supervised release, in months; that of counts which the safety valve does not reach.
    """

    minimum: int | None
    maximum: int | None
    liftable: int
    fixed: int
    applied: str | None
    together: int
    unlimited: tuple[str, ...]
    terms: tuple[CountTerm, ...]
    release: int
    release_fixed: int

    @classmethod
    def of(cls, terms: Sequence[CountTerm], edition: str) -> Penalties:
        """Return what counts come to together: the greatest minimum and the greatest maximum."""
        known = [(count, count.term) for count in terms if count.term is not None]
        applied = None
        for count in terms:
            applied = graver(applied, count.paragraph, edition)
        return cls(
            minimum=max((term.minimum for _, term in known), default=None),
            maximum=max((term.maximum for _, term in known), default=None),
            liftable=max((term.minimum for count, term in known if count.lifts), default=0),
            fixed=max((term.minimum for count, term in known if not count.lifts), default=0),
            applied=applied,
            together=together([term.maximum for _, term in known]),
            unlimited=tuple(count.count for count in terms if count.term is None),
            terms=tuple(terms),
            release=max((count.release for count in terms), default=0),
            release_fixed=max((count.release for count in terms if not count.lifts), default=0),
        )


def term_of(count: Count, facts: WorksheetFacts) -> CountTerm:
    """Return a count's term; that of 21 U.S.C. §860a or §865 is consecutive within the total punishment."""
    found = consecutive.term(count, facts.edition)
    if found is None:
        sentences = facts.history.sentences if facts.history is not None else ()
        return count_term(count, sentences, facts.edition, facts.sentenced)
    own = Term(0, found, section_of(count.statute))
    return CountTerm(count.count, count.statute, None, None, own, False, False, (), consecutive=True)


def together(maxima: Sequence[int]) -> int:
    """Return the greatest total punishment that several counts allow, in months, ``LIFE`` for life.

    Notes
    -----
    Rule: USSG §5G1.2(d), n.1: where no count alone allows it, sentences run one after the other as far as necessary.
    """
    return min(sum(maxima), LIFE)
