"""A life with its dates: a lane for each part of it, bars and dots with their numbers, and below what each says.

Places along the axis are shares of it, in ten-thousandths, as on `relcon.figures.time`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from relcon.figures.encodings import light
from relcon.figures.svg import Svg, lines
from relcon.figures.time import AXIS, HEAD, NAMES, WHOLE

ROW: Final = 20
"""Height of a row of a lane: what overlaps stands in rows of its own."""
PAD: Final = 6
BAR: Final = 14
LEAST: Final = 16
"""The least width of a bar, so that its number has room."""
SIZE: Final = 11.5
LINE: Final = 16
"""Height of a line of the list."""
NUMBER: Final = 28
WHEN: Final = 236
"""Room for the numbers and for the dates of the list."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the list, and where it stands on the axis; one without a date stands in the list alone.

    Attributes
    ----------
    number, lane
        Its number; the part of life.
    span
        Its first and last day; None where they are not known.
    when, says
        The dates and the fact with what shows it, in words.
    """

    number: int
    lane: str
    span: tuple[int, int] | None
    when: str
    says: str


@dataclass(frozen=True, slots=True)
class Life:
    """The whole picture: the lanes from top to bottom, the ticks of the axis, the facts by number."""

    lanes: tuple[str, ...]
    ticks: tuple[tuple[int, str], ...]
    facts: tuple[Fact, ...]


def rows(facts: Sequence[Fact]) -> Mapping[int, int]:
    """Return by number in which row of its lane a fact stands, so that no two marks overlap."""
    ends: dict[str, list[float]] = {}
    found: dict[int, int] = {}
    for one in facts:
        if one.span is None:
            continue
        start, stop = _mark(one.span)
        held = ends.setdefault(one.lane, [])
        row = next((n for n, end in enumerate(held) if end + 2 <= start), len(held))
        held[row : row + 1] = [stop]
        found[one.number] = row
    return found


def drawn(life: Life) -> Svg:
    """Draw a life."""
    row = rows(life.facts)
    tops: dict[str, float] = {}
    y = float(HEAD)
    heights: dict[str, float] = {}
    for lane in life.lanes:
        deep = 1 + max((row[one.number] for one in life.facts if one.lane == lane and one.number in row), default=0)
        tops[lane], heights[lane] = y, ROW * deep + PAD
        y += heights[lane] + 2
    listed = [(one, lines(one.says, SIZE, NAMES + AXIS - NUMBER - WHEN)) for one in life.facts]
    out = Svg(NAMES + AXIS + 20, y + LINE * (1 + sum(len(said) for _, said in listed)))
    for place, lane in enumerate(life.lanes):
        out.rect(0, tops[lane], out.width, heights[lane], fill=light("hull" if place % 2 == 0 else "paper"))
        out.text(6, tops[lane] + heights[lane] / 2 + 4, lane)
    for at, name in life.ticks:
        out.line(_x(at), HEAD - 6, _x(at), y)
        out.text(_x(at) + 4, HEAD - 10, name, size=10.5, colour="muted")
    for one in life.facts:
        if one.span is not None:
            _fact(out, one, tops[one.lane] + PAD / 2 + ROW * row[one.number])
    y += LINE
    for one, said in listed:
        out.text(NUMBER - 8, y, str(one.number), size=SIZE, bold=True, anchor="end")
        out.text(NUMBER, y, one.when, size=SIZE)
        for line in said:
            out.text(NUMBER + WHEN, y, line, size=SIZE)
            y += LINE
    return out


def _x(at: float) -> float:
    return NAMES + AXIS * at / WHOLE


def _mark(span: tuple[int, int]) -> tuple[float, float]:
    """Return where a mark begins and ends, with room for its number; at the end of the axis it stands before it."""
    start, stop = _x(span[0]), _x(span[1])
    wide = max(LEAST, stop - start)
    start = min(start, NAMES + AXIS - wide)
    return start, start + wide


def _fact(out: Svg, one: Fact, y: float) -> None:
    assert one.span is not None  # noqa: S101 -- what has no date stands in the list alone
    part = out.group(f"{one.when}: {one.says}")
    start, stop = _mark(one.span)
    round_ = BAR / 2 if one.span[0] == one.span[1] else 2
    part.rect(start, y, stop - start, BAR, rx=round_, fill=light("surface"), stroke=light("ink"), stroke_width=1.2)
    part.text((start + stop) / 2, y + 10.5, str(one.number), size=9.5, bold=True, anchor="middle")
