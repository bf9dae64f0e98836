"""What the program knows of provisions of law, for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from relcon import words
from relcon.law.positions.options import POSITIONS, title
from relcon.reports import law_screen
from relcon.reports.report import Block, Column, Paragraph, Report, Section, Table, columns
from relcon.results.law import Law, LawChoice, LawOpen, LawOption, LawRow, LawTable, Provision

NEEDS = {"finding": "Needs a finding or a fact", "assumed": "Assumed, and said", "not_modelled": "Not computed"}


def law_report(found: Law, every: bool = False) -> Report:
    """Return the report on one provision: what is open, how the positions read it, its values.

    Parameters
    ----------
    found
        Of one provision.
    every
        Whether it is told with the authority of each reading, the source of each value, and the modules that decide.
    """
    (one,) = found.provisions
    heading = f"{one.cite}: {one.title}"
    if not every:
        more = Section("", (Paragraph(law_screen.MORE_OF_ONE),))
        values = [table_section(table, whole=False, sources=False) for table in one.tables]
        return _screen(found, heading, [*law_screen.provision(one), *values, *_later(one), more])
    values = [table_section(table, whole=False) for table in one.tables]
    read = [*_options(one.options), *_open(one.open)]
    return _report(found, heading, [*values, *_later(one), *read, *_decides(one)])


def table_report(found: Law) -> Report:
    """Return the report of ``--table``: the tables of a provision in full."""
    (one,) = found.provisions
    sections = [table_section(table, whole=True) for table in one.tables]
    nothing = [Section("", (Paragraph("No table: the provision has no numbers of its own here."),))]
    return _report(found, f"{one.cite}: {one.title}", [*(sections or nothing), *_later(one)])


def open_report(found: Law, every: bool = False) -> Report:
    """Return the report of ``--open``: what needs a finding, what is assumed, what is not computed.

    Parameters
    ----------
    found
        Of one provision, or of all.
    every
        Whether each point of all provisions is told in full; else they are counted.
    """
    if len(found.provisions) > 1 and not every:
        return _screen(found, "What is open", law_screen.left_open(found))
    only = found.provisions[0].cite if len(found.provisions) == 1 else "every provision"
    sections = []
    for needs, heading in NEEDS.items():
        blocks: list[Block] = []
        for one in found.provisions:
            points = [point for point in one.open if point.needs == needs]
            if points:
                blocks += [Paragraph(f"{one.cite}: {one.title}"), *_points(points)]
        if blocks:
            sections.append(Section(heading, tuple(blocks)))
    options = {option.name: option for one in found.provisions for option in one.options}
    named = {point.option for one in found.provisions for point in one.open}
    read = [option for name, option in options.items() if name in named]
    return _report(found, f"Open in {only}", [*sections, *_options(read)])


def list_report(found: Law, every: bool = False) -> Report:
    """Return the list of all provisions: by what they decide, or each with its title."""
    if not every:
        return _screen(found, "Provisions by what they decide", law_screen.decided(found))
    rows = []
    for one in found.provisions:
        tables = ", ".join(dict.fromkeys(table.effective for table in one.tables))
        rows.append((one.cite, one.title, tables or "–", str(len(one.open) or "–")))
    heads = columns("Provision", "What", "Table from", "Open", right=[3])
    more = Paragraph(
        "Of one: relcon law 3B1.2. Its numbers: relcon law --table 2D1.1. All that is open: relcon law --open."
    )
    return _report(found, "Provisions", [Section("", (Table(heads, tuple(rows)), more))])


def _report(found: Law, heading: str, sections: Sequence[Section]) -> Report:
    shipped = f"Guidelines Manual of {found.edition}; shipped: {', '.join(found.editions)}."
    return Report(
        title=heading,
        sections=(Section("", (Paragraph(shipped),)), *sections),
        flat=_flat(found),
        closing=(_tables(found),),
        assumed="",
    )


def _screen(found: Law, heading: str, sections: Iterable[Section]) -> Report:
    others = ", ".join(edition for edition in found.editions if edition != found.edition)
    return Report(
        title=f"{heading} · {found.edition} Manual (--edition: {others})",
        sections=tuple(sections),
        flat=_flat(found),
        closing=(_tables(found),),
        assumed="",
        sheet=True,
    )


def _tables(found: Law) -> str:
    return f"relcon {found.relcon} · tables {found.edition_sha256[:8]}"


def _decides(one: Provision) -> list[Section]:
    if not one.modules:
        return [Section("Decided by", (Paragraph("No module: nothing is computed under it."),))]
    own = [Paragraph(f"relcon.law.{m.name}: {m.decides}", bullet=True) for m in one.modules if m.implements]
    others = [f"relcon.law.{m.name}" for m in one.modules if not m.implements]
    also = [Paragraph(f"Also applied in: {', '.join(others)}.")] if others else []
    return [Section("Decided by", (*own, *also))]


def _later(one: Provision) -> list[Section]:
    if not one.not_in_edition:
        return []
    return [Section("Not in this edition", tuple(Paragraph(name, bullet=True) for name in one.not_in_edition))]


def _options(options: Sequence[LawOption]) -> list[Section]:
    if not options:
        return []
    rows = [
        (option.name, *(option.positions[position].value.replace(", ", "\n") for position in POSITIONS))
        for option in options
    ]
    heads = columns("Option", *(title(position).split(" (")[0] for position in POSITIONS))
    notes = [Paragraph(line, bullet=True) for option in options for line in _authority(option)]
    return [Section("How the positions read it", (Table(heads, tuple(rows)), *notes))]


def _authority(option: LawOption) -> list[str]:
    """Return each authority of an option once, with what it is about, then what circuits hold."""
    choices = list(option.positions.values())
    note = next((choice.note for choice in choices if choice.note), None)
    texts = list(dict.fromkeys(f"{choice.cite} ({choice.source})" for choice in choices))
    held = [f"{_where(where)}: {choice.value}, {_checked(choice)}" for where, choice in option.circuits.items()]
    return [f"{option.name}{f' ({note})' if note else ''}: {'; '.join(texts)}", *held]


def _where(circuit: str) -> str:
    return "any other circuit" if circuit == "otherwise" else f"circuit {circuit}"


def _checked(choice: LawChoice) -> str:
    checked = f"checked to {choice.checked_to}" if choice.checked_to else "not verified"
    return f"{choice.cite} ({choice.source}, {checked})"


def _open(points: Sequence[LawOpen]) -> list[Section]:
    sections = []
    for needs, heading in NEEDS.items():
        chosen = [point for point in points if point.needs == needs]
        if chosen:
            sections.append(Section(heading, tuple(_points(chosen))))
    return sections


def _points(points: Sequence[LawOpen]) -> list[Paragraph]:
    return [
        Paragraph(f"{point.cite}: {point.text.rstrip(',')}{f' [{point.option}]' if point.option else ''}", bullet=True)
        for point in points
    ]


def _flat(found: Law) -> Table:
    """Return every value, option and open point as a line of one table."""
    lines: list[tuple[str, ...]] = []
    for one in found.provisions:
        for table in one.tables:
            for row in table.rows or ():
                at = " / ".join(row.at)
                lines += [
                    (one.cite, "value", f"{table.table}: {at}", key, text, row.cite, row.source)
                    for key, text in row.values.items()
                ]
            if table.rows is None:
                lines.append((one.cite, "table", table.table, "from", table.effective, table.cite, table.source))
        for option in one.options:
            lines += [
                (one.cite, "option", option.name, position, choice.value, choice.cite, choice.source)
                for position, choice in option.positions.items()
            ]
        lines += [(one.cite, point.needs, "", "", point.text, point.cite, "") for point in one.open]
    return Table(columns("provision", "kind", "where", "name", "value", "cite", "source"), tuple(lines))


ACROSS = 7
FEW = 6
SEVERAL, MANY = 12, 30
"""More rows than these are counted: where a provision is told in short, where with its sources."""
LONG = 200


def table_section(table: LawTable, *, whole: bool, sources: bool = True) -> Section:
    """Return the section of one table.

    Parameters
    ----------
    table
        With its rows.
    whole
        Whether a large table is wanted in full; else it is only named.
    sources
        Whether it is said where each value was read.
    """
    rows = table.rows or ()
    large = len(rows) > (MANY if sources else SEVERAL) or any(
        len(text) > LONG for row in rows for text in row.values.values()
    )
    name = f"Table {table.table}: {table.cite}, from {words.in_prose(table.effective)}"
    about = [Paragraph(f"Read in the {table.edition} Manual; serves: {', '.join(table.serves)}.")]
    if sources:
        about.append(Paragraph(f"Source: {table.source}. Verified: {words.in_prose(table.verified)}."))
    if large and not whole:
        return Section(name, (*about, Paragraph(f"{len(rows)} rows: relcon law --table {table.table}")))
    if any(row.at[-1:] == ("minimums",) for row in rows):
        return Section(name, (*about, *_by_substance(rows)))
    if any("ranges" in row.values for row in rows):
        return Section(name, (*about, *_ranges(rows)))
    return Section(name, (*about, *_listed(rows, sources)))


def _listed(rows: Sequence[LawRow], sources: bool = True) -> list[Block]:
    """Return rows as they are, one line each; a row of many values has a table of its own."""
    short = [row for row in rows if len(row.values) <= FEW]
    heads = ("What", "Values", "Cite", "Source") if sources else ("What", "Values", "Cite")
    cells = tuple((_at(row), "\n".join(_values(row)), row.cite, row.source)[: len(heads)] for row in short)
    blocks: list[Block] = [Table(columns(*heads), cells)] if cells else []
    for row in rows:
        if len(row.values) > FEW:
            pairs = [(key.replace("_", " "), text) for key, text in row.values.items()]
            half = -(-len(pairs) // 2)
            lines = [(*one, *two) for one, two in zip_longest(pairs[:half], pairs[half:], fillvalue=("", ""))]
            titles = columns("Of", "Value", "Of", "Value", right=[1, 3])
            said = f"{_at(row)}: {row.cite}, {row.source}" if sources else f"{_at(row)}: {row.cite}"
            blocks += [Paragraph(""), Paragraph(said), Table(titles, tuple(lines))]
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
