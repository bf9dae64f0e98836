"""A record put into the text of a file: what was there before keeps every byte.

The file is not written anew. Where the list of the record ends is looked up in its text, and there the record's own
text is put in, indented as its neighbours are. What comes out is read again: but for what was put in, it must say what
it said before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ruamel.yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from relcon.reading.parsing import events
from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap
from relcon.writing.yaml_text import WIDTH, Value, block_lines, flow, flow_lines, item_lines, scalar

Step = str | int
INDENT: Final = 2


class NoPlace(Exception):
    """A record cannot be put into a file without touching what is there."""


@dataclass
class Node:
    """A value of a file and where its text stands: from ``start`` to ``end``, which is that of its last word.

    ``fields`` are those of a record, with their names' own places in ``keys``; ``items`` those of a list; a text has
    neither. ``braces``: whether it stands in braces or brackets.
    """

    start: int
    end: int
    column: int
    braces: bool = False
    nothing: bool = False
    keys: dict[str, Node] = field(default_factory=dict)
    fields: dict[str, Node] | None = None
    items: list[Node] | None = None

    def child(self, step: Step) -> Node | None:
        """Return what stands under a key or a number."""
        if isinstance(step, str):
            return self.fields.get(step) if self.fields is not None else None
        return self.items[step] if self.items is not None and step < len(self.items) else None


def places(text: str) -> Node:
    """Return where everything of a file stands; the file can be read (`relcon.reading.text_tree.read_tree`)."""
    found = events(text)
    for event in found:
        if isinstance(event, MappingStartEvent):
            return _mapping(event, found)
    raise NoPlace("a file starts with a mapping, such as format: relcon/case/1")


def _node(event: Event, rest: Iterator[Event]) -> Node:
    if isinstance(event, MappingStartEvent):
        return _mapping(event, rest)
    if isinstance(event, SequenceStartEvent):
        return _sequence(event, rest)
    nothing = isinstance(event, ScalarEvent) and not event.style and event.value in ("", "~", "null")
    return _at(event, nothing=nothing)


def _at(event: Event, *, nothing: bool = False) -> Node:
    start, end = event.start_mark, event.end_mark
    return Node(start.index, end.index, start.column, bool(getattr(event, "flow_style", False)), nothing)


def _mapping(start: Event, rest: Iterator[Event]) -> Node:
    node = _at(start)
    node.fields = {}
    for event in rest:
        if isinstance(event, MappingEndEvent):
            node.end = event.end_mark.index if node.braces else node.end
            break
        key, value = _node(event, rest), _node(next(rest), rest)
        name = event.value if isinstance(event, ScalarEvent) else ""
        node.keys[name], node.fields[name] = key, value
        # An empty value may have no place of its own: the parser puts it at whatever comes next.
        node.end = key.end if value.start == value.end else value.end
    return node


def _sequence(start: Event, rest: Iterator[Event]) -> Node:
    node = _at(start)
    node.items = []
    for event in rest:
        if isinstance(event, SequenceEndEvent):
            node.end = event.end_mark.index if node.braces else node.end
            break
        node.items.append(_node(event, rest))
        node.end = node.items[-1].end
    return node


@dataclass(frozen=True)
class Edit:
    """Text that takes the place of a file's text from ``start`` to ``end``, most often of none."""

    start: int
    end: int
    written: str

    def of(self, text: str) -> str:
        """Return the text with the edit made."""
        return text[: self.start] + self.written + text[self.end :]


def with_item(text: str, path: tuple[Step, ...], item: Value, *, as_block: bool = False) -> Edit:
    """Return the edit that puts a record at the end of the list at ``path``, which is made where there is none.

    Parameters
    ----------
    text
        A file that can be read.
    path
        Keys and numbers from the top to the list.
    item
        The record, or an id.
    as_block
        Whether it stands on lines of its own where the list has no other record to go by.

    Raises
    ------
    NoPlace
        Where that cannot be done without touching what is there.
    """
    return _Splice(text).item(path, item, as_block=as_block)


def with_field(text: str, path: tuple[Step, ...], name: str, value: Value) -> Edit:
    """Return the edit that gives the record at ``path`` one more field.

    Raises
    ------
    NoPlace
        Where it has the field, or that cannot be done without touching what is there.
    """
    return _Splice(text).field(path, name, value)


class _Splice:
    """One text, and where its values stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = places(text)
        self.as_json = self.root.braces
        self.line_break = "\r\n" if "\r\n" in text else "\n"

    def item(self, path: tuple[Step, ...], item: Value, *, as_block: bool) -> Edit:
        node = self.root
        for done, step in enumerate(path):
            below = node.child(step)
            if below is None or below.nothing:
                # The list is not there, nor perhaps what should hold it: all of that is written with the record.
                value: Value = [item]
                for missing in reversed(path[done + 1 :]):
                    value = {str(missing): value}
                return self.field(path[:done], str(step), value, as_block=as_block)
            node = below
        if node.items is None:
            raise NoPlace("no list stands there")
        parent = self.node(path[:-1])
        if not node.braces:
            last = node.items[-1]
            as_block = last.fields is not None and not last.braces
            edits = self._below(node.end, item_lines(item, " " * node.column, as_block=as_block))
        elif not node.items and not parent.braces and isinstance(item, dict) and self._between(node) == "[]":
            lines = item_lines(item, " " * (parent.column + self._step(parent)), as_block=as_block)
            edits = [self._instead(node, lines)]
        else:
            edits = [self._inside(node, node.items, "", item)]
        return self._checked(edits, path, item)

    def field(self, path: tuple[Step, ...], name: str, value: Value, *, as_block: bool = False) -> Edit:
        node = self.node(path)
        if node.fields is None:
            raise NoPlace("no record stands there")
        known = node.fields.get(name)
        if known is not None and (not known.nothing or node.braces):
            raise NoPlace(f"there is a field {name} already")
        if node.braces:
            edits = [self._inside(node, list(node.fields.values()), f"{scalar(name, as_json=self.as_json)}: ", value)]
        else:
            lines = self._named(name, value, " " * node.column, self._step(node), as_block=as_block)
            edits = self._below(node.end, lines) if known is None else self._after(node.keys[name], lines)
        return self._checked(edits, path, {name: value})

    def node(self, path: tuple[Step, ...]) -> Node:
        node = self.root
        for step in path:
            below = node.child(step)
            if below is None:
                raise NoPlace("no record stands there")
            node = below
        return node

    def _between(self, node: Node) -> str:
        return self.text[node.start : node.end]

    def _step(self, mapping: Node) -> int:
        """Return by how much lists are indented under their names in this mapping, or else in the file."""
        for held in (mapping, self.root):
            for name, one in (held.fields or {}).items():
                if one.items and not one.braces:
                    return one.column - held.keys[name].column
        return INDENT

    def _named(self, name: str, value: Value, indent: str, step: int, *, as_block: bool) -> list[str]:
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            lines = [f"{indent}{scalar(name)}:"]
            for one in value:
                lines += item_lines(one, indent + " " * step, as_block=as_block)
            return lines
        return block_lines({name: value}, indent)

    def _instead(self, node: Node, lines: list[str]) -> Edit:
        """Return the edit that writes lines below the name of an empty list, and takes its brackets away."""
        before = len(self.text[: node.start].rstrip(" "))
        end = self._line_end(node.end)
        return Edit(before, end, self.text[node.end : end] + self._joined(lines))

    def _inside(self, node: Node, held: list[Node], name: str, value: Value) -> Edit:
        """Return the edit that writes something before a closing brace or bracket."""
        written = name + flow(value, as_json=self.as_json)
        if not held:
            inside = node.start + 1
            before = " " * (inside - self.text.rfind("\n", 0, inside) - 1)
            first, *rest = flow_lines(value, before + name, before + " ", as_json=self.as_json)
            return Edit(inside, inside, first.removeprefix(before) + self._joined(rest))
        last = held[-1]
        line = self.text.rfind("\n", 0, last.end) + 1
        before = self.text[line : max(last.start, line)]
        if name or before.strip() or not line:
            before = " " * (node.column + 1)
            if last.end - line + len(written) <= WIDTH:
                return Edit(last.end, last.end, f", {written}")
        # The last record has a line of its own, or there is no more room on it: this one begins a line too.
        lines = flow_lines(value, before + name, before + " ", as_json=self.as_json)
        return Edit(last.end, last.end, "," + self._joined(lines))

    def _after(self, key: Node, lines: list[str]) -> list[Edit]:
        """Return the edit that gives a value to a name that has none."""
        first, *rest = lines
        colon = self.text.index(":", key.end) + 1
        value = first.partition(":")[2]
        if value and rest:
            raise NoPlace("the text there has a form of its own")
        return [Edit(colon, colon, value)] if value else self._below(colon, rest)

    def _below(self, end: int, lines: list[str]) -> list[Edit]:
        """Return the edits in question: after the line of the last word, or after the empty lines that end a text."""
        word = len(self.text[:end].rstrip())
        found = dict.fromkeys((self._line_end(word), self._line_end(max(end - 1, word))))
        return [Edit(place, place, self._joined(lines)) for place in found]

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        return end - 1 if end > place and self.text[end - 1] == "\r" else end

    def _joined(self, lines: list[str]) -> str:
        return "".join(self.line_break + line for line in lines)

    def _checked(self, edits: list[Edit], path: tuple[Step, ...], value: Value) -> Edit:
        """Return the first edit after which the file says what it said and the new value, and nothing else."""
        wanted = _said(self.text)
        at: Any = wanted
        for step in path:
            at = at[step]
        if isinstance(at, list):
            at.append(value)
        else:
            at.update(value)
        for edit in edits:
            try:
                if _said(edit.of(self.text)) == wanted:
                    return edit
            except InputError:
                continue
        raise NoPlace("the text there has a form of its own")


def _said(text: str) -> Any:
    """Return what a file says, whatever it looks like."""
    tree, problems = read_tree(text.encode("utf-8"), "")
    if problems:
        raise InputError(problems)
    return plain(tree)


def plain(node: Any) -> Any:
    """Return what a tree says as plain fields, lists and texts, without its places."""
    if isinstance(node, TextMap):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, TextList):
        return [plain(value) for value in node]
    return node
