"""The one sheet as counsel prints it: six blocks, at most 80 columns and 66 lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page import said, said_of_record
from relcon.one_page.price_words import prices
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.text import text
from relcon.results.brief import Brief, Moving, Row

SHEET: Final = 66
"""Lines of a printed sheet."""
ASSUMED: Final = "Counsel's wording throughout: not a statement of the client."
BOX: Final = f"Counsel's decision: [{' ' * 57}]"


@dataclass(frozen=True, slots=True)
class Room:
    """How many whole items of each block the sheet shows; the rest is counted."""

    moving: int = 1
    notes: int = 1
    aside: int = 0
    record: int = 1
    findings: int = 1
    targets: int = 1
    settle: int = 0
    terms: int = 2


WIDER: Final[tuple[dict[str, int], ...]] = tuple(
    {name: number}
    for name, numbers in (
        *(("moving", (2, 3)), ("aside", (1,)), ("record", (2,)), ("targets", range(2, 9)), ("record", range(3, 7))),
        *(("terms", (3, 4)), ("aside", (2,))),
        *(
            ("moving", (4, 5)),
            ("notes", (2, 3, 4, 5)),
            ("aside", (3,)),
            ("settle", (1,)),
            ("findings", (2, 3)),
            ("settle", range(2, 9)),
        ),
        *(("record", range(7, 21)), ("targets", range(9, 21)), ("aside", range(4, 13))),
    )
    for number in numbers
)
"""What is shown more of, item by item, as long as the sheet holds it."""


def brief_report(brief: Brief, matter: Matter) -> Report:
    """Return the one sheet; what does not fit is counted, item by item, and told by ``relcon simulate``.

    Parameters
    ----------
    brief
        The answer.
    matter
        For names, pages and dates.
    """
    return fitted(lambda room: _report(brief, matter, room), SHEET)


def fitted(made: Callable[[Room], Report], lines: int) -> Report:
    """Return the report that shows most items in so many lines; at least one of each block, whatever it takes."""
    room = Room()
    report = made(room)
    for step in WIDER:
        wider = replace(room, **step)
        tried = made(wider)
        if tried == report or len(text(tried).splitlines()) <= lines:
            room, report = wider, tried
    return report


def _report(brief: Brief, matter: Matter, room: Room) -> Report:
    name = words.surname(matter, brief.client)
    sections = (
        Section("", (Paragraph(dates(brief)),), level=2),
        Section("", tuple(block_rows(brief, matter)), level=2),
        Section(said_heading(name), tuple(moving(brief, matter, room)), level=2),
        own_acts(brief, matter, room),
        Section(
            f"4. WHAT THE COURT MUST FIND, range (table){_more_findings(brief, room)}",
            findings(brief, room.findings),
            level=2,
        ),
        Section("", (_new(brief, matter, room),), level=2),
        *_asks(brief, matter, room),
    )
    return Report(
        title=title(brief, matter),
        sections=sections,
        flat=_flat(brief),
        warnings=edition_words.cautions(brief.receipt, matter, "each figure"),
        closing=(BOX, _source(brief)),
        assumed=ASSUMED,
        sheet=True,
    )


def title(brief: Brief, matter: Matter) -> str:
    """Return whose sheet it is, of which session, under which letter."""
    held = brief.held
    found = matter.people.get(brief.client)
    name = found.name.upper() if found is not None else brief.client
    session = f"session {_day(held.session_date)}" if held.session_date is not None else "no session recorded"
    letter = f"letter entered {_day(held.entered) or 'on no recorded date'}" if held.letter is not None else "no letter"
    return f"{name} · {session} · {letter}"


def _day(written: str | None) -> str:
    return words.day(date.fromisoformat(written)) if written is not None else ""


def dates(brief: Brief) -> str:
    """Return the Manual, the day of sentencing, the criminal history category, the unit."""
    held = brief.held
    sentencing = f"sentencing {_day(held.sentencing_date)}" if held.sentencing_date else "no sentencing date"
    category = f"category {held.category}" if held.category is not None else "category unknown"
    manual = words.manual_mark(brief.manual) or f"{held.edition} Manual"
    return f"{manual} · {sentencing} · {category} · months"


def _source(brief: Brief) -> str:
    receipt = brief.receipt
    parts = [f"relcon {receipt.relcon}", f"case {receipt.case_sha256[:8]}"]
    if receipt.proffer_sha256 is not None:
        parts.append(f"proffer {receipt.proffer_sha256[:8]}")
    parts += [
        f"{said}: {', '.join(receipt.options[what])}" for what, said in HELD_TO.items() if what in receipt.options
    ]
    return " · ".join((*parts, "more: relcon simulate"))


HELD_TO: Final[Mapping[str, str]] = {"topics": "only topics", "without": "left out"}
"""How it is said to what an answer was held: topics that alone are told; exhibits, witnesses and facts that are out."""


def said_heading(name: str) -> str:
    """Return the heading of block 2: whose words these are."""
    return f"2. WHAT {name.upper()} WOULD SAY, IN COUNSEL'S WORDS (proffer file), most months first"


def block_rows(brief: Brief, matter: Matter, *more: str) -> Iterator[Block]:
    """Yield block 1: the outcomes with a row of the sheet, and what qualifies them, and what ``more`` there is."""
    starred = bool(brief.costs_role)
    table = []
    for row in said.shown(brief.rows):
        table.append(printed_row(said.title(row, brief.held), row, starred))
        if row.if_credited:
            table.append(printed_row(said.CREDITED, row, starred, credited=True))
    heading = f"1. WHERE {words.surname(matter, brief.client).upper()} STANDS"
    yield Table(columns(heading, "Minimum", *map(words.short, POSITIONS)), tuple(table))
    under = list(said.under_rows(brief, matter))
    yield from (Paragraph(caution) for caution in under if caution.startswith(said.MARKS))
    yield Paragraph(" ".join((words.FOOT, *(line for line in under if not line.startswith(said.MARKS)), *more)))


def printed_row(title: str, row: Row, starred: bool, *, credited: bool = False) -> tuple[str, ...]:
    """Return the cells of a row of block 1: its name, the minimum, what each position comes to."""
    cells = said.cells(row, starred, credited=credited)
    return (title, said.minimum(row.if_credited if credited else row.came, starred), *cells.values())


def moving(brief: Brief, matter: Matter, room: Room, more: str = said_of_record.MORE) -> Iterator[Block]:
    """Yield block 2: what is said that changes a level; ``more`` says where the rest is told."""
    adopted = [one for one in brief.moving if one.confirmed]
    notes = [one for one in brief.moving if not one.confirmed]
    for one in adopted[: room.moving]:
        yield from _priced(one, brief, matter)
    if notes:
        yield Paragraph(f"Apart, whatever the months: {said.NOT_ADOPTED}:")
        for one in notes[: room.notes]:
            yield from _priced(one, brief, matter)
    aside = [
        *((one.admission, said.leading_text(one)) for one in brief.leading),
        *((one.admission, said.narrowing_text(one, matter)) for one in brief.narrowing),
    ]
    yield from (Paragraph(text, lead=f"{id} ") for id, text in aside[: room.aside])
    left = max(len(adopted) - room.moving, 0) + max(len(notes) - room.notes, 0) + brief.moving_more
    left += max(len(aside) - room.aside, 0)
    rest = [f"And {left} more: {more}."] if left else []
    if brief.unmoved:
        rest.append(f"No change: {words.ids(brief.unmoved)}.")
    if not brief.moving and not aside:
        rest.insert(0, "Nothing that is said changes a level.")
    rest.append(said.kept_out_text(brief.kept_out, brief.held.no_promise))
    if any(rest):
        yield Paragraph(" ".join(filter(None, rest)))


def _priced(one: Moving, brief: Brief, matter: Matter) -> Iterator[Block]:
    """Yield an admission, then what it changes: alone and with the rest, a line each, or in one where they agree."""
    yield Paragraph(said.moving_text(one, brief, matter), lead=f"{one.admission} ")
    for price in prices(one):
        if price.alike:
            yield Paragraph(price.text, indent=3)
            continue
        alone, rest = zip(*price.cells.values(), strict=True)
        rows = (("   alone", *alone), ("   with the rest", *rest))
        yield Table(columns(f"   {price.where}", *price.cells), rows)


def listed(found: Iterable[str], most: int, none: str, more: str = said_of_record.MORE) -> tuple[Block, ...]:
    """Return entries in a paragraph, so many of them; ``more`` says where the rest is told."""
    entries = said_of_record.counted(list(found), most, more) or [none]
    text = "; ".join(entries)
    return (Paragraph(f"{text[0].upper()}{text[1:]}."),)


def own_acts(brief: Brief, matter: Matter, room: Room, more: str = said_of_record.MORE) -> Section:
    """Return block 3, own acts on record of which no admission speaks; ``more`` says where the rest is told."""
    entries = listed(said_of_record.record_lines(brief, matter), room.record, "none", more)
    return Section("3. OWN ACTS ON RECORD, IN NO ADMISSION: if true and untold, (f)(5) fails", entries, level=2)


def _new(brief: Brief, matter: Matter, room: Room) -> Paragraph:
    found = list(said_of_record.new_to_the_government(brief, matter))
    listed = "; ".join(said_of_record.counted(found, room.targets)) or "nothing that names anybody else"
    return Paragraph(f"5. NEW TO THE GOVERNMENT: {listed}. {said_of_record.spoken_before(brief, matter)}".rstrip())


def findings(brief: Brief, most: int | None = None) -> tuple[Block, ...]:
    """Return findings that move a level, so many of them, each with its ranges; that there is none where so."""
    found = tuple(Paragraph(f"{one.text}. {one.moves}.", bullet=True) for one in brief.still_open[:most])
    return found or (Paragraph("No finding by itself moves a level."),)


def _more_findings(brief: Brief, room: Room) -> str:
    more = len(brief.still_open) - room.findings
    return f"; {more} more: {said_of_record.FINDINGS}" if more > 0 else ""


def _asks(brief: Brief, matter: Matter, room: Room) -> Iterator[Section]:
    starred = bool(brief.costs_role)
    asks = [Paragraph(said_of_record.ask_text(one, starred), lead=f"{n} ") for n, one in enumerate(brief.asks, start=1)]
    settle = list(said_of_record.to_settle(brief, matter))
    left = ""
    if settle and room.settle:
        asks.append(
            Paragraph(
                f"Also to settle: {'; '.join(said_of_record.counted(settle, room.settle, said_of_record.FINDINGS))}."
            )
        )
    elif settle:
        left = f"; {len(settle)} to settle: {said_of_record.FINDINGS}"
    if asks or left:
        yield Section(f"6. ASK FIRST, low end in Middle{left}", tuple(asks), level=2)


def _flat(brief: Brief) -> Table:
    found = []
    for row in brief.rows:
        for p in row.ranges:
            ends = (*(row.ranges[p] or ("", "")), *(row.totals[p] or ("", "")))
            table = row.came[p].guideline_range or ("", "")
            least = "" if row.minimum[p] is None else str(row.minimum[p])
            told = "full" if row.full_disclosure else ""
            cells = (row.world, p, least, *map(str, ends), "; ".join(row.failing[p]), row.turns_on)
            found.append((*cells, *edition_words.cells(brief.manual), told, *map(str, table)))
    titles = ("world", "position", "minimum", "low", "high", "total_low", "total_high", "safety_valve", "turns_on")
    more = ("edition", "edition_note", "disclosure", "table_low", "table_high")
    return Table(columns(*titles, *more), tuple(found))
