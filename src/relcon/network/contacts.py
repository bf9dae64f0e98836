"""The contacts of the case file as a graph: who was in contact with whom, whoever called and however often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from relcon.network.ends import ends
from relcon.records.facts import Contact
from relcon.records.matter import Matter


@dataclass(frozen=True, slots=True)
class Pair:
    """A contact record between two ends that are not one person, as the measures read it."""

    one: str
    other: str
    record: Contact


def pairs(matter: Matter) -> tuple[Pair, ...]:
    """Return the contacts of the case file, sorted by ends and id; a proffer's are not among them."""
    found = [Pair(*ends(contact, matter), contact) for contact in matter.contacts.values()]
    return tuple(sorted((p for p in found if p.one != p.other), key=lambda p: (p.one, p.other, p.record.id)))


def partners(found: Iterable[Pair]) -> dict[str, set[str]]:
    """Return with whom each end was in contact."""
    others: dict[str, set[str]] = {}
    for pair in found:
        others.setdefault(pair.one, set()).add(pair.other)
        others.setdefault(pair.other, set()).add(pair.one)
    return others


@dataclass(frozen=True)
class Numbered:
    """A graph of networkx whose nodes are the places of the ends in sorted order.

    Whole numbers as nodes keep every answer the same from run to run: sets of text come in the order of a hash seed.
    """

    ends: tuple[str, ...]
    graph: Any

    def named(self, found: Mapping[int, Any]) -> dict[str, Any]:
        """Return an answer by node as an answer by end."""
        return {end: found[n] for n, end in enumerate(self.ends)}


def numbered(found: Iterable[Pair]) -> Numbered:
    """Return the graph of contacts: one link for each two ends, whatever the number of contacts."""
    import networkx as nx  # noqa: PLC0415 - it takes a moment to import, and few commands ask for it

    others = partners(found)
    names = tuple(sorted(others))
    place = {end: n for n, end in enumerate(names)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from((place[a], place[b]) for a in names for b in sorted(others[a]) if a < b)
    return Numbered(names, graph)
