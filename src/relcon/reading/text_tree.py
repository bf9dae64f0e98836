"""A YAML or JSON file as a tree of text in which every key and value knows its line and column.

YAML 1.2 as parsed by ruamel.yaml; nothing is resolved: ``on``, ``no``, ``0.6`` and ``1:30`` stay the text they are.
Only ``null``, ``~`` and nothing at all, unquoted, are empty. A parser in C reads first. What it refuses (an error,
JSON's pairs of escapes for rare characters) or might count otherwise, the one in Python reads: its message stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from relcon.reading.problems import InputError, Kind, Problem
from relcon.records.base import Location

DEEPEST = 40
LARGEST = 50_000_000

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAKS_OF_OLD = "\x85\u2028\u2029"  # ends of lines in YAML 1.1, and so to the parser in C; not in 1.2
_HARMLESS = ("duplicate_key", "tag")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_EMPTY = frozenset(("", "~", "null"))
_NOWHERE: Final = -1


Place = int
"""A line and a column in one number, counted from 0: a large file has many, and few are ever told."""

_COLUMNS = 1 << 26  # more than a file may have characters


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
    line, column = divmod(place, _COLUMNS)
    return Location(file, line + 1, column + 1)


def _place(event: Event) -> Place:
    mark = event.start_mark
    place: Place = mark.line * _COLUMNS + mark.column
    return place


def _decode(data: bytes, file: str) -> str:
    def refuse(kind: Kind, message: str, before: str) -> InputError:
        lines = _BREAKS.split(before)
        return InputError([Problem(kind, file, len(lines), len(lines[-1]) + 1, message=message)])

    if len(data) > LARGEST:
        raise InputError([Problem("too_large", file, None, None, message=f"larger than {LARGEST // 10**6} MB")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        raise refuse("not_utf8", "not UTF-8 text: save the file as UTF-8 and try again", before) from None
    strange = _NOT_TEXT.search(text)
    if strange is not None:
        code = f"{ord(strange[0]):04x}"
        message = f"a character that no text has (code {code}): is this a text file?"
        raise refuse("control_character", message, text[: strange.start()])
    return text


def _joined(text: str) -> str | None:
    """Join surrogate pairs, which JSON writes for rare characters; ``None`` if one stands alone."""
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return None


class _Reader:
    """Builds the tree from parse events and collects what is wrong on the way."""

    def __init__(self, events: Iterator[Event], file: str) -> None:
        self.events = events
        self.file = file
        self.problems: list[Problem] = []

    def refuse(self, kind: Kind, event: Event, message: str, found: str | None = None) -> None:
        where = located(self.file, _place(event))
        self.problems.append(Problem(kind, self.file, where.line, where.column, found=found, message=message))

    def document(self) -> tuple[Node, Place]:
        root: Node = None
        where = _NOWHERE
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse("several_documents", event, "a second document (---): a file holds one")
                    break
                first = next(self.events)
                where = _place(first)
                root = self.node(first, 1)
        return root, where

    def node(self, event: Event, depth: int) -> Node:
        if type(event) is ScalarEvent and event.style != '"' and event.anchor is None and event.ctag is None:
            plain: str = event.value  # nearly all of a file: it goes straight through
            return None if plain in _EMPTY and not event.style else plain
        if isinstance(event, AliasEvent):
            self.refuse("anchor", event, "an alias: write the text out instead", f"*{event.anchor}")
            return None
        anchor, tag = getattr(event, "anchor", None), getattr(event, "ctag", None)
        if anchor is not None:
            self.refuse("anchor", event, "an anchor: remove it, and write out what refers to it", f"&{anchor}")
        if tag is not None:
            self.refuse("tag", event, "a tag: remove it; every value is read as text", str(tag))
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if depth > DEEPEST:
            self.refuse("too_deep", event, f"nested more than {DEEPEST} deep")
            raise InputError(self.problems)
        return self.mapping(event, depth) if isinstance(event, MappingStartEvent) else self.sequence(event, depth)

    def scalar(self, event: ScalarEvent) -> str | None:
        text: str = event.value
        if event.style != '"':  # only there an escape may stand, and in it what the file itself may not hold
            return None if text in _EMPTY and not event.style else text
        whole = _joined(text)
        if whole is None or _CONTROL.search(whole):
            self.refuse("control_character", event, "a character that no text has", text)
            return ""
        return whole

    def sequence(self, start: Event, depth: int) -> TextList:
        result = TextList(self.file, _place(start))
        for event in self.events:
            if type(event) is SequenceEndEvent:
                break
            result.append(self.node(event, depth + 1))
            result.items_at.append(_place(event))
        result.numbers = list(range(len(result)))
        return result

    def mapping(self, start: Event, depth: int) -> TextMap:
        result = TextMap(self.file, _place(start))
        keys_at, values_at = result.keys_at, result.values_at
        for event in self.events:
            if type(event) is MappingEndEvent:
                break
            key = self.key(event, depth)
            following = next(self.events)
            value = self.node(following, depth + 1)
            if key in result:
                first = located(self.file, keys_at[key])
                self.refuse("duplicate_key", event, f"the same key twice; first on line {first.line}", key)
            elif key == "<<":
                self.refuse("merge_key", event, "a merge key: write the fields out instead", key)
            else:
                result[key] = value
                mark = event.start_mark
                keys_at[key] = place = mark.line * _COLUMNS + mark.column
                # An empty value has no place of its own: the parser puts it at whatever comes next.
                if value is not None:
                    mark = following.start_mark
                    place = mark.line * _COLUMNS + mark.column
                values_at[key] = place
        return result

    def key(self, event: Event, depth: int) -> str:
        if isinstance(event, ScalarEvent):
            if event.style != '"' and event.anchor is None and event.ctag is None:
                plain: str = event.value
                return plain
            self.node(event, depth)
            return _joined(event.value) or ""
        self.refuse("syntax", event, "a list or mapping as a key: a key is one word")
        self.node(event, depth + 1)
        return ""


def read_tree(data: bytes, file: str) -> tuple[TextMap, list[Problem]]:
    """Parse one file into text.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        The file's name for messages and locations.

    Returns
    -------
    TextMap
        The file's top-level mapping.
    list of Problem
        Duplicate keys and tags: errors that leave the rest of the file readable (a first key wins).

    Raises
    ------
    InputError
        With every problem up to the first one after which nothing more can be told: a syntax error, an encoding error,
        too deep a nesting, an anchor or alias, a merge key, a second document.
    """
    text = _decode(data, file)
    found = None if any(mark in text for mark in _BREAKS_OF_OLD) else _fast(text, file)
    reader, root, where = found or _slow(text, file)
    if root is None:
        raise InputError([*reader.problems, Problem("empty", file, 1, 1, message="the file is empty")])
    if not isinstance(root, TextMap):
        message = "a file starts with a mapping, such as format: relcon/case/1"
        at = located(file, where)
        reader.problems.append(Problem("not_a_mapping", file, at.line, at.column, message=message))
    if not isinstance(root, TextMap) or any(problem.kind not in _HARMLESS for problem in reader.problems):
        raise InputError(reader.problems)
    return root, reader.problems


def _fast(text: str, file: str) -> tuple[_Reader, Node, Place] | None:
    """Read with the parser in C, which is YAML 1.1 at the edges; ``None`` where it refuses."""
    reader = _Reader(iter(YAML(typ="safe").get_constructor_parser(text)[1].get_event, None), file)
    try:
        return reader, *reader.document()
    except (YAMLError, ValueError, OverflowError, RecursionError):
        return None


def _slow(text: str, file: str) -> tuple[_Reader, Node, Place]:
    """Read with the parser in Python, which has the last word on what is YAML 1.2, and says what is wrong."""
    reader = _Reader(YAML(typ="safe", pure=True).parse(text), file)
    try:
        return reader, *reader.document()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.problem, error.context) if part)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
        raise InputError([*reader.problems, Problem("syntax", file, line, column, message=_plain(said))]) from None
    except (YAMLError, ValueError, OverflowError, RecursionError):
        raise InputError(
            [*reader.problems, Problem("syntax", file, None, None, message="not YAML or JSON that can be read")]
        ) from None


def _plain(said: str) -> str:
    if "'\\t'" in said:
        return "a tab: indent with spaces"
    return f"not valid YAML: {said}"


def child(node: Node, step: str | int) -> tuple[Node, Location | None] | None:
    """Return the value under one key or index and where it stands, or ``None`` if there is none."""
    if isinstance(node, TextMap) and isinstance(step, str) and step in node:
        place = node.values_at.get(step)
        return node[step], None if place is None else located(node.file, place)
    if isinstance(node, TextList) and isinstance(step, int) and step < len(node):
        return node[step], located(node.file, node.items_at[step])
    return None


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
