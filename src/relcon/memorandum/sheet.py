"""Part 1: what the printed sheet of ``relcon brief`` has, block by block, with nothing left out for want of room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.places import part
from relcon.memorandum.plain import plain, said
from relcon.one_page import said as sheet_words
from relcon.one_page import said_of_record
from relcon.one_page.price_words import AFTER_MINIMUM, BY_TABLE, DISCLOSED, prices
from relcon.reports.brief_report import dates, findings, printed_row
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.results.brief import Ask, Row

DECISION: Final = "Counsel's decision"


def sheet(asked: Asked) -> Part:
    """Return the sheet: where the client stands, what would be said, what is untold, to find, new, to ask."""
    return Part(
        f"Where {asked.name} stands",
        plain_blocks(_standing(asked)),
        plain(_sections(asked)),
        box=DECISION,
    )


def plain_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks in a memo's words."""
    (one,) = plain([Section("", tuple(blocks))])
    return one.blocks


def outcome_table(asked: Asked, rows: Iterable[Row]) -> Table:
    """Return outcomes with the minimum and what each position comes to, in months."""
    starred = bool(asked.brief.costs_role)
    table = []
    for row in rows:
        table.append(printed_row(sheet_words.title(row, asked.brief.held), row, starred))
        if row.if_credited:
            table.append(printed_row(sheet_words.CREDITED, row, starred, credited=True))
    return Table(columns("Outcome, in months", "Minimum", *map(words.short, POSITIONS)), tuple(table))


IN_SHORT: Final = (("silent", False), ("safety_valve_only", True), ("safety_valve_only", False))
"""The rows that answer first: a plea with nothing said, with all of it, with this disclosure."""


def _in_short(asked: Asked) -> Iterator[str]:
    """Yield what the client stands at on a plea, row by row, positions that say the same together."""
    rows = {(row.world, row.full_disclosure): row for row in asked.brief.rows}
    for row in (rows[key] for key in IN_SHORT if key in rows):
        title, _, *cells = printed_row(sheet_words.title(row, asked.brief.held), row, bool(asked.brief.costs_role))
        held: dict[str, list[str]] = {}
        for position, cell in zip(POSITIONS, cells, strict=True):
            held.setdefault(cell, []).append(words.short(position))
        told = [f"{cell} in {' and '.join(where)}" for cell, where in held.items()]
        yield f"{title.strip()}: {', '.join(told)}."


def _standing(asked: Asked) -> Iterator[Block]:
    yield Paragraph(" ".join(_in_short(asked)))
    yield Paragraph(dates(asked.brief))
    yield outcome_table(asked, sheet_words.shown(asked.brief.rows))
    yield from (Paragraph(text, bullet=True) for text in sheet_words.under_rows(asked.brief, asked.matter))
    yield Paragraph(words.FOOT, bullet=True)


def _sections(asked: Asked) -> Iterator[Section]:
    brief, matter = asked.brief, asked.matter
    yield Section(
        f"What {asked.name} would say that changes a level, in counsel's words (proffer file), most months first",
        tuple(_moving(asked)),
    )
    untold = [Paragraph(f"{text}.", bullet=True) for text in _record(asked)]
    yield Section("Own acts on record, in no admission: if true and untold, (f)(5) fails", tuple(untold) or NONE)
    yield Section("What the court must find, range with (table)", findings(brief))
    new = [Paragraph(f"{text}.", bullet=True) for text in _new(asked)]
    spoken = said_of_record.spoken_before(brief, matter)
    yield Section("New to the government", (*(new or NONE), *((Paragraph(spoken),) if spoken else ())))
    if brief.asks:
        yield Section("Ask first, low end in Middle", tuple(_asks(brief.asks, starred=bool(brief.costs_role))))


NONE: Final = (Paragraph("Nothing on record."),)


def _record(asked: Asked) -> list[str]:
    return list(said_of_record.record_lines(asked.brief, asked.matter))


def _new(asked: Asked) -> list[str]:
    return list(said_of_record.new_to_the_government(asked.brief, asked.matter))


def _moving(asked: Asked) -> Iterator[Block]:
    """Yield what changes a level, with its price under each heading; what narrows or leads on; what is kept out."""
    brief, matter = asked.brief, asked.matter
    rows = []
    for one in sheet_words.adopted_first(brief.moving):
        text = sheet_words.moving_text(one, brief, matter)
        told = text if one.confirmed else f"{text} ({sheet_words.NOT_ADOPTED})"
        label = one.admission
        for price in prices(one):
            cells = (price.cells.get(heading) for heading in (BY_TABLE, AFTER_MINIMUM, DISCLOSED))
            rows.append((label, told, price.where, *(_both(cell) for cell in cells)))
            label = told = ""
    if rows:
        heads = ("", "What would be said", "Position", BY_TABLE, AFTER_MINIMUM, DISCLOSED)
        yield Table(columns(*heads), tuple(rows))
    else:
        yield Paragraph("Nothing that is said changes a level.")
    for narrow in brief.narrowing:
        yield Paragraph(sheet_words.narrowing_text(narrow, matter), lead=f"{narrow.admission} ")
    for lead in brief.leading:
        yield Paragraph(sheet_words.leading_text(lead), lead=f"{lead.admission} ")
    rest = [f"And {brief.moving_more} more: {part('admissions')}."] if brief.moving_more else []
    rest += [f"No change: {words.ids(brief.unmoved)}."] if brief.unmoved else []
    rest.append(sheet_words.kept_out_text(brief.kept_out, brief.held.no_promise))
    yield Paragraph(" ".join(filter(None, rest)))


def _both(pair: tuple[str, str] | None) -> str:
    """Return a price alone and with the rest; empty where the heading says nothing of its own."""
    if pair is None:
        return ""
    alone, rest = pair
    return alone if alone == rest else f"{alone} alone; {rest} with the rest"


def _asks(asks: Iterable[Ask], *, starred: bool) -> Iterator[Block]:
    rows = []
    for number, one in enumerate(asks, start=1):
        mark = words.STAR if starred and one.if_all_told else ""
        ends = ("", "") if one.whom == "client" else (words.months(one.low_end), f"{words.months(one.otherwise)}{mark}")
        rows.append((str(number), f"The {one.whom}", said(one.text), *ends))
    yield Table(columns("", "Who answers", "Question", "Stands at", "Else"), tuple(rows))
