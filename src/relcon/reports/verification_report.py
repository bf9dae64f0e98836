"""Whether a file still holds: the verdict, what changed, and the figures, most months first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from relcon import words
from relcon.records.matter import Matter
from relcon.reports.exposure_report import DIGITS, closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.verification import ChangedFigure, ChangedInput, Figures, Verification

SHOWN: Final = 24
"""The most worksheets that the table of changes lists."""
_HASH: Final = 64


def verification_report(found: Verification, matter: Matter, file: str = "the file") -> Report:
    """Return the report of ``relcon verify``.

    Parameters
    ----------
    found
        From `relcon.verify`.
    matter
        The case, for names.
    file
        What was verified, by its name.
    """
    made = f" · relcon {found.command}" if found.command is not None else ""
    sections = [Section("", (Paragraph(f"{found.verdict[0].upper()}{found.verdict[1:]}: {found.why}."),))]
    if found.changed:
        sections.append(Section("CHANGED SINCE", tuple(Paragraph(_input(one), bullet=True) for one in found.changed)))
    if found.figures:
        sections.append(Section("FIGURES, most months first", tuple(_figures(found, matter))))
    if found.numbers or found.lines:
        sections.append(Section("WHAT IT SAYS", tuple(_said(found))))
    if found.notes:
        sections.append(Section("", tuple(map(Paragraph, found.notes))))
    return Report(
        title=f"{file}{made}",
        sections=tuple(sections),
        flat=_flat(found),
        closing=(closing(found.receipt),) if found.receipt is not None else (),
        assumed="",
    )


def _input(one: ChangedInput) -> str:
    return f"{one.what}: {_value(one.before)} before, {_value(one.after)} now."


def _value(value: str | None) -> str:
    if value is None:
        return "none"
    return value[:DIGITS] if len(value) == _HASH else value


def _figures(found: Verification, matter: Matter) -> Iterator[Block]:
    rows = [
        (_whose(one, matter), _position(one), *_cells(one.before), *_cells(one.after)) for one in found.figures[:SHOWN]
    ]
    yield Table(columns("", "", "Before", "Weight", "Now", "Weight"), tuple(rows))
    if len(found.figures) > SHOWN:
        yield Paragraph(f"{len(found.figures) - SHOWN} more: --format json.")
    yield Paragraph(words.BY_TABLE)


def _whose(one: ChangedFigure, matter: Matter) -> str:
    who = words.surname(matter, one.defendant) if one.defendant is not None else ""
    outcome = words.OUTCOMES.get(one.outcome or "", "")
    return ", ".join(part for part in (who, outcome, " ".join(one.of).replace("_", " ")) if part)


def _position(one: ChangedFigure) -> str:
    return words.short(one.position) if one.position is not None else ""


def _cells(came: Figures | None) -> tuple[str, str]:
    """Return a worksheet's months, with the range by the table beside where it is another, and its weight."""
    if came is None:
        return "not in it", ""
    table = f" ({words.span(came.guideline_range)})" if came.guideline_range not in (None, came.range) else ""
    weight = ", ".join(words.amount(grams, id) for id, grams in came.quantities.items())
    return f"{words.span(came.total or came.range)}{table}", f"{weight}{' or more' if came.at_least else ''}"


def _said(found: Verification) -> Iterator[Block]:
    for number in found.numbers:
        yield Paragraph(f"{number.place}: {_value(number.before)} before, {_value(number.after)} now.", bullet=True)
    for line in found.lines:
        yield Paragraph(f"before: {line.before or '(nothing)'}", bullet=True)
        yield Paragraph(f"now: {line.after or '(nothing)'}", indent=2)
    if found.unlisted:
        yield Paragraph(f"{found.unlisted} more.")


def _flat(found: Verification) -> Table:
    rows = [
        (
            one.outcome or "",
            one.defendant or "",
            one.position or "",
            " ".join(one.of),
            *(words.span(came.total if came else None) for came in (one.before, one.after)),
            *(words.span(came.guideline_range if came else None) for came in (one.before, one.after)),
            *(_cells(came)[1] for came in (one.before, one.after)),
            "" if one.months is None else str(one.months),
        )
        for one in found.figures
    ]
    titles = ("outcome", "defendant", "position", "of", "total_before", "total_now", "table_before", "table_now")
    return Table(columns(*titles, "weight_before", "weight_now", "months"), tuple(rows))
