"""Every matter of an office on one screen: who faces what, what cannot be read, what changed since last time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

from relcon import words
from relcon.records.base import PositionName
from relcon.reports import edition_words
from relcon.reports.report import Column, Paragraph, Report, Section, Table, columns
from relcon.results.base import Months, Range
from relcon.results.docket import Docket, DocketChange, DocketMatter, DocketMoved, DocketPerson, DocketPosition
from relcon.words import ranges

Order = Literal["months", "folder"]
SHOWN: Final = 16
"""The most rows of the table, unless all are asked for."""
OF_ONE: Final = 3
"""The most defendants shown of a matter without a proffer file, those with most months."""
CHANGES: Final = 8
"""The most lines of what changed, unless all are asked for."""
MAIN: Final[PositionName] = "psr"
_LIFE: Final = 10_000
_PLAIN_CASE: Final = "/case.yaml"
FLAT: Final = (
    *("case", "proffer", "defendant", "name", "position", "minimum", "minimum_left", "low", "high", "total_low"),
    *("total_high", "at_least", "open_points", "edition", "errors", "refused", "since", "why"),
)
"""The columns of the CSV."""
CLOSING: Final = "One matter: relcon exposure CASE. To compare later: --format json -o FILE, then --since FILE."
WHY: Final = {
    "case": "the case file changed",
    "included": "an included file changed",
    "proffer": "the proffer file changed",
    "edition": "another Manual",
    "tables": "tables of the Manual changed",
    "program": "another relcon",
}
FIGURES: Final = {
    "total": "",
    "minimum": "minimum ",
    "binding": "minimum left by the safety valve ",
    "open_points": "open points ",
}
Row = tuple[DocketMatter, DocketPerson, int]
"""A defendant of a matter, and how many others of the same are not shown."""


def docket_report(found: Docket, folder: str = "", *, order: Order = "months", every: bool = False) -> Report:
    """Return the report of ``relcon docket``.

    Parameters
    ----------
    found
        The answer.
    folder
        The folder as it was typed, for commands that can be typed.
    order
        The most months first, or by the names of the files.
    every
        Whether every matter, defendant and change is shown.
    """
    rows = _rows(found, order, every=every)
    at = f"{folder.rstrip('/')}/" if folder else ""
    shown = rows if every else rows[:SHOWN]
    return Report(
        title=" · ".join(("Docket", words.counted(len(found.matters), "matter"), *_manuals(found), "months")),
        sections=(
            *_titled("", [*_table(shown, len(rows) - len(shown), at)] if rows else []),
            *_titled("NOT COMPUTED", [Paragraph(line) for line in _not_computed(found, at)]),
            *_titled("SINCE LAST TIME", [Paragraph(line) for line in _since(found, every=every)]),
            *_titled("", [Paragraph(line) for line in _foot(found, [person for _, person, _ in shown])]),
        ),
        flat=_flat(found),
        closing=(f"{CLOSING} relcon {found.relcon}",),
        assumed="",
        sheet=True,
    )


def _titled(title: str, blocks: Sequence[Table | Paragraph]) -> Iterator[Section]:
    if blocks:
        yield Section(title, tuple(blocks))


def _manuals(found: Docket) -> tuple[str, ...]:
    names = sorted({name for one in found.matters if one.receipt is not None for name in one.receipt.editions})
    return (f"{' and '.join(names)} Manual{'s' if len(names) > 1 else ''}",) if names else ()


def _rows(found: Docket, order: Order, *, every: bool) -> list[Row]:
    rows: list[Row] = []
    for matter in found.matters:
        people = sorted((one for one in matter.people if one.positions), key=_months, reverse=True)
        shown = people if every else people[:OF_ONE]
        rows += [(matter, one, len(people) - len(shown) if one is shown[-1] else 0) for one in shown]
    return rows if order == "folder" else sorted(rows, key=lambda row: _months(row[1]), reverse=True)


def _months(person: DocketPerson) -> tuple[int, int]:
    """Return the low end in the Middle, then in the Ceiling; below everything where there is no range."""
    totals = (person.positions[name].total for name in (MAIN, "government"))
    low, ceiling = (-1 if total is None else total[0] if isinstance(total[0], int) else _LIFE for total in totals)
    return low, ceiling


def _table(rows: Sequence[Row], more: int, at: str) -> Iterator[Table | Paragraph]:
    positions: tuple[PositionName, ...] = ("defense", "psr", "government")
    heads = ("", "Minimum", *(words.short(position) for position in positions), "Open", "Files")
    cells, notes = [], {}
    for place, (matter, person, others) in enumerate(rows):
        main = person.positions[MAIN]
        months = (_cell(person.positions[position], main) for position in positions)
        points = max(one.open_points for one in person.positions.values())
        name = f"{person.name}{edition_words.mark(person.manual)}"
        cells.append((name, words.minimum_stands(main), *months, str(points) if points else "", _files(matter.name)))
        notes[place] = tuple(_notes(matter, person, others, at))
    yield Table(tuple(Column(head, head == "Open") for head in heads), tuple(cells), notes)
    if more:
        yield Paragraph(f"And {words.counted(more, 'row')} more, of fewer months or further on: --all.")


def _notes(matter: DocketMatter, person: DocketPerson, others: int, at: str) -> Iterator[str]:
    """Yield what qualifies a row, and how many defendants of the matter have none."""
    career = dict.fromkeys(one.career_offender for one in person.positions.values() if one.career_offender is not None)
    said = [f"Career offender unknown: if so {', '.join(map(words.span, career))}."] if career else []
    if any(map(words.displaced, person.positions.values())):
        by_table = [words.table_only(one) for one in person.positions.values()]
        said.append(f"By the table alone {', '.join(by_table[:1] if len(set(by_table)) == 1 else by_table)}.")
    if said:
        yield " ".join(said)
    if others:
        yield f"and {words.counted(others, 'more defendant')}: relcon exposure {at}{matter.case}"


def _cell(one: DocketPosition, main: DocketPosition) -> str:
    accepted = "" if one.accepted is None else f"\nor {ranges.or_higher(one.accepted, one)}"
    said = ranges.cell(one, lifted=main.binding != 0, table=False).replace("; ", ";\n")
    return f"{said}{words.scope(one)}{accepted}"


def _files(name: str) -> str:
    """Return the folder of a case file of the usual name, else the file."""
    return name.removesuffix(_PLAIN_CASE)


def _not_computed(found: Docket, at: str) -> Iterator[str]:
    for one in found.matters:
        if one.errors:
            files = " ".join(f"{at}{name}" for name in (one.case, one.proffer) if name)
            yield f"{one.name} has {words.counted(one.errors, 'error')}: run relcon check {files}"
        elif one.refused is not None:
            yield f"{one.name} {words.in_prose(one.refused)}"
        for person in one.people:
            if not person.positions and one.refused is None and person.manual is not None:
                yield f"{one.name}: {person.name}: {words.in_prose(person.manual.refused or person.manual.why)}"
    for name in found.closed:
        yield f"{name} cannot be opened"


def _since(found: Docket, *, every: bool) -> Iterator[str]:
    if found.since is None:
        return
    if not found.since:
        yield "Nothing changed."
    now = found.by_key()
    said = [_change(one, now.get((one.case, one.proffer or ""))) for one in found.since]
    shown = said if every else said[:CHANGES]
    yield from shown
    if len(said) > len(shown):
        yield f"And {words.counted(len(said) - len(shown), 'change')} more: --all."


def _change(one: DocketChange, now: DocketMatter | None) -> str:
    """Return what changed of a matter: who, what, why."""
    who = f"{_files(one.name)}{f' ({_listed(one.people)})' if one.people else ''}"
    if one.standing != "changed":
        return f"{who}: {one.standing}."
    why = f" ({', '.join(WHY[cause] for cause in one.why)})" if one.why else ""
    if now is not None and (now.errors or now.refused is not None):
        return f"{who}: not computed{why}."
    by_person = groupby(_told(one.moved), key=lambda moved: moved.person)
    several = len(one.people) > 1
    said = []
    for person, group in by_person:
        figures = ", ".join(map(_moved, group))
        said.append(f"{person}: {figures}" if several else figures)
    return f"{who}: {'; '.join(said) or 'no figure moved'}{why}."


def _told(moved: Sequence[DocketMoved]) -> Iterator[DocketMoved]:
    """Yield what moved; of a minimum that no safety valve touches not also what is left of it."""
    minimums = {(one.person, one.positions, one.before, one.after) for one in moved if one.figure == "minimum"}
    for one in moved:
        if one.figure != "binding" or (one.person, one.positions, one.before, one.after) not in minimums:
            yield one


def _moved(one: DocketMoved) -> str:
    where = "" if len(one.positions) == 3 else f"{' and '.join(words.short(name) for name in one.positions)} "
    return f"{FIGURES[one.figure]}{where}{_value(one.before)} → {_value(one.after)}"


def _value(value: Range | Months | None) -> str:
    if value is None:
        return "unknown"
    return words.span(value) if isinstance(value, tuple) else str(value)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - OF_ONE
    return ", ".join(names[:OF_ONE]) + (f" and {more} more" if more > 0 else "")


def _foot(found: Docket, people: Sequence[DocketPerson]) -> Iterator[str]:
    """Yield what stands once for several rows."""
    unread = sorted(
        {
            name
            for one in found.matters
            if one.receipt is not None
            for name, used in one.receipt.editions.items()
            if used.status != "read"
        }
    )
    if unread:
        manuals = f"{' and '.join(unread)} Manual{'s' if len(unread) > 1 else ''}"
        yield edition_words.rebuilt(manuals, "each figure marked *")
    yield from _warnings(found)
    positions = [one for person in people for one in person.positions.values()]
    if any(one.at_least for one in positions):
        yield ranges.AT_LEAST
    if any(map(words.scope, positions)):
        yield f"{words.ON_SCOPE}."
    if any(one.accepted is not None for one in positions):
        yield "or: with acceptance, where that is not recorded (§3E1.1)."
    if any(one.open_points for one in positions):
        yield "Open: points left open, in the position that has most: relcon exposure CASE -d NAME."
    if positions:
        yield words.FOOT


def _warnings(found: Docket) -> Iterator[str]:
    """Yield each other warning of a Manual once, with all whom it is about."""
    whom: dict[str, list[str]] = {}
    for matter in found.matters:
        names = {one.id: one.name for one in matter.people if one.positions}
        for warning in matter.receipt.warnings if matter.receipt is not None else ():
            id, _, text = warning.partition(": ")
            if id in names and not edition_words.not_as_read(text):
                whom.setdefault(text, []).append(names[id])
    for text, people in whom.items():
        yield f"{_listed(people)}: {words.in_prose(text)}"


def _flat(found: Docket) -> Table:
    standing = {(one.case, one.proffer or ""): one for one in found.since or ()}
    rows = [row for matter in found.matters for row in _flat_rows(matter, standing.get(matter.key))]
    rows += [_flat_row(None, one, None, "") for one in standing.values() if one.standing == "gone"]
    return Table(columns(*FLAT), tuple(rows))


def _flat_rows(matter: DocketMatter, change: DocketChange | None) -> Iterator[tuple[str, ...]]:
    for person in matter.people:
        for position in person.positions or ("",):
            yield _flat_row(matter, change, person, position)
    if not matter.people:
        yield _flat_row(matter, change, None, "")


def _flat_row(
    matter: DocketMatter | None, change: DocketChange | None, person: DocketPerson | None, position: str
) -> tuple[str, ...]:
    of = matter or change
    one = person.positions.get(position) if person is not None else None
    low, high = (one.range if one is not None else None) or ("", "")
    total_low, total_high = (one.total if one is not None else None) or ("", "")
    figures = (
        ("",) * 8
        if one is None
        else (
            *("" if value is None else str(value) for value in (one.minimum, one.binding)),
            *(str(value) for value in (low, high, total_low, total_high)),
            "yes" if one.at_least else "no",
            str(one.open_points),
        )
    )
    return (
        of.case if of is not None else "",
        (of.proffer if of is not None else None) or "",
        *((person.id, person.name) if person is not None else ("", "")),
        position,
        *figures,
        (person.manual.edition if person is not None and person.manual is not None else None) or "",
        str(matter.errors) if matter is not None and matter.errors else "",
        (matter.refused if matter is not None else None) or "",
        change.standing if change is not None else "",
        "; ".join(WHY[cause] for cause in change.why) if change is not None else "",
    )
