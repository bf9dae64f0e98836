"""pyvis holds the network and nothing else; vis-network is the file that was checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.views import simple
from relcon.views.evidence_network import EvidenceNetwork, evidence_network
from relcon.views.simple import ForeignAsset, vis_network


def person(id: str) -> dict[str, Any]:
    return {"id": id, "name": f"<b>{id}", "tier": "street"}


def link(source: str, target: str, kind: str = "drugs") -> dict[str, Any]:
    return {"from": source, "to": target, "kind": kind, "label": "1 kg", "events": [3]}


def test_every_person_and_every_parallel_link_arrives() -> None:
    links = [link("007", "a"), link("007", "a", "money"), link("a", "007")]
    nodes, edges, *_ = evidence_network([person("007"), person("a"), person("7")], links).get_network_data()
    assert [(one["id"], one["tier"]) for one in nodes] == [("007", "street"), ("a", "street"), ("7", "street")]
    assert [(one["id"], one["from"], one["to"], one["events"]) for one in edges] == [
        (0, "007", "a", [3]),
        (1, "007", "a", [3]),
        (2, "a", "007", [3]),
    ]


def test_a_person_listed_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="every person once"):
        EvidenceNetwork().add_all([person("a"), person("a")], [])


@pytest.mark.parametrize("name", ["generate_html", "write_html", "save_graph", "show"])
def test_pyviss_own_pages_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError, match="its own"):
        getattr(EvidenceNetwork(), name)(str(tmp_path / "x.html"))
    assert list(tmp_path.iterdir()) == []


def test_the_library_is_the_one_that_was_checked_with_plain_line_ends() -> None:
    text = vis_network()
    assert "@version 9.1.2" in text[:600]
    assert "\r" not in text


@pytest.mark.parametrize("name", ["pyvis/lib/vis-9.0.4/vis-network.min.js", "pyvis/nothing.js"])
def test_any_other_file_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simple, "VIS_NETWORK", name)
    with pytest.raises(ForeignAsset, match="install pyvis"):
        vis_network()


def test_a_link_that_leads_to_nobody_is_an_error() -> None:
    with pytest.raises(ValueError, match="every link"):
        EvidenceNetwork().add_all([person("a")], [link("a", "b")])


def test_people_and_links_added_at_once_are_those_that_pyvis_adds_one_by_one() -> None:
    people, links = [person("007"), person("a")], [link("007", "a"), link("a", "007", "money")]
    slow = EvidenceNetwork()
    for one in people:
        slow.add_node(one["id"], label=one["name"], tier=one["tier"])
    for n, one in enumerate(links):
        slow.add_edge(one["from"], one["to"], id=n, kind=one["kind"], label=one["label"], events=[3])
    fast = EvidenceNetwork()
    fast.add_all(people, links)
    assert (fast.nodes, fast.edges, fast.node_ids, fast.node_map) == (
        slow.nodes,
        slow.edges,
        slow.node_ids,
        slow.node_map,
    )
