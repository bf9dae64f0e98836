"""A letter against another: what each term that differs would move, most months first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.letter_words import DECISION, authority, moved, named, outcome, page, said, says, step, under
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.base import Months
from relcon.results.letter import Clause, LetterAnswer, LetterCompared, LetterDifference

MOST: Final = 8
"""How many changes, and how many titles, are told; the rest are counted."""


def compared_report(found: LetterAnswer, matter: Matter, *, why: bool = False) -> Report:
    """Return the report of ``relcon letter compare``.

    Parameters
    ----------
    found, matter
        The answer; titles of topics.
    why
        Whether every term has both letters' words, what it governs and by what authority.
    """
    compared = found.compared
    if compared is None:
        raise ValueError("nothing was compared")
    differing = len(compared.differences)
    return Report(
        title=f"{named(matter.letters[compared.here])} against {_there(compared, matter)}",
        sections=(
            Section("", (Paragraph(f"{compared.there}: {compared.what}."), *_entered(compared))),
            Section("WHAT EACH MOVES, most months in Middle first", tuple(_moves(compared, found.costs_role, why=why))),
            Section(f"TERMS THAT DIFFER: {differing or 'none'}", tuple(_differences(compared, matter, why))),
        ),
        flat=_flat(compared),
        warnings=edition_words.cautions(found.receipt, matter, "each figure"),
        closing=(
            DECISION if why else f"{DECISION} Both letters' words, authority: --why.",
            words.FOOT,
            closing(found.receipt),
        ),
        sheet=not why,
        **({} if why else {"assumed": ""}),
    )


def _there(compared: LetterCompared, matter: Matter) -> str:
    """Return what it is compared with: another letter by its day, an example by its name."""
    other = matter.letters.get(compared.there)
    return compared.there if other is None else f"the {named(other)}".replace("the Letter", "the letter", 1)


def _entered(compared: LetterCompared) -> Iterator[Block]:
    here, there = compared.entered
    if there is not None and here != there:
        first = "on a day not recorded" if here is None else words.day(date.fromisoformat(here))
        other = words.day(date.fromisoformat(there))
        yield Paragraph(f"Entered {first}, the other {other}: the exchanges keep the day of the first.")


def _moves(compared: LetterCompared, costly: Sequence[str], *, why: bool) -> Iterator[Block]:
    clauses = [(one.title, one.clause) for one in compared.differences if one.clause is not None]
    if compared.differences and not clauses:
        yield Paragraph("Nothing has been said under this letter, so no low end is computed.")
        return
    moving = [(title, clause) for title, clause in clauses if clause.worlds]
    moving.sort(key=lambda one: months(one[1]), reverse=True)
    if compared.together is not None and compared.together.worlds:
        moving.append(("all together", compared.together))
    lines = [text for title, clause in moving for text in _lines(title, clause, costly)]
    yield from (Paragraph(text, bullet=True) for text in (lines if why else lines[:MOST]))
    if not why and len(lines) > MOST:
        yield Paragraph(f"And {len(lines) - MOST} more: --why.")
    told = (cell for _, clause in moving for cells in clause.worlds.values() for cell in cells.values())
    yield from map(Paragraph, under(told, costly))
    if not moving:
        yield Paragraph("No term alone changes a low end.")
    if compared.together is not None and not compared.together.worlds:
        yield Paragraph("All together change no low end.")


def months(clause: Clause) -> tuple[int, ...]:
    """Return by how many months a reading moves the low end at most: in Middle first, then Ceiling, then Defense."""
    return tuple(
        number
        for position in ("psr", "government", "defense")
        for number in max((moved(cells.get(position)) for cells in clause.worlds.values()), default=(0, 0))
    )


def _lines(title: str, clause: Clause, costly: Sequence[str]) -> Iterator[str]:
    """Yield the low ends as the letter stands and with the other's term, outcome by outcome."""
    for world, cells in clause.worlds.items():
        ends = "; ".join(f"{words.short(p)} {step(cells[p], costly)}" for p in POSITIONS if p in cells)
        yield f"{title}: {ends}. {outcome(world)}"


def _differences(compared: LetterCompared, matter: Matter, why: bool) -> Iterator[Block]:
    """Yield the terms that differ with both letters' words; in short those that move a low end, the others by title."""
    told = [one for one in compared.differences if why or (one.clause is not None and one.clause.worlds)]
    for one in told:
        if why:
            yield from _difference(one, compared, matter)
        else:
            here, there = (f"{says(term, matter)}{page(term)}" for term in (one.here, one.there))
            yield Paragraph(f"{one.title}: {here}; there: {there}.", bullet=True)
    rest = [one.title for one in compared.differences if one not in told]
    if len(rest) > MOST:
        yield Paragraph(f"{len(rest)} that move no low end: --why.")
    elif rest:
        yield Paragraph(f"No low end moves with: {', '.join(rest)}.")
    if compared.not_stated:
        listed = f": {', '.join(compared.not_stated)}" if why else f": {len(compared.not_stated)} terms"
        yield Paragraph(f"Not read in the example's source, not compared{listed}.")


def _difference(one: LetterDifference, compared: LetterCompared, matter: Matter) -> Iterator[Block]:
    yield Paragraph(f"{one.title} ({one.term})", bullet=True)
    yield Paragraph(f"{compared.here}: {said(one.here, matter)}", indent=2)
    yield Paragraph(f"{compared.there}: {said(one.there, matter)}", indent=2)
    yield Paragraph(f"Governs {one.here.governs}{authority(one.here.cite, one.here.source)}.", indent=2)


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
