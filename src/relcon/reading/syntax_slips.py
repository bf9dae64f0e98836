"""Slips of the hand where a text is no YAML: quotes, brackets and commas; which of all slips it was."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent, ScalarEvent

from relcon.reading.line_slips import indented, no_field, second_colon
from relcon.reading.models import field_names
from relcon.reading.parsing import NotYAML
from relcon.reading.slips import (
    CURLY,
    Slip,
    commented,
    end_in_braces,
    end_of_line,
    place_of,
    put_quotes,
    quoted,
    start_of_line,
)
from relcon.reading.syntax_fault import COLON_WHY, COMMENT, OPENING, SyntaxFault, opened, value_start

_FIELD = re.compile(r"([A-Za-z_][\w.-]*)\s*:(?=\s|$)")
_CLOSING_QUOTE = re.compile(r'"(?=\s*(?:[,}\]#]|$))', re.MULTILINE)


def in_syntax(text: str, found: NotYAML) -> Slip | None:
    """Return the slip behind a syntax error, or ``None`` where it is none of those known."""
    error = found.error
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return None
    at, context = error.problem_mark.index, error.context_mark
    said = error.problem or "", error.context or ""
    seen = SyntaxFault(text, at, context.index if context is not None else at, *said, found.last, found.brackets)
    for rule in _RULES:
        slip = rule(seen)
        if slip is not None:
            return slip
    return None


def _tab(seen: SyntaxFault) -> Slip | None:
    return Slip(seen.at, "a tab: indent with spaces") if "'\\t'" in seen.problem else None


def _quote(seen: SyntaxFault) -> Slip | None:
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
    comma = missing_comma(seen, seen.at)
    if comma is not None:
        return comma
    end = max(seen.end(start), start + 1)
    if end < last.end_mark.index:
        return _unclosed_quote(seen, start)
    why = "quotes end inside this value"
    return Slip(start, f"{why}: {put_quotes(seen.text[start:end])}", ((start, end),))


def _unclosed_quote(seen: SyntaxFault, start: int) -> Slip:
    """Return the slip of a quote that is not closed on its line, where it opens."""
    end = end_in_braces(seen.text, start) if opened(seen.text, start) else end_of_line(seen.text, start)
    message = f"this quote is not closed: {quoted(seen.text[start:end])}"
    return Slip(start, message, ((start, end),))


def _closing(text: str, start: int) -> int:
    """Return the end of a quoted value on its line: after the quote that something other than text follows."""
    for match in re.compile(r'"(?=\s*(?:[,}\]#]|$))', re.MULTILINE).finditer(text, start + 1, end_of_line(text, start)):
        return match.end()
    return end_of_line(text, start)


def missing_comma(seen: SyntaxFault, at: int) -> Slip | None:
    """Return the slip of a field in braces without the comma before it."""
    field = _FIELD.match(seen.text, at)
    if not seen.in_braces or seen.text[seen.of] == "[" or field is None or field[1] not in field_names():
        return None
    blank = at - 1 if seen.text[at - 1] == " " else None
    return Slip(at, f"a comma is missing before {field[1]}:", commas=() if blank is None else (blank,))


def _first_character(seen: SyntaxFault) -> Slip | None:
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


def _bracket(seen: SyntaxFault) -> Slip | None:
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
    if opener not in OPENING:
        return None
    rest = text[seen.at :].strip()
    entry = re.compile(r"[ ]*(?:- |[\w.-]+:(?:\s|$))", re.MULTILINE).match(text, seen.line)
    if not rest or (seen.of < seen.line and entry is not None and (opener == "[" or not _deeper(seen))):
        line, _ = place_of(text, seen.at)
        where = f"before line {line}" if rest else "at the end of the file"
        message = f"this {opener} is not closed: {OPENING[opener]} is missing {where}"
        return _commented_out(seen) or Slip(seen.of, message)
    if got in ("}", "]"):
        line, column = place_of(text, seen.at)
        opening = next(one for one, closing in OPENING.items() if closing == got)
        if opening not in seen.brackets:
            return Slip(seen.at, f"this {got} closes nothing: {opening} is missing before it")
        message = f"this {opener} is not closed: {OPENING[opener]} is missing before {got} at {line}:{column}"
        return Slip(seen.of, message)
    return None


def _deeper(seen: SyntaxFault) -> bool:
    """Whether the line of an error is indented more than the line on which its bracket opened."""
    above = seen.text[start_of_line(seen.text, seen.of) : seen.of]
    line = seen.text[seen.line :]
    return len(line) - len(line.lstrip(" ")) > len(above) - len(above.lstrip(" ")) and not line.lstrip().startswith(
        "- "
    )


def _commented_out(seen: SyntaxFault) -> Slip | None:
    """Return the value whose # hides the closing bracket."""
    end = end_of_line(seen.text, seen.of)
    comment = COMMENT.search(seen.text, seen.of, end)
    if comment is None or OPENING[seen.text[seen.of]] not in seen.text[comment.end() : end]:
        return None
    start = value_start(seen.text, comment.start())
    return None if start is None else commented(seen.text, start, braces=True)


def _inside_braces(seen: SyntaxFault) -> Slip | None:
    """A colon or a bracket in a value without quotes, or a field without its comma."""
    if not seen.in_braces:
        return None
    if seen.got == ":":
        word = re.search(r"(?<=\s)([A-Za-z_][\w.-]*)\s*\Z", seen.before)
        comma = None if word is None else missing_comma(seen, seen.line + word.start(1))
        start = value_start(seen.text, seen.at)
        if start is not None and word is not None and seen.line + word.start(1) == start:
            name = seen.text[start : seen.at]
            return (
                Slip(start, f"a {{ is missing before {name}:")
                if name in field_names()
                else seen.value(start, COLON_WHY)
            )
        if comma is not None and (start is None or seen.text[start] not in CURLY):
            return comma
        return (
            None if start is None else seen.value(start, "a colon ends a name; it is no part of a value without quotes")
        )
    if seen.got in ("{", "[", "<scalar>"):
        comma = missing_comma(seen, seen.at)
        start = value_start(seen.text, seen.at)
        field = re.search(r", *([A-Za-z_]\w*) *\Z", seen.before)
        if comma is None and field is not None and field[1] in field_names():
            return Slip(seen.line + field.start(1), f"a colon is missing: {field[1]}: {seen.got}")
        if comma is not None or start is None:
            return comma or Slip(seen.at, f"{seen.text[seen.at]} does not belong here")
        return seen.value(start, "a bracket stands in a value without quotes")
    return None


_RULES = (_tab, _quote, _first_character, _bracket, _inside_braces, second_colon, no_field, indented)
