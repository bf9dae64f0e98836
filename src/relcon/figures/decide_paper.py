"""Decide on paper: rows of ranges on one axis of months, the ladder of levels, the admissions as a waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from relcon.figures.decide import WHOLE, Bar, Fall, Kind, ticks
from relcon.figures.encodings import HOLLOW_DASH, light
from relcon.figures.svg import SERIF, Svg, lines
from relcon.law.months import LIFE, number

NAME: Final = 130
"""How wide the columns of the rows are; then those of the positions, the axis and the months."""
POSITION: Final = 66
AXIS: Final = 330
MONTHS: Final = 74
GAP: Final = 28
ROADS: Final = NAME + POSITION + AXIS + MONTHS
SIDE: Final = 470
BAR: Final = 20
RUNG: Final = 36
"""How high a rung is; then the one in which the weight stands."""
HERE: Final = 66
PLOT: Final = 130
STEP: Final = 30


@dataclass(frozen=True, slots=True)
class Road:
    """A row: its name, a bar for each position with its name, which is chosen."""

    title: str
    bars: tuple[tuple[str, Bar], ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of the ladder, its lowest weight, who stands there how high with which weight, and how many more."""

    level: int
    least: str
    people: tuple[tuple[str, int, str], ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Ladder:
    """Five rungs from the highest, the one in which the weight stands, how high, and what is said of it."""

    rungs: tuple[Rung, ...]
    here: int
    height: int
    flag: str
    ways: tuple[str, ...]
    adds: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The bars with what stands below each; the statutory minimum, and whether it is lifted."""

    falls: tuple[Fall, ...]
    feet: tuple[str, ...]
    minimum: int | None
    lifted: bool


FILLS: Final[dict[Kind, tuple[str, str, str]]] = {
    "start": ("ghost", "none", ""),
    "counts": ("ink-2", "none", ""),
    "own": ("none", "ink-2", ""),
    "here": ("ink", "none", ""),
    "kept out": ("soft-P", "letter-P", HOLLOW_DASH),
    "all": ("ghost", "none", ""),
}
"""Fill, edge and dash of each kind of bar."""


def drawn(roads: Sequence[Road], end: int, ladder: Ladder | None, waterfall: Waterfall | None) -> Svg:
    """Return the picture.

    Parameters
    ----------
    roads, end
        The rows; where their axis ends.
    ladder, waterfall
        None where there is none to draw.
    """
    left, right = _roads(roads, end), _side(ladder, waterfall)
    whole = Svg(ROADS + GAP + SIDE, max(left.height, right.height))
    whole.place(left, 0, 0)
    whole.place(right, ROADS + GAP, 0)
    return whole


def _roads(roads: Sequence[Road], end: int) -> Svg:
    heights = [max(BAR * len(road.bars), 34) + 16 for road in roads]
    svg = Svg(ROADS, 26 + sum(heights))
    start = NAME + POSITION
    for month in ticks(end):
        x = start + AXIS * month / end
        svg.text(x, 14, str(month), size=10, colour="muted", anchor="middle")
        svg.line(x, 20, x, svg.height)
    y = 26.0
    for road, height in zip(roads, heights, strict=True):
        svg.line(0, y, ROADS, y)
        if road.chosen is not None:
            svg.rect(0, y, 3, height, fill=light("ink"))
        middle = y + height / 2
        name = lines(road.title, 12.5, NAME - 14)
        for n, said in enumerate(name):
            svg.text(10, middle + 4 + 15 * (n - (len(name) - 1) / 2), said, size=12.5, bold=True, family=SERIF)
        top = middle - BAR * len(road.bars) / 2
        for n, (position, bar) in enumerate(road.bars):
            _bar(svg, top + BAR * n, position, bar, chosen=n == road.chosen)
        y += height
    svg.line(0, y, ROADS, y)
    return svg


def _bar(svg: Svg, y: float, position: str, bar: Bar, *, chosen: bool) -> None:
    part = svg.group(f"{position}: {bar.text}")
    middle, start = y + BAR / 2, NAME + POSITION
    ink = light("ink" if chosen else "ink-2")

    def x(at: int) -> float:
        return start + AXIS * at / WHOLE

    part.text(NAME, middle + 4, position, size=11.5, colour="ink" if chosen else "ink-2", bold=chosen)
    if bar.table_low is not None and bar.table_high is not None:
        width = max(x(bar.table_high) - x(bar.table_low), 3)
        part.rect(x(bar.table_low), middle - 4, width, 8, rx=2, fill=light("surface"), stroke=light("muted"))
        if bar.low is not None and bar.low > bar.table_high:
            part.line(x(bar.table_high), middle, x(bar.low), middle, stroke=light("muted"), stroke_dasharray="1 3")
    if bar.minimum is not None:
        dash, colour = ("2 2", "muted") if bar.lifted else ("", "ink")
        at = x(bar.minimum)
        part.line(at, y + 3, at, y + BAR - 3, stroke=light(colour), stroke_width=2.4, stroke_dasharray=dash)
        if bar.lifted:
            part.line(at - 5, middle + 4, at + 5, middle - 4, stroke=light("muted"), stroke_width=1.6)
    if bar.low is not None and bar.high is not None:
        if bar.low == bar.high:
            part.circle(x(bar.low), middle, 5.5, fill=ink)
        else:
            part.rect(x(bar.low), middle - 6, max(x(bar.high) - x(bar.low), 4), 12, rx=2, fill=ink)
    part.text(start + AXIS + MONTHS - 4, middle + 4, bar.text, size=12, bold=chosen, anchor="end")


def _side(ladder: Ladder | None, waterfall: Waterfall | None) -> Svg:
    parts = [
        *([("Where the weight stands", ladder.adds, _ladder(ladder))] if ladder is not None else []),
        *(
            [("What the admissions move", "low end by the table, months", _waterfall(waterfall))]
            if waterfall is not None
            else []
        ),
    ]
    svg = Svg(SIDE, sum(part.height + 52 for _, _, part in parts))
    y = 14.0
    for title, said, part in parts:
        svg.text(0, y, title, size=14, bold=True, family=SERIF)
        svg.text(0, y + 15, said, size=10.5, colour="muted")
        svg.place(part, 0, y + 24)
        y += part.height + 52
    return svg


def _ladder(ladder: Ladder) -> Svg:
    svg = Svg(SIDE, RUNG * (len(ladder.rungs) - 1) + HERE + 2 * len(ladder.rungs))
    y = 0.0
    for rung in ladder.rungs:
        here = rung.level == ladder.here
        height = HERE if here else RUNG
        svg.rect(0, y, SIDE, height, rx=3, fill=light("selected" if here else "soft-none"))
        size = 18 if here else 14
        svg.text(12, y + height / 2 + 5, str(rung.level), size=size, colour="ink" if here else "muted", bold=True)
        svg.text(104, y + height - 5, rung.least, size=9.5, colour="muted", anchor="end")
        svg.line(112, y, 112, y + height, stroke=light("line-strong"))
        for n, (name, high, weight) in enumerate(rung.people):
            at = y + height * (1 - high / WHOLE)
            svg.line(108, at, 116, at, stroke=light("ink-2"), stroke_width=1.6)
            foot = y + height / 2 + 4 + 13 * (n - (len(rung.people) - 1) / 2)
            svg.text(SIDE - 84, foot, name, size=10.5, anchor="end")
            svg.text(SIDE - 8, foot, weight, size=10.5, colour="ink-2", anchor="end")
        if rung.more:
            svg.text(SIDE - 150, y + height / 2 + 4, f"and {rung.more} more", size=10, colour="muted", anchor="end")
        if here:
            svg.circle(112, y + height * (1 - ladder.height / WHOLE), 5.5, fill=light("ink"))
            told = [(ladder.flag, True), *((way, False) for way in ladder.ways)]
            for n, (said, bold) in enumerate(told):
                foot = y + height / 2 + 4 + 15 * (n - (len(told) - 1) / 2)
                svg.text(126, foot, said, size=12 if bold else 10, bold=bold)
        y += height + 2
    return svg


def _waterfall(found: Waterfall) -> Svg:
    svg = Svg(SIDE, PLOT + 44)
    known = [n for one in found.falls for m in (one.before, one.after) if (n := number(m)) < LIFE]
    top = -(-(max([*known, found.minimum or 0]) + 6) // STEP) * STEP
    start, room = 30.0, SIDE - 30.0

    def y(months: int) -> float:
        return 14 + PLOT * (1 - min(months, top) / top)

    for month in range(0, top, STEP if top <= 8 * STEP else 2 * STEP):
        svg.line(start, y(month), SIDE, y(month))
        svg.text(start - 6, y(month) + 4, str(month), size=9.5, colour="muted", anchor="end")
    column = room / len(found.falls)
    for n, (one, foot) in enumerate(zip(found.falls, found.feet, strict=True)):
        x = start + column * n
        step = one.before != one.after
        low, high = sorted((number(one.before), number(one.after)))
        fill, edge, dash = FILLS[one.kind]
        bottom = y(low) if step else y(0)
        svg.rect(
            x + column / 2 - min(18.0, column * 0.34),
            y(high),
            min(36.0, column * 0.68),
            bottom - y(high),
            fill=light(fill),
            stroke=light(edge),
            stroke_width=1.3,
            stroke_dasharray=dash,
        )
        label = _change(one) if step else str(one.after)
        svg.text(x + column / 2, y(high) - 4, label, size=10.5, bold=one.kind == "here", anchor="middle")
        for m, said in enumerate(lines(foot, 9.5, column)[:2]):
            svg.text(x + column / 2, PLOT + 28 + 12 * m, said, size=9.5, anchor="middle")
    if found.minimum is not None:
        at, dash = y(found.minimum), "2 3" if found.lifted else ""
        ink = light("muted" if found.lifted else "ink")
        svg.line(start, at, SIDE, at, stroke=ink, stroke_width=1.6, stroke_dasharray=dash)
        said = f"minimum {found.minimum}, lifted here" if found.lifted else f"statutory minimum {found.minimum}"
        svg.text(SIDE, at - 4, said, size=9.5, bold=True, anchor="end")
    return svg


def _change(one: Fall) -> str:
    if "life" in (one.before, one.after):
        return f"to {one.after}"
    return f"{number(one.after) - number(one.before):+d}".replace("-", "−")
