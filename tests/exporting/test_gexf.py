"""GEXF against the rules of its 1.3 schema, and attribute by attribute.

The rules were taken from `specs/1.3/gexf.xsd` and `dynamics.xsd` of github.com/gephi/gexf: which elements stand in
which, in what order, which attributes each may and must have, and the words that some of them are limited to. The
example and a drawn matter were validated against these files themselves when this was written.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from relcon.exporting.graph import graph
from relcon.exporting.typed import typed
from relcon.exporting.xml import worded
from relcon.records.case import CaseFile
from tests.exporting.conftest import GEXF, SMALL, as_lxml, export
from tests.helpers.generated import Size, generated
from tests.helpers.hostile_cases import hostile_cases

INSIDE = {
    "gexf": ["meta", "graph"],
    "meta": ["creator", "description"],
    "graph": ["attributes", "attributes", "nodes", "edges"],
}
MUST = {
    "gexf": {"version"},
    "attributes": {"class"},
    "attribute": {"id", "title", "type"},
    "node": {"id"},
    "edge": {"source", "target"},
    "attvalue": {"for", "value"},
}
MAY = {
    "graph": {"timeformat", "mode", "timerepresentation", "defaultedgetype"},
    "nodes": {"count"},
    "edges": {"count"},
    "node": {"label", "start", "end"},
    "edge": {"id", "type", "kind", "label", "start", "end"},
}
WORDS = {
    ("gexf", "version"): {"1.3"},
    ("graph", "mode"): {"static", "dynamic"},
    ("graph", "timeformat"): {"integer", "double", "date", "dateTime"},
    ("graph", "timerepresentation"): {"interval", "timestamp"},
    ("graph", "defaultedgetype"): {"directed", "undirected", "mutual"},
    ("attributes", "class"): {"node", "edge"},
    ("attribute", "type"): {"integer", "long", "double", "float", "boolean", "string", "anyURI"},
    ("edge", "type"): {"directed", "undirected", "mutual"},
}


def name(element: etree._Element) -> str:
    assert element.tag.startswith(GEXF)
    return str(element.tag.removeprefix(GEXF))


def attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def check_schema(root: etree._Element) -> None:
    for element in root.iter():
        own, given_ = name(element), attributes(element)
        if own in INSIDE:
            assert [name(child) for child in element] == INSIDE[own]
        assert MUST.get(own, set()) <= given_.keys() <= MUST.get(own, set()) | MAY.get(own, set()), own
        for attribute, value in given_.items():
            assert value in WORDS.get((own, str(attribute)), {value})
        for end in ("start", "end"):
            if end in given_:
                date.fromisoformat(str(given_[end]))


def check_graph(root: etree._Element) -> None:
    """Ids are unique, edges lead from node to node, no two of the same ends and kind, every value is declared."""
    nodes, edges = [list(root.iter(f"{GEXF}{one}")) for one in ("node", "edge")]
    for found in (nodes, edges):
        assert Counter(one.get("id") for one in found).most_common(1)[0][1] == 1 if found else True
    ids = {one.get("id") for one in nodes}
    assert all({one.get("source"), one.get("target")} <= ids for one in edges)
    same: Counter[tuple[Any, ...]] = Counter()
    for one in edges:
        ends = [str(one.get("source")), str(one.get("target"))]
        same[one.get("kind"), *(sorted(ends) if one.get("type") == "undirected" else ends)] += 1
    assert not same or same.most_common(1)[0][1] == 1
    for what, found in (("node", nodes), ("edge", edges)):
        declared = {
            one.get("id") for kind in root.iter(f"{GEXF}attributes") if kind.get("class") == what for one in kind
        }
        assert {one.get("for") for node in found for one in node.iter(f"{GEXF}attvalue")} <= declared
    for kind in ("nodes", "edges"):
        (listed,) = root.iter(f"{GEXF}{kind}")
        assert listed.get("count") == str(len(listed))


def values(root: etree._Element, what: str) -> dict[str, dict[str, str]]:
    return {
        str(one.get("id")): {str(v.get("for")): str(v.get("value")) for v in one.iter(f"{GEXF}attvalue")}
        for one in root.iter(f"{GEXF}{what}")
    }


def check(case: CaseFile) -> etree._Element:
    root = as_lxml(export(case, "gexf")[""])
    check_schema(root)
    check_graph(root)
    ready = typed(graph(case))
    for what, found in (("node", ready.nodes), ("edge", ready.edges)):
        assert values(root, what) == {one.id: {k: worded(v) for k, v in one.values.items()} for one in found}
    return root


def test_the_example_keeps_the_rules_and_every_attribute(riverside: CaseFile) -> None:
    check(riverside)


@settings(max_examples=60)
@given(hostile_cases())
def test_any_matter_keeps_the_rules_and_every_attribute(case: CaseFile) -> None:
    check(case)


@pytest.mark.slow
def test_five_thousand_events_keep_the_rules() -> None:
    check(generated(Size(people=100, events=5000, admissions=0)).case)


def test_time_kind_and_direction() -> None:
    found = {one.get("id"): attributes(one) for one in check(SMALL).iter(f"{GEXF}node", f"{GEXF}edge")}
    assert (found["event:e1"]["start"], found["event:e1"]["end"]) == ("2025-06-01", "2025-06-30")
    assert not {"start", "end"} & (found["event:e2"].keys() | found["person:dunn"].keys() | found["payment:p2"].keys())
    assert (found["participation:e1:2"]["start"], found["participation:e1:3"]["start"]) == ("2025-06-01", "2025-06-03")
    assert ("start" in found["contact:c2"], "end" in found["contact:c2"]) == (True, False)
    # Two contacts between the same two, written from either end: Gephi would make one edge of them.
    assert (found["contact:c1"]["kind"], found["contact:c2"]["kind"]) == ("contact", "contact 2")
    assert {found[f"contact:c{n}"]["type"] for n in (1, 2, 3)} == {"undirected"}
    assert (found["payment:p2"]["kind"], found["payment:p2"]["type"]) == ("payment 2", "directed")
    assert (found["participation:e1:2"]["kind"], found["participation:e1:3"]["kind"]) == (
        "participation",
        "participation 2",
    )
