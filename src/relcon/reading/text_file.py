"""A file's bytes as a tree, with what was mistyped in them: each slip once, where it was made, with its fix."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from relcon.reading import file_kinds, slips, syntax_slips
from relcon.reading.parsing import NotYAML, Parsed, parse
from relcon.reading.problems import InputError, Kind, Problem
from relcon.reading.source import Source
from relcon.reading.text_tree import TextMap, located, places

LARGEST: Final = 50_000_000
_MENDED = 500_000  # characters that are read anew after slips, all in all: some seconds
_AT_ONCE = 200  # slips in values that are told of one file
_MOST = 40  # slips that are told of one file before it is read no further

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_HARMLESS = ("duplicate_key", "tag")


def read_tree(data: bytes, file: str, *, any_names: bool = False) -> tuple[TextMap, list[Problem]]:
    """Parse one file into text.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        The file's name for messages and locations.
    any_names
        Whether fields may have any name, such as a table's columns: then a comma before one is no slip.

    Returns
    -------
    TextMap
        The file's top-level mapping.
    list of Problem
        Errors that leave the rest of the file readable: duplicate keys (the first one wins), tags, values that need
        quotes (they are read as if they had them).

    Raises
    ------
    InputError
        With every problem up to the first one after which nothing more can be told: a file of another kind, an
        encoding error, syntax that cannot be mended, too deep a nesting, an anchor or alias, a merge key, a second
        document.
    """
    text = decoded(data, file)
    parsed, slipped = _parsed(text, file, any_names)
    # A mistyped dash makes fields of entries, so that the same come twice.
    dashes = [problem for problem in parsed.problems if problem.kind == "syntax"]
    root, problems = parsed.root, [*slipped, *(dashes or parsed.problems)]
    if root is None:
        raise InputError([*problems, Problem("empty", file, 1, 1, message="the file is empty")])
    if not isinstance(root, TextMap):
        kind = file_kinds.of_text(text)
        if kind is not None:
            raise InputError([Problem("other_kind", file, None, None, message=kind)])
        message = "no fields: a file begins with a field and its value, such as format: relcon/case/1"
        at = located(file, parsed.where)
        problems.append(Problem("not_a_mapping", file, at.line, at.column, message=message))
    if not isinstance(root, TextMap) or any(problem.kind not in _HARMLESS for problem in parsed.problems):
        raise InputError(problems)
    return _named(root, file, problems) if slipped else (root, problems)


def _named(masked: TextMap, file: str, problems: list[Problem]) -> tuple[TextMap, list[Problem]]:
    """Return the tree as it was written, and each problem with the record and the field of which it speaks."""
    root: TextMap = slips.unmasked(masked)
    source = Source(file, root)
    paths = {(where.line, where.column): path for path, where in places(root)}
    return root, [
        replace(one, record=source.record(paths[one.line, one.column]))
        if not one.record and one.line is not None and one.column is not None and (one.line, one.column) in paths
        else one
        for one in problems
    ]


def decoded(data: bytes, file: str) -> str:
    """Return the text of a file.

    Raises
    ------
    InputError
        Where it is too large, of another kind, not UTF-8, or no text.
    """

    def refuse(kind: Kind, message: str, before: str) -> InputError:
        lines = _BREAKS.split(before)
        return InputError([Problem(kind, file, len(lines), len(lines[-1]) + 1, message=message)])

    if len(data) > LARGEST:
        raise InputError([Problem("too_large", file, None, None, message=f"larger than {LARGEST // 10**6} MB")])
    other = file_kinds.of_bytes(data)
    if other is not None:
        raise InputError([Problem("other_kind", file, None, None, message=other)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        char = data[error.start : error.start + 1].decode("cp1252", "replace")
        older = f' (an older encoding, Windows-1252? there it reads "{char}")' if char.isalnum() else ""
        raise refuse("not_utf8", f"not UTF-8 text{older}: save the file as UTF-8 and try again", before) from None
    strange = _NOT_TEXT.search(text)
    if strange is not None:
        code = f"{ord(strange[0]):04x}"
        message = f"a character that no text has (code {code}): is this a text file?"
        raise refuse("control_character", message, text[: strange.start()])
    return text


def _parsed(text: str, file: str, any_names: bool) -> tuple[Parsed, list[Problem]]:
    """Parse a text; where a slip can be mended without moving anything, mend it and go on."""
    told: list[Problem] = []
    rounds = 0
    while True:
        rounds += 1
        try:
            parsed = parse(text, file)
            found = [] if any_names else slips.in_values(text, parsed.pieces)[:_AT_ONCE]
        except InputError as error:
            raise InputError([*told, *error.problems]) from None
        except NotYAML as no_yaml:
            slip = syntax_slips.in_syntax(text, no_yaml)
            if slip is None:
                raise InputError(told or [_not_understood(text, file, no_yaml.error)]) from None
            parsed, found = None, [slip]
        told += [slip.problem(text, file) for slip in found]
        if parsed is not None and not found:
            return parsed, told
        mended = slips.mended(text, found)
        if mended is None or len(text) * rounds > _MENDED or len(told) > _MOST:
            raise InputError(told)
        text = mended


def _not_understood(text: str, file: str, error: Exception) -> Problem:
    """Return the problem of a syntax error that is none of the known slips, in the parser's words."""
    kind = file_kinds.of_text(text)
    if kind is not None:
        return Problem("other_kind", file, None, None, message=kind)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem("syntax", file, None, None, message="not YAML or JSON that can be read")
    said = " ".join(part for part in (getattr(error, "problem", None), getattr(error, "context", None)) if part)
    return Problem(
        "syntax", file, mark.line + 1, mark.column + 1, message=f"not valid YAML, here or on the line before: {said}"
    )
