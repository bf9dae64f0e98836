"""Small matters of contacts for these tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from relcon.records.matter import Matter
from tests.helpers.matters import case

Row = tuple[str, str] | tuple[str, str, int]


def people(ids: Iterable[str], **more: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"id": id, "name": id, "status": "uncharged", **more.get(id, {})} for id in ids]


def contact(id: str, one: str, other: str, count: int = 1, **more: Any) -> dict[str, Any]:
    days = {"first": "unknown", "last": "unknown"}
    return {"id": id, "between": [one, other], "medium": "call", "count": str(count), **days, **more}


def contacts_of(rows: Sequence[Row], **more: Any) -> list[dict[str, Any]]:
    return [contact(f"c{n}", *row, **more) for n, row in enumerate(rows)]


def linked(rows: Sequence[Row], others: Iterable[str] = (), **sections: Any) -> Matter:
    """Return a matter of contacts between people: ``(one, other)`` or ``(one, other, how many)``."""
    ids = dict.fromkeys([*(end for row in rows for end in row[:2]), *others])
    return case(people=people(map(str, ids)), contacts=contacts_of(rows), **sections)
