"""Defendants and transactions: one letter a cell, like rows folded, what touches nobody counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from relcon import words
from relcon.event_words import NOUNS, OWN, drugs
from relcon.figures.converted import converted
from relcon.inquiry.deciding import ORDER
from relcon.law.record_index import RecordIndex
from relcon.law.tables import NEWEST
from relcon.reading.problems import WIDTH
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.close_table import GAP
from relcon.reports.exposure_report import closing
from relcon.reports.overview_report import left_out
from relcon.reports.report import Column, Paragraph, Report, Section, Table, columns
from relcon.reports.screen import most
from relcon.results.exposure import DefendantAnswer, Exposure, Manual

LETTERS: Final = {"D": "O", "J": "J", "C": "C", "?": "?", ".": ""}
"""How a letter of the flat table is printed: D would read as Defense."""
LEGEND: Final = "O own act  J joint activity  C contested between positions  ? open  blank: out"
TOTALS: Final = {"D": "own act", "J": "joint", "C": "contested", "?": "open"}
UNSETTLED: Final = ("C", "?")
"""The letters that are counted by defendant where not all is asked for."""
OUT: Final = "."
_OWNERS: Final = 2
"""How many are named whose transactions one row holds."""
_LABEL: Final = 44
"""What the first column asks for, before defendants go into a block of their own."""
_BY: Final = {"distribution": ("sold", "delivered"), "purchase": ("bought", "received")}
"""Whose transaction it is called, by its kind: the acts that say so."""


def letter(found: DefendantAnswer, event: str) -> str:
    """Return the letter of one cell, over all positions asked for."""
    answers = [position.events[event] for position in found.positions.values() if event in position.events]
    if any(answer.open for answer in answers):
        return "?"
    if answers and all(answer.in_ for answer in answers):
        return "D" if any(OWN in answer.basis for answer in answers) else "J"
    return "C" if any(answer.in_ for answer in answers) else "."


def matrix_report(exposure: Exposure, matter: Matter, width: int = WIDTH, every: bool = False) -> Report:
    """Return the report of ``relcon matrix``: transactions down, defendants across, in blocks that fit the width.

    Parameters
    ----------
    exposure, matter
        The answer, with what separates the positions, if rows are to be in the order of months; for names.
    width
        Columns of the page.
    every
        Whether each transaction has a row of its own, in the order of the file, those that touch nobody too; else like
        rows are one, most months first, as many as a screen holds.
    """
    found = {id: answer for id, answer in exposure.defendants.items() if answer.positions}
    events = RecordIndex.of(matter).events
    cells = {id: {event: letter(answer, event) for event in events} for id, answer in found.items()}
    flat = tuple((event, *(cells[name][event] for name in found)) for event in events)
    flat += _editions([found[name].manual for name in found])
    blocks = _fitting({id: _head(id, exposure, matter) for id in found}, width)
    rows: list[list[Row]]
    if every:
        rows = [[((event,), tuple(cells[name][event] for name in names)) for event in events] for names in blocks]
    else:
        rows = [_folded(names, cells, events, exposure) for names in blocks]
    foot = _foot(cells, events, matter, every)

    def made(shown: int) -> Report:
        kept = [held if every else _kept(held, shown) for held in rows]
        left = sum(len(held) for held in rows) - sum(len(held) for held in kept)
        tables = (
            Table(
                (Column(""), *(Column(_head(name, exposure, matter)) for name in names)),
                tuple((_label(ids, events, matter), *(LETTERS[one] for one in letters)) for ids, letters in held),
            )
            for names, held in zip(blocks, kept, strict=True)
        )
        one = " One defendant: -d NAME." if len(found) > 1 else ""
        more = f"And {left} more rows.{one}" if left else ""
        ends = "" if every else "Most months first, then by weight. A row each: --all. "
        return Report(
            title=edition_words.title(matter, exposure, "Who answers for which transaction").removesuffix(" · months"),
            sections=(
                *left_out(exposure),
                Section("", (Paragraph(LEGEND), *tables)),
                Section("", tuple(Paragraph(line) for line in (more, *foot) if line)),
            ),
            flat=Table(columns("event", *found), flat),
            warnings=edition_words.cautions(exposure.receipt, matter),
            closing=(f"{ends}Why: relcon explain. {closing(exposure.receipt)}",),
            assumed="",
            sheet=True,
        )

    return made(0) if every else most(made, max(map(len, rows), default=1), width)


def _head(id: str, exposure: Exposure, matter: Matter) -> str:
    return f"{words.surname(matter, id)}{edition_words.mark(exposure.defendants[id].manual)}"


Row = tuple[tuple[str, ...], tuple[str, ...]]
"""Transactions of one kind, and the letter that all of them have for each defendant of a block."""


def _folded(
    names: Sequence[str], cells: Mapping[str, Mapping[str, str]], events: Mapping[str, Event], exposure: Exposure
) -> list[Row]:
    """Return what touches one of the defendants, like transactions of the same letters in one row, most months first.

    What moves as many months, or none, stands in the order of what it weighs.
    """
    groups: dict[tuple[object, ...], list[str]] = {}
    for event in events:
        letters = tuple(cells[name][event] for name in names)
        if set(letters) != {OUT}:
            groups.setdefault((letters, *_kind(events[event])), []).append(event)
    moved = _moved(names, exposure)
    answers = [exposure.defendants[name] for name in names]
    weighed = {event: _weighed(events[event], answers) for ids in groups.values() for event in ids}

    def rank(ids: Sequence[str]) -> tuple[tuple[int, ...], Fraction]:
        return max((moved[id] for id in ids if id in moved), default=()), sum((weighed[id] for id in ids), Fraction())

    held = sorted(groups.values(), key=rank, reverse=True)
    return [(tuple(ids), tuple(cells[name][ids[0]] for name in names)) for ids in held]


def _moved(names: Sequence[str], exposure: Exposure) -> dict[str, tuple[int, ...]]:
    """Return by transaction how many months hang on whether it counts, in Middle first: the most for any of them."""
    moved: dict[str, tuple[int, ...]] = {}
    for one in (one for name in names for one in exposure.separates.get(name, ()) if one.what == "transactions"):
        taken = [one.if_taken.get(position) for position in ORDER]
        months = tuple(abs(size) for at in taken for size in ((at.months, at.table_months) if at else (0, 0)))
        moved |= {id: max(months, moved.get(id, ())) for id in one.about if any(months)}
    return moved


def _weighed(event: Event, answers: Sequence[DefendantAnswer]) -> Fraction:
    """Return the most that a transaction counts for any of them, as converted drug weight; unknown weights nothing."""
    found = (position.events.get(event.id) for answer in answers for position in answer.positions.values())
    counted = max((Fraction(one.counted_grams or 0) for one in found if one is not None), default=Fraction())
    return converted(event, counted, NEWEST) or counted


def _kept(rows: Sequence[Row], shown: int) -> list[Row]:
    """Return so many rows, in their order: the first of each defendant before the others."""
    first = {next(place for place, (_, one) in enumerate(rows) if one[at] != OUT) for at in _touched(rows)}
    places = sorted(range(len(rows)), key=lambda place: place not in first)[:shown]
    return [rows[place] for place in sorted(places)]


def _touched(rows: Sequence[Row]) -> list[int]:
    """Return the places of the defendants whom any row touches."""
    return [at for at in range(len(rows[0][1]) if rows else 0) if any(letters[at] != OUT for _, letters in rows)]


def _kind(event: Event) -> tuple[str, str, str]:
    """Return what makes transactions alike: completed or not, of which kind, of which drug."""
    status = "" if event.status == "completed" else f"{event.status} "
    return status, NOUNS.get(event.kind, event.kind), drugs(event, narrow=True)


def _owner(event: Event, matter: Matter) -> str:
    """Return whose transaction it is called, or nothing."""
    acts = _BY.get(event.kind, ())
    who = next((part.person for part in event.participants if part.act in acts), None)
    return f"{words.surname(matter, who)}'s" if who is not None else ""


def _label(ids: Sequence[str], events: Mapping[str, Event], matter: Matter) -> str:
    """Return what transactions are called, ids last: ``Dunn's purchases of 250 g cocaine (e20, e21)``."""
    status, noun, drug = _kind(events[ids[0]])
    owners = list(dict.fromkeys(_owner(events[id], matter) for id in ids))
    quantities = (events[id].quantity for id in ids)
    texts = {one.text if one is not None and one.known else "" for one in quantities}
    amount = texts.pop() if len(texts) == 1 else ""
    several = "s" if len(ids) > 1 and noun != "making" else ""
    of = " ".join(part for part in (amount, drug) if part)
    whose = f"{' and '.join(owners)} " if len(owners) <= _OWNERS and all(owners) else ""
    said = f"{whose}{status}{noun}{several}{f' of {of}' if of else ''}"
    when = f", {_when(events[ids[0]].date)}" if len(ids) == 1 else ""
    return f"{said[0].upper()}{said[1:]}{when} ({words.ids(list(ids))})"


def _when(value: When) -> str:
    return words.cell(value.first) if value.first is not None and value.first == value.last else words.when(value)


def _foot(
    cells: Mapping[str, Mapping[str, str]], events: Mapping[str, Event], matter: Matter, every: bool
) -> list[str]:
    """Return how many transactions touch somebody, and whom most by letter: own acts and joint ones if all is asked."""
    touched = sum(any(found[event] != OUT for found in cells.values()) for event in events)
    totals = {name: Counter(found.values()) for name, found in cells.items()}
    if len(totals) == 1:
        ((name, found),) = totals.items()
        counts = ", ".join(f"{title} {found[mark]}" for mark, title in TOTALS.items() if found[mark])
        whom = f"{words.surname(matter, name)}{f': {counts}' if counts else ''}"
        return [f"{touched} of {len(events)} transactions touch {whom}."]
    said = [f"{touched} of {len(events)} transactions touch one of the {len(cells)}."]
    for mark, title in TOTALS.items():
        most_first = sorted(totals, key=lambda name: -totals[name][mark])
        counts_of = [f"{words.surname(matter, name)} {totals[name][mark]}" for name in most_first if totals[name][mark]]
        if counts_of and (every or mark in UNSETTLED):
            said.append(f"{title[0].upper()}{title[1:]}: {', '.join(counts_of)}.")
    return said


def _editions(found: list[Manual | None]) -> tuple[tuple[str, ...], ...]:
    """Return the last rows of the flat table, where one of the Manuals must be marked; their names are no ids."""
    if not any(words.manual_mark(manual) for manual in found):
        return ()
    editions, notes = zip(*(edition_words.cells(manual) for manual in found), strict=True)
    return ("(edition)", *editions), ("(edition note)", *notes)


def _fitting(heads: Mapping[str, str], width: int) -> list[list[str]]:
    """Cut the defendants into blocks whose columns, each as wide as its heading, fit beside the first column."""
    blocks: list[list[str]] = []
    left = 0
    for name, head in heads.items():
        needs = len(head) + GAP
        if not blocks or needs > left:
            blocks.append([])
            left = width - _LABEL
        blocks[-1].append(name)
        left -= needs
    return blocks
