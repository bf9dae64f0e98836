"""The page of a large matter, its memory, and the writing of a large network."""

from __future__ import annotations

from typing import Any

from benchmarks.inside import simple_page
from benchmarks.matters import Scale
from benchmarks.measuring import Memory, Timed
from benchmarks.startup import relcon
from relcon.api import exposure, view

Fields = dict[str, Any]


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
    """The quick look at a large network beside what pyvis writes of the same people and links."""
    head = {"caption": "", "banner": "", "relcon": ""}

    def ours(people: list[Fields], links: list[Fields]) -> str:
        places = {one["id"]: (n % 100 * 10, n // 100 * 10) for n, one in enumerate(people)}
        return simple_page(people, links, places, head)

    few, many = drawn_network(100), drawn_network(scale.nodes)
    names = [one["name"] for one in few[0]]
    assert all(f'"{name}"' in written for written in (ours(*few), pyvis_page(*few)) for name in names)
    return Timed(lambda: ours(*many), lambda: pyvis_page(*many), faster=True)


def drawn_network(n: int) -> tuple[list[Fields], list[Fields]]:
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


def pyvis_page(people: list[Fields], links: list[Fields]) -> str:
    """Return the page of pyvis's own writer as it comes: undirected; no two of these links join the same people."""
    from pyvis.network import Network  # noqa: PLC0415 - a second to import

    drawn = Network()
    for one in people:
        drawn.add_node(one["id"], label=one["name"])
    for link in links:
        drawn.add_edge(link["from"], link["to"], kind=link["kind"], label=link["label"])
    return str(drawn.generate_html())
