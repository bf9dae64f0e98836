"""Who answers for which event: events down, defendants across, by month and undertaking; where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from relcon.figures.encodings import MARKS, Letter, bar_length, light
from relcon.figures.svg import SERIF, Svg, text_width

ROW: Final = 22
GROUP: Final = 34
HEAD_LINE: Final = 17
COLUMN: Final = 70
DATE, WHAT, ROUTE, COUNTS, BAR = 0, 138, 350, 580, 592
"""Where the columns of an event begin; that of what counts ends there."""
BAR_ROOM: Final = 104
LEFT: Final = 710


@dataclass(frozen=True, slots=True)
class Column:
    """A defendant: the name, and the lines of the head below it."""

    id: str
    name: str
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a row shows it.

    Attributes
    ----------
    id, month, undertakings
        The event; the group that it stands in.
    date, what, route, counts
        In words: from whom to whom; how much of it counts for the person.
    kilograms
        Converted drug weight of that.
    letters, ringed
        By column.
    """

    id: str
    month: str
    undertakings: str
    date: str
    what: str
    route: str
    counts: str
    kilograms: float
    letters: tuple[Letter, ...]
    ringed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A month's events in one undertaking: the heading with what counts and what is open, and its foot."""

    month: str
    undertakings: str
    subtotal: str
    y: float


@dataclass(frozen=True, slots=True)
class Row:
    """An event with the foot of its line and the length of its bar."""

    entry: Entry
    y: float
    bar: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table, in pixels."""

    columns: tuple[Column, ...]
    head: tuple[str, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    width: float
    height: float


def matrix(
    columns: Sequence[Column],
    head: Sequence[str],
    entries: Sequence[Entry],
    subtotals: Sequence[str],
    most: float,
) -> Matrix:
    """Place everything.

    Parameters
    ----------
    columns
        Defendants, the chosen one first.
    head
        What the lines of the head say, below the names.
    entries
        Events in the order of their groups.
    subtotals
        Of each group, in its order.
    most
        The converted weight, in kilograms, whose bar fills its room.
    """
    y = float(HEAD_LINE * (len(head) + 1) + 10)
    groups, rows = [], []
    found = groupby(entries, key=lambda one: (one.month, one.undertakings))
    for ((month, undertakings), members), subtotal in zip(found, subtotals, strict=True):
        y += GROUP
        groups.append(Group(month, undertakings, subtotal, y - 8))
        for one in members:
            y += ROW
            rows.append(Row(one, y - 6, bar_length(one.kilograms, most, BAR_ROOM)))
    width = LEFT + COLUMN * len(columns)
    return Matrix(tuple(columns), tuple(head), tuple(groups), tuple(rows), width, y + 8)


def drawn(found: Matrix) -> Svg:
    """Draw a matrix."""
    out = Svg(found.width, found.height)
    if found.columns:
        out.rect(LEFT, 0, COLUMN, found.height, fill=light("selected"))
    foot = HEAD_LINE * (len(found.head) + 1) + 6
    for place, said in enumerate(found.head, start=1):
        out.text(LEFT - 14, HEAD_LINE * (place + 1) - 4, said, size=10.5, colour="muted", anchor="end")
    for place, column in enumerate(found.columns):
        middle = LEFT + COLUMN * (place + 0.5)
        out.text(middle, HEAD_LINE - 4, column.name, size=12.5, bold=not place, anchor="middle", family=SERIF)
        for line, said in enumerate(column.head, start=2):
            out.text(middle, HEAD_LINE * line - 4, said, size=11, bold=line == 2, anchor="middle")
    out.line(0, foot, found.width, foot, stroke=light("line-strong"))
    for group in found.groups:
        out.text(0, group.y, group.month, size=12.5, bold=True, family=SERIF)
        out.text(WHAT, group.y, group.undertakings, size=10.5, colour="muted")
        out.text(LEFT - 14, group.y, group.subtotal, size=11, bold=True, anchor="end")
        out.line(0, group.y + 8, found.width, group.y + 8)
    for row in found.rows:
        _row(out, row)
    return out


def _row(out: Svg, row: Row) -> None:
    entry = row.entry
    part = out.group(f"{entry.date}, {entry.what} ({entry.id})")
    part.text(DATE, row.y, entry.date, size=11, colour="ink-2")
    part.text(WHAT, row.y, entry.what, size=_fitted(entry.what, ROUTE - WHAT - 10, 12))
    part.text(ROUTE, row.y, entry.route, size=_fitted(entry.route, COUNTS - ROUTE - 80, 11), colour="ink-2")
    part.text(COUNTS, row.y, entry.counts, size=11.5, anchor="end")
    if row.bar and entry.letters:
        part.rect(BAR, row.y - 9, max(row.bar, 1), 8, fill=light(MARKS[entry.letters[0]].edge))
    for place, (letter, ring) in enumerate(zip(entry.letters, entry.ringed, strict=True)):
        part.badge(LEFT + COLUMN * (place + 0.5), row.y - 4.5, letter, ringed=ring)


def _fitted(words: str, room: float, size: float) -> float:
    """Return the size at which a text fits its column: nothing is cut."""
    return min(size, size * room / max(text_width(words, size), 1))
