"""Slips of the hand: what was mistyped, where, and its fix; first those that YAML reads, but not as they were meant.

A slip that only needs quotes is mended: the characters that mislead the parser are masked by others that no file has,
one for one, so that every line and column stays, and the rest of the file is read too. `unmasked` puts them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from relcon.reading.models import field_names
from relcon.reading.parsing import Piece, events
from relcon.reading.problems import Problem
from relcon.reading.text_tree import TextList, TextMap

_INDICATORS = ":,{}[]#\"'*&!%@|>`\\-?"
_MASKS = {ord(char): chr(0xFDD0 + number) for number, char in enumerate(_INDICATORS)}  # code points of no character
_BACK = {ord(mask): chr(char) for char, mask in _MASKS.items()}

_NEXT_FIELD = re.compile(r",\s*[a-z0-9][a-z0-9_]*\s*:(?=\s|$)|,\s*(?:5K1\.1|1B1\.\w+)\s*:")
_NUMBERED = re.compile(r"\S[ \t]+#[0-9]")
_OPENS, _CLOSES = "\"'\u201c\u2018", "\"'\u201d\u2019"
CURLY = "\u201c\u201d\u2018\u2019"
CURLY_WHY = "curly quotes do not quote; type straight ones"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip.

    Attributes
    ----------
    at
        Where it was made, as an offset into the text.
    message
        What is wrong and what to write.
    masks
        The values that lack quotes, as pairs of offsets: to be masked.
    commas
        Offsets of blanks in whose place a comma is missing.
    """

    at: int
    message: str
    masks: tuple[tuple[int, int], ...] = ()
    commas: tuple[int, ...] = ()

    def problem(self, text: str, file: str) -> Problem:
        """Return it as a problem of the file, which speaks for every value that it spoils."""
        line, column = place_of(text, self.at)
        also = tuple(place_of(text, start) for start, _ in self.masks)
        return Problem("syntax", file, line, column, message=self.message, also=also)


def place_of(text: str, at: int) -> tuple[int, int]:
    """Return line and column of an offset, counted from 1."""
    lines = re.split("\r\n|\r|\n", text[:at])
    return len(lines), len(lines[-1]) + 1


def mended(text: str, found: Iterable[Slip]) -> str | None:
    """Return the text without the slips, every other character in its place; ``None`` where one cannot be mended."""
    result = text
    for slip in found:
        if not slip.masks and not slip.commas:
            return None
        for start, end in slip.masks:
            result = result[:start] + result[start:end].translate(_MASKS) + result[end:]
        for at in slip.commas:
            result = f"{result[:at]},{result[at + 1 :]}"
    return result if result != text else None


def unmasked(node: Any) -> Any:
    """Return a tree with the characters that were masked, each value as it is once it has its quotes."""
    if isinstance(node, str):
        text = node.translate(_BACK)
        return text if text == node else _as_meant(text)
    if isinstance(node, TextMap):
        tree = TextMap(node.file, node.place, {name.translate(_BACK): unmasked(value) for name, value in node.items()})
        tree.keys_at = {name.translate(_BACK): place for name, place in node.keys_at.items()}
        tree.values_at = {name.translate(_BACK): place for name, place in node.values_at.items()}
        return tree
    if isinstance(node, TextList):
        items = TextList(node.file, node.place)
        for position, item in enumerate(node):
            items.add(unmasked(item), node.items_at[position], node.numbers[position])
        return items
    return node


def _as_meant(value: str) -> str:
    """Return a value without the quotes around it, or the one before it."""
    value = " ".join(value.split())
    if len(value) > 1 and value[0] in _OPENS and value[-1] in _CLOSES:
        return value[1:-1]
    return value[1:] if value and value[0] in _OPENS and value[0] not in value[1:] else value


def quoted(value: str) -> str:
    """Return a value in the quotes that leave what it says alone."""
    value = _as_meant(value.translate(_BACK))
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def put_quotes(*values: str) -> str:
    """Say what to put quotes around."""
    return "put quotes around " + " and ".join(quoted(value) for value in values)


def in_values(text: str, pieces: Sequence[Piece]) -> list[Slip]:
    """Return the values that unquoted commas or a # cut short, those of one mapping together."""
    found: dict[int, list[Piece]] = {}
    slips = []
    for piece in pieces:
        slip = _no_colon(text, piece)
        if slip is not None:
            slips.append(slip)
        else:
            found.setdefault(piece.mapping, []).append(piece)
    for together in found.values():
        values = [text[piece.start : piece.end] for piece in together]
        first = together[0]
        cut = "a comma ends a value without quotes"
        if text[first.start] in CURLY:
            cut = CURLY_WHY
        whose = f" ({' and '.join(piece.field for piece in together)})" if len(together) > 1 else ""
        message = f"{cut}: {put_quotes(*values)}{whose}"
        slips.append(Slip(first.start, message, tuple((piece.start, piece.end) for piece in together)))
    return slips or _numbered(text)


def _no_colon(text: str, piece: Piece) -> Slip | None:
    """Return the slip of a field in braces without its colon or the space after it."""
    for part in re.finditer(r"[^,]+", text[piece.start : piece.end]):
        word = re.match(r"\s*([A-Za-z_]\w*)(:| )\s*(\S.*)", part[0], re.DOTALL)
        if word is None or word[1] not in field_names() or (piece.field and part.start() == 0):
            continue
        at = piece.start + part.start() + word.start(1)
        missing = "a space is missing after the colon" if word[2] == ":" else "a colon is missing"
        return Slip(at, f"{missing}: {word[1]}: {word[3].strip()}")
    if not piece.field:
        value = text[piece.start : piece.end]
        return Slip(
            piece.start,
            f'"{value}" stands without a field: write name: value, or put it in quotes with the '
            "value that it belongs to",
            ((piece.start, piece.end),),
        )
    return None


def _numbered(text: str) -> list[Slip]:
    """Return values of which a number sign cuts the rest off as a comment: ``title: Exhibit #3``."""
    hits = {match.start() + 1 for match in _NUMBERED.finditer(text)}
    slips = []
    braces: list[bool] = []
    for event in events(text) if hits else ():
        if isinstance(event, CollectionStartEvent):
            braces.append(bool(event.flow_style))
        elif isinstance(event, CollectionEndEvent):
            braces.pop()
        elif isinstance(event, ScalarEvent) and not event.style and event.value and event.end_mark.index in hits:
            slips.append(commented(text, event.start_mark.index, braces=braces[-1]))
    return slips


def commented(text: str, start: int, *, braces: bool) -> Slip:
    """Return the slip of a value that a # cuts."""
    end = end_in_braces(text, start) if braces else end_of_line(text, start)
    message = f"a # after a space begins a comment, so that the value ends there: {put_quotes(text[start:end])}"
    return Slip(start, message, ((start, end),))


def end_of_line(text: str, start: int) -> int:
    """Return where the line of an offset ends, without the blanks there."""
    end = re.compile(r"[^\r\n]*").match(text, start).end()  # type: ignore[union-attr]  # it matches anything
    return start + len(text[start:end].rstrip())


def end_in_braces(text: str, start: int) -> int:
    """Return where a value in braces was to end: before the next field, or before the bracket that closes them."""
    last, depth = end_of_line(text, start), 0
    for at in range(start, last):
        char = text[at]
        if char in "{[":
            depth += 1
        elif char in "}]":
            depth -= 1
            if depth < 0:
                return start + len(text[start:at].rstrip())
        elif char == "," and depth == 0:
            if at == last - 1 or _NEXT_FIELD.match(text, at):
                return start + len(text[start:at].rstrip())
    return last


def start_of_line(text: str, at: int) -> int:
    """Return where the line of an offset begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
