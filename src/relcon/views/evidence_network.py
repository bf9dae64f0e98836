"""The network of the quick look as pyvis holds it: everybody and every link, for vis-network; no page of its own.

Only the quick look imports this module: pyvis is of an extra, and brings IPython along, which takes a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

SHAPE, COLOR = "dot", "#97c2fc"
"""What pyvis gives a node for which nothing else is asked."""

FORBIDDEN = "pyvis's own pages load from elsewhere and run what a record says: relcon writes its own (relcon view)"


class EvidenceNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed network that keeps every link and writes no page."""

    def __init__(self) -> None:
        # An undirected one would silently drop the second link between two people.
        super().__init__(directed=True)

    def add_all(self, people: list[dict[str, Any]], links: list[dict[str, Any]]) -> None:
        """Add everybody and every link, all at once: pyvis's own way looks through all the others for each.

        Raises
        ------
        ValueError
            Where somebody stands twice among the people, or a link leads to nobody.
        """
        ids = {one["id"] for one in people}
        if len(ids) != len(people) or any(link[end] not in ids for link in links for end in ("from", "to")):
            raise ValueError("every person once, and every link between two of them")
        for one in people:
            made = Node(one["id"], SHAPE, one["name"], font_color=self.font_color, color=COLOR, tier=one["tier"])
            self.nodes.append(made.options)
            self.node_ids.append(one["id"])
            self.node_map[one["id"]] = made.options
        self.edges += [
            Edge(link["from"], link["to"], self.directed, **_of_link(n, link)).options for n, link in enumerate(links)
        ]

    def generate_html(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(FORBIDDEN)

    write_html = save_graph = show = generate_html


def _of_link(number: int, link: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": number, "kind": link["kind"], "label": link["label"], "events": list(link["events"])}


def evidence_network(people: list[dict[str, Any]], links: list[dict[str, Any]]) -> EvidenceNetwork:
    """Return the network of a page's people and links."""
    drawn = EvidenceNetwork()
    drawn.add_all(people, links)
    return drawn
