"""What levels of role carry: the lines that look at them, and the cliff of §3B1.1 in months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon import words
from relcon.exporting.exposure_report import by_text, line_cell, where
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.exporting.roles.said import By, bullets, merged
from relcon.records.base import PositionName
from relcon.results.roles import CliffRow

HEAD = columns(
    *("Position", "§3B1.1", "Total", "Range\n(table)", "Minimum", "Safety\nvalve", "Total,\nmonths", "Months\nmore"),
    right=(1, 2, 7),
)


def carried(by: By) -> Section:
    """Return the section of the lines that look at role."""
    asked = tuple(by)
    rows = []
    for cite, lines in merged({p: [(one.cite, one) for one in found.carried] for p, found in by.items()}).items():
        said = by_text({p: [line.why] for p, line in lines.items()})
        why = "\n".join(f"{text}{where(held, asked)}" for text, held in said.items() if text)
        rows.append((cite.removeprefix("USSG "), *(line_cell(lines.get(p)) for p in asked), why))
    return Section(
        "What it carries on the worksheet",
        (
            Table(columns("Line", *(words.narrow(p) for p in asked), "Why"), tuple(rows)),
            *bullets({p: [f"safety valve, criterion 4: {one.criterion_4}"] for p, one in by.items()}, asked),
        ),
        level=2,
    )


def cliff(by: By) -> Section:
    """Return the section of the cliff."""
    return Section("The cliff: §3B1.1 and what comes with it", tuple(_blocks(by)), level=2)


def _blocks(by: By) -> Iterator[Block]:
    asked = tuple(by)
    recorded = [(p, row) for p, one in by.items() for row in one.cliff.as_recorded]
    disclosed = [(p, row) for p, one in by.items() for row in one.cliff.if_all_disclosed]
    if recorded == disclosed:
        yield Paragraph("As recorded, and were all disclosed (18 U.S.C. § 3553(f)(5)); * marks the levels recorded:")
        yield _table(recorded)
    else:
        yield Paragraph("As recorded; * marks the levels recorded:")
        yield _table(recorded)
        yield Paragraph("")
        yield Paragraph("Were all disclosed (18 U.S.C. § 3553(f)(5)):")
        yield _table(disclosed)
    ends = {
        p: ["any level under §3B1.1 ends the safety valve (§5C1.2 n.3)"]
        for p, one in by.items()
        if one.cliff.ends_safety_valve
    }
    yield from bullets(ends, asked)


def _table(rows: Sequence[tuple[PositionName, CliffRow]]) -> Table:
    told = []
    names: list[str] = []
    for n, (position, row) in enumerate(rows):
        if n == 0 or rows[n - 1][0] != position:
            names = words.narrow(position).split("\n")
        told.append(
            (
                names.pop(0) if names else "",
                f"{'*' if row.recorded else ''}{words.levels(row.levels) if row.levels else '0'}",
                words.level(row.total_offense_level),
                words.span(row.guideline_range),
                words.minimum(row.minimum),
                row.safety_valve,
                words.total(row),
                "–" if row.months_above_none is None else str(row.months_above_none),
            )
        )
    return Table(HEAD, tuple(told))
