"""A file without the values that have errors, so that everything else in it can still be checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from relcon.reading.source import Path, Source
from relcon.reading.text_tree import Node, TextList, TextMap, child
from relcon.records.base import Location


def copied(node: Node) -> Node:
    """Return a copy of a tree that may be changed."""
    if isinstance(node, TextMap):
        return node.with_entries({name: copied(value) for name, value in node.items()})
    if isinstance(node, TextList):
        result = TextList(node.file, node.place)
        for position, item in enumerate(node):
            result.add(copied(item), node.items_at[position], node.numbers[position])
        return result
    return node


def prune(source: Source, paths: Iterable[Path]) -> Source:
    """Cut values out of a file.

    Parameters
    ----------
    source
        The file; it stays as it is.
    paths
        What to cut; of a path that goes beyond a text, the text.

    Returns
    -------
    Source
        The rest, its ``touched`` records and ``broken`` ids extended by what was cut.
    """
    tree = copied(source.tree)
    touched, broken = set(source.touched), set(source.broken)
    # From the back, so that the places of what is still to be cut stay the same.
    for path in sorted({_real(source.tree, path) for path in paths}, key=_order, reverse=True):
        _cut(tree, path, touched, broken)
    assert isinstance(tree, TextMap)  # noqa: S101 - a copy has the type of what was copied
    return Source(source.file, tree, frozenset(touched), frozenset(broken))


def renamed(source: Source, fields: Mapping[Path, str]) -> Source:
    """Return a file with fields under other names, each in its place."""
    tree = copied(source.tree)
    for path, name in fields.items():
        node: Node = tree
        for step in path[:-1]:
            node = child(node, step)[0]  # type: ignore[index]  # the path was found in this tree
        if isinstance(node, TextMap):
            old = str(path[-1])
            node[name] = node.pop(old)
            node.keys_at = {**node.keys_at, name: node.keys_at[old]} if old in node.keys_at else node.keys_at
            node.values_at = {**node.values_at, name: node.values_at[old]} if old in node.values_at else node.values_at
    assert isinstance(tree, TextMap)  # noqa: S101 - a copy has the type of what was copied
    return replace(source, tree=tree)


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _real(tree: Node, path: Path) -> Path:
    """Return as much of a path as the tree has."""
    for depth, step in enumerate(path):
        below = child(tree, step)
        if below is None:
            return path[:depth]
        tree = below[0]
    return path


def _cut(node: Node, path: Path, touched: set[Location], broken: set[str]) -> None:
    for step in path[:-1]:
        _touch(node, touched)
        below = child(node, step)
        if below is None:
            return  # cut with what was around it
        node = below[0]
    if not path or child(node, path[-1]) is None:
        return
    _touch(node, touched)
    step = path[-1]
    if isinstance(node, TextMap) and isinstance(step, str):
        if step == "id" and isinstance(node[step], str):
            broken.add(node[step])
        collect_ids(node.pop(step), broken)
    elif isinstance(node, TextList) and isinstance(step, int):
        collect_ids(node.cut(step), broken)


def _touch(node: Node, touched: set[Location]) -> None:
    if isinstance(node, TextMap):
        touched.add(node.location)


def collect_ids(node: Node, into: set[str]) -> None:
    """Add every id declared in a tree to a set."""
    if isinstance(node, TextMap):
        if isinstance(node.get("id"), str):
            into.add(node["id"])
        for value in node.values():
            collect_ids(value, into)
    elif isinstance(node, TextList):
        for item in node:
            collect_ids(item, into)
