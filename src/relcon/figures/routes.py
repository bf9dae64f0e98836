"""How lines run between cards: the points they go through, the curve, where a label may lie on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from relcon.figures.layers import BESIDE, CARD_WIDTH, Heights, Node
from relcon.figures.links import LinkKind

TIP: Final = 7
"""The length of an arrow's head."""
EDGE: Final = 4
"""What stays free of lines at a card's upper and lower edge."""
NARROW: Final = 8
"""The most between two lines at a card's side."""
PARTS: Final = (0.5, 0.38, 0.62, 0.25, 0.75)
"""Where on a curve a label is tried, in this order."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two cards: from whom it goes to whom, and of what kind."""

    source: str
    target: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Route:
    """Where a line runs, from left to right: heights at the left card, in each column between, at the right card.

    Attributes
    ----------
    left, right
        The cards; both in one column where the line goes from a card's right side to another's.
    heights
        In whole pixels; the first and the last are at the cards' sides.
    back
        Whether the line goes from right to left, so that its head is at the left card.
    """

    left: str
    right: str
    heights: tuple[int, ...]
    back: bool


def routes(lines: Sequence[Line], nodes: Mapping[str, Node], placed: Heights) -> list[Route]:
    """Return the route of each line.

    Parameters
    ----------
    lines
        No two alike.
    nodes, placed
        The cards, and their places.

    Notes
    -----
    At a card's side the ends are spread by where they go, so that they do not cross there; lines of other kinds between
    the same two run beside each other.
    """
    ends: dict[tuple[str, str], list[tuple[float, str, int, int]]] = {}
    ways: list[tuple[str, str, list[float]]] = []
    beside = _beside(lines)
    for n, line in enumerate(lines):
        left, right = _left_right(line, nodes, placed)
        same = nodes[left].column == nodes[right].column
        lanes = placed.lanes.get((left, right)) or tuple(reversed(placed.lanes.get((right, left), ())))
        way = [height + beside[n] for height in lanes]
        towards = (way[0] if way else placed.cards[right], way[-1] if way else placed.cards[left])
        key = f"{line.source}|{line.target}|{line.kind}"
        ends.setdefault((left, "right"), []).append((towards[0], key, n, 0))
        ends.setdefault((right, "right" if same else "left"), []).append((towards[1], key, n, 1))
        ways.append((left, right, way))
    at: dict[tuple[int, int], float] = {}
    for (card, _), held in ends.items():
        room = nodes[card].height - 2 * EDGE
        gap = min(NARROW, room / max(1, len(held) - 1))
        for place, (_, _, n, end) in enumerate(sorted(held)):
            at[n, end] = placed.cards[card] + (place - (len(held) - 1) / 2) * gap
    return [
        Route(left, right, tuple(round(y) for y in (at[n, 0], *way, at[n, 1])), back=lines[n].source == right)
        for n, (left, right, way) in enumerate(ways)
    ]


def _left_right(line: Line, nodes: Mapping[str, Node], placed: Heights) -> tuple[str, str]:
    """Return the two cards from left to right, in one column from top to bottom."""
    one, other = sorted((line.source, line.target), key=lambda id: (nodes[id].column, placed.cards[id], id))
    return one, other


def _beside(lines: Sequence[Line]) -> list[float]:
    """Return how far each line runs above or below the middle of its lane."""
    pairs: dict[tuple[str, ...], list[int]] = {}
    for n, line in enumerate(lines):
        pairs.setdefault(tuple(sorted((line.source, line.target))), []).append(n)
    found = [0.0] * len(lines)
    for held in pairs.values():
        for place, n in enumerate(held):
            found[n] = (place - (len(held) - 1) / 2) * BESIDE
    return found


@dataclass(frozen=True, slots=True)
class Curve:
    """A line as it is drawn: its points, in threes after the first as cubic curves, and where it ends in a head."""

    points: tuple[Point, ...]
    tip: Point
    towards: int

    @property
    def path(self) -> str:
        """The path as SVG has it."""
        first, *rest = (f"{round(x, 1):g},{round(y, 1):g}" for x, y in self.points)
        return f"M{first}" + "".join(f"C{' '.join(rest[n : n + 3])}" for n in range(0, len(rest), 3))

    @property
    def spots(self) -> list[Point]:
        """Where a label may lie: on level runs first, then along the curves."""
        level, bent = [], []
        for n in range(0, len(self.points) - 1, 3):
            four = self.points[n : n + 4]
            (x0, y0), (x3, y3) = four[0], four[3]
            if y0 == y3 and x3 - x0 >= CARD_WIDTH:
                level.append(((x0 + x3) / 2, y0))
            else:
                bent += [on(four, part) for part in PARTS]
        return level + bent


def on(four: Sequence[Point], part: float) -> Point:
    """Return the point of a cubic curve at a part of it."""
    rest = 1 - part
    weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, four, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, four, strict=True)),
    )


def curve(route: Route, left: float, right: float, gutter: float, width: float = CARD_WIDTH) -> Curve:
    """Return a route as a curve.

    Parameters
    ----------
    route
        The heights.
    left, right
        The left edges of the two cards.
    gutter
        Between two columns.
    width
        Of a card.
    """
    first, last = (TIP, 0) if route.back else (0, TIP)
    if left == right:
        return _around(route, left + width, gutter, first, last)
    points: list[Point] = [(left + width + first, float(route.heights[0]))]
    for n, height in enumerate(route.heights[1:-1], 1):
        start = left + n * (width + gutter)
        points += _bend(points[-1], (start, height))
        points += _bend(points[-1], (start + width, height))
    points += _bend(points[-1], (right - last, route.heights[-1]))
    tip = (left + width, float(route.heights[0])) if route.back else (right, float(route.heights[-1]))
    return Curve(tuple(points), tip, -1 if route.back else 1)


def _bend(one: Point, other: Point) -> list[Point]:
    middle = (one[0] + other[0]) / 2
    return [(middle, one[1]), (middle, other[1]), other]


def _around(route: Route, x: float, gutter: float, first: int, last: int) -> Curve:
    """Return the bow from one card to another below it, which stays between the columns."""
    top, bottom = route.heights[0], route.heights[-1]
    bow = x + min(gutter * 1.15, 22 + abs(bottom - top) * 0.16)
    points = ((x + first, float(top)), (bow, float(top)), (bow, float(bottom)), (x + last, float(bottom)))
    return Curve(points, (x, float(top if route.back else bottom)), -1)
