"""USSG §1B1.8: whether what a defendant disclosed may be used in determining his guideline range.

One admission, under the letter that covered the session in which it was first made, in one position. Subsection (a)
asks for two things in the letter, cooperation about others and a promise not to use; (b) says what it never reaches.
A letter may also bar use in the range by its own words. The guideline limits the range alone: a statutory minimum, the
sentence within the range and a motion under §5K1.1 are outside it ((b)(5), n.1). What it never restricts besides:
prior convictions ((b)(2), n.2), which no admission records, and a prosecution for perjury ((b)(3)). A breach lifts it
((b)(4), n.4): that is a world, not a question of one fact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from relcon.law.positions.options import Options
from relcon.records.evidence import Evidence
from relcon.records.letter import Letter, Term
from relcon.records.proffer import Admission, SessionMode

VIOLENT: Final = frozenset({"violence", "death"})
"""Words of ``concerns`` that bring an admission near a violent offense, 18 U.S.C. §3553(f), last sentence."""

VIOLENT_KINDS: Final = frozenset({"violence", "threat", "death", "serious_injury"})
"""Kinds of circumstance that do the same."""

INDEPENDENT: Final = "United States v. Pham, 463 F.3d 1239 (11th Cir. 2006)"
"""The same fact from another source is not information provided under the agreement. Known from a secondary source."""

Reason = Literal[
    "kept out",
    "safety-valve disclosure",
    "before any agreement",
    "no agreement reached",
    "not covered",
    "carve-out",
    "agreement provides for use",
    "own crimes only",
    "no promise",
    "excluded",
    "known before",
    "independent source",
]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """An admission and how it was first made.

    Attributes
    ----------
    admission
        What was said.
    mode, day
        Of the session in which it was first said; ``day`` is None where the file gives no session.
    letter
        The letter that covered that session, or None.
    later_agreement
        Where there was none: the day on which the first later one was entered, or None.
    """

    admission: Admission
    mode: SessionMode
    day: date | None
    letter: Letter | None
    later_agreement: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an admission may be used in the range, and on what ground.

    Attributes
    ----------
    usable, reason, why, cite
        The answer; its ground in a word and in plain words; the provision, empty where the letter alone decides.
    term, quote, page
        The letter's term that decides it, with its words and page where the file gives them.
    open
        What had to be read by an option of the position; empty where nothing had to be.
    """

    usable: bool
    reason: Reason
    why: str
    cite: str
    term: str | None = None
    quote: str | None = None
    page: str | None = None
    open: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the decision in one line, as counsel reads it."""
        head = "counts" if self.usable else "kept out"
        words = f': "{self.quote}"' if self.quote else ""
        place = f", page {self.page}" if self.page else ""
        letter = f"letter, {self.term}{place}{words}" if self.term else ""
        left = f"; open: {'; '.join(self.open)}" if self.open else ""
        return f"{head}: {self.why} ({'; '.join(part for part in (self.cite, letter) if part)}){left}"


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
        Whether a *yes* (or *barred*) protects him: silence then reads *yes* against the government, *no* for it.

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
        return False, _by(
            True, "agreement provides for use", why, "USSG §1B1.8(a)", "sentencing.guideline_range", in_range
        )
    if in_range.value == "barred":
        why = "the letter itself bars use in the range"
        return True, _by(False, "kept out", why, "", "sentencing.guideline_range", in_range)
    if about.cites_1B1_8.value == "excluded":
        why = "the letter says that §1B1.8 does not apply, and bars nothing itself"
        return False, _by(True, "excluded", why, "USSG §1B1.8(a)", "is_1B1_8_agreement.cites_1B1_8", about.cites_1B1_8)
    others = read_term("cooperation about others", about.cooperation_about_others, options, favors_defendant=True)
    promise = read_term("a promise not to use", about.no_use_promise, options, favors_defendant=True)
    if not promise.yes:
        name, why = "is_1B1_8_agreement.no_use_promise", "the government made no promise not to use what he says"
        return False, _by(True, "no promise", why, "USSG §1B1.8(a)", name, promise.term, promise.open)
    if not others.yes:
        name = "is_1B1_8_agreement.cooperation_about_others"
        why = "an agreement to detail only his own crimes"
        return False, _by(True, "own crimes only", why, "USSG §1B1.8 n.6", name, others.term, others.open)
    name, why = "is_1B1_8_agreement.no_use_promise", "cooperation about others and a promise not to use"
    return True, _by(False, "kept out", why, "USSG §1B1.8(a)", name, promise.term, others.open + promise.open)


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
    Rule: USSG §1B1.8(a), (b)(1), n.3, n.6; 18 U.S.C. §3553(f), last sentence, for a session under that section; an
    independent source: United States v. Pham, 463 F.3d 1239 (11th Cir. 2006).
    """
    if said.mode == "safety_valve" and not violent(said.admission):
        why = "disclosed to meet the fifth safety-valve criterion, and not about a violent offense"
        return Decision(False, "safety-valve disclosure", why, "18 U.S.C. §3553(f); USSG §5C1.2 n.4")
    if said.letter is None:
        return _without_letter(said, options)
    entered = said.letter.entered
    if said.day is not None and entered is not None and said.day < entered:
        return _too_early(said.day, entered)
    uncovered = _uncovered(said, said.letter, options)
    if uncovered is not None and uncovered.usable:
        return uncovered
    shared = set(said.admission.concerns) & set(said.letter.terms.carve_outs.values)
    if shared:
        why = f"the letter does not reach {', '.join(sorted(shared))}"
        return _by(True, "carve-out", why, "", "carve_outs", said.letter.terms.carve_outs)
    kept, ground = protects(said.letter, options)
    if not kept:
        return ground
    known = _known_before(said.admission, entered, options, evidence)
    if known is not None and known.usable:
        return known
    other = [id for id in said.admission.independent if not ruled_out(id)]
    if other:
        why = f"shown by a source that owes nothing to the session: {', '.join(other)}"
        return Decision(True, "independent source", why, INDEPENDENT)
    left = tuple(note for item in (uncovered, known) if item is not None for note in item.open)
    return replace(ground, open=(*ground.open, *left))


def violent(admission: Admission) -> bool:
    """Whether an admission concerns violence: by its ``concerns``, or by a violent circumstance that it records.

    Rule: §5C1.2 n.1(A), a crime of violence under 18 U.S.C. §16: used or threatened. Death and serious injury are read
    as violent; whether they are is open, and flagged.
    """
    kinds = {circumstance.kind for circumstance in admission.facts.circumstances}
    return bool(VIOLENT & set(admission.concerns)) or bool(kinds & VIOLENT_KINDS)


def _by(
    usable: bool, reason: Reason, why: str, cite: str, name: str, words: Term, left: tuple[str, ...] = ()
) -> Decision:
    """Return a decision that rests on a term of the letter."""
    return Decision(usable, reason, why, cite, name, words.quote, words.page, left)


def _too_early(day: date, entered: date) -> Decision:
    """What was disclosed before the agreement was entered was known before it, whatever letter the session names."""
    why = f"disclosed on {day}, before the agreement was entered on {entered}"
    return Decision(True, "before any agreement", why, "USSG §1B1.8(b)(1)")


def _without_letter(said: Disclosure, options: Options) -> Decision:
    """Nothing covered the session: known before a later agreement ((b)(1)); with none, n.3 leaves it to other rules."""
    if said.later_agreement is not None:
        if said.day is not None and said.day < said.later_agreement:
            return _too_early(said.day, said.later_agreement)
        return Decision(True, "not covered", "no letter covers the session in which it was said", "USSG §1B1.8(a)")
    usable = options.open_norm == "in"
    read = "counting" if usable else "kept out"
    note = f"whether Fed. R. Crim. P. 11(f) and Fed. R. Evid. 410 keep it from sentencing is open: read as {read}"
    why = "said without a letter, and no agreement was reached"
    return Decision(usable, "no agreement reached", why, "USSG §1B1.8 n.3", open=(note,))


def _uncovered(said: Disclosure, letter: Letter, options: Options) -> Decision | None:
    """Say whether the letter leaves out what counsel says for his client; None where counsel did not speak."""
    if said.mode != "attorney":
        return None
    term = letter.terms.letter.counsel_statements_covered
    covered = read_term("statements by counsel", term, options, favors_defendant=True)
    name = "letter.counsel_statements_covered"
    if covered.yes:
        return _by(False, "kept out", "the letter covers what counsel says", "", name, term, covered.open)
    return _by(True, "not covered", "the letter does not cover what counsel says", "", name, term, covered.open)


def _known_before(
    admission: Admission, entered: date | None, options: Options, evidence: Callable[[str], Evidence]
) -> Decision | None:
    """Say whether the government knew of it before it entered into the agreement; None where no exhibit says so.

    The day that counts is that of the agreement, not of the session; the same day is not before. Without a date, of
    the exhibit or of the agreement, it is open and read by ``open_norm``.
    """
    cite = "USSG §1B1.8(b)(1)"
    undated: list[str] = []
    for id in admission.already_known:
        since = evidence(id).known_since
        if since is None or entered is None:
            undated.append(id)
        elif since < entered:
            why = f"known to the government since {since} ({id}), before the agreement of {entered}"
            return Decision(True, "known before", why, cite)
    if not undated:
        return None
    usable = options.open_norm == "in"
    read = "known before" if usable else "not shown to be known before"
    note = (
        f"since when the government knew of it ({', '.join(undated)}), or when the agreement was entered, has no date"
    )
    why = f"{', '.join(undated)} shows that the government had it"
    return Decision(usable, "known before", why, cite, open=(f"{note}: read as {read}",))
