"""Proffer letters as the answer `relcon/letter/1`: shown term by term, two compared, or what to ask the government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import edition_of
from relcon.law.letters.ambiguous import Ambiguity, ambiguities
from relcon.law.letters.meanings import Meaning, beside, meanings
from relcon.law.positions.options import POSITIONS, Options, options
from relcon.law.ussg.s1b1_8.agreement import IN_RANGE, protects
from relcon.law.ussg.s1b1_8.outside import NEVER, above_range, within_range
from relcon.proffer.admissions.answers import admission_answers, costing_role
from relcon.proffer.letter.chosen import client_of, letter_asked, letter_named, letters_asked
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.letter.silence import answered, to_ask
from relcon.proffer.positions import named
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.protection.joint_defense import warnings
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.records.letter import Letter, presets, written_out
from relcon.records.matter import Matter
from relcon.records.term import Term
from relcon.records.terms import stated, term_fields, term_of
from relcon.results.exposure import PositionAnswer, Receipt
from relcon.results.letter import (
    Clause,
    Elsewhere,
    LetterAnswer,
    LetterCompared,
    LetterDifference,
    LetterPreset,
    LetterQuestion,
    LetterShown,
    LetterTerm,
    QuestionKind,
    ReadFor,
)

WITHIN_RANGE = "sentencing.3553a_use"
CREDIT: Final = "sentencing.safety_valve_carveout"
DISCLOSURE: Final = "5"  # of 18 U.S.C. §3553(f)
MIDDLE: Final[PositionName] = "psr"


def letter_shown(matter: Matter, letter: Letter, options: Mapping[PositionName, Options], edition: str) -> LetterShown:
    """Return a letter with every term of the schema, silent ones too.

    Parameters
    ----------
    matter
        For the sessions held under it.
    letter
        Which.
    options, edition
        The positions'; the Manual under which the client stands.
    """
    example = presets().get(letter.preset)
    return LetterShown(
        id=letter.id,
        office=letter.office,
        entered=None if letter.entered is None else letter.entered.isoformat(),
        sessions=tuple(one.id for one in matter.sessions.values() if one.letter == letter.id),
        preset=None
        if example is None
        else LetterPreset(
            id=example.id, label=example.label, source=example.source, note=example.note, terms=letter.taken
        ),
        terms=tuple(letter_term(letter, name, options) for name in meanings()),
        unrestricted=(*NEVER, above_range(edition), *_within_range(letter, options)),
    )


def letter_term(letter: Letter, name: str, options: Mapping[PositionName, Options]) -> LetterTerm:
    """Return one term of a letter."""
    meaning, term = meanings()[name], term_of(letter.terms, name)
    return LetterTerm(
        term=name,
        title=meaning.title,
        value=term.values,
        silent=term.silent,
        says=meaning.says(term),
        quote=term.quote,
        page=term.page,
        preset=term.preset,
        follows_from=term.by,
        governs=meaning.governs,
        cite=meaning.cite,
        source=meaning.source,
        positions=readings(letter, meaning, term, options),
        turns=meaning.turns,
        read_for=_read_for(meaning, term, options),
        answered=term.silent and answered(letter, name),
    )


def readings(letter: Letter, meaning: Meaning, term: Term, options: Mapping[PositionName, Options]) -> dict[str, str]:
    """Return by position what it makes of a term; of use in the range, what the whole letter comes to."""
    return {position: _reading(letter, meaning, term, options[position]) for position in POSITIONS}


def _reading(letter: Letter, meaning: Meaning, term: Term, options: Options) -> str:
    if meaning.name == IN_RANGE:
        kept, ground = protects(letter, options)
        return f"{'kept out of the range' if kept else 'may enter the range'}: {ground.why}"
    if meaning.name == WITHIN_RANGE:
        weighed = within_range(letter, options)
        return f"{weighed.answer}: {weighed.why}"
    return meaning.read(term, options)


def _within_range(letter: Letter, options: Mapping[PositionName, Options]) -> tuple[str, ...]:
    found: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        found.setdefault(within_range(letter, options[position]).answer, []).append(position)
    what = "the sentence within the range, or a variance, because of what is kept out of the range"
    return tuple(f"{what}: {answer} ({named(held)})" for answer, held in found.items())


def letter_compared(clauses: Clauses, here: Letter, there: Letter, what: str, *, only_stated: bool) -> LetterCompared:
    """Return the terms on which two letters differ.

    Parameters
    ----------
    clauses
        The client's worlds, to be asked with terms exchanged.
    here, there
        The letter of the file, and the other.
    what
        What the other is.
    only_stated
        Whether what the other does not state was not read, so that there is nothing to compare: a dated example.
    """
    options: Mapping[PositionName, Options] = clauses.table.options
    said_under = here.id in {letter.id for letter in clauses.table.letters}
    compared = [name for name in meanings() if not only_stated or stated(there.terms, name)]
    differing = [name for name in compared if term_of(here.terms, name).values != term_of(there.terms, name).values]
    changed = {name: written_out(term_of(there.terms, name)) for name in differing}
    return LetterCompared(
        here=here.id,
        there=there.id,
        what=what,
        entered=(_day(here), None if only_stated else _day(there)),
        differences=tuple(
            LetterDifference(
                term=name,
                title=meanings()[name].title,
                here=letter_term(here, name, options),
                there=letter_term(there, name, options),
                clause=clauses.exchanged(here, {name: changed[name]}) if said_under else None,
            )
            for name in differing
        ),
        together=clauses.exchanged(here, changed) if said_under and len(changed) > 1 else None,
        not_stated=tuple(meanings()[name].title for name in meanings() if name not in compared),
    )


def _day(letter: Letter) -> str | None:
    return None if letter.entered is None else letter.entered.isoformat()


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
    asked += [_ambiguous(letter, one, found) for one in ambiguities(letter)]
    order = list(term_fields())
    asked.sort(key=lambda question: order.index(question.terms[0]))
    return (*asked, *(_beside(one) for one in beside()))


def _silent(clauses: Clauses, letter: Letter, found: Sequence[Clause]) -> Iterator[LetterQuestion]:
    for name in to_ask(letter):
        yield _about(clauses, letter, meanings()[name], found, "silent", meanings()[name].governs)


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
        if _moves(one) and one.letter == letter.id and not one.together and meaning.name in one.stands
    ]
    term, options = term_of(letter.terms, meaning.name), clauses.table.options
    return LetterQuestion(
        kind=kind,
        terms=(meaning.name,),
        title=meaning.title,
        ask=meaning.ask,
        why=why,
        cite=meaning.cite,
        positions=readings(letter, meaning, term, options),
        turns=tuple(dict.fromkeys(world for one in moving for world in (*one.worlds, *one.if_complete))),
        clauses=tuple(moving),
        moves="range" if moving else "trial" if meaning.trial else "nothing",
        pages=_pages(letter, [meaning.name]),
        read_for=_read_for(meaning, term, options),
    )


def _barred(made: ProfferRun) -> tuple[str, ...]:
    """Return the criteria that fail in Middle whatever is said of disclosure, where the letter is honored."""
    asked = made.worlds.question("protected", made.worlds.table.client, MIDDLE)
    criteria = made.batch.answer(asked).safety_valve.criteria
    return tuple(one for one, state in criteria.items() if state == "not met" and one != DISCLOSURE)


def _elsewhere(made: ProfferRun) -> Elsewhere:
    """Return, in Middle, what acceptance and obstruction come to, and the minimum below which §5K1.1 does not go."""
    client = made.worlds.table.client
    silent, honored, breach = (
        made.batch.answer(made.worlds.question(world, client, MIDDLE)) for world in ("silent", "protected", "breach")
    )
    return Elsewhere(
        acceptance=_levels(silent, "USSG §3E1.1"),
        obstruction=_levels(breach, "USSG §3C1.1"),
        motion=honored.statutory.binding,
    )


def _levels(answer: PositionAnswer, cite: str) -> int | None:
    lines = [line.levels for line in answer.lines if line.cite.startswith(cite)]
    return None if None in lines else sum(one or 0 for one in lines)


def _moves(clause: Clause) -> bool:
    return bool(clause.worlds or clause.if_complete)


def _read_for(meaning: Meaning, term: Term, options: Mapping[PositionName, Options]) -> dict[str, ReadFor]:
    """Return by position for whom silence is read; nothing where the letter speaks, or no reading decides anything."""
    if not (term.silent and meaning.reads):
        return {}
    return {p: "client" if one.silent_term == "against_government" else "government" for p, one in options.items()}


def _pages(letter: Letter, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page for name in names if (page := term_of(letter.terms, name).page) is not None))


def _ambiguous(letter: Letter, one: Ambiguity, found: Sequence[Clause]) -> LetterQuestion:
    moving = tuple(
        clause
        for clause in found
        if clause.letter == letter.id and clause.worlds and not clause.together and set(clause.stands) & set(one.terms)
    )
    trial = any(meanings()[name].trial for name in one.terms)
    return LetterQuestion(
        kind="ambiguous",
        terms=one.terms,
        title=" and ".join(meanings()[name].title for name in one.terms),
        ask=one.ask,
        why=one.why,
        cite=one.cite,
        turns=tuple(dict.fromkeys(world for name in one.terms for world in meanings()[name].turns)),
        clauses=moving,
        moves="range" if moving else "trial" if trial else "nothing",
        pages=_pages(letter, one.terms),
    )


def _beside(one: Meaning) -> LetterQuestion:
    return LetterQuestion(
        kind="beside",
        terms=(),
        title=one.title,
        ask=one.ask,
        why=one.governs,
        cite=one.cite,
        turns=one.turns,
        moves="beside",
    )


def show(matter: Matter, letter: str | None = None) -> LetterAnswer:
    """Return the letters of a proffer file, term by term.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    letter : str, optional
        Only this one.

    Raises
    ------
    NoProffer
        Where there is no proffer file, or no letter in it.
    UnknownName
        Where there is no such letter.
    """
    wanted = letters_asked(matter, letter)
    edition = edition_of(matter, client_of(matter)).name
    read = {name: options(name, matter.case.positions, matter.circuit) for name in POSITIONS}
    return LetterAnswer(
        receipt=letter_receipt(matter),
        client=client_of(matter),
        letters=tuple(letter_shown(matter, one, read, edition) for one in wanted),
    )


def compare(matter: Matter, other: Letter | str, letter: str | None = None) -> LetterAnswer:
    """Return a letter against another.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    other : Letter or str
        A letter of another file; the id of a letter or a session of this file, or of a dated example.
    letter : str, optional
        Which letter of the file; that of the last session by default.

    Raises
    ------
    NoProffer, UnknownName, Unresolved
        As for `show`; where counsel has not resolved an admission.
    """
    here = letter_asked(matter, letter)
    there, what = (other, "a letter of another file") if isinstance(other, Letter) else letter_named(matter, other)
    made = proffer_run(matter)
    clauses = Clauses(made.worlds.table, made.batch, list(WORLDS))
    return LetterAnswer(
        receipt=letter_receipt(matter),
        client=client_of(matter),
        compared=letter_compared(clauses, here, there, what, only_stated=what.startswith("example")),
        costs_role=costing_role(admission_answers(made.worlds.table, made.batch)),
    )


def questions(matter: Matter, letter: str | None = None, made: ProfferRun | None = None) -> LetterAnswer:
    """Return what to ask the government about the letters of a proffer file.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    letter : str, optional
        Only this one.
    made : ProfferRun, optional
        The same proffer made ready, where something else is asked of it too.

    Raises
    ------
    NoProffer, UnknownName, Unresolved
        As for `compare`.
    """
    wanted = letters_asked(matter, letter)
    made = made or proffer_run(matter)
    clauses = Clauses(made.worlds.table, made.batch, list(WORLDS))
    found = clauses.every()
    barred = _barred(made)
    costly = costing_role(admission_answers(made.worlds.table, made.batch))
    return LetterAnswer(
        receipt=letter_receipt(matter),
        client=client_of(matter),
        questions={
            one.id: tuple(
                question.model_copy(update={"barred": barred})
                if question.terms == (CREDIT,) and not question.clauses
                else question
                for question in letter_questions(clauses, one, found)
            )
            for one in wanted
        },
        elsewhere=_elsewhere(made),
        costs_role=costly,
    )


def letter_receipt(matter: Matter) -> Receipt:
    """Return from what an answer on letters was computed."""
    client = client_of(matter)
    edition = edition_of(matter, client)
    warned = [*edition_warnings({client: edition}, {}), *warnings(matter)]
    return receipt(matter, POSITIONS, [edition.name], (), warned)
