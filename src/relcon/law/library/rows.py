"""The rows of a table: what stands together in it, with the headings, the cite and the source over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relcon.law.library.cites import cites
from relcon.law.tables import HEADING, Table, Value

_OVER = ("cite", "source", "verified")
_NAMES = ("id", "name", "number")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: headings, outermost first; values; the nearest cite and source."""

    at: tuple[str, ...]
    values: Mapping[str, str]
    cite: str
    source: str


def rows(table: Table) -> tuple[Row, ...]:
    """Return the rows of a table in its order, without its heading."""
    body = {key: value for key, value in table.data.items() if key not in HEADING}
    return tuple(_rows(body, (), table.cite, table.source))


def _rows(node: Mapping[str, Value], at: tuple[str, ...], cite: str, source: str) -> Iterator[Row]:
    own = {key: node[key] for key in _OVER if isinstance(node.get(key), str)}
    cite, source = str(own.get("cite", cite)), str(own.get("source", source))
    plain = {key: text for key, value in node.items() if key not in own and (text := _plain(value)) is not None}
    if plain:
        yield Row(at, plain, cite, source)
    for key, value in node.items():
        if isinstance(value, Mapping):
            yield from _rows(value, (*at, key), cite, source)
        elif key not in plain and not isinstance(value, str):
            for number, item in enumerate(value, 1):
                if isinstance(item, Mapping):
                    name = next((str(item[key]) for key in _NAMES if key in item), str(number))
                    yield from _rows(item, (*at, key, name), cite, source)


def _plain(value: Value) -> str | None:
    """Return a text, or a list of texts in one; ``None`` for what holds more."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) or not all(isinstance(item, str) for item in value):
        return None
    return ", ".join(str(item) for item in value)


def sections(table: Table) -> tuple[str, ...]:
    """Return the sections that a table serves: those of its heading, each once."""
    return tuple(dict.fromkeys(cite.section for cite in cites(table.cite)))
