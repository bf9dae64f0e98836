"""USSG §1B1.8: one admission under the letter that covered its first session, in one position.

Subsection (a) asks for two things in the letter, cooperation about others and a promise not to use; (b) says what it
never reaches. A letter may also bar use in the range by its own words, and more than the guideline would. The guideline
limits the range alone: a statutory minimum, the sentence within the range and a motion under §5K1.1 are outside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from relcon.law.positions.options import Options
from relcon.law.ussg.s1b1_8.agreement import by_counsel, carved_out, off_topic, protects, without_letter
from relcon.law.ussg.s1b1_8.disclosure import Decision, Disclosure
from relcon.law.ussg.s1b1_8.exceptions import before_agreement, independent_source, known_before, violent
from relcon.records.evidence import Evidence


def decide(
    said: Disclosure, options: Options, evidence: Callable[[str], Evidence], ruled_out: Callable[[str], bool]
) -> Decision:
    """Decide whether an admission may be used in the defendant's guideline range, no breach assumed.

    Parameters
    ----------
    said : Disclosure
        The admission, its session and its letter.
    options : Options
        The position's.
    evidence, ruled_out
        An exhibit by its id; whether the position rules it out as unreliable or suppressed.

    Returns
    -------
    Decision
        The first ground that decides.

    Notes
    -----
    Rule: USSG §1B1.8(a), (b)(1), n.3, n.6; 18 U.S.C. §3553(f), last sentence, for a session under that section, whose
    exception for a violent offense leaves a letter's promises alone; an independent source: United States v. Pham,
    463 F.3d 1239 (11th Cir. 2006).
    """
    safety_valve = said.mode == "safety_valve"
    if safety_valve and not violent(said.admission):
        why = "disclosed for (f)(5), and not about a violent offense"
        return Decision(False, "safety-valve disclosure", why, "18 U.S.C. §3553(f); USSG §5C1.2 n.4")
    letter = said.letter
    if letter is None:
        if safety_valve:
            why = "disclosed for (f)(5), and about a violent offense"
            return Decision(True, "violent offense", why, "18 U.S.C. §3553(f); USSG §5C1.2 n.4")
        return without_letter(said, options)
    kept, ground = protects(letter, options)
    grounds = (
        before_agreement(said.day, letter.entered, options),
        by_counsel(said, letter, options),
        carved_out(said, letter),
        off_topic(said, letter),
        ground if not kept else None,
        known_before(said.admission, letter.entered, options, evidence),
        independent_source(said.admission, ruled_out),
    )
    against = next((one for one in grounds if one is not None and one.usable), None)
    if against is not None:
        return against
    left = (note for one in grounds if one is not None for note in one.open)
    return replace(ground, open=(*ground.open, *left))
