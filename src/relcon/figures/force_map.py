"""Where people stand in the free layout: linked ones near each other; the same for the same matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Final

SEED: Final = 20251101
CARD: Final = (180, 80)
"""The room that a card needs, from middle to middle: beside each other, or above each other."""
ROOM: Final = 3
"""How much more area than its card a person gets before cards that still overlap are moved apart."""
ROUNDS: Final = 400

Places = dict[str, tuple[int, int]]


def force_map(people: Sequence[str], weights: Mapping[tuple[str, str], int]) -> Places:
    """Place everybody, in whole numbers; groups without a link between them stand apart, the unlinked in rows below.

    Parameters
    ----------
    people : sequence of str
        In the order of the file.
    weights : mapping
        How many records link a pair; direction does not matter.

    Notes
    -----
    Each group by the Fruchterman-Reingold layout of networkx from a fixed seed; then cards are moved off each other.
    """
    import networkx as nx  # noqa: PLC0415 - it takes a moment to import, and only the view asks for it

    graph = nx.Graph()
    graph.add_nodes_from(people)
    for one, other in sorted(weights):
        if one != other:
            before = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=before + weights[one, other])
    order = {id: n for n, id in enumerate(people)}
    groups = [sorted(group, key=order.__getitem__) for group in nx.connected_components(graph)]
    linked = sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), order[group[0]]))
    alone = [id for id in people if not graph[id]]
    blocks = []
    for group in linked:
        part = nx.Graph()
        part.add_nodes_from(group)
        edges = sorted(graph.edges(group, data="weight"), key=lambda edge: (order[edge[0]], order[edge[1]]))
        part.add_weighted_edges_from(edges)
        found = nx.spring_layout(part, seed=SEED, iterations=200, method="force")
        blocks.append(_apart({id: (float(found[id][0]), float(found[id][1])) for id in group}))
    placed = _beside(blocks)
    placed |= _rows(alone, placed)
    return {id: placed[id] for id in people}


def _apart(found: Mapping[str, tuple[float, float]]) -> Places:
    """Spread a group so that no card lies on another, pushing overlapping ones along the shorter way."""
    width, height = CARD
    ids = list(found)
    spread = sqrt(len(ids) * width * height * ROOM) / 2
    shape = sqrt(width / height)
    x = [found[id][0] * spread * shape for id in ids]
    y = [found[id][1] * spread / shape for id in ids]
    for _ in range(ROUNDS):
        moved = False
        for i in range(len(ids)):
            for j in range(i + 1, len(ids)):
                dx, dy = x[j] - x[i], y[j] - y[i]
                over, under = width - abs(dx), height - abs(dy)
                if over > 0 and under > 0:
                    moved = True
                    if over * height < under * width:
                        step = (over + 1) / 2 * (1 if dx >= 0 else -1)
                        x[i], x[j] = x[i] - step, x[j] + step
                    else:
                        step = (under + 1) / 2 * (1 if dy >= 0 else -1)
                        y[i], y[j] = y[i] - step, y[j] + step
        if not moved:
            break
    return {id: (round(x[n]), round(y[n])) for n, id in enumerate(ids)}


def _beside(blocks: Sequence[Places]) -> Places:
    """Put groups beside each other, the largest first, their upper edges on one line."""
    placed: Places = {}
    left = 0
    for block in blocks:
        xs, ys = zip(*block.values(), strict=True)
        placed |= {id: (x - min(xs) + left, y - min(ys)) for id, (x, y) in block.items()}
        left += max(xs) - min(xs) + 2 * CARD[0]
    return placed


def _rows(alone: Sequence[str], placed: Places) -> Places:
    """Put those without a link in rows under everybody else."""
    widest = max((x for x, _ in placed.values()), default=0)
    top = max((y for _, y in placed.values()), default=-2 * CARD[1]) + 2 * CARD[1]
    across = max(widest // CARD[0] + 1, ceil(sqrt(len(alone))))
    return {id: (n % across * CARD[0], top + n // across * CARD[1]) for n, id in enumerate(alone)}
