"""Text files with columns: which separator they have, and their rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from relcon.importing.faults import refuse
from relcon.importing.read.encoding import Decoded, decoded
from relcon.importing.read.source_file import SourceFile
from relcon.importing.read.table import Row, Table

SEPARATORS: Final = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar", "\x14": "0x14"}
_LOOKED_AT = 500  # lines from which the separator is told
_COLUMNS = 1_000
_LONGEST_FIELD = 1_000_000  # characters; the reader takes no longer ones, and rows lose theirs long before


def read_text(source: SourceFile, encoding: str | None = None, separator: str | None = None) -> Table:
    """Return the table of a text file.

    Parameters
    ----------
    source
        The file.
    encoding, separator
        As counsel or a map states them; else they are found out.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    csv.field_size_limit(_LONGEST_FIELD)  # of the whole process: stated at each reading, whoever changed it since
    found = decoded(source.data, source.name, encoding)
    between = separator or separator_of(found.text)
    rows = tuple(Row(number, tuple(cells)) for number, cells in enumerate(_records(found, between, source.name), 1))
    said = {"encoding": found.encoding, "separator": SEPARATORS.get(between, between)}
    return Table(source.name, rows, found=said)


def separator_of(text: str) -> str:
    """Return the separator that gives the most lines the same number of columns; a comma where none does."""
    best, most = ",", 0
    for separator in SEPARATORS:
        lengths = Counter(len(record) for record in _some(text, separator) if len(record) > 1)
        alike = max(lengths.values(), default=0)
        if alike > most:
            best, most = separator, alike
    return best


def _some(text: str, separator: str) -> Iterator[list[str]]:
    lines = islice(io.StringIO(text, newline=""), _LOOKED_AT)
    reader = csv.reader(lines, delimiter=separator, strict=False)
    try:
        yield from reader
    except csv.Error:
        return


def _records(found: Decoded, separator: str, file: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(found.text, newline=""), delimiter=separator, strict=True)
    number, begun = 0, 0
    while True:
        begun = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _not_read(found.text, begun, str(error), file) from None
        number += 1
        if len(cells) > _COLUMNS:
            message = f"{len(cells):,} columns; allowed: {_COLUMNS:,}; is the separator right?"
            raise refuse("too_large", file, message, f"row {number}")
        yield cells


def _not_read(text: str, begun: int, error: str, file: str) -> Exception:
    """Return what to say of a record that cannot be read, which begins on the line after ``begun`` others."""
    lines = list(islice(io.StringIO(text, newline=""), begun, begun + _LOOKED_AT))
    opened, quotes = begun + 1, 0
    for place, line in enumerate(lines, begun + 1):
        if quotes % 2 == 0 and line.count('"') % 2:
            opened = place
        quotes += line.count('"')
    if "field larger" in error:
        message = (
            f"one cell has more than {_LONGEST_FIELD:,} characters; a quote may be open: look at this line and the next"
        )
        return refuse("too_large", file, message, f"line {begun + 1}")
    if "expected after" in error:
        message = (
            "text after a closing quote; allowed: a quote inside a quoted cell is written twice; or the separator is "
            "another: name it in a map (file: {separator: ...})"
        )
        return refuse("unclosed_quote", file, message, f"line {begun + 1}")
    message = (
        "a quote is opened here and never closed; allowed: each cell in quotes ends with one; the file may be cut off: "
        "ask for it again"
    )
    return refuse("unclosed_quote", file, message, f"line {opened}")
