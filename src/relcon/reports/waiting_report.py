"""What waiting until a day changes: who has spoken by then, what is still new, which days of the file pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from relcon import words
from relcon.records.matter import Matter
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.value import Ahead
from relcon.results.waiting import Waiting

NOTHING = "nothing"


def waiting_report(found: Waiting, matter: Matter) -> Report:
    """Return the report of ``relcon whatif --date``."""
    day = _day(found.day)
    return Report(
        title=f"{matter.people[found.client].name} · waiting until {day}, by the file's own dates",
        sections=(
            Section("WHO HAS SPOKEN, AND WHAT IS STILL NEW", tuple(_novelty(found, matter))),
            Section("DAYS THAT PASS", tuple(_passes(found))),
            Section("WHERE TIME MATTERS", tuple(Paragraph(f"{one}.", bullet=True) for one in found.timely)),
        ),
        flat=_flat(found),
        closing=("Nothing is estimated: whether somebody speaks is not.", closing(found.receipt)),
        assumed="",
    )


def _novelty(found: Waiting, matter: Matter) -> Iterator[Block]:
    rows = []
    if found.session_date is not None and found.by_session is not None:
        rows.append(_row(f"{_day(found.session_date)}, the session", found.by_session, matter))
    if found.by_day is not None:
        rows.append(_row(_day(found.day), found.by_day, matter))
    yield Table(columns("By", "Spoken, on record", "Still new", "Told before, perhaps"), tuple(rows))
    if found.undated:
        names = " and ".join(words.surname(matter, id) for id in found.undated)
        yield Paragraph(f"Without a day on record, so in neither row: {names} (others, proffered).")


def _row(day: str, ahead: Ahead, matter: Matter) -> tuple[str, str, str, str]:
    return (
        day,
        _listed([words.surname(matter, id) for id in ahead.first], "nobody"),
        _listed(ahead.stays_new, NOTHING),
        _listed(ahead.could_be_told, NOTHING),
    )


def _passes(found: Waiting) -> Iterator[Block]:
    if not found.passes:
        yield Paragraph("None that the file has.")
    for one in found.passes:
        yield Paragraph(f"{_day(one.date)}: {one.what}.", bullet=True)


def _listed(items: Sequence[str], otherwise: str) -> str:
    return ", ".join(items) or otherwise


def _day(text: str) -> str:
    return words.day(date.fromisoformat(text))


def _flat(found: Waiting) -> Table:
    rows = [
        (day, " ".join(ahead.first), " ".join(ahead.stays_new), " ".join(ahead.could_be_told))
        for day, ahead in ((found.session_date or "", found.by_session), (found.day, found.by_day))
        if ahead is not None
    ]
    return Table(columns("by", "spoken", "still_new", "could_be_told"), tuple(rows))
