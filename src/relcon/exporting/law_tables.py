"""Tables of the law in 80 columns: the Drug Quantity Table by substance, the Sentencing Table, all others by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from relcon.exporting.report import Block, Column, Paragraph, Section, Table, columns
from relcon.results.law import LawRow, LawTable

ACROSS = 7
FEW = 6
MANY = 30
LONG = 200


def table_section(table: LawTable, *, whole: bool) -> Section:
    """Return the section of one table.

    Parameters
    ----------
    table
        With its rows.
    whole
        Whether a large table is wanted in full; else it is only named.
    """
    rows = table.rows or ()
    large = len(rows) > MANY or any(len(text) > LONG for row in rows for text in row.values.values())
    name = f"Table {table.table}: {table.cite}, from {table.effective}"
    about = [
        Paragraph(f"Read in the {table.edition} edition; serves: {', '.join(table.serves)}."),
        Paragraph(f"Source: {table.source}. Verified: {table.verified}."),
    ]
    if large and not whole:
        return Section(name, (*about, Paragraph(f"{len(rows)} rows, shown with --table.")))
    if any(row.at[-1:] == ("minimums",) for row in rows):
        return Section(name, (*about, *_by_substance(rows)))
    if any("ranges" in row.values for row in rows):
        return Section(name, (*about, *_ranges(rows)))
    return Section(name, (*about, *_listed(rows)))


def _listed(rows: Sequence[LawRow]) -> list[Block]:
    """Return rows as they are, one line each; a row of many values has a table of its own."""
    short = [row for row in rows if len(row.values) <= FEW]
    cells = tuple((_at(row), "\n".join(_values(row)), row.cite, row.source) for row in short)
    blocks: list[Block] = [Table(columns("What", "Values", "Cite", "Source"), cells)] if cells else []
    for row in rows:
        if len(row.values) > FEW:
            pairs = [(key.replace("_", " "), text) for key, text in row.values.items()]
            half = -(-len(pairs) // 2)
            lines = [(*one, *two) for one, two in zip_longest(pairs[:half], pairs[half:], fillvalue=("", ""))]
            heads = columns("Of", "Value", "Of", "Value", right=[1, 3])
            blocks += [Paragraph(""), Paragraph(f"{_at(row)}: {row.cite}, {row.source}"), Table(heads, tuple(lines))]
    return blocks


def _at(row: LawRow) -> str:
    return ", ".join(part.replace("_", " ") for part in row.at) or "–"


def _values(row: LawRow) -> list[str]:
    return [f"{key.replace('_', ' ')}: {text}" for key, text in row.values.items()]


def _by_substance(rows: Sequence[LawRow]) -> list[Block]:
    """Return the Drug Quantity Table: under each substance its levels, and the least amount of each."""
    blocks: list[Block] = [Paragraph('Under each level the least amount that brings it; "less" is any amount below.')]
    names = {row.at: row.values.get("name", row.at[-1]) for row in rows if row.at}
    for row in rows:
        if row.at[-1:] != ("minimums",):
            continue
        blocks.append(Paragraph(""))
        blocks.append(Paragraph(names.get(row.at[:-1], row.at[-2])))
        cells = list(row.values.items())
        for start in range(0, len(cells), ACROSS):
            part = cells[start : start + ACROSS]
            heads = (Column("Level"), *(Column(level, right=True) for level, _ in part))
            blocks.append(Table(heads, (("from", *(amount for _, amount in part)),)))
    levels = [row for row in rows if row.at[:1] == ("levels",)]
    paragraphs = tuple((row.at[-1], row.cite, row.source) for row in levels)
    return [*blocks, Paragraph(""), Table(columns("Level", "Cite", "Source"), paragraphs)]


def _ranges(rows: Sequence[LawRow]) -> list[Block]:
    """Return the Sentencing Table: a line for each level, the zone beside each range."""
    grid = []
    for row in rows:
        if "ranges" in row.values:
            zones = row.values.get("zones", "")
            ranges = row.values["ranges"].split(", ")
            grid.append((row.at[-1], *(f"{span} {zone}" for span, zone in zip(ranges, zones, strict=True))))
    heads = (Column("Level", right=True), *(Column(name, right=True) for name in ("I", "II", "III", "IV", "V", "VI")))
    others = [row for row in rows if "ranges" not in row.values]
    return [
        Paragraph("Months, and the zone of each range."),
        Table(heads, tuple(grid)),
        Paragraph(""),
        *_listed(others),
    ]
