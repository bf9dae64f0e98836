"""The network as a picture: cards, lines and hulls with their places, from who has a card and what links them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from relcon.figures.cast import Card, Cast, Counted, Linked, drawn
from relcon.figures.layers import CARD_WIDTH, Heights, Node, heights, in_order
from relcon.figures.routes import Curve, Line, Route, curve, routes
from relcon.figures.tiers import TIERS

WIDTH: Final = 1352
"""The width to fill."""
HEIGHT: Final = 600
"""The height to fill."""
NARROWEST: Final = 44
WIDEST: Final = 190
"""What lies between two columns."""


@dataclass(frozen=True, slots=True)
class Span:
    """A hull's upper and lower edge in a column, and whether anybody of it stands there."""

    column: int
    top: int
    bottom: int
    inhabited: bool


@dataclass(frozen=True, slots=True)
class Hull:
    """An undertaking's outline: a span in each column from its first to its last."""

    undertaking: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line, the numbers of the links that it stands for, and where it runs."""

    line: Line
    links: tuple[int, ...]
    route: Route


@dataclass(frozen=True)
class NetworkMap:
    """A picture, in pixels.

    Attributes
    ----------
    columns
        The tiers that hold anybody.
    gutter, height
        Between two columns; of the whole.
    cards, at
        The cards, and by id the column and the middle of each.
    lines, hulls, shelf
        What lies between them, around them and below them.
    left_out
        How many links are not drawn, since they are not of the person's account.
    """

    columns: tuple[str, ...]
    gutter: int
    height: int
    cards: tuple[Card, ...]
    at: Mapping[str, tuple[int, int]]
    lines: tuple[Drawn, ...]
    hulls: tuple[Hull, ...]
    shelf: tuple[Card, ...]
    left_out: int

    def left(self, column: int) -> int:
        """Return a column's left edge."""
        return column * (CARD_WIDTH + self.gutter)

    @property
    def width(self) -> int:
        """The width of the whole, with room for lines around the last column."""
        return self.left(len(self.columns) - 1) + CARD_WIDTH if self.columns else 0

    def curve(self, one: Drawn) -> Curve:
        """Return a line as it is drawn."""
        left, right = (self.left(self.at[id][0]) for id in (one.route.left, one.route.right))
        return curve(one.route, left, right, self.gutter)


def network_map(
    cast: Cast, links: Sequence[Linked], undertakings: Sequence[str], person: str | None, counted: Counted
) -> NetworkMap:
    """Place a cast.

    Parameters
    ----------
    cast, links
        Who has a card; all links of the matter.
    undertakings
        In the order of the file.
    person, counted
        As for `relcon.figures.cast.drawn`.
    """
    columns = tuple(tier for tier in TIERS if any(card.tier == tier for card in cast.cards))
    nodes = {card.id: Node(columns.index(card.tier), card.undertakings, card.small) for card in cast.cards}
    found = drawn(cast, links, person, counted)
    pairs: dict[tuple[str, str], int] = {}
    for link, _ in found.shown:
        pair = in_order(link.source, link.target, nodes)
        pairs[pair] = pairs.get(pair, 0) + 1
    placed = heights(nodes, pairs, undertakings, HEIGHT)
    lines = [Line(link.source, link.target, link.kind) for link, _ in found.shown]
    ways = routes(lines, nodes, placed)
    gaps = max(1, len(columns) - 1)
    gutter = max(NARROWEST, min(WIDEST, (WIDTH - len(columns) * CARD_WIDTH) // gaps))
    return NetworkMap(
        columns,
        gutter,
        placed.height,
        cast.cards,
        {card.id: (nodes[card.id].column, placed.cards[card.id]) for card in cast.cards},
        tuple(Drawn(line, held, way) for line, (_, held), way in zip(lines, found.shown, ways, strict=True)),
        tuple(_hull(one, nodes, placed) for one in placed.rows),
        cast.shelf,
        found.left_out,
    )


def _hull(undertaking: str, nodes: Mapping[str, Node], placed: Heights) -> Hull:
    spans: dict[int, tuple[int, int]] = {}
    for id, node in nodes.items():
        if undertaking in node.undertakings:
            y, half = placed.cards[id], node.height // 2
            top, bottom = spans.get(node.column, (y - half, y + half))
            spans[node.column] = min(top, y - half), max(bottom, y + half)
    through = {column: y for (one, column), y in placed.passages.items() if one == undertaking}
    return Hull(
        undertaking,
        tuple(
            sorted(
                [
                    *(Span(column, *edges, inhabited=True) for column, edges in spans.items()),
                    *(Span(column, y - 1, y + 1, inhabited=False) for column, y in through.items()),
                ],
                key=lambda span: span.column,
            )
        ),
    )
