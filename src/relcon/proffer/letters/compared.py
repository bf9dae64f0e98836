"""A letter against another: the terms that differ, and what each exchange changes for the client."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import Options
from relcon.proffer.clauses import Clauses
from relcon.proffer.letters.shown import letter_term
from relcon.records.base import PositionName
from relcon.records.letter import Letter, written_out
from relcon.records.terms import stated, term_of
from relcon.results.letter import LetterCompared, LetterDifference


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
