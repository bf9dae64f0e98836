"""One file that was read: its tree, and problems placed in it by path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relcon.reading.problems import Kind, Problem
from relcon.reading.text_tree import Node, TextList, TextMap, child, locate, located, value_at
from relcon.records.base import Location

Path = tuple[str | int, ...]

_ONE = {
    "people": "person",
    "undertakings": "undertaking",
    "members": "membership",
    "events": "event",
    "places": "place",
    "lots": "lot",
    "functions": "function",
    "contacts": "contact",
    "payments": "payment",
    "circumstances": "circumstance",
    "agreements": "agreement",
    "findings": "finding",
    "challenges": "challenge",
    "sentences": "sentence",
    "letters": "letter",
    "sessions": "session",
    "topics": "topic",
    "admissions": "admission",
    "leads": "lead",
    "paragraphs": "paragraph",
}


def dotted(path: Iterable[str | int]) -> str:
    """Write a path as counsel would point at it: ``participants[2].act``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def written(node: Node) -> str:
    """Return what was found, for a message: a text as it is, a list or mapping by name."""
    if node is None:
        return "nothing"
    if isinstance(node, TextMap):
        return "a mapping: " + ", ".join(list(node)[:4]) if node else "an empty mapping"
    if isinstance(node, TextList):
        return f"a list of {len(node)}"
    return node


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and its tree.

    Where values with errors were cut out of the tree, ``touched`` holds the places of the records that lack
    something, and ``broken`` the ids declared in what was cut: neither is judged any further.
    """

    file: str
    tree: TextMap
    touched: frozenset[Location] = frozenset()
    broken: frozenset[str] = frozenset()

    def node(self, path: Path) -> Node:
        """Return the value at a path, or the nearest value around it."""
        return value_at(self.tree, path)

    def record(self, path: Path) -> str:
        """Name the nearest record with an id and the field in it: ``event e12, participants[2].act``."""
        node: Node = self.tree
        name, start, told = "", 0, list(path)
        for depth, step in enumerate(path):
            below = child(node, step)
            if below is None:
                break
            if isinstance(node, TextList) and isinstance(step, int):
                told[depth] = node.numbers[step]
            node = below[0]
            if isinstance(node, TextMap) and isinstance(node.get("id"), str):
                section = next((s for s in reversed(path[: depth + 1]) if isinstance(s, str)), "")
                name, start = f"{_ONE.get(section, section)} {node['id']}", depth + 1
        if not name and (entry := next((at for at, step in enumerate(told) if isinstance(step, int)), 0)):
            name, start = f"the {_ordinal(int(told[entry]) + 1)} entry of {dotted(told[:entry])}", entry + 1
        rest = dotted(told[start:])
        return f"{name}, {rest}" if name and rest else name or rest

    def problem(
        self,
        kind: Kind,
        path: Path,
        message: str = "",
        *,
        found: str | None = None,
        allowed: tuple[str, ...] = (),
        nearest: str | None = None,
        key: bool = False,
    ) -> Problem:
        """Return a problem placed at the value at ``path``, or at its key with ``key``."""
        where = locate(self.tree, path)[0]
        if key and path:
            _, parent = locate(self.tree, path[:-1])
            if isinstance(parent, TextMap):
                place = parent.keys_at.get(str(path[-1]))
                where = where if place is None else located(parent.file, place)
        line, column = (where.line, where.column) if where is not None else (None, None)
        return Problem(kind, self.file, line, column, self.record(path), found, allowed, nearest, message)
