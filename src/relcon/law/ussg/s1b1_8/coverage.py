"""USSG §1B1.8(a), "pursuant to the agreement": whether an agreement reaches what was said."""

from __future__ import annotations

from relcon.law.open_points import point
from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.disclosure import Decision, Disclosure, by_term
from relcon.law.ussg.s1b1_8.exceptions import too_early
from relcon.law.ussg.s1b1_8.silence import read_term
from relcon.records.letter import Letter


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
    """Say whether the letter leaves out what counsel says for his client; None where counsel did not speak."""
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
