"""A letter that lets statements be used for some purposes only: every other use of them is barred (``use_only``).

A term that the letter states for itself stands as it is written; what follows from the words "only for" fills those on
which the letter is otherwise silent, and bears their quote and page. The words speak of statements: what is found
through them stays with the term on derivative use, unless that is among the uses listed. What the court may weigh on a
government motion no agreement restricts (USSG §1B1.8(b)(5)), so ``5K_use`` stays as it is too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from relcon.records.terms import NO_TERM, Term, Terms, term_fields, term_of, with_terms

NAME: Final = "use_only"

_BARRED: Final[Mapping[str, Mapping[str, str]]] = {
    "case_in_chief": {"case_in_chief": "barred"},
    "impeachment": {"impeachment": "none"},
    "rebuttal": {"rebuttal": "none"},
    "sentencing": {
        "sentencing.guideline_range": "barred",
        "sentencing.3553a_use": "barred",
        "sentencing.rebut_at_sentencing": "no",
        "sentencing.acceptance_use": "no",
    },
}
"""By use: what other terms then say where it is not among those listed."""

_LISTED: Final[Mapping[str, Mapping[str, str]]] = {
    "case_in_chief": {"case_in_chief": "allowed"},
    "impeachment": {"impeachment": "if_D_testifies_inconsistent"},
    "sentencing": {"sentencing.guideline_range": "allowed"},
    "derivative_use": {"derivative_use": "allowed"},
}
"""By use: what other terms then say where it is. Which defense opens rebuttal the list does not say."""


def refilled(terms: Terms) -> Terms:
    """Return terms in which what ``use_only`` says of other uses stands where the letter says nothing of its own.

    Parameters
    ----------
    terms : Terms
        As written, or as filled before: what an earlier list filled in goes.
    """
    own = {name: NO_TERM for name in term_fields() if term_of(terms, name).by == NAME}
    terms = with_terms(terms, own)
    listed = term_of(terms, NAME)
    if listed.silent:
        return terms
    says: dict[str, str] = {}
    for use, then in _BARRED.items():
        says |= _LISTED.get(use, {}) if use in listed.values else then
    says |= _LISTED["derivative_use"] if "derivative_use" in listed.values else {}
    follows = {name: replace(listed, values=(word,), by=NAME) for name, word in says.items()}
    return with_terms(terms, {name: term for name, term in follows.items() if term_of(terms, name).silent})


def written_out(term: Term) -> Term:
    """Return a term as one that a letter states for itself."""
    return replace(term, by=None)
