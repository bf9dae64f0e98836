"""A letter term by term: what it says, what it governs, and what each position makes of it."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.law.letters.meanings import Meaning, meanings
from relcon.law.positions.options import POSITIONS, Options
from relcon.law.ussg.s1b1_8.conditions import IN_RANGE, protects
from relcon.law.ussg.s1b1_8.outside import NEVER, above_range, within_range
from relcon.proffer.positions import named
from relcon.records.base import PositionName
from relcon.records.letter import Letter, presets
from relcon.records.matter import Matter
from relcon.records.terms import Term, term_of
from relcon.results.letter import LetterPreset, LetterShown, LetterTerm

WITHIN_RANGE = "sentencing.3553a_use"


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
