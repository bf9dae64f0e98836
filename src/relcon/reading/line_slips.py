"""Slips in the order of lines: a second colon, a line that is no field, what is indented unlike what is around it."""

from __future__ import annotations

import re

from relcon.reading.models import field_names
from relcon.reading.slips import Slip, end_of_line, start_of_line
from relcon.reading.syntax_fault import COLON_WHY, OPENING, SyntaxFault, value_start


def second_colon(seen: SyntaxFault) -> Slip | None:
    """A second colon on a line, or a field on a line that goes on from the one before."""
    if not seen.problem.startswith("mapping values are not allowed"):
        return None
    start = value_start(seen.text, seen.at)
    if start is not None:
        entry = re.match(r"\s*- +(?=[\w.-]+: [^{\[\"']*, *[a-z]\w*:)", seen.before + ":")
        if entry is not None and seen.text[: seen.end(start)].endswith(("}", ",")):
            return Slip(seen.line + entry.end(), "a { is missing after the dash")
        return seen.value(start, COLON_WHY)
    name = re.fullmatch(r"[\s-]*([^\s:]+)", seen.before)
    above = _line_above(seen.text, seen.line)
    if name is None or above is None:
        return None
    where, line = above
    slip = _unfinished(where, line)
    if slip is not None:
        return slip
    key = re.match(r"\s*(?:- +)*(?=[^\s:-]+:\s+\S)", line)
    if key is None and not re.search(r":(?:\s|$)", line):
        return Slip(
            where + len(line) - len(line.lstrip()), "a line without a field: write name: value, or take it away"
        )
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
        start = start_of_line(text, end - 1)
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


def no_field(seen: SyntaxFault) -> Slip | None:
    """A line among fields that is none."""
    if "could not find expected ':'" not in seen.problem:
        return None
    line = seen.text[start_of_line(seen.text, seen.of) : end_of_line(seen.text, seen.of)]
    slip = _unfinished(start_of_line(seen.text, seen.of), line)
    if slip is not None:
        return slip
    if line.lstrip().startswith(("{", "[")):
        return Slip(seen.of, f"a dash is missing before {line.lstrip()[0]}: an entry of a list begins with -")
    return Slip(
        seen.of,
        "a line without a field: write name: value; or, if it goes on from the line above, indent it and put the "
        "whole value in quotes",
    )


def indented(seen: SyntaxFault) -> Slip | None:
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
    elif seen.got in OPENING:
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


def _odd_one(seen: SyntaxFault, column: int) -> Slip | None:
    """Return the slip of the line above, where it alone stands at its column and those below agree."""
    above = _line_above(seen.text, seen.line)
    if above is None:
        return None
    where, line = above
    indent = len(seen.before) - len(seen.before.lstrip(" "))
    further = seen.text[end_of_line(seen.text, seen.line) :].splitlines()
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
