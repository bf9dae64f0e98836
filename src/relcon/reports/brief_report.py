"""The one page as counsel prints it: five blocks on one sheet, at most 80 columns and 66 lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page.said import KINDS, by_position, cut, fuller, legend, moving_text, shares, spread, worst
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.text import text
from relcon.results.brief import Brief, Finding, ToResolve

SHEET: Final = 66
"""Lines of a printed sheet."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much the sheet shows: entries of blocks 2, 4 and 5, and characters of an entry in each block.

    ``turns`` is for what the rows of block 1 turn on, ``others`` for blocks 4 and 5.
    """

    moving: int = 2
    resolve: int = 2
    targets: int = 2
    turns: int = 75
    lines: int = 75
    findings: int = 75
    others: int = 75


WIDER: Final[tuple[dict[str, int], ...]] = (
    *({"moving": number} for number in (3, 4, 5)),
    {"lines": 150},
    {"findings": 150},
    {"lines": 230},
    *({name: 4} for name in ("resolve", "targets")),
    *({name: 150} for name in ("others", "turns")),
    {"findings": 230},
    *({name: 6} for name in ("resolve", "targets")),
    *({name: 310} for name in ("lines", "findings")),
    *({name: 9} for name in ("resolve", "targets")),
    *({name: 230} for name in ("others", "turns")),
    *({name: 500} for name in ("lines", "findings", "others", "turns")),
    *({name: 12} for name in ("resolve", "targets")),
)
"""What is shown more of, step by step, as long as the sheet holds it."""


def brief_report(brief: Brief, matter: Matter) -> Report:
    """Return the one page; what does not fit on the sheet is counted, and told by ``relcon simulate``.

    Parameters
    ----------
    brief
        The answer.
    matter
        For names.
    """
    room = Room()
    report = _report(brief, matter, room)
    for step in WIDER:
        wider = replace(room, **step)
        tried = _report(brief, matter, wider)
        if len(text(tried).splitlines()) <= SHEET:
            room, report = wider, tried
    return report


def _report(brief: Brief, matter: Matter, room: Room) -> Report:
    sections = (
        Section("1. Minimum and range, in months", tuple(_rows(brief, room)), level=2),
        Section("2. If counted, these facts move a line", tuple(_moving(brief, room)), level=2),
        Section("3. Still open", tuple(_open(brief.still_open, room)), level=2),
        Section("4. Resolve before the session", tuple(_resolve(brief.resolve, room)), level=2),
        Section("5. What only the client can give", tuple(_client(brief, matter, room)), level=2),
    )
    return Report(
        title=_title(brief, matter),
        sections=sections,
        flat=_flat(brief),
        warnings=brief.receipt.warnings,
        closing=("Counsel's decision: [                    ]", closing(brief.receipt)),
    )


def _title(brief: Brief, matter: Matter) -> str:
    held = brief.held
    session = f"session {held.session}, {held.session_date}" if held.session is not None else "no session recorded"
    letter = f"letter {held.letter}, entered {held.entered or 'no date'}" if held.letter is not None else "no letter"
    sentencing = f"sentencing {held.sentencing_date}" if held.sentencing_date is not None else "no sentencing date"
    client = edition_words.person(matter, brief.client, brief.manual)
    return f"{client}; {session}; {letter}; Manual {held.edition}; {sentencing}"


def more(number: int) -> list[Paragraph]:
    """Return what says how many entries are not on the sheet."""
    return [Paragraph(f"{number} more: relcon simulate", bullet=True)] if number > 0 else []


def _rows(brief: Brief, room: Room) -> Iterable[Block]:
    table = []
    for row in brief.rows:
        least = by_position({p: words.minimum_left(one, row.binding[p]) for p, one in row.minimum.items()})
        failing = by_position({p: "; ".join(one) or "all met" for p, one in row.failing.items()})
        name = words.OUTCOMES[row.world] + (" *" if row.worst_of else "")
        table.append((name, least.replace("; ", "\n"), *(words.span(row.totals[p]) for p in POSITIONS), failing))
    titles = ("", "Min.", *(words.short(p) for p in POSITIONS), "Safety valve: fails")
    yield Table(columns(*titles), tuple(table))
    for note in worst(brief.rows):
        yield Paragraph(f"* {note}")
    yield from (Paragraph(note) for note in fuller(brief.rows))
    turns: dict[str, list[str]] = {}
    for row in brief.rows:
        turns.setdefault(row.turns_on, []).append(words.OUTCOMES[row.world])
    for on, names in turns.items():
        where = "every row" if len(turns) == 1 else "; ".join(names)
        yield Paragraph(cut(f"{where} turns on: {on}", room.turns), bullet=True)
    yield Paragraph(legend(complete=brief.complete))


def _moving(brief: Brief, room: Room) -> Iterable[Block]:
    shown = brief.moving[: room.moving]
    for one in shown:
        yield Paragraph(cut(moving_text(one), room.lines), bullet=True)
    yield from more(len(brief.moving) - len(shown) + brief.moving_more)
    if not shown:
        yield Paragraph("none of what is said moves a line", bullet=True)


def _open(found: Sequence[Finding], room: Room) -> Iterable[Block]:
    for one in found:
        yield Paragraph(cut(f"{one.text}. {one.moves}", room.findings), bullet=True)
    if not found:
        yield Paragraph("no finding by itself moves level or range", bullet=True)


def _resolve(found: Sequence[ToResolve], room: Room) -> Iterable[Block]:
    shown = spread(found, room.resolve)
    for one in shown:
        pages = f" [{'; '.join(one.pages)}]" if one.pages else ""
        yield Paragraph(cut(f"{KINDS[one.kind]}: {one.text}{pages}", room.others), bullet=True)
    yield from more(len(found) - len(shown))
    if not found:
        yield Paragraph("nothing is recorded", bullet=True)


def _client(brief: Brief, matter: Matter, room: Room) -> Iterable[Block]:
    shown = brief.only_client[: room.targets]
    for one in shown:
        yield Paragraph(cut(f"{words.person(matter, one.person)}: {shares(one)}", room.others), bullet=True)
    yield from more(len(brief.only_client) - len(shown))
    if brief.about_nobody is not None:
        yield Paragraph(cut(f"of himself alone: {shares(brief.about_nobody)}", room.others), bullet=True)
    if not shown and brief.about_nobody is None:
        yield Paragraph("nothing is said", bullet=True)


def _flat(brief: Brief) -> Table:
    found = []
    for row in brief.rows:
        for p in row.ranges:
            ends = (*(row.ranges[p] or ("", "")), *(row.totals[p] or ("", "")))
            least = "" if row.minimum[p] is None else str(row.minimum[p])
            cells = (row.world, p, least, *map(str, ends), "; ".join(row.failing[p]), row.turns_on)
            found.append((*cells, *edition_words.cells(brief.manual)))
    titles = ("world", "position", "minimum", "low", "high", "total_low", "total_high", "safety_valve", "turns_on")
    return Table(columns(*titles, "edition", "edition_note"), tuple(found))
