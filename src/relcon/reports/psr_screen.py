"""The screen of ``relcon psr``: what the report comes to, the days, what each objection moves, most months first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from relcon import words
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.psr_report import GROUNDS, comes_to, day_notes, first, flat, heading, of_report, position, removed
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.screen import most
from relcon.results.psr import Comes, Objection, PsrReview

FORM: Final = (
    "A form puts the report to its proof or names a rule or a sum; which are made is counsel's decision. Forms, pages, "
    "every paragraph, acceptance, the letter's clause: --all."
)


def psr_screen(found: PsrReview, matter: Matter) -> Report:
    """Return what ``relcon psr`` shows first; the objections that have no room are counted, and told by ``--all``.

    Parameters
    ----------
    found, matter
        The answer; for names.
    """
    return most(lambda number: _screen(found, matter, number), len(found.objections))


def _screen(found: PsrReview, matter: Matter, number: int) -> Report:
    return Report(
        title=heading(found, matter),
        sections=(
            Section("", (Paragraph(first(found)), Paragraph(_days(found)), *day_notes(found))),
            Section("", (_table(found),)),
            Section("", tuple(_objections(found, number))),
            Section("", tuple(_rest(found))),
        ),
        flat=flat(found),
        warnings=edition_words.cautions(found.receipt, matter),
        closing=(FORM, of_report(found)),
        assumed="",
        sheet=True,
    )


def _days(found: PsrReview) -> str:
    days = found.deadlines
    said = [f"Objections in writing by {_day(days.objections.on)} (Rule 32(f)(1))"]
    if days.given is not None:
        late = "in time" if days.received_in_time else f"LATER than {_day(days.given.on)}, 35 days before sentencing"
        said.append(f"received {late}")
    if days.addendum is not None:
        said.append(f"addendum by {_day(days.addendum.on)}")
    return f"{'; '.join(said)}."


def _day(iso: str) -> str:
    return words.day(date.fromisoformat(iso))


def _table(found: PsrReview) -> Table:
    """Return what the report comes to in each way, and the positions with its findings in the Middle's place."""
    ways = [("As written", found.as_written), ("By its own figures", found.recomputed)]
    if found.recomputed == found.as_written:
        ways = [("As written, and by its own figures", found.as_written)]
    ways += [
        ("Its findings on our worksheet (PSR)", found.positions["psr"]),
        ("Every objection sustained", found.all_sustained),
        ("Middle, before the report", found.middle),
        *((words.short(position(name)), one) for name, one in found.positions.items() if name != "psr"),
    ]
    return Table(columns("", "Base", "Total", "Cat.", "Months", right=(1, 2)), tuple(_row(*way) for way in ways))


def _row(name: str, one: Comes) -> tuple[str, ...]:
    levels = words.level(one.base_offense_level), words.level(one.total_offense_level)
    return (name, *levels, one.criminal_history_category or words.span(None), comes_to(one))


def _objections(found: PsrReview, number: int) -> Iterator[Block]:
    if not found.objections:
        yield Paragraph("NO OBJECTION IN FORM: nothing of the report is open to one by the record.")
        return
    order = sorted(found.objections, key=_months)
    rows = tuple((_named(one), *_falls(one)) for one in order[:number])
    yield Table(columns("OBJECTIONS, months off the low end", "alone", "after others"), rows)
    if len(order) > number:
        yield Paragraph(f"And {len(order) - number} more.")
    by_table = any("(" in cell for row in rows for cell in row[1:])
    marks = ["(…) by the table, where a statutory limit hides it."] if by_table else []
    marks += ["said: by an admission."] if any(one.spoken_of for one in order[:number]) else []
    if marks:
        yield Paragraph(" ".join(marks))


def _named(one: Objection) -> str:
    """Return the paragraph of an objection, its ground, the drugs that go, the admissions that say the fact is so."""
    page = f", p. {one.page}" if one.page is not None else ""
    gone = removed(one)
    told = f"; said: {words.ids(one.spoken_of)}" if one.spoken_of else ""
    return f"¶ {one.paragraph}{page}: {GROUNDS[one.ground]}{f', less {gone}' if gone else ''}{told}"


def _months(one: Objection) -> tuple[int, ...]:
    """Return what an objection moves, negated for sorting: alone, in the whole and by the table, then after others."""
    return tuple(-(each or 0) for each in (one.months, one.table_months, one.months_last, one.table_months_last))


def _falls(one: Objection) -> tuple[str, str]:
    return _fall(one.months, one.table_months), _fall(one.months_last, one.table_months_last)


def _fall(months: int | None, by_table: int | None) -> str:
    """Return by how many months a low end falls, with that of the table where a limit hides it: ``0 (13)``."""
    if months is None:
        return "unknown"
    return str(months) if by_table in (None, months) else f"{months} ({by_table})"


def _rest(found: PsrReview) -> Iterator[Block]:
    sound = [one.number for one in found.paragraphs if not one.grounds]
    if sound:
        yield Paragraph(f"Nothing found on paragraphs {words.ids(sound)}.")
    notes = sum(len(one.notes) for one in found.paragraphs)
    if notes:
        yield Paragraph(f"{words.counted(notes, 'note')} on paragraphs: --all.")
    for text in found.open:
        yield Paragraph(f"Open: {text}.")
