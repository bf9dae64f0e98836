"""What an import did, in lines: what was found out, what became of every row, and which records came of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from relcon.importing.change import Change
from relcon.importing.fates import FATES, SENTENCES, Fate, FateName
from relcon.importing.faults import quoted
from relcon.importing.run import Done
from relcon.importing.store import Receipt
from relcon.reading.problems import WIDTH, escape

NOT_WRITTEN: Final = "Nothing was written (--dry-run)."
FIRST = 5  # rows of a reason that are shown
_SHOWN = 12  # records that are named


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and whether it must not be passed over."""

    text: str
    tone: Literal["", "loud"] = ""


def import_lines(done: Done, case: Path, *, dry: bool) -> list[Line]:
    """Return what an import did, or would do."""
    receipt = done.receipt
    if done.again:
        text = f"{receipt.name}: already imported (the same bytes, as {receipt.kind}); nothing changes."
        return list(filled(text))
    lines = [*filled(f"{receipt.name}: {receipt.kind}, SHA-256 {receipt.short}")]
    lines += [one for name, value in receipt.found.items() for one in filled(f"  {name}: {value}", "    ")]
    if receipt.map:
        lines.append(Line("  columns read:"))
        lines += [
            one for name, column in receipt.map["columns"].items() for one in filled(_column(name, column), "      ")
        ]
    lines += _rows(receipt)
    if done.tally is not None:
        lines += _reasons(done.tally)
    lines += _records(done.change, dry=dry)
    lines += [one for note in done.notes for one in filled(f"Note: {note}.", "  ")]
    undo = f"Undo: relcon import --undo {receipt.short} --into {case}"
    lines += [Line(NOT_WRITTEN)] if dry else filled(undo)
    return lines


def filled(text: str, after: str = "  ") -> Iterator[Line]:
    """Yield a text as lines of the screen."""
    wrapped = textwrap.wrap(
        escape(text), WIDTH, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )
    return (Line(line) for line in wrapped)


def _column(name: str, column: dict[str, object]) -> str:
    names = column["column"]
    joined = " + ".join(map(str, names)) if isinstance(names, list | tuple) else str(names)
    more = ", ".join(f"{key} {value}" for key, value in column.items() if key not in ("column", "source"))
    return f"    {name}: {joined}{f' ({more})' if more else ''}"


def _rows(receipt: Receipt) -> Iterator[Line]:
    counts = receipt.counts
    yield Line(f"{receipt.rows_read:,} rows read:")
    for name, said in FATES.items():
        number = counts.get(name, 0)
        loud = name in ("held", "rejected") and number > 0
        yield Line(f"  {number:>9,} {name:<10} {said}", "loud" if loud else "")


def _reasons(tally: Iterable[Fate]) -> Iterator[Line]:
    """Yield the first rows of each reason, those first that somebody must look at."""
    by_reason: dict[tuple[FateName, str], list[Fate]] = {}
    for fate in tally:
        if fate.name not in ("used", "furniture"):
            by_reason.setdefault((fate.name, fate.reason), []).append(fate)
    order = ("rejected", "held", "duplicate", "aside")
    for (name, reason), fates in sorted(by_reason.items(), key=lambda one: (order.index(one[0][0]), one[0][1])):
        tone: Literal["", "loud"] = "loud" if name in ("rejected", "held") else ""
        yield Line(f"{name}: {SENTENCES[reason]} ({len(fates):,})", tone)
        for fate in fates[:FIRST]:
            yield from filled(f"  {_said(fate)}", "    ")
        if len(fates) > FIRST:
            yield Line(f"  and {len(fates) - FIRST:,} more: see imported/rejects")


def _said(fate: Fate) -> str:
    parts = [quoted(fate.found)] if fate.found else []
    parts += [f"allowed: {fate.allowed}"] if fate.allowed else []
    place = fate.place or fate.row.place
    return f"{place}: {'; '.join(parts)}" if parts else place


def _records(change: Change, *, dry: bool) -> Iterator[Line]:
    would = "would be " if dry else ""
    for ids, what in ((change.added, "new"), (change.changed, "changed"), (change.removed, "taken out")):
        if ids:
            listed = ", ".join(ids[:_SHOWN]) + (f" and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else "")
            yield from filled(f"{len(ids):,} record{'' if len(ids) == 1 else 's'} {would}{what}: {listed}", "    ")


def undo_lines(receipt: Receipt, change: Change) -> list[Line]:
    """Return what taking a file out again did."""
    notes = (one for note in change.notes for one in filled(f"Note: {note}.", "  "))
    return [*filled(f"{receipt.name} ({receipt.kind}) is taken out again."), *_records(change, dry=False), *notes]


def list_lines(receipts: Sequence[Receipt]) -> list[Line]:
    """Return what was imported, a few lines a file."""
    lines: list[Line] = []
    for one in receipts:
        cited = f", cited as {one.evidence}" if one.evidence else ""
        lines += filled(f"{one.short}  {one.name}: {one.kind}{cited}", "    ")
        counts = ", ".join(f"{number:,} {name}" for name, number in one.counts.items() if number)
        lines += filled(f"    {one.rows_read:,} rows: {counts}; {len(one.records):,} records", "      ")
    return lines or [Line("Nothing was imported.")]
