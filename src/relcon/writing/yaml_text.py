"""Records as YAML text, in the style of the file that they go into."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
"""What an answer is before it is written: text, a list, or fields with their values."""

WIDTH: Final = 110
SHORT: Final = 64
"""What is no longer is never broken over lines."""

_PLAIN = re.compile(r"[^\W_]([^:#,\[\]{}\"\\]|:(?=[^\s,\[\]{}]))*", re.ASCII)
_LETTERS = re.compile(r"[^\W_]", re.UNICODE)
_OTHERWISE = re.compile(r"[0-9][0-9.,_]*([eE][0-9]+)?|0[xob][0-9a-fA-F]+|[0-9][0-9.,/]*\s*[A-Za-z_]+|null|true|false")
"""What another reader of YAML would take for a number, or an eye for two words: it stands in quotes."""
_SHORT_ESCAPE: Final = 4
"""Digits of a character's number in the short form of YAML, which is that of JSON."""
_REMEMBERED: Final = 4_096
"""Texts of which it is remembered how they are written: names of fields, people and days come again and again."""
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def scalar(text: str, *, as_json: bool = False) -> str:
    """Return a text as YAML writes it: plain where nobody can misread it, else in double quotes.

    What cannot be seen, or would act upon a terminal or turn the line round, is written by its number.
    """
    if not as_json and _plain(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(_seen(char, as_json=as_json) for char in quoted)


def _seen(char: str, *, as_json: bool) -> str:
    if char.isprintable():
        return char
    return json.dumps(char)[1:-1] if as_json or len(f"{ord(char):x}") <= _SHORT_ESCAPE else f"\\U{ord(char):08X}"


@lru_cache(maxsize=_REMEMBERED)
def _plain(text: str) -> bool:
    if _ISO.fullmatch(text):
        return True
    ascii_only = _LETTERS.sub("a", text) if not text.isascii() else text
    return (
        _PLAIN.fullmatch(ascii_only) is not None
        and text == text.strip()
        and text.isprintable()
        and _OTHERWISE.fullmatch(text) is None
    )


def flow(value: Value, *, as_json: bool = False) -> str:
    """Return a value on one line, with braces and brackets."""
    return "".join(_pieces(value, as_json))


def _pieces(value: Value, as_json: bool) -> Iterator[str]:
    if isinstance(value, str):
        yield scalar(value, as_json=as_json)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield opening
    for place, (key, item) in enumerate(_entries(value)):
        named = "" if key is None else f"{scalar(key, as_json=as_json)}: "
        yield f"{', ' if place else ''}{named}{flow(item, as_json=as_json)}"
    yield closing


def _entries(value: list[Value] | Mapping[str, Value]) -> list[tuple[str | None, Value]]:
    return list(value.items()) if isinstance(value, dict) else [(None, item) for item in value]


def flow_lines(value: Value, before: str, after: str, *, as_json: bool = False) -> list[str]:
    """Return a value with braces and brackets, broken where a line would be too long.

    Parameters
    ----------
    value
        What is written.
    before, after
        What stands on the first line before it, indentation included; what every further line begins with.
    as_json
        Whether every text stands in quotes.
    """
    lines = [before]
    for word in _words(value, as_json):
        if len(lines[-1]) + len(word) > WIDTH and lines[-1].strip() and lines[-1] != before:
            lines[-1] = lines[-1].rstrip()
            lines.append(after)
        lines[-1] += word
    return lines


def _words(value: Value, as_json: bool) -> Iterator[str]:
    """Yield what may stand on a line of its own, each with the comma and the space after it."""
    whole = flow(value, as_json=as_json)
    if isinstance(value, str) or len(whole) <= SHORT:
        yield whole
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    entries = _entries(value)
    for place, (key, item) in enumerate(entries):
        named = "" if key is None else f"{scalar(key, as_json=as_json)}: "
        words = list(_words(item, as_json))
        words[0] = (opening if place == 0 else "") + named + words[0]
        words[-1] += closing if place == len(entries) - 1 else ", "
        yield from words


def block_lines(value: dict[str, Value], indent: str) -> list[str]:
    """Return fields on lines of their own; lists of records one record a line, everything below that in braces."""
    lines: list[str] = []
    for key, item in value.items():
        name = f"{indent}{scalar(key)}:"
        if isinstance(item, dict) and (len(flow(item)) > SHORT or any(_grows(one) for one in item.values())):
            lines += [name, *block_lines(item, indent + "  ")]
        elif isinstance(item, list) and item and _grows(item):
            lines.append(name)
            for one in item:
                lines += item_lines(one, indent + "  ", as_block=False)
        else:
            lines += flow_lines(item, f"{name} ", f"{indent}  ")
    return lines


def _grows(value: Value) -> bool:
    """Whether a value is a list of records, or an empty one: more may come, each on a line of its own."""
    return isinstance(value, list) and (not value or any(isinstance(one, dict) for one in value))


def item_lines(value: Value, indent: str, *, as_block: bool) -> list[str]:
    """Return an item of a list, with its dash."""
    if as_block and isinstance(value, dict) and value:
        first, *rest = block_lines(value, f"{indent}  ")
        return [f"{indent}- {first.lstrip()}", *rest]
    return flow_lines(value, f"{indent}- ", f"{indent}   ")
