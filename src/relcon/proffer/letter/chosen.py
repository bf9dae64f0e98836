"""Which letters of a matter an answer is about: the one named, all, or the one that the last session was held under."""

from __future__ import annotations

from relcon.proffer.refusal import NoProffer, UnknownName
from relcon.records.letter import Letter, presets
from relcon.records.matter import Matter


def client_of(matter: Matter) -> str:
    """Return the client, whose proffer file there must be."""
    if matter.proffer is None:
        raise NoProffer("there is no proffer file: letters stand in one beside the case file")
    return matter.proffer.client


def letters_asked(matter: Matter, letter: str | None) -> tuple[Letter, ...]:
    """Return the letter of that id, or every letter."""
    client_of(matter)
    if not matter.letters:
        raise NoProffer("the proffer file has no letter: enter its terms under letters")
    if letter is not None and letter not in matter.letters:
        raise UnknownName("letter", letter, list(matter.letters))
    return tuple(one for id, one in matter.letters.items() if letter in (None, id))


def letter_asked(matter: Matter, letter: str | None) -> Letter:
    """Return the letter asked for; that of the last session that has one, else the last of the file."""
    found = letters_asked(matter, letter)
    held = [one.letter for one in matter.sessions.values() if one.letter is not None]
    return matter.letters[held[-1]] if letter is None and held else found[-1]


def letter_named(matter: Matter, other: str) -> tuple[Letter, str]:
    """Return a letter by its id, by a session held under it or as a shipped example, and which of these it is."""
    session = matter.sessions.get(other)
    id = session.letter if session is not None and session.letter is not None else other
    if id in matter.letters:
        return matter.letters[id], "another letter of this file"
    if other in presets():
        example = presets()[other]
        return Letter(id=example.id, preset=example.id), example.label
    raise UnknownName("letter, session or example", other, [*matter.letters, *matter.sessions, *presets()])
