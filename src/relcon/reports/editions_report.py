"""The one-book comparison: both Manuals, each whole, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.fields import plain
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.editions import Book, BookRange, Compared, DefendantEditions, Editions

MEANING = (
    "Each Manual is applied in its entirety, and the ranges are compared (USSG §1B1.11(b)(2)). Lines named are those "
    "whose levels differ. Amendments that only clarify are not modelled."
)
LOWER = {
    "sentencing": "that of the sentencing date",
    "offense": "that of the offense",
    "same": "neither",
    "unknown": "not known",
}
ENDS = ("total_offense_level", "total_low", "total_high")


def editions_report(found: Editions, matter: Matter) -> Report:
    """Return the report of ``relcon editions``.

    Parameters
    ----------
    found
        The answer.
    matter
        For names.
    """
    sections = [Section("", (Paragraph(MEANING),))]
    sections += [Section(words.person(matter, id), tuple(_blocks(one))) for id, one in found.defendants.items()]
    asked = tuple(p for p in POSITIONS if any(p in one.compared for one in found.defendants.values()))
    return Report(
        title=f"Which Manual{f': {matter.case.case.caption}' if matter.case.case is not None else ''}",
        sections=tuple(sections),
        flat=_flat(found),
        warnings=edition_words.cautions(found.receipt, marked=False),
        closing=(f"Positions: {words.titles(asked)}. Months throughout.", closing(found.receipt)),
    )


def _blocks(one: DefendantEditions) -> Iterator[Block]:
    yield Paragraph(f"Sentencing: {one.sentencing.date or 'no date'}; {_book(one.sentencing)}")
    if one.offense is None:
        yield Paragraph(f"Offense: no date; {one.controlling_why}")
    else:
        yield Paragraph(f"Offense: {one.controlling_date}, {one.controlling_why}; {_book(one.offense)}")
    for warning in filter(lambda text: not edition_words.not_as_read(text), one.warnings):
        yield Paragraph(warning)
    yield Table(
        columns(
            "Position", "Book of the\nsentencing date", "Book of the\noffense", "Lower", "Ex post\nfacto", "Applies"
        ),
        tuple(_row(position, one, compared) for position, compared in _positions(one)),
    )
    said: dict[str, list[PositionName]] = {}
    for position, compared in _positions(one):
        lines = f" Differ: {', '.join(compared.differing)}." if compared.differing else ""
        said.setdefault(f"{compared.why}.{lines}", []).append(position)
    for text, held in said.items():
        where = "" if len(held) == len(one.compared) else f" [{', '.join(words.short(p) for p in held)}]"
        yield Paragraph(f"{text}{where}", bullet=True)
    if one.manual is not None and one.manual.edition != one.sentencing.edition:
        used = f"the {one.manual.edition} Manual" if one.manual.edition else "no Manual"
        yield Paragraph(f"Other commands use {used}: {one.manual.why}.")
    for text in one.open:
        yield Paragraph(f"Open: {text}", bullet=True)


def _positions(one: DefendantEditions) -> Iterator[tuple[PositionName, Compared]]:
    return ((position, one.compared[position]) for position in POSITIONS if position in one.compared)


def _book(book: Book) -> str:
    if book.refused is not None:
        return book.refused
    marks = [str(book.status)] if book.status not in (None, "read") else []
    marks += ["FOR REFERENCE"] if book.reference_only else []
    return f"{book.edition} Manual ({', '.join(marks)})" if marks else f"{book.edition} Manual"


def _row(position: PositionName, one: DefendantEditions, compared: Compared) -> tuple[str, ...]:
    return (
        words.short(position),
        _cell(one.sentencing.positions.get(position), one.sentencing),
        _cell(one.offense.positions.get(position) if one.offense is not None else None, one.offense),
        LOWER[compared.lower],
        compared.ex_post_facto,
        f"{compared.applies}: {words.total(compared)}" if compared.applies is not None else "–",
    )


def _cell(found: BookRange | None, book: Book | None) -> str:
    if found is None or book is None:
        return "–"
    reference = "\nFOR REFERENCE" if book.reference_only else ""
    return f"{words.total(found)}\nlevel {words.level(found.total_offense_level)}, {book.edition}{reference}"


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
