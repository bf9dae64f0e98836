"""A YAML or JSON text as a tree in which every key and value knows its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from relcon.records.base import Location

Place = int
"""A line and a column in one number, counted from 0: a large file has many, and few are ever told."""

COLUMNS = 1 << 26  # more than a file may have characters


class TextMap(dict[str, Any]):
    """A mapping that knows where it, its keys and its values stand."""

    __slots__ = ("file", "keys_at", "place", "values_at")

    def __init__(self, file: str, place: Place, content: dict[str, Any] | None = None) -> None:
        super().__init__(content or {})
        self.file = file
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}

    @property
    def location(self) -> Location:
        """Where it starts."""
        return located(self.file, self.place)

    @property
    def fields_at(self) -> dict[str, Location]:
        """Where each key stands."""
        return {key: located(self.file, place) for key, place in self.keys_at.items()}

    def with_entries(self, content: dict[str, Any]) -> TextMap:
        """Return a mapping with other content and the same positions."""
        copy = TextMap(self.file, self.place, content)
        copy.keys_at, copy.values_at = self.keys_at, self.values_at
        return copy


class TextList(list[Any]):
    """A list that knows where it and its items stand, and by which number counsel would count each item."""

    __slots__ = ("file", "items_at", "numbers", "place")

    def __init__(self, file: str, place: Place) -> None:
        super().__init__()
        self.file = file
        self.place = place
        self.items_at: list[Place] = []
        self.numbers: list[int] = []

    @property
    def location(self) -> Location:
        """Where it starts."""
        return located(self.file, self.place)

    def add(self, item: Any, where: Place, number: int) -> None:
        """Put an item at the end."""
        self.append(item)
        self.items_at.append(where)
        self.numbers.append(number)

    def cut(self, position: int) -> Any:
        """Take an item out; the others keep their numbers."""
        del self.items_at[position], self.numbers[position]
        return self.pop(position)


Node = str | TextMap | TextList | None


def located(file: str, place: Place) -> Location:
    """Return a place of a file as counsel counts: lines and columns from 1."""
    line, column = divmod(place, COLUMNS)
    return Location(file, line + 1, column + 1)


def child(node: Node, step: str | int) -> tuple[Node, Location | None] | None:
    """Return the value under one key or index and where it stands, or ``None`` if there is none."""
    if isinstance(node, TextMap) and isinstance(step, str) and step in node:
        place = node.values_at.get(step)
        return node[step], None if place is None else located(node.file, place)
    if isinstance(node, TextList) and isinstance(step, int) and step < len(node):
        return node[step], located(node.file, node.items_at[step])
    return None


def value_at(tree: Node, path: tuple[str | int, ...]) -> Node:
    """Return the value at ``path``, or the nearest value around it."""
    node = tree
    for step in path:
        if isinstance(node, TextMap) and step in node:
            node = node[str(step)]
        elif isinstance(node, TextList) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            break
    return node


def places(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Location]]:
    """Yield the path of every value below a node and where it stands."""
    for step in node if isinstance(node, TextMap) else range(len(node)) if isinstance(node, TextList) else ():
        value, where = child(node, step) or (None, None)
        if where is not None:
            yield (*path, step), where
        yield from places(value, (*path, step))


def locate(tree: Node, path: tuple[str | int, ...]) -> tuple[Location | None, Node]:
    """Return where the value at ``path`` stands, or the nearest value around it, and that value.

    Parameters
    ----------
    tree
        A tree from `read_tree`.
    path
        Keys and indices from the top; what lies beyond a text is ignored.
    """
    where = tree.location if isinstance(tree, TextMap | TextList) else None
    node = tree
    for step in path:
        below = child(node, step)
        if below is None:
            break
        node, where = below[0], below[1] or where
    return where, node
