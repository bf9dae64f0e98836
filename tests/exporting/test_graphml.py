"""GraphML as networkx reads it back: every node, every edge, every attribute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from relcon.exporting.graph import graph
from relcon.exporting.typed import typed
from relcon.records.case import CaseFile
from tests.exporting.conftest import SMALL, as_lxml, as_networkx, export
from tests.helpers.generated import Size, generated
from tests.helpers.hostile_cases import hostile_cases
from tests.helpers.matters import case as built
from tests.helpers.matters import read_yaml


def read_back(case: CaseFile) -> tuple[dict[str, Any], dict[tuple[str, str, str], Any]]:
    """Return nodes by id and edges by their ends and id, each with its attributes, as networkx has them."""
    found = as_networkx(export(case, "graphml")[""])
    return dict(found.nodes(data=True)), {(a, b, id): data for a, b, id, data in found.edges(keys=True, data=True)}


def described(case: CaseFile) -> tuple[dict[str, Any], dict[tuple[str, str, str], Any]]:
    """Return the same as the program describes it."""
    ready = typed(graph(case))

    def data(one: Any) -> dict[str, Any]:
        return {**({"label": one.label} if one.label else {}), **one.values}

    return {one.id: data(one) for one in ready.nodes}, {(e.source, e.target, e.id): data(e) for e in ready.edges}


def test_a_record_becomes_columns_by_rule() -> None:
    nodes, edges = read_back(SMALL)
    assert nodes["event:e1"] == {
        "label": "distribution, 1 kg to 2 kg, point 1.5 kg cocaine",
        "rc_type": "event",
        "rc_id": "e1",
        "rc_evidence": "lab-7; wire",
        "rc_kind": "distribution",
        "rc_date_from": "2025-06-01",
        "rc_date_to": "2025-06-30",
        "rc_substance": "cocaine",
        "rc_quantity_low_g": "1000",
        "rc_quantity_point_g": "1500",
        "rc_quantity_high_g": "2000",
        "rc_quantity_text": "1 kg to 2 kg, point 1.5 kg",
        "rc_purity": "0.92",
        "rc_usd": "26000.5",
        "rc_undertaking": "westside",
        "rc_lot": "k3/a",
    }
    assert nodes["event:e2"]["rc_date"] == nodes["event:e2"]["rc_quantity_text"] == "unknown"
    assert not {"rc_date_from", "rc_quantity_low_g", "rc_usd"} & nodes["event:e2"].keys()
    assert nodes["person:reyes"] == {
        "label": "Ana Reyes",
        "rc_type": "person",
        "rc_id": "reyes",
        "rc_name": "Ana Reyes",
        "rc_status": "uncharged",
        "rc_sealed": True,
    }
    contact = edges["person:dunn", "person:reyes", "contact:c1"]
    assert (contact["rc_count"], contact["rc_directed"], contact["rc_medium"]) == (212, False, "call")
    assert edges["person:dunn", "undertaking:westside", "membership:m1"] == {
        "label": "scope: limits",
        "rc_type": "membership",
        "rc_directed": True,
        "rc_id": "m1",
        "rc_from_from": "2025-01-10",
        "rc_from_to": "2025-01-10",
        "rc_scope_kind": "limits",
        "rc_scope_per_event_max_low_g": "500",
        "rc_scope_per_event_max_point_g": "500",
        "rc_scope_per_event_max_high_g": "500",
        "rc_scope_per_event_max_text": "500 g",
    }


def test_every_tie_is_there_once_and_parallel_ones_are_kept() -> None:
    nodes, edges = read_back(SMALL)
    assert sorted(nodes) == [
        "event:e1",
        "event:e2",
        "lot:b1",
        "lot:k3",
        "lot:k3/a",
        "number:+13125550101",
        "number:+13125550199",
        "person:dunn",
        "person:reyes",
        "undertaking:westside",
    ]
    assert sorted(edges) == [
        ("event:e1", "lot:k3/a", "in_lot:e1"),
        ("event:e1", "undertaking:westside", "part_of:e1:westside"),
        ("lot:b1", "lot:k3/a", "made_from:b1"),
        ("lot:k3/a", "lot:k3", "part_of_lot:k3/a"),
        ("person:dunn", "event:e1", "participation:e1:2"),
        ("person:dunn", "event:e1", "participation:e1:3"),
        ("person:dunn", "number:+13125550101", "used:dunn:1"),
        ("person:dunn", "number:+13125550199", "contact:c3"),
        ("person:dunn", "person:reyes", "contact:c1"),
        ("person:dunn", "person:reyes", "knowledge:k1"),
        ("person:dunn", "person:reyes", "payment:p1"),
        ("person:dunn", "person:reyes", "payment:p2"),
        ("person:dunn", "undertaking:westside", "function:f1"),
        ("person:dunn", "undertaking:westside", "membership:m1"),
        ("person:reyes", "event:e1", "participation:e1:1"),
        ("person:reyes", "person:dunn", "authority:a1"),
        ("person:reyes", "person:dunn", "contact:c2"),
    ]


def test_the_head_says_what_is_not_there() -> None:
    said = as_lxml(export(SMALL, "graphml")[""])[0].text
    assert said is not None
    assert "Not carried: people: defendant 1; evidence 2; case: fields but caption 1." in said


def test_the_example_has_as_many_of_each_as_its_file(root: Path, riverside: CaseFile) -> None:
    """Counted in the YAML text, not in the records."""
    file = read_yaml(root / "examples" / "riverside" / "case.yaml")
    nodes, edges = read_back(riverside)

    def number(kind: str, found: dict[Any, Any]) -> int:
        return sum(data["rc_type"] == kind for data in found.values())

    assert number("person", nodes) == len(file["people"])
    assert number("event", nodes) == len(file["events"])
    assert number("undertaking", nodes) == len(file["undertakings"])
    assert number("contact", edges) == len(file["contacts"])
    assert number("payment", edges) == len(file["payments"])
    assert number("authority", edges) == len(file["authority"])
    assert number("function", edges) == len(file["functions"])
    assert number("participation", edges) == sum(len(event.get("participants", ())) for event in file["events"])
    assert number("membership", edges) == sum(len(one.get("members", ())) for one in file["undertakings"])
    assert number("used", edges) == sum(len(one.get("phones", ())) for one in file["people"])
    about = [one for one in file["knowledge"] if "circumstance" not in one["of"]]
    assert number("knowledge", edges) == len(about) < len(file["knowledge"])


def test_the_example_comes_back_attribute_by_attribute(riverside: CaseFile) -> None:
    assert read_back(riverside) == described(riverside)


@settings(max_examples=60)
@given(hostile_cases())
def test_any_matter_comes_back_whatever_its_text(case: CaseFile) -> None:
    assert read_back(case) == described(case)


@pytest.mark.slow
def test_five_thousand_events_come_back() -> None:
    case = generated(Size(people=100, events=5000, admissions=0)).case
    nodes, edges = read_back(case)
    assert (nodes, edges) == described(case)
    assert sum(data["rc_type"] == "event" for data in nodes.values()) == 5000


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"),
        ("a\x00b\x0bc\ufffed", "abcd"),
        ("\u202eturned\u202c", "\u202eturned\u202c"),
        ("one\r\ntwo\rthree\tfour", "one\r\ntwo\rthree\tfour"),
        ("x" * 100_000, "x" * 100_000),
        ("<&>\"']]>", "<&>\"']]>"),
    ],
)
def test_hostile_text_comes_as_it_is_but_for_what_xml_forbids(text: str, comes: str) -> None:
    case = built(people=[{"id": "a", "name": "A", "status": "uncharged", "note": text}]).case
    written = export(case, "graphml")[""]
    assert as_networkx(written).nodes["person:a"]["rc_note"] == comes
    removed = len(text) - len(comes)
    assert (f"Characters that XML 1.0 forbids, removed: {removed}." in written) == (removed > 0)
