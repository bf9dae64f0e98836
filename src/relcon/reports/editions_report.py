"""The one-book comparison: both Manuals, each whole, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words, editions_screen
from relcon.reports.exposure_report import closing
from relcon.reports.fields import plain
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.editions import Book, Compared, DefendantEditions, Editions

ENDS = ("total_offense_level", "total_low", "total_high")


def editions_report(found: Editions, matter: Matter, why: bool = False) -> Report:
    """Return the report of ``relcon editions``.

    Parameters
    ----------
    found
        The answer.
    matter
        For names.
    why
        Whether both Manuals are shown level by level for each of several defendants, as they are for one.
    """
    whole = why or len(found.defendants) == 1
    caption = f"Which Manual: {matter.case.case.caption}" if matter.case.case is not None else "Which Manual"
    sheets = (section for id, one in found.defendants.items() for section in _sheet(id, one, matter))
    return Report(
        title=" · ".join([caption, *edition_words.sentencing(matter, found.defendants), "months"]),
        sections=tuple(sheets if whole else editions_screen.screen(found, matter)),
        flat=_flat(found),
        warnings=edition_words.cautions(found.receipt, matter, "each figure under a Manual marked *"),
        closing=((editions_screen.EACH_WHOLE,) if whole else ()) + (words.FOOT, closing(found.receipt)),
        sheet=True,
        assumed="",
    )


def _sheet(id: str, one: DefendantEditions, matter: Matter) -> Iterator[Section]:
    """Yield one defendant's sheet: both dates, both Manuals level by level, which applies and why."""
    yield Section("", (Paragraph(""), Paragraph(words.person(matter, id))))
    yield Section("", tuple(_dates(one)))
    heads = ("", f"Sentencing: {editions_screen.named(one.sentencing)}", "Level")
    theirs = () if one.offense is None else (f"Offense: {editions_screen.named(one.offense)}", "Level")
    rows = tuple(_row(position, one, compared) for position, compared in _positions(one))
    notes = (
        *editions_screen.unaccepted(id, one, matter),
        *editions_screen.marks([text for row in rows for text in row]),
    )
    yield Section("", (Table(columns(*heads, *theirs, "Applies"), rows), *map(Paragraph, notes)))
    yield Section("", tuple(_reasons(one)))


def _dates(one: DefendantEditions) -> Iterator[Block]:
    day = "no date" if one.sentencing.date is None else words.in_prose(one.sentencing.date)
    yield Paragraph(f"Sentencing, {day}: {words.in_prose(_book(one.sentencing))}.")
    if one.offense is None or one.controlling_date is None:
        yield Paragraph(f"End of the offense: unknown, {one.controlling_why}.")
    else:
        ended = words.in_prose(one.controlling_date)
        yield Paragraph(f"End of the offense, {ended} ({one.controlling_why}): {words.in_prose(_book(one.offense))}.")


def _reasons(one: DefendantEditions) -> Iterator[Block]:
    """Yield why which Manual applies, what differs, and what is open, each once."""
    said: dict[str, list[PositionName]] = {}
    for position, compared in _positions(one):
        lines = editions_screen.differing(compared)
        text = f"{compared.why[:1].upper()}{compared.why[1:]}.{f' They differ in {lines}.' if lines else ''}"
        said.setdefault(words.in_prose(text), []).append(position)
    for text, held in said.items():
        where = words.named(held, tuple(one.compared))  # type: ignore[arg-type]  # the keys are position names
        yield Paragraph(f"{where}: {text}" if where else text)
    if editions_screen.used(one):
        yield Paragraph(editions_screen.used(one))
    for text in one.open:
        yield Paragraph(f"Open: {words.in_prose(text)}.")


def _positions(one: DefendantEditions) -> Iterator[tuple[PositionName, Compared]]:
    return ((position, one.compared[position]) for position in POSITIONS if position in one.compared)


def _book(book: Book) -> str:
    if book.refused is not None:
        return book.refused
    marks = [str(book.status)] if book.status not in (None, "read") else []
    marks += ["FOR REFERENCE"] if book.reference_only else []
    return f"{book.edition} Manual ({', '.join(marks)})" if marks else f"{book.edition} Manual"


def _row(position: PositionName, one: DefendantEditions, compared: Compared) -> tuple[str, ...]:
    cells = [words.short(position)]
    for book in filter(None, (one.sentencing, one.offense)):
        found = book.positions.get(position)
        total = None if found is None else found.total_offense_level
        level = "" if found is None else "unknown" if total is None else str(total)
        cells += [editions_screen.cell(book, position), level]
    return (*cells, compared.applies or "open")


def _flat(found: Editions) -> Table:
    titles = ("defendant", "position", "sentencing_date", "sentencing_edition", "offense_date", "offense_edition")
    more = (
        "level",
        "total_low",
        "total_high",
        "offense_level",
        "offense_total_low",
        "offense_total_high",
        "lower",
        "ex_post_facto",
        "applies",
    )
    rows = []
    for id, one in found.defendants.items():
        offense = one.offense.edition or "" if one.offense is not None else ""
        dates = (one.sentencing.date or "", one.sentencing.edition or "", one.controlling_date or "", offense)
        for position, compared in _positions(one):
            theirs = one.offense.positions.get(position) if one.offense is not None else None
            ends = (*plain(one.sentencing.positions.get(position), ENDS), *plain(theirs, ENDS))
            marks = (_book(one.sentencing), "; ".join(one.warnings), compared.why)
            last = (compared.lower, compared.ex_post_facto, compared.applies or "", *marks)
            rows.append((id, position, *dates, *ends, *last))
    return Table(columns(*titles, *more, "edition_note", "warnings", "why"), tuple(rows))
