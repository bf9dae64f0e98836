"""USSG §1B1.8(a), n.6: whether an agreement keeps admissions out of the range, or a letter does so by contract."""

from __future__ import annotations

from typing import Final

from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.disclosure import Decision, by_term
from relcon.law.ussg.s1b1_8.silence import read_term
from relcon.records.letter import Letter

IN_RANGE: Final = "sentencing.guideline_range"
OTHERS: Final = "is_1B1_8_agreement.cooperation_about_others"
PROMISE: Final = "is_1B1_8_agreement.no_use_promise"
CITES: Final = "is_1B1_8_agreement.cites_1B1_8"
TERMS: Final = frozenset({IN_RANGE, OTHERS, PROMISE, CITES})
"""The terms that decide together whether a letter keeps anything out of the range."""


def protects(letter: Letter, options: Options) -> tuple[bool, Decision]:
    """Say whether a letter keeps admissions out of the range at all, before the exceptions for single facts.

    Returns
    -------
    protects : bool
        Whether §1B1.8(a) is met, or the letter's own words bar use in the range.
    decision : Decision
        The ground, either way.

    Notes
    -----
    Rule: USSG §1B1.8(a) and n.6. "Except to the extent provided in the agreement": a letter that allows use in the
    range allows it whatever else it promises. A bar by the letter alone must be written: silence on use in the range
    is no promise where the conditions of (a) are answered and not met, and takes nothing away where they are met.
    """
    terms, about = letter.terms, letter.terms.is_1B1_8_agreement
    in_range = terms.sentencing.guideline_range
    if in_range.value == "allowed":
        why = "the agreement itself provides for use in the range"
        return False, by_term(True, "agreement provides for use", why, "USSG §1B1.8(a)", IN_RANGE, in_range)
    if in_range.value == "barred":
        why = "the letter itself bars use in the range"
        return True, by_term(False, "kept out", why, "", IN_RANGE, in_range)
    if about.cites_1B1_8.value == "excluded":
        why = "the letter says that §1B1.8 does not apply, and bars nothing itself"
        return False, by_term(True, "excluded", why, "USSG §1B1.8(a)", CITES, about.cites_1B1_8)
    others = read_term("cooperation about others", about.cooperation_about_others, options, favors_defendant=True)
    promise = read_term("a promise not to use", about.no_use_promise, options, favors_defendant=True)
    if not promise.yes:
        why = "the government made no promise not to use what he says"
        return False, by_term(True, "no promise", why, "USSG §1B1.8(a)", PROMISE, promise.term, promise.open)
    if not others.yes:
        why = "an agreement to detail only his own crimes"
        return False, by_term(True, "own crimes only", why, "USSG §1B1.8 n.6", OTHERS, others.term, others.open)
    why = "cooperation about others and a promise not to use"
    return True, by_term(False, "kept out", why, "USSG §1B1.8(a)", PROMISE, promise.term, others.open + promise.open)
