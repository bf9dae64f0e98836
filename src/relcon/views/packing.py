"""The data as it is written into a page: rows without the names of their fields, and nothing that another row says.

What stands in many rows of a column, or in many lists of it, is listed once, the most frequent first, and the rows
hold its number there.

`unpacked` is what the page's script does first (``viz/js/unpack.js``); everything else reads the data as it was.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from relcon.views.numbers import as_text, from_text

ABSENT: Final = -1
"""Stands in a row for a field that is not there; no field has this value."""

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "events": (
        *("id", "record", "kind", "what", "date", "participants", "evidence", "undertakings", "if_counted"),
        *("flags", "lot", "series", "admission", "lead", "sort"),
    ),
    "records": ("id", "kind", "text", "pages", "people", "evidence", "date", "admission", "lead"),
    "people": ("id", "name", "surname", "status", "role", "tier", "tier_why", "defendant", "aliases"),
    "links": ("from", "to", "kind", "label", "events", "records"),
    "explanations": (
        *("why", "in", "basis", "failed", "would_change", "flags", "open", "evidence", "grams", "counted_grams"),
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
DAY: Final = len("2025-03-01")
"""As much of a date as events are sorted by."""
SHARED: Final = ("date", "evidence", "admission", "lead")
"""What an event and its record have in common."""


WIDE: Final = (("proof", "doubt", "outcomes"),)
"""Lists whose items are rows of one length."""
LISTS: Final = (
    *(("matrix", "sizes"), ("proof", "converted"), ("proof", "hands"), ("time", "actors")),
    *WIDE,
)
"""Lists in which much is the same, by their path: each is written as a table."""


def packed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data as a page holds it.

    Parameters
    ----------
    data
        As `relcon.views.data.page_data` returns it.
    """
    rows = {name: [dict(row) for row in data[name]] for name in FIELDS}
    pages, names = {row["id"]: row["pages"] for row in rows["records"]}, _names(rows["people"])
    for row in rows["records"]:
        row.pop("kind_title")
        if row["pages"] == _pages(row["evidence"], pages):
            row.pop("pages")
    for event in rows["events"]:
        record = rows["records"][event["record"]]
        for name in (*SHARED, "people", "text"):
            if name in record and record[name] == _of_event(event, name, names):
                record.pop(name)
        weights = set(event["if_counted"].values())
        if len(event["if_counted"]) == len(data["positions"]) and len(weights) == 1:
            event["if_counted"] = weights.pop()
        if event["sort"] == event["date"][:DAY]:
            event.pop("sort")
    for answer in rows["answers"]:
        answer.update({f"said.{name}": value for name, value in answer.pop("said", {}).items()})
    for link in rows["links"]:
        if link["records"] == [data["events"][n]["id"] for n in link["events"]]:
            link.pop("records")
    kinds = {row["kind"]: row["kind_title"] for row in data["records"]}
    # A field that no row has, as in a filing, is not named either.
    fields = {name: _fields(name, rows[name], data[name]) for name in FIELDS}
    tables = {name: _listed(fields[name], [_row(name, fields[name], row) for row in rows[name]]) for name in FIELDS}
    defaults = {
        name: {field: value for field, value in DEFAULTS[name].items() if field in fields[name]} for name in FIELDS
    }
    shared = [field for field in SHARED if field in fields["events"]]
    made = {**data, **tables, "kinds": kinds, "defaults": defaults, "shared": shared}
    made["lists"] = [path for path in LISTS if _at(data, path)]
    for path in made["lists"]:
        held = _at(data, path)
        wide = path in WIDE
        made = _put(
            made,
            path,
            _listed(list(map(str, range(len(held[0]) if wide else 1))), [[*one] if wide else [one] for one in held]),
        )
    return made


def unpacked(page: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data that `packed` wrote."""
    data = {name: value for name, value in page.items() if name not in ("kinds", "defaults", "shared", "lists")}
    for path in page["lists"]:
        rows = [list(row.values()) for row in _rows(_at(data, path))]
        data = _put(data, path, rows if tuple(path) in WIDE else [row[0] for row in rows])
    found: dict[str, list[dict[str, Any]]] = {}
    for name in FIELDS:
        found[name] = list(_rows(page[name]))
    for answer in found["answers"]:
        parts = [name for name in answer if name.startswith("said.")]
        answer["said"] = {name.removeprefix("said."): answer.pop(name) for name in parts}
    positions = [one["id"] for one in page["positions"]]
    names = _names(found["people"])
    for event in found["events"]:
        record = found["records"][event["record"]]
        event.setdefault("sort", event["date"][:DAY])
        _fill(event, page["defaults"]["events"])
        if isinstance(event["if_counted"], str):
            event["if_counted"] = dict.fromkeys(positions, event["if_counted"])
        for name in (*page["shared"], "people", "text"):
            record.setdefault(name, _of_event(event, name, names))
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


def _listed(fields: Sequence[str], rows: Sequence[list[Any]]) -> dict[str, Any]:
    """Return a table in which what is the same in many rows, or in many of their lists, is listed once.

    Of the three ways to write a column the shortest is taken: as it stands, the number of its value among ``values``,
    or for lists the numbers of their items among ``items``.
    """
    table: dict[str, Any] = {"fields": list(fields), "values": {}, "items": {}, "rows": rows}
    for place, field in enumerate(fields):
        held = {n: row[place] for n, row in enumerate(rows) if len(row) > place and row[place] != ABSENT}
        whole = sum(len(_written(one)) for one in held.values())
        ways: list[tuple[int, str, list[Any], dict[int, Any]]] = []
        values, numbers = _often([one] for one in held.values())
        ways.append((_size(values), "values", values, dict(zip(held, (one for (one,) in numbers), strict=True))))
        if all(isinstance(one, list) for one in held.values()):
            items, lists = _often(held.values())
            ways.append((_size(items), "items", items, dict(zip(held, map(as_text, lists), strict=True))))
        size, way, listed, new = min(
            ((size + _size(new.values()), way, listed, new) for size, way, listed, new in ways), key=lambda one: one[:2]
        )
        if size + len(field) < whole:
            table[way][field] = listed
            for n, value in new.items():
                rows[n][place] = value
    return table


def _often(lists: Iterable[Sequence[Any]]) -> tuple[list[Any], list[list[int]]]:
    """Return what stands in lists, the most frequent first, and the lists with the numbers of these."""
    written = [[_written(item) for item in one] for one in lists]
    often = [text for text, _ in Counter(text for one in written for text in one).most_common()]
    number = {text: n for n, text in enumerate(often)}
    return [json.loads(text) for text in often], [[number[text] for text in one] for one in written]


def _size(values: Iterable[Any]) -> int:
    return sum(len(_written(one)) + 1 for one in values)


def _rows(table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table by the names of their fields."""
    values, items = table["values"], table["items"]
    for row in table["rows"]:
        found = {field: value for field, value in zip(table["fields"], row, strict=False) if value != ABSENT}
        for field, value in found.items():
            if field in values:
                found[field] = values[field][value]
            elif field in items:
                found[field] = [items[field][n] for n in from_text(value)]
        yield found


def _at(data: Mapping[str, Any], path: Sequence[str]) -> Any:
    """Return what is at a path; None where nothing is."""
    held: Any = data
    for name in path:
        held = held.get(name) if held is not None else None
    return held


def _put(data: Mapping[str, Any], path: Sequence[str], value: Any) -> dict[str, Any]:
    """Return data with something else at a path."""
    name, *more = path
    return {**data, name: _put(data[name], more, value) if more else value}


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _fill(row: dict[str, Any], defaults: Mapping[str, Any]) -> None:
    for name, value in defaults.items():
        row.setdefault(name, list(value) if isinstance(value, list) else value)


def _of_event(event: Mapping[str, Any], name: str, names: Mapping[str, str]) -> Any:
    if name == "people":
        return list(dict.fromkeys(person for person, _ in event["participants"]))
    if name == "text":
        done = "; ".join(_plain(f"{names.get(person, person)} {act}") for person, act in event["participants"])
        return f"{_plain(event['kind'])}, {event['what']}: {done}"
    return event[name]


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _names(people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {one["id"]: one["name"] for one in people}


def _pages(evidence: Sequence[str], pages: Mapping[str, str]) -> str:
    """Return the pages of all exhibits, as the record that rests on them shows them."""
    return ", ".join(dict.fromkeys(found for id in evidence if (found := pages.get(id))))
