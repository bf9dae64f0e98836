"""USSG §1B1.8(a), n.6: whether an agreement keeps admissions out of the range, and whether it reaches what was said.

"Except to the extent provided in the agreement": what it says decides, and where it is silent the position's option.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from relcon.law.open_points import point
from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.disclosure import Decision, Disclosure, by_term
from relcon.law.ussg.s1b1_8.exceptions import too_early
from relcon.records.letter import Letter
from relcon.records.term import Term

IN_RANGE: Final = "sentencing.guideline_range"
OTHERS: Final = "is_1B1_8_agreement.cooperation_about_others"
PROMISE: Final = "is_1B1_8_agreement.no_use_promise"
CITES: Final = "is_1B1_8_agreement.cites_1B1_8"
TERMS: Final = frozenset({IN_RANGE, OTHERS, PROMISE, CITES})
"""The terms that decide together whether a letter keeps anything out of the range."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A yes/no term as a position reads it: yes or no, and what was open about it."""

    yes: bool
    term: Term
    open: tuple[str, ...] = ()


def read_term(name: str, term: Term, options: Options, *, favors_defendant: bool) -> Reading:
    """Read a yes/no (or barred/allowed) term; a silent one by the option ``silent_term``.

    Parameters
    ----------
    name
        The term's name, for the note.
    term
        As entered from the letter.
    options
        The position's.
    favors_defendant
        Whether a *yes* (or *barred*) protects the defendant: silence then reads *yes* against the government, *no* for
        it.

    Notes
    -----
    Rule: a silent term is open; option ``silent_term`` reads it against the drafter (United States v. Melvin, 730 F.3d
    29 (1st Cir. 2013), secondary source) or for it (house default).
    """
    if not term.silent:
        return Reading(term.value in ("yes", "barred"), term)
    against = options.silent_term == "against_government"
    read = "against the government" if against else "for the government"
    return Reading(against == favors_defendant, term, (f"the letter is silent on {name}: read {read}",))


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
        why = "the government made no promise not to use what the client says"
        return False, by_term(True, "no promise", why, "USSG §1B1.8(a)", PROMISE, promise.term, promise.open)
    if not others.yes:
        why = "an agreement to detail only the client's own crimes"
        return False, by_term(True, "own crimes only", why, "USSG §1B1.8 n.6", OTHERS, others.term, others.open)
    why = "cooperation about others and a promise not to use"
    return True, by_term(False, "kept out", why, "USSG §1B1.8(a)", PROMISE, promise.term, others.open + promise.open)


def without_letter(said: Disclosure, options: Options) -> Decision:
    """Nothing covered the session: known before a later agreement ((b)(1)); with none, n.3 leaves it to other rules."""
    if said.later_agreement is not None:
        if said.day is not None and said.day < said.later_agreement:
            return too_early(said.day, said.later_agreement)
        return Decision(True, "not covered", "no letter covers the session in which it was said", "USSG §1B1.8(a)")
    usable = options.open_norm == "in"
    read = "counting" if usable else "kept out"
    note = f"{point('rule_410').said}: read as {read}"
    why = "said without a letter, and no agreement was reached"
    return Decision(usable, "no agreement reached", why, "USSG §1B1.8 n.3", open=(note,))


def by_counsel(said: Disclosure, letter: Letter, options: Options) -> Decision | None:
    """Say whether the letter leaves out what counsel says for the client; None where counsel did not speak."""
    if said.mode != "attorney":
        return None
    term = letter.terms.letter.counsel_statements_covered
    covered = read_term("statements by counsel", term, options, favors_defendant=True)
    name = "letter.counsel_statements_covered"
    if covered.yes:
        return by_term(False, "kept out", "the letter covers what counsel says", "", name, term, covered.open)
    return by_term(True, "not covered", "the letter does not cover what counsel says", "", name, term, covered.open)


def carved_out(said: Disclosure, letter: Letter) -> Decision | None:
    """Say whether the letter takes the subject out of its promises; None where it does not."""
    carve_outs = letter.terms.carve_outs
    shared = set(said.admission.concerns) & set(carve_outs.values)
    if not shared:
        return None
    why = f"the letter does not reach {', '.join(sorted(shared))}"
    return by_term(True, "carve-out", why, "", "carve_outs", carve_outs)


def off_topic(said: Disclosure, letter: Letter) -> Decision | None:
    """Say whether the letter leaves the topic out by its id; None where not. Other words are not interpreted."""
    out = letter.terms.topics.out
    if said.admission.topic not in out.values:
        return None
    why = f"the letter leaves the topic {said.admission.topic} out"
    return by_term(True, "not covered", why, "USSG §1B1.8(a)", "topics.out", out)
