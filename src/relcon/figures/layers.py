"""Where cards stand in the network: columns follow the drugs, rows are undertakings; no line runs behind a card.

1. Columns: one for each tier that is inhabited, in the way the drugs go.
2. Rows: undertakings, in the order with the least distance between those that share people; who is in two stands
   between their rows.
3. A link that crosses columns has a way-point in each of them, and an undertaking that skips one a narrow passage:
   places as a card's, only lower, so that lines and hulls go through gaps of their own.
4. Order in a column: by row, then by the mean height of neighbours, eight sweeps to and fro; ties by id.
5. Heights: nearest to the targets without overlap, by pooling adjacent violators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import Final

CARD_WIDTH: Final = 118
CARD_HEIGHT: Final = 40
SMALL_HEIGHT: Final = 26
GAP: Final = 13
"""Between two cards of a column."""
LANE: Final = 15
"""The height of a way-point of one line; each further kind between the same two adds `BESIDE`."""
BESIDE: Final = 5
PASSAGE: Final = 24
"""The height at which an undertaking goes through a column in which it has nobody."""
ROWS_APART: Final = 34
SWEEPS: Final = 8
TURNS: Final = 24
"""How often the heights are moved towards their neighbours."""
ALL_ORDERS: Final = 7
"""Up to so many undertakings every order of rows is tried."""
STRETCH: Final = 1.55
"""How far a low picture is stretched to fill its frame."""


@dataclass(frozen=True, slots=True)
class Node:
    """A card before it has a place: its column among those inhabited, the undertakings, whether it is a small one."""

    column: int
    undertakings: tuple[str, ...] = ()
    small: bool = False

    @property
    def height(self) -> int:
        """The height of the card."""
        return SMALL_HEIGHT if self.small else CARD_HEIGHT


@dataclass(frozen=True)
class Heights:
    """The middle of everything, in whole pixels from the top.

    Attributes
    ----------
    cards
        By id.
    lanes
        By pair (the left card first): the height in each column between the two.
    passages
        By undertaking and column without anybody in it.
    rows
        The undertakings from top to bottom.
    height
        Of the whole.
    """

    cards: Mapping[str, int]
    lanes: Mapping[tuple[str, str], tuple[int, ...]]
    passages: Mapping[tuple[str, int], int]
    rows: tuple[str, ...]
    height: int


def pooled(targets: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return the places nearest to the targets, in least squares, that keep the order and do not overlap.

    Parameters
    ----------
    targets, sizes : sequence of float
        Where each wants to be, and how much room it takes, in the order to keep.
    """
    ahead = [0.0]
    for one, after in pairwise(sizes):
        ahead.append(ahead[-1] + (one + after) / 2)
    blocks: list[tuple[float, int]] = []
    for target, offset in zip(targets, ahead, strict=True):
        blocks.append((target - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (low, many), (high, more) = blocks.pop(), blocks.pop()
            blocks.append(((low * many + high * more) / (many + more), many + more))
    flat = [value for value, many in blocks for _ in range(many)]
    return [value + offset for value, offset in zip(flat, ahead, strict=True)]


def row_order(undertakings: Sequence[str], memberships: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the undertakings in the order with the least distance between those that share people.

    Parameters
    ----------
    undertakings : sequence of str
        In the order of the file.
    memberships : iterable of sequences of str
        The undertakings of each person.
    """
    held = [tuple(sorted(set(one))) for one in memberships]
    size = {one: sum(one in of for of in held) for one in undertakings}
    shared = [of for of in held if len(of) > 1]
    place = {one: n for n, one in enumerate(undertakings)}
    if len(undertakings) <= ALL_ORDERS:
        largest = max(undertakings, key=lambda one: size[one], default=None)

        def cost(order: tuple[str, ...]) -> tuple[int, int, list[int]]:
            at = {one: n for n, one in enumerate(order)}
            apart = sum(abs(at[a] - at[b]) for of in shared for a, b in combinations(of, 2) if a in at and b in at)
            return apart, at[largest] if largest is not None else 0, [place[one] for one in order]

        return min(permutations(undertakings), key=cost)
    left = sorted(undertakings, key=lambda one: (-size[one], one))
    order = [left.pop(0)]
    while left:
        ends = (order[-1], order[0])
        beside = {(one, end): sum(one in of and end in of for of in shared) for one in left for end in ends}
        following, end = max(beside, key=lambda pair: (beside[pair], -left.index(pair[0]), pair[1] == order[-1]))
        left.remove(following)
        order.insert(len(order) if end == order[-1] else 0, following)
    return tuple(order)


def heights(
    nodes: Mapping[str, Node], pairs: Mapping[tuple[str, str], int], undertakings: Sequence[str], room: int = 600
) -> Heights:
    """Place everything in its column.

    Parameters
    ----------
    nodes
        By id.
    pairs
        Who is linked with whom (the left one first, by column and id), and by how many lines.
    undertakings
        In the order of the file; those of nobody here are left out.
    room
        The height to fill, as far as `STRETCH` allows.
    """
    return _Placing(nodes, pairs, undertakings).found(room)


def in_order(one: str, other: str, nodes: Mapping[str, Node]) -> tuple[str, str]:
    """Return a pair with the left card first."""
    first, second = sorted((one, other), key=lambda id: (nodes[id].column, id))
    return first, second


class _Placing:
    """One placing: all places that a column holds are known by a key, cards by their id."""

    def __init__(
        self, nodes: Mapping[str, Node], pairs: Mapping[tuple[str, str], int], undertakings: Sequence[str]
    ) -> None:
        self.nodes = nodes
        held = [one for one in undertakings if any(one in node.undertakings for node in nodes.values())]
        self.rows = row_order(held, (node.undertakings for node in nodes.values())) if held else ()
        self.rank = {one: n for n, one in enumerate(self.rows)}
        self.columns: list[list[object]] = [[] for _ in range(1 + max((n.column for n in nodes.values()), default=0))]
        self.size: dict[object, float] = {}
        self.near: dict[object, list[object]] = {}
        self.lanes: dict[tuple[str, str], list[object]] = {}
        for id in sorted(nodes):
            self._add(id, nodes[id].column, nodes[id].height + GAP)
        for (one, other), lines in sorted(pairs.items()):
            self._link(one, other, lines)
        self.own: dict[object, float] = {
            id: sum(of) / len(of) for id, node in nodes.items() if (of := self._ranks(node))
        }
        self.ranks = self._ranked()
        self.passages: dict[tuple[str, int], object] = {}
        for one in self.rows:
            self._pass(one)
        self._sort()

    def _add(self, key: object, column: int, size: float) -> None:
        self.columns[column].append(key)
        self.size[key], self.near[key] = size, []

    def _join(self, one: object, other: object) -> None:
        self.near[one].append(other)
        self.near[other].append(one)

    def _link(self, one: str, other: str, lines: int) -> None:
        last: object = one
        way: list[object] = []
        for column in range(self.nodes[one].column + 1, self.nodes[other].column):
            key = ("lane", one, other, column)
            self._add(key, column, LANE + BESIDE * (lines - 1))
            way.append(key)
            self._join(last, key)
            last = key
        self._join(last, other)
        self.lanes[one, other] = way

    def _ranks(self, node: Node) -> list[int]:
        return [self.rank[one] for one in node.undertakings if one in self.rank]

    def _ranked(self) -> dict[object, float]:
        """Return a row for everything: its own, else the mean of its neighbours', spread from those that have one."""
        found: dict[object, float] = dict(self.own)
        order = sorted((key for key in self.near if key not in self.own), key=str)
        for _ in range(12):
            for key in order:
                near = [found[one] for one in self.near[key] if one in found]
                if near:
                    found[key] = sum(near) / len(near)
        middle = (len(self.rows) - 1) / 2 if self.rows else 0.0
        return {key: found.get(key, middle) for key in self.near}

    def _pass(self, undertaking: str) -> None:
        """Keep a way for an undertaking through the columns that it skips: nobody else stands in its hull."""
        inside = [(node.column, id) for id, node in self.nodes.items() if undertaking in node.undertakings]
        columns = {column for column, _ in inside}
        before: list[object] = []
        for column in range(min(columns), max(columns)):
            if column in columns:
                before = [id for at, id in inside if at == column]
                continue
            key = ("passage", undertaking, column)
            self._add(key, column, PASSAGE)
            self.near[key] = before
            self.ranks[key], self.passages[undertaking, column] = self.rank[undertaking], key
            before = [key]

    def _sort(self) -> None:
        """Order each column: by row, then by the mean place of neighbours."""
        at: dict[object, float] = {}

        def keep() -> None:
            for held in self.columns:
                at.update({key: (n + 0.5) / len(held) for n, key in enumerate(held)})

        def place(key: object) -> tuple[float, float, str]:
            near = self.near[key]
            mean = sum(at[one] for one in near) / len(near) if near else at[key]
            row = round(self.ranks[key] * 2) / 2 if key in self.own else self.ranks[key]
            return row, mean, str(key)

        for held in self.columns:
            held.sort(key=lambda key: (self.ranks[key], str(key)))
        keep()
        for sweep in range(SWEEPS):
            for held in self.columns if sweep % 2 == 0 else reversed(self.columns):
                held.sort(key=place)
            keep()

    def _bands(self) -> list[tuple[float, float]]:
        """Return the upper and lower edge of each row, as high as its fullest column."""
        found, top = [], 0.0
        for rank in range(len(self.rows)):
            full = [
                sum(self.size[key] for key in held if abs(self.own.get(key, -1) - rank) < 0.01) for held in self.columns
            ]
            height = max([*full, CARD_HEIGHT + GAP])
            found.append((top, top + height))
            top += height + ROWS_APART
        return found or [(0.0, 400.0)]

    def found(self, room: int) -> Heights:
        """Return the heights."""
        bands = self._bands()

        def middle(rank: float) -> float:
            rank = max(0.0, min(len(bands) - 1.0, rank))
            whole = int(rank)
            part = rank - whole
            here = sum(bands[whole]) / 2
            if part < 0.01:
                return here
            if abs(part - 0.5) < 0.01:
                return (bands[whole][1] + bands[whole + 1][0]) / 2
            return here * (1 - part) + sum(bands[whole + 1]) / 2 * part

        y = {key: middle(rank) for key, rank in self.ranks.items()}
        passages = set(self.passages.values())
        for turn in range(TURNS):
            for held in self.columns if turn % 2 == 0 else reversed(self.columns):
                goals = []
                for key in held:
                    near = self.near[key]
                    mean = sum(y[one] for one in near) / len(near) if near else y[key]
                    pull = 0.8 if key in self.own else 0.5 if key in passages else 0.25
                    goals.append(middle(self.ranks[key]) * pull + mean * (1 - pull))
                y.update(zip(held, pooled(goals, [self.size[key] for key in held]), strict=True))
        top = min((y[key] - self.size[key] / 2 for key in y), default=0.0)
        tall = max((y[key] + self.size[key] / 2 for key in y), default=0.0) - top
        stretch = max(1.0, min(STRETCH, room / tall)) if tall else 1.0
        at = {key: round((value - top) * stretch) for key, value in y.items()}
        return Heights(
            {id: at[id] for id in self.nodes},
            {pair: tuple(at[key] for key in way) for pair, way in self.lanes.items()},
            {where: at[key] for where, key in self.passages.items()},
            self.rows,
            round(tall * stretch),
        )
