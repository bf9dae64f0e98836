"""Which defendant a word names: an id, a last name, a full name, an alias."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from relcon import words
from relcon.cli.failures import usage
from relcon.spelling import nearest

if TYPE_CHECKING:
    import typer

    from relcon.records.matter import Matter
    from relcon.records.people import Person

LISTED = 40
"""The most people that an error lists."""


def defendant_named(matter: Matter, word: str) -> str:
    """Return the id of the defendant whom a word names.

    Parameters
    ----------
    matter
        From `read_case`.
    word
        An id as it is written in the file; else a last name, a full name or an alias, however it is capitalized,
        accented or punctuated.

    Raises
    ------
    typer.BadParameter
        Where the word names nobody, several people, or somebody of whom there is no worksheet.
    """
    if word in matter.defendants:
        return word
    asked = _folded(word)
    meant = [id for id, one in matter.people.items() if word == id] or [
        id for id, one in matter.people.items() if asked and asked in _names(one)
    ]
    defendants = [id for id in meant if id in matter.defendants]
    if len(defendants) == 1:
        return defendants[0]
    if defendants:
        raise usage(f'"{word}" names {_both(matter, defendants)}: which? Type the id.')
    if meant:
        raise usage(f'{words.person(matter, meant[0])} has no "defendant" part in the file, so there is no worksheet')
    raise _nobody(matter, word)


def _names(one: Person) -> frozenset[str]:
    return frozenset(_folded(name) for name in (one.id, *one.aliases, *_parts(one.name)))


def _parts(name: str) -> Iterator[str]:
    """Yield a name, and what it ends in: ``Ana de la Cruz``, ``de la Cruz``, ``la Cruz``, ``Cruz``; ``Jr.`` or not."""
    for written in (name, words.without_suffix(name)):
        parts = written.split()
        yield from (" ".join(parts[place:]) for place in range(len(parts)))


def _folded(name: str) -> str:
    """Return letters and figures alone: ``O'Brien`` and ``obrien``, ``Peña`` and ``PENA`` are the same."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(one for one in plain if one.isalnum())


def _both(matter: Matter, ids: list[str]) -> str:
    return " and ".join(words.person(matter, id) for id in ids)


def _nobody(matter: Matter, word: str) -> typer.BadParameter:
    names = {_folded(name): id for id in matter.defendants for name in (matter.people[id].name.split()[-1], id)}
    near = nearest(_folded(word), names)
    if near is not None:
        return usage(f'no defendant "{word}". Did you mean {words.person(matter, names[near])}?')
    listed = [words.person(matter, id) for id in list(matter.defendants)[:LISTED]]
    more = len(matter.defendants) - len(listed)
    there = f"{', '.join(listed)}{f', and {more} more' if more else ''}"
    return usage(f'no defendant "{word}". A last name works, and an id. There are: {there}.')
