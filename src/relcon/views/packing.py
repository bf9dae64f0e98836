"""The data as it is written into a page: rows without the names of their fields, and nothing that another row says.

`unpacked` is what the page's script does first (``viz/js/unpack.js``); everything else reads the data as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

ABSENT: Final = -1
"""Stands in a row for a field that is not there; no field has this value."""

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "events": (
        *("id", "record", "kind", "what", "date", "sort", "participants", "evidence", "undertakings", "if_counted"),
        *("flags", "lot", "series", "admission", "lead"),
    ),
    "records": ("id", "kind", "text", "pages", "people", "evidence", "date", "admission", "lead"),
    "people": ("id", "name", "surname", "status", "role", "tier", "tier_why", "defendant", "aliases"),
    "links": ("from", "to", "kind", "label", "events", "records"),
    "explanations": (
        *("in", "why", "basis", "failed", "would_change", "evidence", "open", "flags", "grams", "counted_grams"),
        *("absorbed_by", "occurrences"),
    ),
    "lines": ("cite", "levels", "applied", "why", "facts", "open"),
    "answers": (
        *(
            "quantities",
            "at_least",
            "converted_grams",
            "role",
            "guideline_range",
            "range",
            "consecutive",
            "whole",
            "minimum",
            "maximum",
        ),
        *(
            "charged_tier",
            "supported_tier",
            "supported_at_least",
            "supervised_release",
            "binding",
            "said",
            "base",
            "total",
            "category",
        ),
        *("lines", "safety_valve", "open"),
    ),
    "roles": (
        *(
            "up",
            "down",
            "open",
            "reasons",
            "control",
            "not_control",
            "up_factors",
            "direct",
            "down_factors",
            "compared",
        ),
        *("functions", "totality", "missing", "cliff"),
    ),
}
"""The fields of each table in the order of its rows; what is often the same as a default comes last."""

DEFAULTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "events": {"flags": [], "lot": None, "series": False, "admission": None, "lead": None},
    "records": {"pages": "", "people": [], "evidence": [], "date": "", "admission": None, "lead": None},
    "people": {"aliases": []},
    "links": {"events": [], "records": []},
    "explanations": {},
    "lines": {"facts": [], "open": False},
    "answers": {},
    "roles": {},
}
SHARED: Final = ("date", "evidence", "admission", "lead")
"""What an event and its record have in common."""


def packed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data as a page holds it.

    Parameters
    ----------
    data
        As `relcon.views.data.page_data` returns it.
    """
    rows = {name: [dict(row) for row in data[name]] for name in FIELDS}
    pages = {row["id"]: row["pages"] for row in rows["records"]}
    for row in rows["records"]:
        row.pop("kind_title")
        if row["pages"] == _pages(row["evidence"], pages):
            row.pop("pages")
    for event in rows["events"]:
        record = rows["records"][event["record"]]
        for name in (*SHARED, "people"):
            if name in record and record[name] == _of_event(event, name):
                record.pop(name)
        weights = set(event["if_counted"].values())
        if len(event["if_counted"]) == len(data["positions"]) and len(weights) == 1:
            event["if_counted"] = weights.pop()
    for link in rows["links"]:
        if link["records"] == [data["events"][n]["id"] for n in link["events"]]:
            link.pop("records")
    kinds = {row["kind"]: row["kind_title"] for row in data["records"]}
    # A field that no row has, as in a filing, is not named either.
    fields = {name: _fields(name, rows[name], data[name]) for name in FIELDS}
    tables = {
        name: {"fields": fields[name], "rows": [_row(name, fields[name], row) for row in rows[name]]} for name in FIELDS
    }
    defaults = {
        name: {field: value for field, value in DEFAULTS[name].items() if field in fields[name]} for name in FIELDS
    }
    shared = [field for field in SHARED if field in fields["events"]]
    return {**data, **tables, "kinds": kinds, "defaults": defaults, "shared": shared}


def unpacked(page: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data that `packed` wrote."""
    data = {name: value for name, value in page.items() if name not in ("kinds", "defaults", "shared")}
    found: dict[str, list[dict[str, Any]]] = {}
    for name in FIELDS:
        fields = page[name]["fields"]
        found[name] = [
            {field: value for field, value in zip(fields, row, strict=False) if value != ABSENT}
            for row in page[name]["rows"]
        ]
    positions = [one["id"] for one in page["positions"]]
    for event in found["events"]:
        record = found["records"][event["record"]]
        _fill(event, page["defaults"]["events"])
        if isinstance(event["if_counted"], str):
            event["if_counted"] = dict.fromkeys(positions, event["if_counted"])
        for name in (*page["shared"], "people"):
            record.setdefault(name, _of_event(event, name))
    pages = {row["id"]: row.get("pages", "") for row in found["records"]}
    for record in found["records"]:
        record["kind_title"] = page["kinds"][record["kind"]]
        record.setdefault("pages", _pages(record.get("evidence", []), pages))
        _fill(record, page["defaults"]["records"])
    for person in found["people"]:
        _fill(person, page["defaults"]["people"])
    for link in found["links"]:
        link.setdefault("events", [])
        link.setdefault("records", [found["events"][n]["id"] for n in link["events"]])
    for line in found["lines"]:
        _fill(line, page["defaults"]["lines"])
    return {**data, **found}


def _fields(name: str, rows: Sequence[Mapping[str, Any]], data: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the fields that a table has: those known, in their order, then whatever else a row holds."""
    known = [field for field in FIELDS[name] if any(field in row for row in data)]
    return [*known, *dict.fromkeys(field for row in rows for field in row if field not in FIELDS[name])]


def _row(name: str, fields: Sequence[str], row: Mapping[str, Any]) -> list[Any]:
    """Return a row's values in the order of its fields, what is absent or a default left out, at the end entirely."""
    defaults = DEFAULTS[name]
    values = [
        ABSENT if field not in row or (field in defaults and row[field] == defaults[field]) else row[field]
        for field in fields
    ]
    while values and values[-1] == ABSENT:
        values.pop()
    return values


def _fill(row: dict[str, Any], defaults: Mapping[str, Any]) -> None:
    for name, value in defaults.items():
        row.setdefault(name, list(value) if isinstance(value, list) else value)


def _of_event(event: Mapping[str, Any], name: str) -> Any:
    if name == "people":
        return list(dict.fromkeys(person for person, _ in event["participants"]))
    return event[name]


def _pages(evidence: Sequence[str], pages: Mapping[str, str]) -> str:
    """Return the pages of all exhibits, as the record that rests on them shows them."""
    return ", ".join(dict.fromkeys(found for id in evidence if (found := pages.get(id))))
