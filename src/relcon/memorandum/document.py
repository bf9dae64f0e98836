"""What a memo consists of, before it is a file: parts with numbers, pictures, the line of what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.reports.report import Block, Section


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the page, as SVG.

    Attributes
    ----------
    title
        What it shows: its caption.
    svg
        The whole file, with a privilege line and a foot of its own.
    """

    title: str
    svg: str


@dataclass(frozen=True)
class Part:
    """A numbered part: what stands under its heading, then its sections.

    Attributes
    ----------
    title, blocks, sections
        The heading, what follows it, the sections; a section without a title continues what stands before it.
    box
        What an empty box at its end is for; none where it is empty.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    box: str = ""


@dataclass(frozen=True)
class Memo:
    """A whole memo.

    Attributes
    ----------
    about
        Whose, of which session, under which letter: label and text.
    parts
        In reading order; a part's number is its place.
    figures
        Pictures, each on a page of its own, after the last part.
    warnings
        Shown before anything else.
    assumed
        What is said beside the privilege line.
    receipt
        What it was computed from, in a line.
    """

    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[str, ...]
    assumed: str
    receipt: str

    def numbered(self) -> Iterator[tuple[int, Part]]:
        """Yield each part with its number."""
        yield from enumerate(self.parts, start=1)


TITLE = "Memorandum before a proffer"
"""What every memo is called; it names nobody, since a title shows in lists of files."""
FIGURES = "Figures"
"""The heading over the pictures."""


def indented(line: str) -> str:
    """Return a line whose leading spaces stand in every form: a cell's second line, a row that continues another."""
    text = line.lstrip(" ")
    return f"{SPACE * ((len(line) - len(text) + 1) // 2)}{text}"


SPACE = "\u2003"
"""A space as wide as its letters are high, which no writer of a form drops."""


def numbered_sections(number: int, part: Part) -> Iterator[tuple[str, Section]]:
    """Yield the sections of a part with their numbers, ``2.1``; one without a title has none."""
    place = 0
    for section in part.sections:
        place += bool(section.title)
        yield (f"{number}.{place}" if section.title else "", section)
