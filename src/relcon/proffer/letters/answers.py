"""`relcon/letter/1`: letters shown, two compared, or what to ask."""

from __future__ import annotations

from relcon.engine.program import edition_of, edition_warnings, receipt
from relcon.law.positions.options import POSITIONS, options
from relcon.proffer.clauses import Clauses
from relcon.proffer.joint_defense import warnings
from relcon.proffer.letters.compared import letter_compared
from relcon.proffer.letters.questions import letter_questions
from relcon.proffer.letters.shown import letter_shown
from relcon.proffer.proffer_run import proffer_run
from relcon.proffer.refusal import NoProffer, UnknownName
from relcon.proffer.worlds import WORLDS
from relcon.records.letter import Letter, presets
from relcon.records.matter import Matter
from relcon.results.exposure import Receipt
from relcon.results.letter import LetterAnswer


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
    wanted = _letters(matter, letter)
    edition = edition_of(matter, _client(matter)).name
    read = {name: options(name, matter.case.positions, matter.circuit) for name in POSITIONS}
    return LetterAnswer(
        receipt=_receipt(matter),
        client=_client(matter),
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
    here = _one(matter, letter)
    there, what = (other, "a letter of another file") if isinstance(other, Letter) else _named(matter, other)
    made = proffer_run(matter)
    clauses = Clauses(made.worlds.table, made.grounds, list(WORLDS))
    return LetterAnswer(
        receipt=_receipt(matter),
        client=_client(matter),
        compared=letter_compared(clauses, here, there, what, only_stated=what.startswith("example")),
    )


def questions(matter: Matter, letter: str | None = None) -> LetterAnswer:
    """Return what to ask the government about the letters of a proffer file.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    letter : str, optional
        Only this one.

    Raises
    ------
    NoProffer, UnknownName, Unresolved
        As for `compare`.
    """
    wanted = _letters(matter, letter)
    made = proffer_run(matter)
    clauses = Clauses(made.worlds.table, made.grounds, list(WORLDS))
    found = clauses.every()
    return LetterAnswer(
        receipt=_receipt(matter),
        client=_client(matter),
        questions={one.id: letter_questions(clauses, one, found) for one in wanted},
    )


def _receipt(matter: Matter) -> Receipt:
    client = _client(matter)
    edition = edition_of(matter, client)
    warned = [*edition_warnings({client: edition}, {}), *warnings(matter)]
    return receipt(matter, POSITIONS, [edition.name], (), warned)


def _client(matter: Matter) -> str:
    if matter.proffer is None:
        raise NoProffer("there is no proffer file: letters stand in one beside the case file")
    return matter.proffer.client


def _letters(matter: Matter, letter: str | None) -> tuple[Letter, ...]:
    _client(matter)
    if not matter.letters:
        raise NoProffer("the proffer file has no letter: enter its terms under letters")
    if letter is not None and letter not in matter.letters:
        raise UnknownName("letter", letter, list(matter.letters))
    return tuple(one for id, one in matter.letters.items() if letter in (None, id))


def _one(matter: Matter, letter: str | None) -> Letter:
    """Return the letter asked for; that of the last session that has one, else the last of the file."""
    found = _letters(matter, letter)
    held = [one.letter for one in matter.sessions.values() if one.letter is not None]
    return matter.letters[held[-1]] if letter is None and held else found[-1]


def _named(matter: Matter, other: str) -> tuple[Letter, str]:
    session = matter.sessions.get(other)
    id = session.letter if session is not None and session.letter is not None else other
    if id in matter.letters:
        return matter.letters[id], "another letter of this file"
    if other in presets():
        example = presets()[other]
        return Letter(id=example.id, preset=example.id), example.label
    raise UnknownName("letter, session or example", other, [*matter.letters, *matter.sessions, *presets()])
