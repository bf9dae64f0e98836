"""Where people stand in the free layout: linked ones near each other; the same for the same matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

SEED: Final = 20251101
SPREAD: Final = 260
"""The room that a person gets, so that cards do not cover each other."""


def force_map(people: Sequence[str], weights: Mapping[tuple[str, str], int]) -> dict[str, tuple[int, int]]:
    """Place everybody by the Fruchterman-Reingold layout of networkx, from a fixed seed, in whole numbers.

    Parameters
    ----------
    people : sequence of str
        In the order of the file.
    weights : mapping
        How many records link a pair; direction does not matter.
    """
    import networkx as nx  # noqa: PLC0415 - it takes a moment to import, and only the view asks for it

    if not people:
        return {}
    graph = nx.Graph()
    graph.add_nodes_from(people)
    for one, other in sorted(weights):
        if one != other:
            before = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=before + weights[one, other])
    iterations = 200 if len(people) <= 60 else 100
    found = nx.spring_layout(graph, seed=SEED, iterations=iterations, method="force")
    scale = SPREAD * max(1.0, len(people) ** 0.5)
    return {id: (round(float(found[id][0]) * scale), round(float(found[id][1]) * scale * 0.7)) for id in people}
