"""Which Manual applies: one row a defendant, the other Manual's months under it where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from relcon import words
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.overview_report import location, not_accepted
from relcon.reports.report import Block, Column, Paragraph, Section, Table
from relcon.results.editions import Book, Compared, DefendantEditions, Editions
from relcon.results.summary import low_end
from relcon.words import ranges

EACH_WHOLE = (
    "Each Manual is applied in its entirety (USSG §1B1.11(b)(2)); amendments that only clarify are not modelled."
)
MORE = "Both Manuals level by level: -d NAME, or --why."
SAME = "=: the same months under both Manuals."
ORDER: tuple[PositionName, ...] = ("psr", "government", "defense")
"""In which position the months that the choice of the Manual moves are compared first."""


class _Row(NamedTuple):
    """A defendant's row: what it is sorted by, its cells, what stands under it."""

    months: tuple[int, ...]
    cells: tuple[str, ...]
    notes: tuple[str, ...]


def screen(found: Editions, matter: Matter) -> Iterator[Section]:
    """Yield the sections of the short report.

    Parameters
    ----------
    found, matter
        The answer; for names and places in the file.
    """
    asked = tuple(p for p in POSITIONS if any(p in one.compared for one in found.defendants.values()))
    people = found.defendants.items()
    rows = sorted((_row(id, one, asked, matter) for id, one in people), key=lambda row: row.months, reverse=True)
    heads = ("", "Ended", "Manual", *(words.short(position) for position in asked))
    table = Table(
        tuple(map(Column, heads)), tuple(row.cells for row in rows), {n: row.notes for n, row in enumerate(rows)}
    )
    yield Section("", tuple(Paragraph(text) for text in _answer(found, matter)))
    yield Section("", (table,))
    yield Section("", tuple(_foot(found, rows, matter)))


def used(one: DefendantEditions) -> str:
    """Return that other commands compute a defendant under another Manual, and why; nothing where they do not."""
    if one.manual is None or one.manual.edition == one.sentencing.edition:
        return ""
    which = f"the {one.manual.edition} Manual" if one.manual.edition else "no Manual"
    return f"Other commands use {which}: {words.in_prose(one.manual.why)}."


def differing(compared: Compared) -> str:
    """Return the lines whose levels differ between the Manuals, by name; nothing where none does."""
    return ", ".join(words.line(cite, 0) for cite in compared.differing)


def named(book: Book) -> str:
    """Return a Manual by its year, with a star where its tables were not read as a whole, a sign where not in force."""
    if book.edition is None:
        return "not here"
    sign = edition_words.REFERENCE if book.reference_only else ""
    return f"{book.edition}{'' if book.status in (None, 'read') else '*'}{sign}"


def cell(book: Book | None, position: PositionName) -> str:
    """Return what a position comes to under a Manual, with what qualifies it."""
    found = None if book is None else book.positions.get(position)
    if book is None or found is None:
        return "not computed"
    return f"{ranges.cell(found, lifted=False)}{words.scope(found)}{words.or_accepted(found.total, found.if_accepted)}"


def marks(shown: Sequence[str]) -> Iterator[str]:
    """Yield what the marks in cells mean, of those that stand in some."""
    if any("(" in text for text in shown):
        yield words.BY_TABLE
    if any("+" in text for text in shown):
        yield f"{words.AT_LEAST} relcon exposure says which."
    if any(words.SCOPE in text for text in shown):
        yield f"{words.ON_SCOPE}."


def unaccepted(id: str, one: DefendantEditions, matter: Matter) -> Iterator[str]:
    """Yield which range of a cell is with acceptance, where it is not recorded."""
    books = filter(None, (one.sentencing, one.offense))
    if any(words.or_accepted(found.total, found.if_accepted) for book in books for found in book.positions.values()):
        yield not_accepted(id, matter)


def _row(id: str, one: DefendantEditions, asked: Sequence[PositionName], matter: Matter) -> _Row:
    name = matter.people[id].name if id in matter.people else words.person(matter, id)
    ended = "unknown" if one.controlling_date is None else words.cell(date.fromisoformat(one.controlling_date))
    pairs = {p: (cell(one.sentencing, p), cell(one.offense, p) if _other(one) else "") for p in asked}
    moved = tuple(_moved(one, position) if _other(one) else 0 for position in ORDER if position in asked)
    lows = tuple(_low(one.sentencing, position) for position in ORDER if position in asked)
    return _Row((*moved, *lows), (name, ended, *_cells(one, pairs)), tuple(_notes(id, one, matter)))


def _other(one: DefendantEditions) -> bool:
    return one.offense is not None and one.offense.edition != one.sentencing.edition


def _cells(one: DefendantEditions, pairs: Mapping[PositionName, tuple[str, str]]) -> tuple[str, ...]:
    """Return the Manual and the months: the other Manual's under those of the one that applies, where they differ."""
    here, there = named(one.sentencing), named(one.offense) if one.offense is not None else ""
    if not any(other for _, other in pairs.values()):
        return (here, *(first for first, _ in pairs.values()))
    applied = {p: one.compared[p].applies for p, (first, other) in pairs.items() if first != other}
    known = all(one.compared[p].applies is not None for p in pairs)
    if not applied and known:
        return (f"{here} = {there}", *(first for first, _ in pairs.values()))
    chosen = set(applied.values())
    if len(chosen) > 1:
        return ("by position", *(_sides(one, p, pair) for p, pair in pairs.items()))
    of_offense = one.offense is not None and chosen == {one.offense.edition} and one.offense.edition is not None
    joined = "not" if known else "or"
    said = f"{there}\n{joined} {here}" if of_offense else f"{here}\n{joined} {there}"
    return (said, *("\n".join(reversed(pair) if of_offense else pair) for pair in pairs.values()))


def _sides(one: DefendantEditions, position: PositionName, pair: tuple[str, str]) -> str:
    """Return both Manuals in one cell, that which applies first; where positions part on which one does."""
    applies = one.compared[position].applies
    sides = [f"{named(one.sentencing)}: {pair[0]}", f"{named(one.offense)}: {pair[1]}" if one.offense else ""]
    if applies != one.sentencing.edition and applies is not None:
        sides.reverse()
    return f"{sides[0]}\n{'or' if applies is None else 'not'} {sides[1]}"


def _moved(one: DefendantEditions, position: PositionName) -> int:
    """Return by how many months the low ends under both Manuals differ."""
    books = (one.sentencing, one.offense)
    ends = [
        low_end(book.positions[position].total) for book in books if book is not None and position in book.positions
    ]
    known = [number(end) for end in ends if end is not None]
    return abs(known[0] - known[1]) if len(known) == len(books) else 0


def _low(book: Book, position: PositionName) -> int:
    end = low_end(book.positions[position].total) if position in book.positions else None
    return -1 if end is None else number(end)


def _notes(id: str, one: DefendantEditions, matter: Matter) -> Iterator[str]:
    if one.offense is None:
        yield f"End of the offense unknown{location(id, matter)}: dates of the counts, or offense_ended, tell it."
    yield from unaccepted(id, one, matter)
    if used(one):
        yield used(one)


def _answer(found: Editions, matter: Matter) -> Iterator[str]:
    """Yield what counsel could say first: which Manual applies to whom, and for whom another is lower or higher."""
    applied: dict[str, list[str]] = {}
    open_: dict[str, list[str]] = {}
    higher, lower = [], []
    for id, one in found.defendants.items():
        answers = one.compared.values()
        for why in dict.fromkeys(answer.why for answer in answers if answer.applies is None):
            open_.setdefault(words.in_prose(why), []).append(id)
        here = one.sentencing.edition
        if here is not None and all(answer.applies == here for answer in answers):
            applied.setdefault(here, []).append(id)
        if any(answer.lower == "offense" for answer in answers):
            lower.append(id)
        if any(answer.lower == "sentencing" for answer in answers):
            higher.append(id)
    other = any(_other(one) for one in found.defendants.values())
    for edition, ids in applied.items():
        when = "of the day of sentencing" if other else "in force on both days"
        yield f"The {edition} Manual, {when}, applies to {_listed(ids, found, matter)}."
    if lower:
        yield (
            f"For {_names(lower, matter)} the Manual of the offense applies, whole: that of sentencing is higher "
            "(ex post facto; Peugh, 569 U.S. 530; USSG §1B1.11(b)(1))."
        )
    for why, ids in open_.items():
        yield f"Open for {_listed(ids, found, matter)}: {why}."
    said = f"higher for {_names(higher, matter)}, lower" if higher else "lower"
    if not lower and other and applied:
        of = " of the others" if open_ else ""
        yield f"Under the Manual of the day on which the offense ended the months are {said} for nobody{of}."


def _listed(ids: Sequence[str], found: Editions, matter: Matter) -> str:
    whole = len(ids) == len(found.defendants) and len(ids) > 1
    return f"all {len(ids)}" if whole else _names(ids, matter)


def _names(ids: Iterable[str], matter: Matter) -> str:
    names = [words.surname(matter, id) for id in ids]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _foot(found: Editions, rows: Sequence[_Row], matter: Matter) -> Iterator[Block]:
    shown = [text for row in rows for text in row.cells]
    if any(" = " in text for text in shown):
        yield Paragraph(SAME)
    yield from map(Paragraph, marks(shown))
    differ: dict[str, list[str]] = {}
    for id, one in found.defendants.items():
        for text in dict.fromkeys(map(differing, one.compared.values())):
            differ.setdefault(text, []).append(id)
    for text, ids in differ.items():
        if text:
            yield Paragraph(f"The Manuals differ for {_names(ids, matter)} in {text}.")
    said: dict[str, list[str]] = {}
    for id, one in found.defendants.items():
        for text in one.open:
            said.setdefault(words.in_prose(text), []).append(id)
    for text, ids in said.items():
        yield Paragraph(f"{text[0].upper()}{text[1:]}: {_listed(ids, found, matter)}.")
    yield Paragraph(f"{EACH_WHOLE} {MORE}")
