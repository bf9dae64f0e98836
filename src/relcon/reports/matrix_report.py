"""Defendants and transactions: one letter a cell, like rows folded, what touches nobody counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.event_words import NOUNS, OWN
from relcon.law.record_index import RecordIndex
from relcon.reading.problems import WIDTH
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.close_table import GAP
from relcon.reports.exposure_report import closing
from relcon.reports.overview_report import left_out
from relcon.reports.report import Column, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import DefendantAnswer, Exposure, Manual

LETTERS: Final = {"D": "O", "J": "J", "C": "C", "?": "?", ".": ""}
"""How a letter of the flat table is printed: D would read as Defense."""
LEGEND: Final = "O own act  J joint activity  C contested between positions  ? open  blank: out"
TOTALS: Final = {"D": "own act", "J": "joint", "C": "contested", "?": "open"}
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
        The answer; for names.
    width
        Columns of the page.
    every
        Whether each transaction has a row of its own, those that touch nobody too.
    """
    found = {id: answer for id, answer in exposure.defendants.items() if answer.positions}
    events = RecordIndex.of(matter).events
    cells = {id: {event: letter(answer, event) for event in events} for id, answer in found.items()}
    flat = tuple((event, *(cells[name][event] for name in found)) for event in events)
    flat += _editions([found[name].manual for name in found])
    touched = [event for event in events if any(cells[name][event] != "." for name in found)]
    blocks = _fitting({id: _head(id, exposure, matter) for id in found}, width)
    tables = (_table(names, cells, events, touched, every, exposure, matter) for names in blocks)
    return Report(
        title=edition_words.title(matter, exposure, "Who answers for which transaction").removesuffix(" · months"),
        sections=(
            *left_out(exposure),
            Section("", (Paragraph(LEGEND), *tables)),
            Section("", tuple(Paragraph(line) for line in _foot(cells, len(touched), len(events), matter))),
        ),
        flat=Table(columns("event", *found), flat),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"{'' if every else 'A row each: --all. '}Why: relcon explain. {closing(exposure.receipt)}",),
        assumed="",
        sheet=True,
    )


def _head(id: str, exposure: Exposure, matter: Matter) -> str:
    return f"{words.surname(matter, id)}{edition_words.mark(exposure.defendants[id].manual)}"


def _table(
    names: Sequence[str],
    cells: Mapping[str, Mapping[str, str]],
    events: Mapping[str, Event],
    touched: Sequence[str],
    every: bool,
    exposure: Exposure,
    matter: Matter,
) -> Table:
    """Return the table of a block of defendants; rows of one kind and the same letters are one."""
    groups: dict[tuple[object, ...], list[str]] = {}
    for event in events if every else touched:
        letters = tuple(cells[name][event] for name in names)
        if every or set(letters) != {"."}:
            groups.setdefault((_kind(events[event], matter), letters, event if every else ""), []).append(event)
    rows = tuple(
        (_label(ids, events, matter), *(LETTERS[cells[name][ids[0]]] for name in names)) for ids in groups.values()
    )
    return Table((Column(""), *(Column(_head(name, exposure, matter)) for name in names)), rows)


def _kind(event: Event, matter: Matter) -> tuple[str, str, str]:
    """Return what makes transactions alike: whose, of which kind, of which drug."""
    acts = _BY.get(event.kind, ())
    who = next((part.person for part in event.participants if part.act in acts), None)
    owner = f"{words.surname(matter, who)}'s " if who is not None else ""
    return owner, event.kind, words.substance(event.substance) if event.substance else ""


def _label(ids: Sequence[str], events: Mapping[str, Event], matter: Matter) -> str:
    """Return what transactions are called, ids last: ``Dunn's purchases of 250 g cocaine (e20, e21)``."""
    owner, kind, drug = _kind(events[ids[0]], matter)
    noun = NOUNS.get(kind, kind)
    quantities = (events[id].quantity for id in ids)
    texts = {one.text if one is not None and one.known else "" for one in quantities}
    amount = texts.pop() if len(texts) == 1 else ""
    status = "" if events[ids[0]].status == "completed" else f"{events[ids[0]].status} "
    several = "s" if len(ids) > 1 and noun != "making" else ""
    of = " ".join(part for part in (amount, drug) if part)
    said = f"{owner}{status}{noun}{several}{f' of {of}' if of else ''}"
    when = f", {words.when(events[ids[0]].date)}" if len(ids) == 1 else ""
    return f"{said[0].upper()}{said[1:]}{when} ({words.ids(list(ids))})"


def _foot(cells: Mapping[str, Mapping[str, str]], touched: int, of: int, matter: Matter) -> Iterator[str]:
    whom = "the defendant" if len(cells) == 1 else f"one of the {len(cells)}"
    yield f"{touched} of {of} transactions touch {whom}."
    totals = {name: Counter(found.values()) for name, found in cells.items()}
    for mark, title in TOTALS.items():
        counts = [f"{words.surname(matter, name)} {found[mark]}" for name, found in totals.items() if found[mark]]
        if counts:
            yield f"{title[0].upper()}{title[1:]}: {', '.join(counts)}."


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
