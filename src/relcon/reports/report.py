"""What an output consists of, before it is text: headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from relcon.reading.problems import escape
from relcon.words import ASSUMED


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether its cells are numbers set to the right."""

    title: str
    right: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under headings; a cell may hold several lines.

    Attributes
    ----------
    columns, rows
        Headings and cells.
    notes
        By the place of a row: lines under it, across the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a bulleted one is an item of a list, one with a ``lead`` hangs beside it."""

    text: str
    bullet: bool = False
    indent: int = 0
    lead: str = ""


Block = Table | Paragraph


@dataclass(frozen=True)
class Section:
    """Blocks under a heading; ``level`` 2 lies inside the section of level 1 before it."""

    title: str
    blocks: tuple[Block, ...] = ()
    level: int = 1


@dataclass(frozen=True)
class Report:
    """A whole output.

    Attributes
    ----------
    title
        What it is.
    sections
        In reading order.
    flat
        The same answer as one rectangular table, for CSV.
    warnings
        Shown first, before anything else.
    closing
        What it was computed from.
    assumed
        What stands beside the privilege line.
    sheet
        Whether it is one printed sheet: no line is left empty or ruled.
    """

    title: str
    sections: tuple[Section, ...]
    flat: Table
    warnings: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    assumed: str = ASSUMED
    sheet: bool = False


def columns(*titles: str, right: Iterable[int] = ()) -> tuple[Column, ...]:
    """Return columns by title; ``right`` lists those of numbers, counted from 0."""
    numbers = set(right)
    return tuple(Column(title, place in numbers) for place, title in enumerate(titles))


def shown(text: str) -> str:
    """Return text that is safe on a terminal: line breaks kept, control characters written out."""
    return "\n".join(escape(line) for line in text.split("\n"))
