"""Three tables for i2 Analyst's Notebook, and a page that says what to pick for each of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from relcon.exporting.csv_set import table
from relcon.exporting.flat import Value
from relcon.exporting.graph import EDGES, NODES, Edge, Node, graph
from relcon.exporting.made import PREFIX, Head, Made
from relcon.exporting.said import COLUMNS, RUN, left_out, paragraphs, removed
from relcon.exporting.text import Cleaning, one_line
from relcon.exporting.typed import columns
from relcon.records.case import CaseFile

PAGE: Final = "HOW-TO-IMPORT.txt"
ENTITY: Final = ("id", "type", "label")
EVENT: Final = (*ENTITY, "first", "last")
LINK: Final = ("id", "type", "label", "source", "target", "direction", "first", "last")

ICONS: Final = {"person": "Person", "number": "Telephone", "lot": "Drugs", "undertaking": "Organization"}
"""The entity type to map each word of `type` to; any other of the chart's types will do."""

STEPS: Final = (
    "HOW TO BRING THESE TABLES INTO I2 ANALYST'S NOTEBOOK",
    "Import entities.csv, then events.csv, then links.csv, each with a new import specification: comma separated,",
    "UTF-8, the first row holds the column names, text in double quotes, in which a line may break.",
    "Entities that have the same identity are one: choose to merge them by identity at each import.",
    "The names of steps differ between releases; what to pick is the same. Save the specification for the next time.",
)

OTHERS: Final = "Every other column is an attribute of the same name, as text. Leave out what is not needed."


def i2(case: CaseFile, head: Head) -> Made:
    """Return a case as a folder for i2; the parameters are those of the other formats."""
    drawn = graph(case)
    cleaning = Cleaning()
    entities = [_entity(node) for node in drawn.nodes if node.kind != "event"]
    events = [_event(node) for node in drawn.nodes if node.kind == "event"]
    links = [_link(edge) for edge in drawn.edges]
    files = {
        "entities.csv": table(entities, cleaning, ENTITY),
        "events.csv": table(events, cleaning, EVENT),
        "links.csv": table(links, cleaning, LINK),
    }
    without = [*left_out(drawn.left_out), *removed(cleaning.removed)]
    attributes = [
        f"{name}: {', '.join(column for column in columns(rows) if column not in own) or 'none'}."
        for name, rows, own in (
            ("entities.csv", entities, ENTITY),
            ("events.csv", events, EVENT),
            ("links.csv", links, LINK),
        )
    ]
    top = head.lines([drawn.caption] if drawn.caption else [])
    page = paragraphs(top, STEPS, *_columns(), [OTHERS, *attributes], ["Rules", RUN, *COLUMNS], without)
    files[PAGE] = cleaning.text(page)
    holds = {"entities": len(entities), "events": len(events), "links": len(links)}
    return Made(files, True, holds, without)


def _columns() -> Iterator[list[str]]:
    """Yield, table by table, what to pick for its own columns."""
    yield [
        "entities.csv: one entity a row",
        "id         Entity > Identity",
        "type       Entity > Type, from the column: " + ", ".join(f"{word} = {icon}" for word, icon in ICONS.items()),
        "label      Entity > Label",
    ]
    yield [
        "events.csv: one entity a row, shown as an event frame",
        "id         Entity > Identity",
        "type       Entity > Type: the one word event; pick Event",
        "label      Entity > Label",
        "first      Entity > Date, year-month-day; an empty cell is no date",
        "last       Entity > Attribute (date), the last day where it was longer than one",
    ]
    yield [
        "links.csv: two entities and a link a row; make no new entities, match those that are there by identity",
        "id         Link > Identity (connection: multiple, so that parallel links stay apart)",
        "type       Link > Type, from the column (below)",
        "label      Link > Label",
        "source     End 1 > Identity",
        "target     End 2 > Identity",
        "direction  Link > Direction, from the column: forward = end 1 to end 2, none = no arrow",
        "first      Link > Date, year-month-day; an empty cell is no date",
        "last       Link > Attribute (date)",
    ]
    said = [*NODES.items(), *EDGES.items()]
    yield ["What the words of type say", *(f"{word}: {says}" for word, says in said)]


def _entity(node: Node) -> dict[str, Value]:
    return {"id": node.id, "type": node.kind, "label": one_line(node.label), **_prefixed(node.values)}


def _event(node: Node) -> dict[str, Value]:
    days = {"first": str(node.first or ""), "last": str(node.last or "")}
    own = {"id": node.id, "type": node.kind, "label": one_line(node.label)}
    return {**own, **days, **_prefixed(node.values)}


def _link(edge: Edge) -> dict[str, Value]:
    return {
        "id": edge.id,
        "type": edge.kind,
        "label": one_line(edge.label),
        "source": edge.source,
        "target": edge.target,
        "direction": "forward" if edge.directed else "none",
        "first": str(edge.first or ""),
        "last": str(edge.last or ""),
        **_prefixed(edge.values),
    }


def _prefixed(values: Mapping[str, Value]) -> dict[str, Value]:
    return {f"{PREFIX}{name}": item for name, item in values.items()}
