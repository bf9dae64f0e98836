"""Files in which several tables stand below one another, each below a header of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from relcon.importing.by_map import MappedTable
from relcon.importing.layout import laid_out
from relcon.importing.map import Map
from relcon.importing.read.table import Row, folded

_TITLE: Final = 2  # cells that a line above a header has at most


def parts_of(whole: MappedTable) -> list[MappedTable]:
    """Return each part of a file under its own map; a file of one part is returned as it is.

    Parameters
    ----------
    whole
        The file, under a map that may have sections.
    """
    if not whole.map.sections:
        return [whole]
    rows = whole.table.rows
    headers = list(_headers(rows, whole.map.parts))
    starts = [0, *(_title(rows, at) for at, _ in headers[1:])]
    found = []
    for (at, part), start, end in zip(headers, starts, [*starts[1:], len(rows)], strict=True):
        table = replace(whole.table, rows=rows[start:end])
        found.append(MappedTable(table, laid_out(table, part.named, rows[at].number), part))
    return found


def _headers(rows: Sequence[Row], maps: Sequence[Map]) -> Iterator[tuple[int, Map]]:
    """Yield where each part begins, and its map: the one that knows most of the columns there."""
    wanted = [({folded(name) for name in one.named}, {folded(name) for name in one.ignore}, one) for one in maps]
    fewest = min(len(named) for named, _, _ in wanted)
    last: Map | None = None
    for at, row in enumerate(rows):
        there = {folded(cell) for cell in row.cells if cell} if len(row.cells) >= fewest else set()
        fits = [(len(there & (named | left)), one) for named, left, one in wanted if named <= there]
        if fits:
            best = max(fits, key=lambda one: one[0])[1]
            if best is not last:  # the same header once more is furniture of its part
                yield at, best
            last = best


def _title(rows: Sequence[Row], header: int) -> int:
    """Return where the lines begin that stand above a header: blank, or of one or two cells."""
    start = header
    while start and len([cell for cell in rows[start - 1].cells if cell.strip()]) <= _TITLE:
        start -= 1
    return start
