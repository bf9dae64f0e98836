"""After a session: first the facts that a letter can state; apart, privileged, both notes and the open tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from relcon import words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.after import After, LetterFacts, OpenTask
from relcon.results.sessions import Reported

PARTS: Final = {
    "client": "client",
    "counsel": "counsel",
    "note_taker": "for the defense, taking notes",
    "prosecutor": "for the government",
    "agent": "agent",
    "interpreter": "interpreter",
    "other": "also present",
}
FIELDS: Final = {
    "attendees": "who was there (attendees of the session)",
    "previewed": "the topics as the government put them (previewed of the session)",
    "letter": "the letter that covers it (letter of the session)",
}
APART: Final = "PRIVILEGED, NOT FOR THE LETTER"


def after_report(found: After) -> Report:
    """Return the report of ``relcon after``."""
    facts = found.facts
    sections = (
        Section("FACTS FOR A LETTER: nothing that the client said", tuple(_facts(facts))),
        Section(f"{APART}: our note and the agents', admission by admission", tuple(_notes(found))),
        Section(f"{APART}: open tasks", tuple(_tasks(found.tasks))),
    )
    return Report(
        title=f"{facts.client} · session of {_day(facts.date)}",
        sections=sections,
        flat=_flat(found),
        closing=(closing(found.receipt),),
        assumed="",
    )


def _facts(facts: LetterFacts) -> Iterator[Block]:
    rows = [
        ("Matter", " · ".join(filter(None, (facts.caption, facts.docket)))),
        ("Client", facts.client),
        ("Session", f"{_day(facts.date)}, {facts.mode}"),
        ("Letter", f"entered {_day(facts.letter_entered)}{_office(facts)}" if facts.letter_entered else ""),
        ("Present", "; ".join(f"{one.name} ({PARTS[one.part]})" for one in facts.attendees)),
        ("Topics", "; ".join(facts.topics)),
        ("On record", "; ".join(facts.read_in)),
    ]
    for name, text in rows:
        if text:
            yield Paragraph(text, lead=f"{name:<10}")
    for name in facts.not_recorded:
        yield Paragraph(f"Not recorded: {FIELDS[name]}.")


def _office(facts: LetterFacts) -> str:
    return f", {facts.office}" if facts.office else ""


def _notes(found: After) -> Iterator[Block]:
    if found.witness is None:
        yield Paragraph(
            "Nobody of the defense but counsel is recorded as taking notes: only counsel could say what was said."
        )
    if not found.reconciled:
        yield Paragraph("No admission belongs to this session.")
        return
    rows = tuple((one.admission, one.ours, one.theirs) for one in found.reconciled)
    yield Table(columns("Admission", "Our note", "Agents' note"), rows)
    for whose, note in (("Our note", found.ours), ("The agents' note", found.theirs)):
        yield from _differences(whose, note)


def _differences(whose: str, note: Reported | None) -> Iterator[Block]:
    for one in note.said_differently if note is not None else ():
        pages = f" ({'; '.join(one.their_pages)})" if one.their_pages else ""
        yield Paragraph(
            f"{whose}, {one.admission}, {one.what}: {one.theirs}{pages}. Admission: {one.ours}.", bullet=True
        )


def _tasks(tasks: tuple[OpenTask, ...]) -> Iterator[Block]:
    if not tasks:
        yield Paragraph("None is open.")
        return
    rows = tuple(
        (one.what + f" ({one.id})", one.by or "", words.cell(date.fromisoformat(one.due)) if one.due else "",
         _term(one))
        for one in tasks
    )  # fmt: skip
    yield Table(columns("Task", "By", "Due", "The letter"), rows)


def _term(task: OpenTask) -> str:
    return task.says or ""


def _day(text: str) -> str:
    return words.day(date.fromisoformat(text))


def _flat(found: After) -> Table:
    rows = [("reconciled", one.admission, one.ours, one.theirs, "") for one in found.reconciled]
    rows += [("task", one.id, one.what, one.by or "", one.due or "") for one in found.tasks]
    return Table(columns("kind", "id", "ours_or_task", "theirs_or_by", "due"), tuple(rows))
