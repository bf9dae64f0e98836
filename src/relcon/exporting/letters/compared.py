"""A letter against another."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.exporting.letters.wording import authority, closings, said, title
from relcon.exporting.report import Block, Paragraph, Report, Section, Table, columns
from relcon.exporting.simulation.clauses import INTRO, clause_table
from relcon.law.positions.options import POSITIONS
from relcon.results.clauses import Clause
from relcon.results.exposure import Months
from relcon.results.letter import LetterAnswer, LetterCompared


def compared_report(found: LetterAnswer) -> Report:
    """Return the report of ``relcon letter compare``."""
    compared = found.compared
    if compared is None:
        raise ValueError("nothing was compared")
    return Report(
        title=f"Letter {compared.here} against {compared.there}",
        sections=(
            Section("", (Paragraph(f"{compared.there}: {compared.what}."), *_entered(compared))),
            Section("Terms that differ", tuple(_differences(compared))),
            Section("What each changes", tuple(_changes(compared))),
        ),
        flat=_flat(compared),
        warnings=found.receipt.warnings,
        closing=closings(found),
    )


def _entered(compared: LetterCompared) -> Iterator[Block]:
    here, there = compared.entered
    if there is not None and here != there:
        text = f"Entered {here or 'on a day not recorded'}, the other {there}: the exchanges keep the day of the first."
        yield Paragraph(text)


def _differences(compared: LetterCompared) -> Iterator[Block]:
    if not compared.differences:
        yield Paragraph("None.")
    for one in compared.differences:
        yield Paragraph(f"{title(one.here)}", bullet=True)
        yield Paragraph(f"{compared.here}: {said(one.here)}", indent=2)
        yield Paragraph(f"{compared.there}: {said(one.there)}", indent=2)
        yield Paragraph(f"Governs {one.here.governs}{authority(one.here.cite, one.here.source)}.", indent=2)
    if compared.not_stated:
        yield Paragraph(f"Not read in the example's source, not compared: {', '.join(compared.not_stated)}.")


def _changes(compared: LetterCompared) -> Iterator[Block]:
    clauses = [one.clause for one in compared.differences if one.clause is not None]
    if compared.differences and not clauses:
        yield Paragraph("Nothing has been said under this letter, so no low end is computed.")
        return
    moving = [one for one in clauses if one.worlds]
    if moving:
        yield Paragraph(INTRO)
        yield clause_table(moving)
    quiet = [one.title for one in compared.differences if one.clause is not None and not one.clause.worlds]
    if quiet:
        yield Paragraph(f"No low end changes with: {', '.join(quiet)}.")
    if compared.together is not None:
        yield Paragraph("")
        if compared.together.worlds:
            yield Paragraph("All of these together, as in the other letter:")
            yield clause_table([compared.together], label="all")
        else:
            yield Paragraph("All of these together change no low end.")


def _flat(compared: LetterCompared) -> Table:
    rows = [
        row
        for one in compared.differences
        for row in _rows(one.term, " ".join(one.here.value), " ".join(one.there.value), one.clause)
    ]
    if compared.together is not None:
        rows += _rows("all", "", "", compared.together)
    titles = ("term", compared.here, compared.there, "world", "position", "low_end", "otherwise")
    return Table(columns(*titles, "by_table", "by_table_otherwise"), tuple(rows))


def _rows(term: str, here: str, there: str, clause: Clause | None) -> Iterator[tuple[str, ...]]:
    if clause is None or not clause.worlds:
        yield (term, here, there, *("" for _ in range(6)))
        return
    for world, cells in clause.worlds.items():
        for position in POSITIONS:
            if position in cells:
                one = cells[position]
                ends = (one.low_end, one.otherwise, one.by_table, one.by_table_otherwise)
                yield (term, here, there, world, position, *map(_text, ends))


def _text(value: Months | None) -> str:
    return "" if value is None else str(value)
