"""The words of the outputs, a sentence each; kept in ``glossary.md``, which is a page for counsel too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

GLOSSARY: Final = "glossary.md"
"""The page's name, here and among the pages for counsel."""
_ROW: Final = re.compile(r"^\| (?P<said>.+?) \| (?P<means>.+?) \| ?(?P<ids>.*?) ?\|$", re.MULTILINE)
_NUMBERED: Final = re.compile(r"(?P<number>\(f\)\(\d\)) (?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the outputs.

    Attributes
    ----------
    said
        As it is printed; several words of one meaning with commas between them.
    means
        A sentence.
    ids
        What it is called in the files or in the JSON; empty where it has no name there.
    """

    said: str
    means: str
    ids: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words under which it is found."""
        numbered = _NUMBERED.fullmatch(self.said)
        parts = (numbered["number"], numbered["name"]) if numbered is not None else tuple(self.said.split(", "))
        return (self.said, *parts)


@cache
def page() -> str:
    """Return the whole page, in Markdown."""
    return resources.files(__package__).joinpath(GLOSSARY).read_text(encoding="utf-8")


@cache
def terms() -> tuple[Term, ...]:
    """Return every word, in the order of the page."""
    rows = (_ROW.fullmatch(line) for line in page().splitlines())
    plain = (
        tuple(re.sub(r"`|\*\*|\]\([^)]*\)|\[", "", cell) for cell in row.groups()) for row in rows if row is not None
    )
    return tuple(Term(*cells) for cells in plain if cells[0] != "word" and set(cells[0]) != {"-"})


def terms_on(word: str) -> tuple[Term, ...]:
    """Return the words that somebody means: those of that name, and those that begin with it.

    Parameters
    ----------
    word
        Capitals, spaces and hyphens do not matter.
    """
    asked = _key(word)
    return tuple(one for one in terms() if asked and any(_begins(_key(each), asked) for each in one.words))


def terms_with(word: str) -> tuple[Term, ...]:
    """Return the words in which one stands anywhere."""
    asked = _key(word)
    return tuple(one for one in terms() if asked and f" {asked} " in f" {_key(one.said)} ")


def _begins(whole: str, asked: str) -> bool:
    return whole == asked or whole.startswith(f"{asked} ")


def _key(text: str) -> str:
    """Return a word as it is compared: ``conv.`` and ``lifted?`` are found without their mark."""
    return re.sub(r"[\s_-]+", " ", text).strip().rstrip(".?:").casefold()
