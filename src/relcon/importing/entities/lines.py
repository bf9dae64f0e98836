"""Lines of JSON as entities: what each is, by its schema, and what it says, by property."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from relcon.importing.fates import BadValue
from relcon.importing.read.table import Row

LONGEST: Final = 1_000_000
"""Characters of a line."""
_SHAPE: Final = '{"id": "…", "schema": "Person", "properties": {"name": ["…"]}}'


@dataclass(frozen=True)
class Entity:
    """One entity.

    Attributes
    ----------
    row
        The line.
    id, schema
        What names it, and what it is.
    properties
        What it says, each property with all its values.
    """

    row: Row
    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def all(self, *names: str) -> list[str]:
        """Return the values of some properties, each once."""
        return list(dict.fromkeys(text for name in names for text in self.properties.get(name, ())))

    def one(self, name: str) -> str:
        """Return the one value of a property; empty where there is none.

        Raises
        ------
        BadValue
            Where there are several: which is meant, a person must decide.
        """
        values = self.all(name)
        if len(values) > 1:
            raise BadValue("conflict", f"{name} {'; '.join(values)}", f"one {name}")
        return values[0] if values else ""


def entity_of(row: Row) -> Entity:
    """Return what a line says.

    Raises
    ------
    BadValue
        Where it is no entity.
    """
    text = row.cells[0]
    if len(text) > LONGEST:
        raise BadValue("too_long", f"{len(text):,} characters", f"{LONGEST:,}")
    try:
        found = json.loads(text, parse_constant=_no_number, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        raise BadValue("bad_json", text, f"one entity a line: {_SHAPE}") from None
    if not isinstance(found, dict):
        raise BadValue("bad_json", text, f"one entity a line: {_SHAPE}")
    id, schema, said = found.get("id"), found.get("schema"), found.get("properties", {})
    if not isinstance(id, str) or not id.strip() or not isinstance(schema, str) or not isinstance(said, dict):
        raise BadValue("bad_json", text, f"an entity with id, schema and properties: {_SHAPE}")
    return Entity(row, id.strip(), schema.strip(), {name: _values(name, value) for name, value in said.items()})


def _no_number(_text: str) -> str:
    raise ValueError("no number")


def _values(name: str, value: Any) -> tuple[str, ...]:
    """Return the values of a property, which is a list of texts, or one text; figures as they are written."""
    several = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in several):
        raise BadValue("bad_json", name, "a list of texts for each property; entities within entities are not read")
    return tuple(" ".join(one.split()) for one in several if one.strip())
