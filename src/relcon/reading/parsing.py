"""Texts parsed into trees: YAML 1.2, as ruamel.yaml reads it.

Nothing is resolved: ``on``, ``no``, ``0.6`` and ``1:30`` stay the text they are.
Only ``null``, ``~`` and nothing at all, unquoted, are empty. A parser in C reads first. What it refuses (an error,
JSON's pairs of escapes for rare characters) or might count otherwise, the one in Python reads: its message stands. That
one is slow: to find an error it begins with the field of the first column in which the parser in C found one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from relcon.reading.problems import InputError, Kind, Problem
from relcon.reading.text_tree import COLUMNS, Node, Place, TextList, TextMap, located

DEEPEST = 40

_BREAKS_OF_OLD = "\x85\u2028\u2029"  # ends of lines in YAML 1.1, and so to the parser in C; not in 1.2
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2022"  # a hyphen, and what a word processor makes of one
_SPACES = re.compile("[\xa0\u2000-\u200b\u202f\u3000\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_EMPTY = frozenset(("", "~", "null"))
_NOWHERE: Final = -1
_NO_YAML = (YAMLError, ValueError, OverflowError, RecursionError)
_OTHERWISE = "Unicode character escape"  # of the parser in C: JSON's pairs of escapes, which are right
_FIELD = re.compile(r"^[A-Za-z_][\w.-]*[ \t]*:(?=\s)", re.MULTILINE)
_DOCUMENT = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_LONGEST = 200_000  # characters of one field through which the parser in Python goes to an error: some seconds
_MOST = 1_000  # problems after which a text is read no further


def _place(event: Event) -> Place:
    mark = event.start_mark
    place: Place = mark.line * COLUMNS + mark.column
    return place


def _joined(text: str) -> str | None:
    """Join surrogate pairs, which JSON writes for rare characters; ``None`` if one stands alone."""
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return None


@dataclass(slots=True)
class Piece:
    """A value in braces that unquoted commas cut: ``{title: report, 2 g, date: …}`` has a field ``2 g`` without value.

    Attributes
    ----------
    field
        Whose value it is.
    mapping
        Where the braces open.
    start, end
        The value with all its pieces, as offsets into the text.
    """

    field: str
    mapping: Place
    start: int
    end: int


class _Reader:
    """Builds the tree from parse events and collects what is wrong on the way."""

    def __init__(self, events: Iterator[Event], text: str, file: str) -> None:
        self.events = events
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.pieces: list[Piece] = []

    def refuse(self, kind: Kind, event: Event, message: str, found: str | None = None) -> None:
        where = located(self.file, _place(event))
        self.problems.append(Problem(kind, self.file, where.line, where.column, found=found, message=message))
        if len(self.problems) == _MOST:
            raise InputError(self.problems)

    def document(self) -> Parsed:
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
        return Parsed(root, where, self.problems, self.pieces)

    def node(self, event: Event, depth: int) -> Node:
        if type(event) is ScalarEvent and event.style != '"' and event.anchor is None and event.ctag is None:
            plain: str = event.value  # nearly all of a file: it goes straight through
            return None if plain in _EMPTY and not event.style else plain
        if isinstance(event, AliasEvent):
            message = "an alias: write the text out instead; a text that begins with * stands in quotes"
            self.refuse("anchor", event, message, f"*{event.anchor}")
            return None
        anchor, tag = getattr(event, "anchor", None), getattr(event, "ctag", None)
        if anchor is not None:
            message = (
                "an anchor: remove it, and write out what refers to it; a text that begins with & stands in quotes"
            )
            self.refuse("anchor", event, message, f"&{anchor}")
        if tag is not None:
            message = "a tag: remove it; every value is read as text; a text that begins with ! stands in quotes"
            self.refuse("tag", event, message, str(tag))
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

    def mapping(self, start: MappingStartEvent, depth: int) -> TextMap:
        result = TextMap(self.file, _place(start))
        keys_at, values_at = result.keys_at, result.values_at
        whole: Piece | None = None  # the value before, where more of it may follow after a comma
        for event in self.events:
            if type(event) is MappingEndEvent:
                break
            key = self.key(event, depth)
            following = next(self.events)
            value = self.node(following, depth + 1)
            if start.flow_style:
                if whole is not None and self.cut(event, following):
                    whole.end = following.end_mark.index if value is not None else event.end_mark.index
                    if not self.pieces or self.pieces[-1] is not whole:
                        self.pieces.append(whole)
                elif whole is None and value is None and self.cut(event, following):
                    self.pieces.append(Piece("", result.place, event.start_mark.index, event.end_mark.index))
                elif type(following) is ScalarEvent and value is not None:
                    whole = Piece(key, result.place, following.start_mark.index, following.end_mark.index)
                else:
                    whole = None
            if key in result:
                first = located(self.file, keys_at[key])
                self.refuse("duplicate_key", event, f"the same key twice; first on line {first.line}", key)
            elif key == "<<":
                self.refuse("merge_key", event, "a merge key: write the fields out instead", key)
            else:
                result[key] = value
                mark = event.start_mark
                keys_at[key] = place = mark.line * COLUMNS + mark.column
                # An empty value has no place of its own: the parser puts it at whatever comes next.
                if value is not None:
                    mark = following.start_mark
                    place = mark.line * COLUMNS + mark.column
                values_at[key] = place
        return result

    def cut(self, key: Event, value: Event) -> bool:
        """Whether this is no field, but the rest of the value before: it has no colon, or a space in its name."""
        if type(key) is not ScalarEvent or key.style:
            return False
        if type(value) is ScalarEvent and not value.value and not value.style:
            return not self.text[key.end_mark.index : value.start_mark.index].rstrip().endswith(":")
        return " " in key.value

    def key(self, event: Event, depth: int) -> str:
        if isinstance(event, ScalarEvent):
            if event.style != '"' and event.anchor is None and event.ctag is None:
                plain: str = event.value
                if plain and (plain[0] in _DASHES or not plain.isascii()):
                    self.typed(plain, event)
                return plain
            self.node(event, depth)
            return _joined(event.value) or ""
        self.refuse("syntax", event, "a list or mapping as a key: a key is one word")
        self.node(event, depth + 1)
        return ""

    def typed(self, key: str, event: Event) -> None:
        """Refuse a key that begins with what should be the dash of a list, or holds a space that is none."""
        if key.startswith("--"):
            self.refuse("syntax", event, "a dash too many: an entry of a list begins with one", key)
        elif key[0] == "-":
            self.refuse("syntax", event, f'a space is missing after the dash: "- {key[1:]}"')
        elif key[0] in _DASHES:
            self.refuse("syntax", event, f'an entry of a list begins with a hyphen: "- {key[1:].lstrip()}"', key)
        elif (odd := _SPACES.search(key)) is not None:
            self.refuse(
                "syntax", event, f"a space that only looks like one (code {ord(odd[0]):04x}): type it anew", key
            )


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds.

    Attributes
    ----------
    root
        Its one value; ``None`` where there is nothing.
    where
        Where that starts.
    problems
        What is wrong with it though it can be parsed.
    pieces
        Values in braces that unquoted commas cut.
    """

    root: Node
    where: Place
    problems: list[Problem]
    pieces: list[Piece]


class NotYAML(Exception):
    """A text that is no YAML.

    Attributes
    ----------
    error
        What the parser says, with a place in most cases.
    last
        The last parse event before it, where that is known.
    brackets
        Which brackets are open there, the innermost last.
    """

    def __init__(self, error: Exception, last: Event | None = None, brackets: Sequence[str] = ()) -> None:
        super().__init__(error)
        self.error = error
        self.last = last
        self.brackets = brackets


def parse(text: str, file: str) -> Parsed:
    """Parse a text into a tree.

    Raises
    ------
    NotYAML
        Where it is none.
    InputError
        Where it is nested too deep, or wrong in too many places.
    """
    if any(mark in text for mark in _BREAKS_OF_OLD):
        return _told(text, file, 0)
    found = _fast(text, file)
    if found is not None:
        return found
    error = _refusal(text)
    at = error.problem_mark.index if isinstance(error, MarkedYAMLError) and error.problem_mark is not None else 0
    if error is not None and _OTHERWISE in str(error):
        return _told(text, file, 0)
    start = _whole_fields(text, at)
    if error is not None and at - start > _LONGEST:
        raise NotYAML(error)
    if start:
        with suppress(InputError):  # its places are not those of the file
            _told(text, file, start)
    return _told(text, file, 0)


def _refusal(text: str) -> Exception | None:
    """Return what the parser in C says against a text."""
    try:
        for _ in iter(YAML(typ="safe").get_constructor_parser(text)[1].get_event, None):
            pass
    except _NO_YAML as error:
        return error
    return None


def _whole_fields(text: str, end: int) -> int:
    """Return where the last field of the first column begins before which all is whole; else 0."""
    if _DOCUMENT.search(text, 0, end):
        return 0
    starts = [one.start() for one in _FIELD.finditer(text, 0, end)]
    found = bisect_left(starts, 1, key=lambda start: _refusal(text[:start]) is not None)
    return starts[found - 1] if found else 0


def _told(text: str, file: str, start: int) -> Parsed:
    """Read a text from a place on with the parser in Python, which says where it is no YAML, and why."""
    last: Event | None = None
    open_ones: list[str] = []

    def watched() -> Iterator[Event]:
        nonlocal last
        for event in YAML(typ="safe", pure=True).parse(text[start:]):
            last = event
            if isinstance(event, CollectionStartEvent):
                bracket = "{" if isinstance(event, MappingStartEvent) else "["
                open_ones.append(bracket if event.flow_style else "")
            elif isinstance(event, CollectionEndEvent):
                open_ones.pop()
            yield event

    try:
        return _Reader(watched(), text[start:], file).document()
    except _NO_YAML as error:
        line = text.count("\n", 0, start)
        for told in (error, last):
            for name in ("context_mark", "problem_mark", "start_mark", "end_mark"):
                mark = getattr(told, name, None)
                if mark is not None:
                    setattr(told, name, StringMark(file, mark.index + start, mark.line + line, mark.column, None, 0))
        raise NotYAML(error, last, [one for one in open_ones if one]) from None


def _fast(text: str, file: str) -> Parsed | None:
    """Read with the parser in C, which is YAML 1.1 at the edges; ``None`` where it refuses."""
    reader = _Reader(iter(YAML(typ="safe").get_constructor_parser(text)[1].get_event, None), text, file)
    try:
        return reader.document()
    except _NO_YAML:
        return None


def events(text: str) -> Iterator[Event]:
    """Yield the parse events of a text that `parse` has read."""
    try:
        found: list[Event] = list(iter(YAML(typ="safe").get_constructor_parser(text)[1].get_event, None))
    except _NO_YAML:
        found = list(YAML(typ="safe", pure=True).parse(text))
    return iter(found)
