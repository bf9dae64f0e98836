"""The network as pyvis holds it: nodes and edges for vis-network, never pyvis's own pages.

Import this module only where a view is made: pyvis brings IPython along, which takes a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from pyvis.network import Network

FORBIDDEN = "pyvis's own pages load from elsewhere and run what a record says: relcon writes its own (relcon view)"


class EvidenceNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed network that keeps every link and writes no page."""

    def __init__(self) -> None:
        # An undirected one would silently drop the second link between two people.
        super().__init__(directed=True)

    def add_all(self, people: list[dict[str, Any]], links: list[dict[str, Any]]) -> None:
        """Add everybody and every link.

        Raises
        ------
        ValueError
            Where one of them did not arrive.
        """
        for one in people:  # add_nodes would read an id such as 007 as a number
            x, y = one["tier_at"]
            self.add_node(one["id"], label=one["name"], x=x, y=y)
        for n, link in enumerate(links):
            self.add_edge(link["from"], link["to"], id=n, kind=link["kind"], label=link["label"])
        if [node["id"] for node in self.nodes] != [one["id"] for one in people] or len(self.edges) != len(links):
            raise ValueError("pyvis did not take every person and link")

    def generate_html(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise NotImplementedError(FORBIDDEN)

    write_html = save_graph = show = generate_html


def network(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``nodes`` and ``edges`` of a page's people and links."""
    drawn = EvidenceNetwork()
    drawn.add_all(data["people"], data["links"])
    nodes, edges, *_ = drawn.get_network_data()
    return {"nodes": nodes, "edges": edges}
