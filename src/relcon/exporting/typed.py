"""A graph's attributes: cleaned, with a prefix, and each with one type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from relcon.exporting.flat import Value
from relcon.exporting.graph import Edge, Graph, Node
from relcon.exporting.made import PREFIX
from relcon.exporting.text import Cleaning, one_line

TYPES: Final[Mapping[type, str]] = {str: "string", int: "long", bool: "boolean"}
"""What GraphML and GEXF both call them."""


@dataclass(frozen=True)
class Typed:
    """A graph whose nodes and edges are ready to be written.

    Attributes
    ----------
    nodes, edges
        With attributes by their names in the file that is written.
    node_types, edge_types
        The type of each attribute, in the order of the columns.
    removed
        How many characters were taken out of texts.
    """

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    node_types: Mapping[str, str]
    edge_types: Mapping[str, str]
    removed: int


def typed(graph: Graph) -> Typed:
    """Return a graph ready to be written."""
    cleaning = Cleaning()
    nodes = [
        replace(
            one,
            id=cleaning.text(one.id),
            label=one_line(cleaning.text(one.label)),
            values=_prefixed({"type": one.kind}, one.values, cleaning),
        )
        for one in graph.nodes
    ]
    edges = [
        replace(
            one,
            id=cleaning.text(one.id),
            label=one_line(cleaning.text(one.label)),
            source=cleaning.text(one.source),
            target=cleaning.text(one.target),
            values=_prefixed({"type": one.kind, "directed": one.directed}, one.values, cleaning),
        )
        for one in graph.edges
    ]
    node_types, edge_types = _types(one.values for one in nodes), _types(one.values for one in edges)
    return Typed(nodes, edges, node_types, edge_types, cleaning.removed)


def columns(rows: Iterable[Mapping[str, Value]]) -> list[str]:
    """Return the names of all columns: each row's order is kept, a new one stands behind the one before it."""
    found: list[str] = []
    known: set[str] = set()
    for row in rows:
        at = 0
        for name in row:
            if name not in known:
                known.add(name)
                found.insert(at, name)
                at += 1
            else:
                at = found.index(name) + 1
    return found


def _prefixed(own: Mapping[str, Value], values: Mapping[str, Value], cleaning: Cleaning) -> dict[str, Value]:
    return {f"{PREFIX}{name}": item for name, item in cleaning.values({**own, **values}).items()}


def _types(rows: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    rows = list(rows)
    kinds: dict[str, set[type]] = {}
    for row in rows:
        for name, item in row.items():
            kinds.setdefault(name, set()).add(type(item))
    return {name: TYPES[kinds[name].pop()] if len(kinds[name]) == 1 else "string" for name in columns(rows)}
