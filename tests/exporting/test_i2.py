"""The three tables for i2, and the page beside them."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from relcon.exporting.graph import graph
from relcon.records.case import CaseFile
from tests.exporting.conftest import SMALL, export
from tests.helpers.hostile_cases import hostile_cases


def rows(case: CaseFile, name: str) -> list[dict[str, str]]:
    text = export(case, "i2")[name].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_entities_events_and_links() -> None:
    entities, events, links = (rows(SMALL, f"{name}.csv") for name in ("entities", "events", "links"))
    assert [(row["type"], row["label"]) for row in entities][:4] == [
        ("person", "Terrence Dunn"),
        ("person", "Ana Reyes"),
        ("number", "'+13125550101"),
        ("number", "'+13125550199"),
    ]
    assert [(row["id"], row["first"], row["last"]) for row in events] == [
        ("event:e1", "2025-06-01", "2025-06-30"),
        ("event:e2", "", ""),
    ]
    by_id = {row["id"]: row for row in links}
    assert by_id["contact:c1"]["direction"] == "none"
    assert by_id["contact:c1"]["rc_count"] == "212"
    paid = by_id["payment:p1"]
    assert (paid["source"], paid["target"], paid["direction"]) == ("person:dunn", "person:reyes", "forward")


def test_the_page_names_every_column_of_every_table() -> None:
    page = export(SMALL, "i2")["HOW-TO-IMPORT.txt"]
    for name in ("entities.csv", "events.csv", "links.csv"):
        own = page.split(f"\n{name}: one entity" if name != "links.csv" else f"\n{name}: two")[1].split("\n\n")[0]
        named = {line.split()[0] for line in own.splitlines()[1:]}
        listed = page.split(f"\n{name}: rc_")[1].splitlines()[0]
        head = next(csv.reader(io.StringIO(export(SMALL, "i2")[name].removeprefix("\ufeff"))))
        assert set(head) == named | set(f"rc_{listed}".rstrip(".").split(", "))


@settings(max_examples=40)
@given(hostile_cases())
def test_every_link_has_two_ends_and_no_cell_runs(case: CaseFile) -> None:
    entities, events, links = (rows(case, f"{name}.csv") for name in ("entities", "events", "links"))
    described = graph(case)
    assert (len(entities) + len(events), len(links)) == (len(described.nodes), len(described.edges))
    ids = {row["id"] for row in [*entities, *events]}
    assert {row[end] for row in links for end in ("source", "target")} <= ids
    cells = [cell for row in [*entities, *events, *links] for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
