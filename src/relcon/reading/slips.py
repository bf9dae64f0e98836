"""Slips of the hand where a file is no YAML, or other YAML than was meant: what was mistyped, where, and its fix.

A slip that only needs quotes is mended: the characters that mislead the parser are masked by others that no file has,
one for one, so that every line and column stays, and the rest of the file is read too. `unmasked` puts them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent

from relcon.reading.models import field_names
from relcon.reading.parsing import NotYAML, Piece, events
from relcon.reading.problems import Problem
from relcon.reading.text_tree import TextList, TextMap

_INDICATORS = ":,{}[]#\"'*&!%@|>`\\-?"
_MASKS = {ord(char): chr(0xFDD0 + number) for number, char in enumerate(_INDICATORS)}  # code points of no character
_BACK = {ord(mask): chr(char) for char, mask in _MASKS.items()}

_FIELD = re.compile(r"([A-Za-z_][\w.-]*)\s*:(?=\s|$)")
_NEXT_FIELD = re.compile(r",\s*[a-z0-9][a-z0-9_]*\s*:(?=\s|$)|,\s*(?:5K1\.1|1B1\.\w+)\s*:")
_COMMENT = re.compile(r"[ \t]#")
_NUMBERED = re.compile(r"\S[ \t]+#[0-9]")
_CLOSING_QUOTE = re.compile(r'"(?=\s*(?:[,}\]#]|$))', re.MULTILINE)
_OPENS, _CLOSES = "\"'\u201c\u2018", "\"'\u201d\u2019"
_CURLY = "\u201c\u201d\u2018\u2019"
_CURLY_WHY = "curly quotes do not quote; type straight ones"
_COLON_WHY = "a colon ends a name; it is no part of a value without quotes"
_OPENING: Mapping[str, str] = {"{": "}", "[": "]"}


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
        line, column = _place(text, self.at)
        also = tuple(_place(text, start) for start, _ in self.masks)
        return Problem("syntax", file, line, column, message=self.message, also=also)


def _place(text: str, at: int) -> tuple[int, int]:
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


def _put(*values: str) -> str:
    return "put quotes around " + " and ".join(quoted(value) for value in values)


# Values that YAML reads, but not as they were meant.


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
        if text[first.start] in _CURLY:
            cut = _CURLY_WHY
        whose = f" ({' and '.join(piece.field for piece in together)})" if len(together) > 1 else ""
        message = f"{cut}: {_put(*values)}{whose}"
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
            slips.append(_commented(text, event.start_mark.index, braces=braces[-1]))
    return slips


def _commented(text: str, start: int, *, braces: bool) -> Slip:
    """Return the slip of a value that a # cuts."""
    end = _end_in_braces(text, start) if braces else _end_of_line(text, start)
    message = f"a # after a space begins a comment, so that the value ends there: {_put(text[start:end])}"
    return Slip(start, message, ((start, end),))


def _end_of_line(text: str, start: int) -> int:
    end = re.compile(r"[^\r\n]*").match(text, start).end()  # type: ignore[union-attr]  # it matches anything
    return start + len(text[start:end].rstrip())


def _end_in_braces(text: str, start: int) -> int:
    """Return where a value in braces was to end: before the next field, or before the bracket that closes them."""
    last, depth = _end_of_line(text, start), 0
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


# Text that is no YAML.


@dataclass(frozen=True, slots=True)
class _Error:
    """What the parser said of a text: where (``at``), about what (``of``), in which words, and after which event."""

    text: str
    at: int
    of: int
    problem: str
    context: str
    last: Event | None
    brackets: Sequence[str]

    @property
    def in_braces(self) -> bool:
        """Whether it stands inside { } or [ ]; the parser may not have told of the last that opened."""
        return bool(self.brackets) or _opened(self.text, self.at)

    @property
    def line(self) -> int:
        """Where the line of the error starts."""
        return max(self.text.rfind("\n", 0, self.at), self.text.rfind("\r", 0, self.at)) + 1

    @property
    def before(self) -> str:
        """What stands on the line before the error."""
        return self.text[self.line : self.at]

    @property
    def got(self) -> str:
        """What the parser came upon, where it expected something else."""
        found = re.search(r"(?:but got|but found) '(.+)'\Z", self.problem)
        return found[1] if found is not None else ""

    def end(self, start: int) -> int:
        """Return where the value that starts there was to end."""
        if self.in_braces:
            return _end_in_braces(self.text, start)
        end = _end_of_line(self.text, start)
        comment = _COMMENT.search(self.text, start, end)
        return end if comment is None else start + len(self.text[start : comment.start()].rstrip())

    def value(self, start: int, why: str) -> Slip:
        """Return the slip of a value that lacks quotes."""
        end = max(self.end(start), start + 1)
        if self.text[start] in _CURLY:
            why = _CURLY_WHY
        return Slip(start, f"{why}: {_put(self.text[start:end])}", ((start, end),))


def in_syntax(text: str, found: NotYAML) -> Slip | None:
    """Return the slip behind a syntax error, or ``None`` where it is none of those known."""
    error = found.error
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return None
    at, context = error.problem_mark.index, error.context_mark
    said = error.problem or "", error.context or ""
    seen = _Error(text, at, context.index if context is not None else at, *said, found.last, found.brackets)
    for rule in _RULES:
        slip = rule(seen)
        if slip is not None:
            return slip
    return None


def _opened(text: str, at: int) -> bool:
    """Whether a bracket is open at a place of its line."""
    before = text[_start_of_line(text, at) : at]
    return any(before.count(opener) > before.count(closer) for opener, closer in _OPENING.items())


def _tab(seen: _Error) -> Slip | None:
    return Slip(seen.at, "a tab: indent with spaces") if "'\\t'" in seen.problem else None


def _quote(seen: _Error) -> Slip | None:
    """Quotes that are not closed where they should be, or closed too early by others inside."""
    if "scanning a" in seen.context and "quoted scalar" in seen.context:
        if "escape character" in seen.problem or "hexdecimal" in seen.problem:
            why = "a \\ in double quotes begins a code: use single quotes, or / instead of \\"
            end = _closing(seen.text, seen.of)
            value = seen.text[seen.of : end].strip('"').replace("'", "''")
            return Slip(seen.of, f"{why}: '{value}'", ((seen.of, end),))
        return _unclosed_quote(seen, seen.of)
    last = seen.last
    if not isinstance(last, ScalarEvent) or last.style not in ("'", '"') or last.end_mark.index > seen.at:
        return None
    if seen.text[last.end_mark.index : seen.at].strip():
        return None
    start = last.start_mark.index
    if last.start_mark.line < last.end_mark.line:
        return _unclosed_quote(seen, start)
    comma = _comma(seen, seen.at)
    if comma is not None:
        return comma
    end = max(seen.end(start), start + 1)
    if end < last.end_mark.index:
        return _unclosed_quote(seen, start)
    why = "quotes end inside this value"
    return Slip(start, f"{why}: {_put(seen.text[start:end])}", ((start, end),))


def _unclosed_quote(seen: _Error, start: int) -> Slip:
    """Return the slip of a quote that is not closed on its line, where it opens."""
    end = _end_in_braces(seen.text, start) if _opened(seen.text, start) else _end_of_line(seen.text, start)
    message = f"this quote is not closed: {quoted(seen.text[start:end])}"
    return Slip(start, message, ((start, end),))


def _start_of_line(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _closing(text: str, start: int) -> int:
    """Return the end of a quoted value on its line: after the quote that something other than text follows."""
    for match in re.compile(r'"(?=\s*(?:[,}\]#]|$))', re.MULTILINE).finditer(
        text, start + 1, _end_of_line(text, start)
    ):
        return match.end()
    return _end_of_line(text, start)


def _comma(seen: _Error, at: int) -> Slip | None:
    """Return the slip of a field in braces without the comma before it."""
    field = _FIELD.match(seen.text, at)
    if not seen.in_braces or seen.text[seen.of] == "[" or field is None or field[1] not in field_names():
        return None
    blank = at - 1 if seen.text[at - 1] == " " else None
    return Slip(at, f"a comma is missing before {field[1]}:", commas=() if blank is None else (blank,))


def _first_character(seen: _Error) -> Slip | None:
    """A value that begins with a character which has a meaning of its own."""
    if "scanning a block scalar" in seen.context:
        return seen.value(seen.of, f'a value without quotes cannot begin with "{seen.text[seen.of]}"')
    cannot = "cannot start any token" in seen.problem
    if cannot or seen.problem.startswith(("expected the node content, but found", "sequence entries are not allowed")):
        char = seen.text[seen.at : seen.at + 1]
        if char == ",":
            before = seen.text[: seen.at].rstrip()[-1:]
            if before != ":":
                return Slip(seen.at, "a comma with nothing before it: take one away")
        if char and char not in "]}":
            return seen.value(seen.at, f'a value without quotes cannot begin with "{char}"')
        if char:
            return Slip(seen.at, f"one {char} too many")
    if "alphabetic or numeric character" in seen.problem or seen.got == "<tag>":
        start = seen.at if seen.got == "<tag>" else seen.of
        return seen.value(start, f'a value without quotes cannot begin with "{seen.text[start]}"')
    last = seen.last
    if isinstance(last, AliasEvent) and last.end_mark.index <= seen.at and seen.got == "<scalar>":
        return seen.value(last.start_mark.index, 'a value without quotes cannot begin with "*"')
    return None


def _bracket(seen: _Error) -> Slip | None:
    """Brackets that are not closed, closed twice or inside a value."""
    got, text = seen.got, seen.text
    if not seen.in_braces:
        if got in ("}", "]"):
            return Slip(seen.at, f"one {got} too many")
        if got == ",":
            return Slip(seen.at, "a comma that stands in no brackets: a { or [ is missing before it")
        before = seen.before.rstrip()
        if got == "<scalar>" and before.endswith(("]", "}")):
            start = re.search(r":\s+(?=[\[{])", seen.before)
            if start is not None:
                return seen.value(seen.line + start.end(), "a bracket ends inside this value")
            return Slip(seen.line + len(before) - 1, f"this {before[-1]} closes too early: more follows on its line")
        return None
    opener = text[seen.of : seen.of + 1]
    if opener not in _OPENING:
        return None
    rest = text[seen.at :].strip()
    entry = re.compile(r"[ ]*(?:- |[\w.-]+:(?:\s|$))", re.MULTILINE).match(text, seen.line)
    if not rest or (seen.of < seen.line and entry is not None and (opener == "[" or not _deeper(seen))):
        line, _ = _place(text, seen.at)
        where = f"before line {line}" if rest else "at the end of the file"
        message = f"this {opener} is not closed: {_OPENING[opener]} is missing {where}"
        return _commented_out(seen) or Slip(seen.of, message)
    if got in ("}", "]"):
        line, column = _place(text, seen.at)
        opening = next(one for one, closing in _OPENING.items() if closing == got)
        if opening not in seen.brackets:
            return Slip(seen.at, f"this {got} closes nothing: {opening} is missing before it")
        message = f"this {opener} is not closed: {_OPENING[opener]} is missing before {got} at {line}:{column}"
        return Slip(seen.of, message)
    return None


def _deeper(seen: _Error) -> bool:
    """Whether the line of an error is indented more than the line on which its bracket opened."""
    above = seen.text[_start_of_line(seen.text, seen.of) : seen.of]
    line = seen.text[seen.line :]
    return len(line) - len(line.lstrip(" ")) > len(above) - len(above.lstrip(" ")) and not line.lstrip().startswith(
        "- "
    )


def _commented_out(seen: _Error) -> Slip | None:
    """Return the value whose # hides the closing bracket."""
    end = _end_of_line(seen.text, seen.of)
    comment = _COMMENT.search(seen.text, seen.of, end)
    if comment is None or _OPENING[seen.text[seen.of]] not in seen.text[comment.end() : end]:
        return None
    start = _value_start(seen.text, comment.start())
    return None if start is None else _commented(seen.text, start, braces=True)


def _value_start(text: str, at: int) -> int | None:
    """Return where the value begins in which ``at`` stands: after the last colon of its line."""
    line = text[_start_of_line(text, at) : at]
    colons = [match.end() for match in re.finditer(r":\s+", line)]
    return _start_of_line(text, at) + colons[-1] if colons else None


def _inside_braces(seen: _Error) -> Slip | None:
    """A colon or a bracket in a value without quotes, or a field without its comma."""
    if not seen.in_braces:
        return None
    if seen.got == ":":
        word = re.search(r"(?<=\s)([A-Za-z_][\w.-]*)\s*\Z", seen.before)
        comma = None if word is None else _comma(seen, seen.line + word.start(1))
        start = _value_start(seen.text, seen.at)
        if start is not None and word is not None and seen.line + word.start(1) == start:
            name = seen.text[start : seen.at]
            return (
                Slip(start, f"a {{ is missing before {name}:")
                if name in field_names()
                else seen.value(start, _COLON_WHY)
            )
        if comma is not None and (start is None or seen.text[start] not in _CURLY):
            return comma
        return (
            None if start is None else seen.value(start, "a colon ends a name; it is no part of a value without quotes")
        )
    if seen.got in ("{", "[", "<scalar>"):
        comma = _comma(seen, seen.at)
        start = _value_start(seen.text, seen.at)
        field = re.search(r", *([A-Za-z_]\w*) *\Z", seen.before)
        if comma is None and field is not None and field[1] in field_names():
            return Slip(seen.line + field.start(1), f"a colon is missing: {field[1]}: {seen.got}")
        if comma is not None or start is None:
            return comma or Slip(seen.at, f"{seen.text[seen.at]} does not belong here")
        return seen.value(start, "a bracket stands in a value without quotes")
    return None


def _colon(seen: _Error) -> Slip | None:
    """A second colon on a line, or a field on a line that goes on from the one before."""
    if not seen.problem.startswith("mapping values are not allowed"):
        return None
    start = _value_start(seen.text, seen.at)
    if start is not None:
        entry = re.match(r"\s*- +(?=[\w.-]+: [^{\[\"']*, *[a-z]\w*:)", seen.before + ":")
        if entry is not None and seen.text[: seen.end(start)].endswith(("}", ",")):
            return Slip(seen.line + entry.end(), "a { is missing after the dash")
        return seen.value(start, _COLON_WHY)
    name = re.fullmatch(r"[\s-]*([^\s:]+)", seen.before)
    above = _line_above(seen.text, seen.line)
    if name is None or above is None:
        return None
    where, line = above
    slip = _unfinished(where, line)
    if slip is not None:
        return slip
    key = re.match(r"\s*(?:- +)*(?=[^\s:-]+:\s+\S)", line)
    if key is None:
        return None
    at = seen.line + seen.before.index(name[1])
    odd = _odd_one(seen, key.end())
    if odd is not None:
        return odd
    return Slip(
        at,
        f"{name[1]} is indented below a field that has its value already: begin it at column {key.end() + 1}, "
        "as the field above it",
    )


def _line_above(text: str, line: int) -> tuple[int, str] | None:
    """Return the last line with content above one, and where it starts."""
    end = line
    while end > 0:
        start = _start_of_line(text, end - 1)
        content = text[start:end]
        if content.strip() and not content.lstrip().startswith("#"):
            return start, content.rstrip()
        end = start
    return None


def _unfinished(where: int, line: str) -> Slip | None:
    """Return the slip of a line that should have been a field: no colon, no space after it or after the dash."""
    dash = re.match(r"\s*(-)(?=[^\s-])", line)
    if dash is not None:
        return Slip(where + dash.start(1), f"a space is missing after the dash: - {line[dash.end() :].strip()}")
    joined = re.match(r"\s*(?:- +)*(([A-Za-z_][\w.-]*):(?=[^\s/:])(.*))\Z", line)
    if joined is not None:
        message = f"a space is missing after the colon: {joined[2]}: {joined[3].strip()}"
        return Slip(where + joined.start(1), message)
    dashes = re.match(r"\s*(-{2,})(?=\s)", line)
    if dashes is not None:
        return Slip(where + dashes.start(1), "a dash too many: an entry of a list begins with one")
    twice = re.match(r"\s*(?:- +)*([\w.-]+)::(?=\s|\Z)", line)
    if twice is not None:
        return Slip(where + twice.start(1), f"a colon too many: {twice[1]}:")
    bare = re.match(r"\s*(?:- +)*([A-Za-z_][\w.-]*)(?:[ \t]+(\S.*))?\Z", line)
    if bare is not None and bare[1] in field_names():
        return Slip(where + bare.start(1), f"a colon is missing: {bare[1]}:{f' {bare[2]}' if bare[2] else ''}")
    return None


def _no_field(seen: _Error) -> Slip | None:
    """A line among fields that is none."""
    if "could not find expected ':'" not in seen.problem:
        return None
    line = seen.text[_start_of_line(seen.text, seen.of) : _end_of_line(seen.text, seen.of)]
    slip = _unfinished(_start_of_line(seen.text, seen.of), line)
    if slip is not None:
        return slip
    if line.lstrip().startswith(("{", "[")):
        return Slip(seen.of, f"a dash is missing before {line.lstrip()[0]}: an entry of a list begins with -")
    return Slip(
        seen.of,
        "a line without a field: write name: value; or, if it goes on from the line above, indent it and put the "
        "whole value in quotes",
    )


def _indented(seen: _Error) -> Slip | None:
    """A field or a dash that stands at a column of no field or list above it."""
    first = re.search(r"^( +)[^\s#]", seen.text[: seen.line], re.MULTILINE)
    if seen.problem.startswith("expected '<document start>'") and first is not None:
        return Slip(first.end(1), "the fields of the file itself begin at column 1: this one is indented")
    if not seen.problem.startswith("expected <block end>"):
        return None
    dashes, keys = _columns(seen.text, seen.line)
    column = seen.at - seen.line
    if seen.got in ("<block sequence start>", "-"):
        what, columns, of = "this dash", dashes, "the list above it"
        if not columns:
            entry = re.compile(r"^[ ]*(?=[{\[])", re.MULTILINE).search(seen.text, seen.of, seen.line)
            if entry is not None:
                return Slip(entry.end(), f"a dash is missing before {seen.text[entry.end()]}")
            return Slip(seen.at, "an entry of a list among fields: its field (name:) is missing above it")
    elif seen.got in ("<block mapping start>", "?"):
        name = re.match(r"[^\s:]+", seen.text[seen.at :])
        what, columns, of = (name[0] if name else "this"), keys, "the fields of the record above it"
    elif seen.got in _OPENING:
        return Slip(seen.at, f"a dash is missing before {seen.got}, or stands elsewhere than the dashes above it")
    else:
        return None
    others = [one for one in columns if one != column]
    if not others:
        return None
    nearest = min(others, key=lambda one: (abs(one - column), -one))
    odd = _odd_one(seen, nearest)
    if odd is not None:
        return odd
    return Slip(seen.at, f"{what} stands at column {column + 1}, {of} at column {nearest + 1}: move it there")


def _odd_one(seen: _Error, column: int) -> Slip | None:
    """Return the slip of the line above, where it alone stands at its column and those below agree."""
    above = _line_above(seen.text, seen.line)
    if above is None:
        return None
    where, line = above
    indent = len(seen.before) - len(seen.before.lstrip(" "))
    further = seen.text[_end_of_line(seen.text, seen.line) :].splitlines()
    agree = next((one for one in further if one.strip() and not one.startswith(" " * (indent + 1))), "")
    starts = re.match(r"\s*(?:- +)*", line)
    if len(agree) - len(agree.lstrip(" ")) != indent or not agree or starts is None:
        return None
    if column not in (starts.end(), len(line) - len(line.lstrip(" "))):
        return None
    before = _line_above(seen.text, where)
    if before is not None and len(before[1]) - len(before[1].lstrip(" ")) == len(line) - len(line.lstrip(" ")):
        return None
    name = re.match(r"-|[^\s:]+", line[column:])
    what = "this dash" if name is not None and name[0] == "-" else name[0] if name is not None else "this"
    return Slip(where + column, f"{what} stands at column {column + 1}, those below it at {indent + 1}: move it there")


def _columns(text: str, until: int) -> tuple[list[int], list[int]]:
    """Return the columns of the lists and of the fields that are open at a line, as they stand above it."""
    dashes: list[int] = []
    keys: list[int] = []
    for line in text[:until].splitlines():
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        dashes = [one for one in dashes if one <= indent]
        keys = [one for one in keys if one <= indent]
        starts = re.match(r"\s*((?:- +)*)", line)
        for dash in re.finditer("-", starts[1] if starts else ""):
            dashes.append(indent + dash.start())
        at = starts.end() if starts else indent
        if re.match(r"[^\s:]+:(?:\s|$)", line[at:]):
            keys.append(at)
    return sorted(set(dashes)), sorted(set(keys))


_RULES = (_tab, _quote, _first_character, _bracket, _inside_braces, _colon, _no_field, _indented)
