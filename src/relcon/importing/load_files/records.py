"""The records of a Concordance load file: cells between thorns, apart by 0x14, with real line breaks inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from relcon.importing.faults import quoted, refuse
from relcon.importing.read.delimited import SEPARATORS
from relcon.importing.read.table import Row

THORN: Final = "þ"
BREAK: Final = "®"
"""What stands for a line break inside a cell."""
_SEPARATOR: Final = "\x14"
_COLUMNS: Final = 1_000
_HEAD: Final = 1_000_000  # characters among which the first line is looked for
_END: Final = r"(?=\r|\n|\Z|{separator})"
_BREAKS: Final = re.compile(r"\r\n|\r|\n")


def is_concordance(text: str) -> bool:
    """Whether a text is a Concordance load file: its first line has a thorn, or 0x14 and no quotes."""
    first = _first_line(text)
    return THORN in first or (_SEPARATOR in first and '"' not in first)


def _first_line(text: str) -> str:
    return _BREAKS.split(text[:_HEAD].lstrip("\r\n"), maxsplit=1)[0]


@dataclass(frozen=True)
class Shape:
    """How a load file is written: what stands between the cells, and around them."""

    separator: str
    closed: re.Pattern[str]
    cell: re.Pattern[str]

    @classmethod
    def of(cls, text: str, file: str) -> Shape:
        """Find out the separator: 0x14, or what follows the first cell.

        Raises
        ------
        NotImported
            Where it is none that load files have.
        """
        closed = re.compile(f"{THORN}(?:[^{THORN}]|{THORN}{THORN})*+{THORN}")
        first = _first_line(text)
        separator = _SEPARATOR
        if _SEPARATOR not in first:
            found = closed.match(first)
            after = first[found.end() : found.end() + 1] if found is not None else ""
            if after in SEPARATORS:
                separator = after
            elif after:
                message = (
                    f"{quoted(after)} stands between the cells; allowed: 0x14, comma, tab, semicolon, bar; ask for a "
                    "load file in Concordance's default form"
                )
                raise refuse("not_this_kind", file, message, "line 1")
        end = _END.format(separator=re.escape(separator))
        bare = f"[^{THORN}\\r\\n{re.escape(separator)}][^\\r\\n{re.escape(separator)}]*"
        return cls(separator, closed, re.compile(f"({closed.pattern}){end}|((?:{bare})?){end}"))


def dat_rows(text: str, file: str) -> tuple[list[Row], str]:
    """Return the records of a load file as rows, and the name of what stands between their cells.

    Raises
    ------
    NotImported
        Where a cell is not closed, or text follows its end.
    """
    shape = Shape.of(text, file)
    rows = [Row(number, tuple(cells)) for number, cells in enumerate(_records(text, shape, file), 1)]
    return rows, SEPARATORS[shape.separator]


def _records(text: str, shape: Shape, file: str) -> Iterator[list[str]]:
    at, cells = 0, list[str]()
    while at < len(text) or cells:
        found = shape.cell.match(text, at)
        if found is None:
            raise _not_read(text, at, shape, file)
        inside, bare = found.groups()
        cells.append(bare if inside is None else _plain(inside))
        if len(cells) > _COLUMNS:
            message = f"more than {_COLUMNS:,} columns; is the separator right?"
            raise refuse("too_large", file, message, _line(text, at))
        at = found.end()
        if text.startswith(shape.separator, at):
            at += 1
            continue
        yield cells
        cells = []
        at += 2 if text.startswith("\r\n", at) else 1


def _plain(cell: str) -> str:
    """Return what a cell between thorns says: a doubled thorn is one, a registered sign a line break."""
    inside = cell[1:-1]
    if THORN in inside:
        inside = inside.replace(THORN * 2, THORN)
    return inside.replace(BREAK, "\n") if BREAK in inside else inside


def _not_read(text: str, at: int, shape: Shape, file: str) -> Exception:
    if shape.closed.match(text, at) is None:
        message = (
            f"a {THORN} is opened here and never closed; allowed: each cell in {THORN} ends with one; the file may be "
            "cut off: ask for it again"
        )
    else:
        message = (
            f"text after a closing {THORN}; allowed: each cell ends with {THORN}, and a {THORN} inside one is written "
            "twice; ask for the file again, or close the cell in a copy"
        )
    return refuse("unclosed_quote", file, message, _line(text, at))


def _line(text: str, at: int) -> str:
    return f"line {len(_BREAKS.findall(text, 0, at)) + 1}"
