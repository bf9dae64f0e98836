"""Ways to spoil a text: bytes, lines, keys, values, numbers, dates, characters, nesting, length, two files in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final, Literal

# Of bounded length: they are looked for in texts that were lengthened before.
NUMBER = re.compile(rb"(?<![\w.-])\d[\d,]{0,30}(?:\.\d{1,30})?(?![\w.]{0,30}-)")
DATE = re.compile(rb"\d{4}-\d\d-\d\d")
PAIR = re.compile(rb"(?<![\w-])([\w-]{1,40}): {0,9}([^\s,{}\[\]][^,{}\[\]\n]*|)")
WORD = re.compile(rb"[A-Za-z][\w-]{2,}")
CELL = re.compile(rb"[^,;|\t\r\n\"<>{}\[\]\x14\xc3\xbe]{1,60}")
"""What stands between the separators of any table, or between the signs of JSON and XML."""

NUMBERS = tuple(
    one.encode()
    for one in (
        *[
            "0",
            "-1",
            "-0",
            "00",
            "1e9",
            "1e400",
            ".5",
            "0.1",
            "1.5",
            "2/3",
            "999999999999",
            "1_000",
            "1,000",
            "1.000,5",
            "NaN",
            "inf",
            "unknown",
            "null",
            "~",
            "0x10",
            "0o7",
            "1:30",
        ],
        *["½", "٣", "５", "97%", "8-ball", "3..4", "5-", "-5", "+5"],
        *("9" * 40, "9" * 5_000, "0." + "0" * 40 + "1", "40 g net", "~40 g", "1 to 2 kg", "2 kg to 1 kg"),
    )
)
DATES = tuple(
    one.encode()
    for one in (
        *[
            "0001-01-01",
            "0000-00-00",
            "9999-12-31",
            "2025-02-30",
            "2025-13-01",
            "2024-02-29",
            "2025-02-29",
            "1925-06-01",
            "2062-01-01",
        ],
        *[
            "205-1-1",
            "03/04/2025",
            "13/14/2025",
            "2025/03/04",
            "2025-03",
            "2025",
            "20250304",
            "unknown",
            "null",
            "2025-03-04T10:00",
        ],
        *["2025-03-04..2025-03-01", "2025-03-04/2025-03-09", "+12025-01-01", "-2025-01-01"],
        *("March 4, 2025", "2025-03-04 to 2025-03-01", "about 2025-03-04"),
    )
)
CHARACTERS = (
    *(
        one.encode()
        for one in (
            *"\"'[]{}:,#&*!|>%@`?-~\t\r\x00\x1b\x7f\x85\xa0",
            *"\ufeff\u202e\u2028\u0301\u200b\U0001f600\uff11\u0660",
            *('"\\u0000"', '"\\ud83d"', '"\\u202e"', "<<: *a", "&a ", "*a", "!!python/object:os.system x"),
            *("---\n", "...\n", "? "),
        )
    ),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80"),
)
CELLS = tuple(
    one.encode()
    for one in (
        *[
            "=1+1",
            '=HYPERLINK("http://x")',
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "'",
            '"',
            '""',
            " ",
            "",
            "#REF!",
            "TRUE",
            "n/a",
        ],
        *[
            "../../etc/passwd",
            "..\\..\\x",
            "/etc/passwd",
            "C:\\x",
            "file:///etc/passwd",
            "\\\\host\\share",
            "con",
            "x/../y",
        ],
        *[
            "&a;",
            "<x/>",
            "<!DOCTYPE x>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "{",
            "[",
            "[[",
            "null",
            "NaN",
            "1e999",
            "45733",
            "3.1E+09",
        ],
        *[
            "\x1b[2J",
            "[red]x[/red]",
            "[/]",
            "\u202ex",
            "T\u200b",
            "\u0422",
            "\ufeffT",
            "\x00",
            "\x85",
            "\u2028",
            "ÿ",
            "þ",
            "®",
            "Ã©",
        ],
        *[
            "03/17/2025",
            "17/03/2025",
            "2025-03-17T25:61:00Z",
            "24:00",
            "00:00:60",
            "1:2:3:4",
            "9999-12-31T23:59:59-23:59",
        ],
        *[
            "911",
            "+1",
            "+13125550101",
            "(312) 555-0103 x9",
            "*67",
            "0" * 40,
            "unknown",
            "T",
            "dunn",
            "Ana Reyes",
            "GOV-0001",
        ],
        *["GOV-0001 - GOV-99999999999999999999", "GOV-10-1", "-0", "0 g", "-2 oz", "1/0 g", "110%", "1e-400", "1,2,3"],
    )
)
DEPTHS = (3, 3, 39, 41, 300, 300, 3_000, 30_000)
LENGTHS: Final = (*(300,) * 30, *(30_000,) * 5, 1_000_000)

Form = Literal["fields", "lines", "cells", "parts"]
"""Of what a file is made: names with values, lines, the cells of a table, or the parts of an archive."""
Spoil = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutated(data: bytes, draw: Random, others: Sequence[bytes], form: Form = "fields") -> bytes:
    """Return a text with one to four things changed; half of them with small changes only, which many files survive.

    Parameters
    ----------
    data
        The text.
    draw
        Where all chance comes from.
    others
        Texts of which parts and words may be taken.
    form
        Of what it is made.
    """
    small = CHANGED_CELLS if form == "cells" else CHANGED_LINES if form == "lines" else SMALL
    kinds = small if draw.random() < 0.5 else ALL
    for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4))):
        data = draw.choice(kinds)(data, draw, others)
    return data


def _instead(data: bytes, draw: Random, what: re.Pattern[bytes], new: Callable[[bytes], bytes]) -> bytes:
    """Put something in the place of one hit."""
    hits = [one.span() for one in what.finditer(data)]
    if not hits:
        return data
    start, end = draw.choice(hits)
    return data[:start] + new(data[start:end]) + data[end:]


def edit_number(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Another number, or what one could take for it; or the same one with a digit more or less."""
    near = (lambda old: old + b"0", lambda old: old[1:] or b"0", lambda old: b"-" + old, lambda old: old + b"000000")
    new = draw.choice(near) if draw.random() < 0.5 else (lambda _: draw.choice(NUMBERS))
    return _instead(data, draw, NUMBER, new)


def edit_date(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Another date, one of the same text, or no date at all."""
    own = DATE.findall(data)
    return _instead(data, draw, DATE, lambda _: draw.choice(own if draw.random() < 0.5 else DATES))


def swap_values(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """The values of two keys, or two keys, in each other's place."""
    pairs = list(PAIR.finditer(data))
    if len(pairs) < 2:
        return data
    group = draw.choice((1, 2, 2, 2))
    one, other = sorted(draw.sample(pairs, 2), key=lambda pair: pair.start())
    (a, b), (c, d) = one.span(group), other.span(group)
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def other_word(data: bytes, draw: Random, others: Sequence[bytes]) -> bytes:
    """A word of another file, which the format may know, in the place of a value."""
    words = WORD.findall(draw.choice(others)[:20_000]) or [b"x"]
    return _instead(data, draw, draw.choice((WORD, PAIR)), lambda old: _kept_key(old, draw.choice(words)))


def _kept_key(old: bytes, word: bytes) -> bytes:
    key, colon, _ = old.partition(b": ")
    return key + colon + word if colon else word


def duplicate_with_new_id(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """A record once more, under an id of its own."""
    lines = data.splitlines(keepends=True)
    records = [i for i, line in enumerate(lines) if re.match(rb" *- .*\bid: ", line[:500])]
    if not records:
        return data
    at = draw.choice(records)
    again = re.sub(rb"\bid: ([\w-]+)", rb"id: \g<1>" + str(draw.randrange(100)).encode(), lines[at], count=1)
    end = at + 1
    indent = len(lines[at]) - len(lines[at].lstrip())
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > indent:
        end += 1
    return b"".join([*lines[:end], again, *lines[at + 1 : end], *lines[end:]])


def other_cell(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Something in the place of a cell, or of a part of it."""
    return _instead(data, draw, draw.choice((CELL, CELL, WORD)), lambda _: draw.choice(CELLS))


def swap_cells(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Two cells in each other's place, or one of them in both."""
    cells = [one.span() for one in CELL.finditer(data)]
    if len(cells) < 2:
        return data
    (a, b), (c, d) = sorted(draw.sample(cells, 2))
    first = data[c:d]
    second = data[a:b] if draw.random() < 0.5 else first
    return data[:a] + first + data[b:c] + second + data[d:]


def delete_pair(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """A key and its value taken out of a line."""
    return _instead(data, draw, re.compile(PAIR.pattern + rb",? {0,9}"), lambda _: b"")


def move_lines(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Some lines moved, repeated or left out."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    start = draw.randrange(len(lines))
    block = lines[start : start + draw.choice((1, 1, 1, 2, 5, 20))]
    how = draw.choice(("move", "repeat", "leave out"))
    if how != "repeat":
        del lines[start : start + len(block)]
    if how != "leave out":
        to = draw.randrange(len(lines) + 1)
        lines[to:to] = block
    return b"".join(lines)


def indent(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """A line further in or out."""
    lines = data.splitlines(keepends=True) or [b""]
    at = draw.randrange(len(lines))
    lines[at] = draw.choice((b" " + lines[at], b"  " + lines[at], lines[at][1:], b"\t" + lines[at].lstrip(b" ")))
    return b"".join(lines)


def flip_bytes(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """A few bytes changed in one bit or altogether."""
    changed = bytearray(data or b"x")
    for at in draw.choices(range(len(changed)), k=draw.choice((1, 1, 2, 8))):
        changed[at] = changed[at] ^ (1 << draw.randrange(8)) if draw.random() < 0.5 else draw.randrange(256)
    return bytes(changed)


def put_characters(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Characters that YAML, a terminal or Unicode takes for something of its own, put in or in place of one."""
    at = draw.randrange(len(data) + 1)
    char: bytes = draw.choice(CHARACTERS)
    return data[:at] + char + data[at + draw.randrange(2) :]


def nest(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Brackets in brackets, at a value."""
    depth = draw.choice(DEPTHS)
    opening, closing = draw.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"[{a: ", b"}]"), (b"? ", b"")))
    return _instead(
        data, draw, PAIR, lambda old: _kept_key(old, opening * depth + b"x" + closing * draw.choice((0, depth)))
    )


def lengthen(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """A value, a key or a list grown out of all measure."""
    length = draw.choice(LENGTHS)
    grown = draw.choice((b"x", b"9", b" ", b"x ", b"\n", "ü".encode(), b"[], ", b"#", b"'", b"\\"))
    quote = draw.choice((b"", b'"'))
    content = quote + grown * (length // len(grown)) + quote
    return _instead(data, draw, draw.choice((PAIR, WORD)), lambda old: _kept_key(old, content))


def truncate(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """The beginning alone, or the end alone."""
    at = draw.randrange(len(data) + 1)
    return data[:at] if draw.random() < 0.8 else data[at:]


def splice(data: bytes, draw: Random, others: Sequence[bytes]) -> bytes:
    """Two files in one: the beginning of one and the end of the other, or some lines of the other in between."""
    other = draw.choice(others).splitlines(keepends=True)
    lines = data.splitlines(keepends=True)
    here, there = draw.randrange(len(lines) + 1), draw.randrange(len(other) + 1)
    if draw.random() < 0.5:
        return b"".join([*lines[:here], *other[there:]])
    return b"".join([*lines[:here], *other[there : there + 6], *lines[here:]])


CHANGED_CELLS: tuple[Spoil, ...] = (
    *(edit_number, edit_date, other_cell, other_cell, other_cell, swap_cells),
    move_lines,
)
CHANGED_LINES: tuple[Spoil, ...] = (edit_number, edit_date, other_cell, other_word, move_lines, move_lines)
SMALL: tuple[Spoil, ...] = (
    *(edit_number, edit_number, edit_date, edit_date, swap_values),
    *(other_word, other_word, duplicate_with_new_id, duplicate_with_new_id, delete_pair),
)
ALL: tuple[Spoil, ...] = (
    *(edit_number, edit_date, swap_values, other_word, duplicate_with_new_id, delete_pair, move_lines, move_lines),
    *(indent, flip_bytes, flip_bytes, put_characters, put_characters, nest, lengthen, truncate, splice, splice),
)
