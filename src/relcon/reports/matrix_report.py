"""Defendants and events: one letter a cell."""

from __future__ import annotations

from collections import Counter

from relcon import words
from relcon.event_words import OWN, what
from relcon.law.record_index import RecordIndex
from relcon.reading.problems import WIDTH
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Column, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import DefendantAnswer, Exposure, Manual

LEGEND = (
    ("D", "in, in every position: his own act (§1B1.3(a)(1)(A))"),
    ("J", "in, in every position: jointly undertaken activity (§1B1.3(a)(1)(B))"),
    ("C", "contested: counts in one position and not in another"),
    ("?", "left open in at least one position"),
    (".", "out, in every position"),
)
SHORT: dict[str | None, str] = {"reconstructed": "rec.", "read in part": "part"}
TOTALS = {"D": "own acts", "J": "joint", "C": "contested", "?": "left open"}


def letter(found: DefendantAnswer, event: str) -> str:
    """Return the letter of one cell, over all positions asked for."""
    answers = [position.events[event] for position in found.positions.values() if event in position.events]
    if any(answer.open for answer in answers):
        return "?"
    if answers and all(answer.in_ for answer in answers):
        return "D" if any(OWN in answer.basis for answer in answers) else "J"
    return "C" if any(answer.in_ for answer in answers) else "."


def matrix_report(exposure: Exposure, matter: Matter, width: int = WIDTH) -> Report:
    """Return the report of ``relcon matrix``: events down, defendants across, in blocks that fit the width."""
    found = {id: answer for id, answer in exposure.defendants.items() if answer.positions}
    events = RecordIndex.of(matter).events
    cells = {id: {event: letter(answer, event) for event in events} for id, answer in found.items()}
    sections = [Section("Letters", tuple(Paragraph(f"{mark}  {meaning}") for mark, meaning in LEGEND))]
    for names in _fitting(list(found), max(map(len, events), default=5), width):
        rows = [(e, _day(events[e]), *(cells[name][e] for name in names)) for e in events]
        totals = {name: Counter(cells[name].values()) for name in names}
        rows += [("", text, *(str(totals[name][mark]) for name in names)) for mark, text in TOTALS.items()]
        rows += _manuals([found[name].manual for name in names])
        heads = (Column("Event"), Column("From"), *(Column(name) for name in names))
        sections.append(Section("", (Table(heads, tuple(rows)),)))
    listed = Table(columns("Event", "What"), tuple((id, what(event)) for id, event in events.items()))
    sections.append(Section("Events", (listed,)))
    people = "; ".join(edition_words.person(matter, id, one.manual) for id, one in exposure.defendants.items())
    flat = tuple((event, *(cells[name][event] for name in found)) for event in events)
    flat += _editions([found[name].manual for name in found])
    asked = tuple(next(iter(found.values())).positions) if found else ()
    return Report(
        title="Who answers for which event",
        sections=tuple(sections),
        flat=Table(columns("event", *found), flat),
        warnings=exposure.receipt.warnings,
        closing=(
            f"Defendants: {people}.",
            f"Positions: {words.titles(asked)}.",  # type: ignore[arg-type]  # the keys are position names
            closing(exposure.receipt),
        ),
    )


def _manuals(found: list[Manual | None]) -> list[tuple[str, ...]]:
    """Return the row of the Manuals, where one of them must be marked."""
    if not any(words.manual_mark(manual) for manual in found):
        return []
    short = (
        "" if one is None else f"{one.edition}\n{'ref.' if one.reference_only else SHORT.get(one.status, '')}".strip()
        for one in found
    )
    return [("", "Manual", *short)]


def _editions(found: list[Manual | None]) -> tuple[tuple[str, ...], ...]:
    """Return the last rows of the flat table, where one of the Manuals must be marked; their names are no ids."""
    if not any(words.manual_mark(manual) for manual in found):
        return ()
    editions, notes = zip(*(edition_words.cells(manual) for manual in found), strict=True)
    return ("(edition)", *editions), ("(edition note)", *notes)


def _day(event: Event) -> str:
    return event.date.first.isoformat() if event.date.first is not None else "unknown"


def _fitting(names: list[str], event: int, width: int) -> list[list[str]]:
    """Cut the defendants into blocks whose columns, each as wide as its name, fit beside event and date."""
    room = width - max(event, len("Event")) - len(" 2025-01-01")
    blocks: list[list[str]] = []
    left = 0
    for name in names:
        needs = len(name) + 1
        if not blocks or needs > left:
            blocks.append([])
            left = room
        blocks[-1].append(name)
        left -= needs
    return blocks
