"""What to ask the government: silent terms, terms that do not go together, terms that are not the letter's own.

No words for the client, and nothing advised: a question, why it matters, and which outputs turn on the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.law.letters.ambiguous import Ambiguity, ambiguities
from relcon.law.letters.meanings import Meaning, beside, meanings
from relcon.proffer.clauses import Clauses
from relcon.proffer.letters.shown import readings
from relcon.records.letter import NAME as USE_ONLY
from relcon.records.letter import Letter, presets
from relcon.records.terms import term_fields, term_of
from relcon.results.clauses import Clause
from relcon.results.letter import LetterQuestion, QuestionKind


def letter_questions(clauses: Clauses, letter: Letter, found: Sequence[Clause]) -> tuple[LetterQuestion, ...]:
    """Return the questions that a letter leaves, in the order of the schema; last those beside it.

    Parameters
    ----------
    clauses, found
        The client's worlds; every clause read otherwise, from `Clauses.every`.
    letter
        Which.
    """
    asked = [*_silent(clauses, letter, found), *_taken(clauses, letter, found)]
    asked += [_ambiguous(one) for one in ambiguities(letter)]
    order = list(term_fields())
    asked.sort(key=lambda question: order.index(question.terms[0]))
    return (*asked, *(_beside(one) for one in beside()))


def _silent(clauses: Clauses, letter: Letter, found: Sequence[Clause]) -> Iterator[LetterQuestion]:
    for name, meaning in meanings().items():
        if term_of(letter.terms, name).silent and not _answered(letter, name):
            yield _about(clauses, letter, meaning, found, "silent", meaning.governs)


def _answered(letter: Letter, name: str) -> bool:
    """Whether the file answers beside the terms what the letter's words would, or nothing in law turns on it."""
    if name == "letter.agreement_entered":
        return letter.entered is not None
    if name == "letter.office":
        return letter.office is not None
    return name in ("letter.date", "letter.version_quote", USE_ONLY)


def _taken(clauses: Clauses, letter: Letter, found: Sequence[Clause]) -> Iterator[LetterQuestion]:
    for name in letter.taken:
        why = f"the term is not the letter's own but of an {presets()[letter.preset].label}"
        yield _about(clauses, letter, meanings()[name], found, "example", why)


def _about(
    clauses: Clauses, letter: Letter, meaning: Meaning, found: Sequence[Clause], kind: QuestionKind, why: str
) -> LetterQuestion:
    moving = [
        one
        for one in found
        if one.letter == letter.id and one.worlds and not one.together and meaning.name in one.stands
    ]
    return LetterQuestion(
        kind=kind,
        terms=(meaning.name,),
        title=meaning.title,
        ask=meaning.ask,
        why=why,
        cite=meaning.cite,
        positions=readings(letter, meaning, term_of(letter.terms, meaning.name), clauses.table.options),
        turns=tuple(dict.fromkeys(world for one in moving for world in one.worlds)),
        clauses=tuple(moving),
    )


def _ambiguous(one: Ambiguity) -> LetterQuestion:
    return LetterQuestion(
        kind="ambiguous",
        terms=one.terms,
        title=" and ".join(meanings()[name].title for name in one.terms),
        ask=one.ask,
        why=one.why,
        cite=one.cite,
        turns=tuple(dict.fromkeys(world for name in one.terms for world in meanings()[name].turns)),
    )


def _beside(one: Meaning) -> LetterQuestion:
    return LetterQuestion(
        kind="beside", terms=(), title=one.title, ask=one.ask, why=one.governs, cite=one.cite, turns=one.turns
    )
