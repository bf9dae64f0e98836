"""Whether a defense at trial opens an admission under the letter that covers it, in one position."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.letters.meanings import meanings
from relcon.law.letters.rule_410 import Relation, Theory, Wording, rule_410
from relcon.law.positions.options import Options
from relcon.proffer.protection.usable import UsableFacts
from relcon.records.base import PositionName
from relcon.records.letter import Letter
from relcon.records.term import Term
from relcon.records.terms import Terms
from relcon.results.lock_in import Opening

NOT_REACHED = frozenset({"carve-out", "not covered", "before any agreement", "safety-valve disclosure"})
"""Grounds on which the letter does not speak of a statement at all."""


@dataclass(frozen=True, slots=True)
class Read:
    """A word of a letter as a position reads it, and what was open about it."""

    word: str
    open: tuple[str, ...] = ()


def opening(table: UsableFacts, position: PositionName, admission: str, theory: Theory) -> Opening:
    """Say whether a theory opens an admission at trial.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    position, admission
        Where it is asked, and of what.
    theory : Theory
        What the defense asserts.

    Returns
    -------
    Opening
        Which records contradict the theory or tend against it, by which ways of putting it forward the letter then lets
        them in, and whether they count for their truth.

    Notes
    -----
    Rule: Fed. R. Evid. 410; Fed. R. Crim. P. 11(f); United States v. Mezzanatto, 513 U.S. 196 (1995); United States v.
    Barrow, 400 F.3d 109 (2d Cir. 2005); the letter's terms case_in_chief, rebuttal, rebuttal_standard, impeachment,
    rebuttal_form, stages.
    """
    said = table.spoken.disclosures[admission]
    options = table.options[position]
    found = table.asserted(admission)
    relations = {one: relation for one in found if (relation := theory.relation(one.kind)) is not None}
    strongest: Relation | None = min(relations.values(), default=None)  # "contradicts" before "tends"
    records = tuple(dict.fromkeys(one.record for one in relations))
    if said.letter is None or table.decisions[position][admission].reason in NOT_REACHED:
        counts = strongest is not None and options.open_norm == "in"
        note = f"no letter reaches it, and whether {rule_410().baseline.cite} keeps it out of trial is open"
        how = "opened" if options.open_norm == "in" else "not opened"
        return Opening(
            opens=counts,
            counts=counts,
            relation=strongest,
            records=records,
            open=(f"{note}: read as {how}",) if strongest is not None else (),
        )
    return _under(said.letter, options, strongest, records)


def _under(letter: Letter, options: Options, relation: Relation | None, records: tuple[str, ...]) -> Opening:
    terms, rule = letter.terms, rule_410()
    chief = read_word(terms, "case_in_chief", options)
    if chief.word == "allowed":
        return Opening(
            opens=True,
            counts=True,
            relation=relation,
            records=records,
            ways=("in the case in chief, whatever the defense",),
            term="case_in_chief",
            cite=rule.in_chief.cite,
            open=chief.open,
        )
    level, standard = read_word(terms, "rebuttal", options), read_word(terms, "rebuttal_standard", options)
    impeach, form = read_word(terms, "impeachment", options), read_word(terms, "rebuttal_form", options)
    at_trial = terms.stages.silent or "trial" in terms.stages.values
    near = relation is not None and relation in rule.standards[standard.word].opens
    testimony = impeach.word == "if_D_testifies_at_all" or (near and bool(rule.impeachment[impeach.word].opens))
    ways = _ways(rule.levels[level.word]) if near and at_trial else ()
    if testimony and rule.ways["testimony"] not in ways:
        ways = (*ways, rule.ways["testimony"])
    # Whether to testify is the client's choice: a defense without it opens nothing by that way alone.
    opens = any(way != rule.ways["testimony"] for way in ways)
    left = [*chief.open]
    if relation is not None:
        left += [*level.open, *(standard.open if rule.levels[level.word].opens else ()), *impeach.open]
    counts = opens
    if opens and form.word == "impeachment_only":
        counts = options.open_norm == "in"
        how = "counting" if counts else "not counting"
        left += [
            *form.open,
            f"admitted against credibility only: whether it counts in the range is open: read as {how}",
        ]
    return Opening(
        opens=opens,
        counts=counts,
        relation=relation,
        records=records,
        ways=ways,
        term="rebuttal" if opens else "impeachment" if ways else None,
        cite=rule.levels[level.word].cite if opens else rule.impeachment[impeach.word].cite if ways else None,
        open=tuple(dict.fromkeys(left)),
    )


def _ways(level: Wording) -> tuple[str, ...]:
    return tuple(words for way, words in rule_410().ways.items() if way in level.opens)


def read_word(terms: Terms, name: str, options: Options) -> Read:
    """Return the word of a term; where the letter is silent, the one by which the position reads silence."""
    term: Term = getattr(terms, name)
    if not term.silent:
        return Read(term.value)
    against, for_it = meanings()[name].reads
    word = against if options.silent_term == "against_government" else for_it
    return Read(word, (f"the letter is silent on {meanings()[name].title}: read as {word.replace('_', ' ')}",))
