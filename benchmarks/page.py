"""The page of a large matter, its memory, and the writing of a large network."""

from __future__ import annotations

from typing import Any

from benchmarks.inside import blocks, network, page
from benchmarks.matters import Scale
from benchmarks.measuring import Memory, Timed
from benchmarks.startup import relcon
from relcon.api import exposure, view


def by_exposure(scale: Scale) -> Timed:
    """The page of the large case, beside its exposure."""
    matter = scale.large.case
    written = view(matter)
    assert all(f'"{name}"' in written for name in exposure(matter).defendants)
    return Timed(lambda: view(matter), lambda: exposure(matter))


def memory(scale: Scale) -> Memory:
    """What writing that page takes at most."""
    return Memory(relcon("view", scale.large.case_file, "-o", scale.folder / "large.html"))


def writing(scale: Scale) -> Timed:
    """A page with a large network, given its data, beside what pyvis writes of the same nodes and links."""
    data, live, _ = blocks(scale.example.matter)
    nodes, links = drawn_network(scale.nodes)
    data |= {"people": nodes, "links": links}

    def ours() -> str:
        return page(data, live, network(data))

    theirs = pyvis_page(nodes[:100], links[:100])
    sent = network({"people": nodes[:100], "links": links[:100]})
    assert [node["id"] for node in sent["nodes"]] == [node["id"] for node in nodes[:100]]
    assert all(f'"{node["id"]}"' in theirs for node in nodes[:100])
    return Timed(ours, lambda: pyvis_page(nodes, links), faster=True)


def drawn_network(n: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return so many people in rows of a hundred, each linked with the one before and the one above."""
    people = [
        {
            "id": f"n{i}",
            "name": f"Person {i}",
            "aliases": [],
            "status": "uncharged",
            "role": "",
            "tier": 0,
            "tier_why": "",
            "defendant": False,
            "tier_at": [i % 100 * 10, i // 100 * 10],
            "force_at": [i % 100 * 10, i // 100 * 10],
        }
        for i in range(n)
    ]
    links = [
        {"from": f"n{i}", "to": f"n{j}", "kind": "contact", "label": "3 calls", "events": [], "records": []}
        for i in range(n)
        for j in (i - 1, i - 100)
        if j >= 0
    ]
    return people, links


def pyvis_page(people: list[dict[str, Any]], links: list[dict[str, Any]]) -> str:
    """Return the page that pyvis's own writer makes."""
    from pyvis.network import Network  # noqa: PLC0415 - a second to import

    drawn = Network(directed=True)
    for one in people:
        x, y = one["tier_at"]
        drawn.add_node(one["id"], label=one["name"], x=x, y=y)
    for link in links:
        drawn.add_edge(link["from"], link["to"], kind=link["kind"], label=link["label"])
    return str(drawn.generate_html())
