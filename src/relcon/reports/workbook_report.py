"""What became of a workbook, in lines: what was noted, which records came of it, what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from relcon.importing.store import SHORT
from relcon.importing.workbook.into import Imported
from relcon.reports.import_report import NOT_WRITTEN, Line, filled


def workbook_lines(done: Imported, case: Path, *, dry: bool) -> list[Line]:
    """Return what became of a workbook, or would."""
    read = done.workbook
    lines = [*filled(f"Workbook, SHA-256 {read.sha256[:SHORT]}: {_counted(read.counts)}")]
    lines += [line for note in read.notes for line in filled(f"Note: {note}")]
    lines += _records(done)
    if not done.files:
        lines += filled("Nothing changes: the case file says all of it already.")
    elif dry:
        lines += [Line(NOT_WRITTEN)]
    else:
        lines += filled(f"Written: {', '.join(map(str, done.files))}")
        lines += filled(f"Undo: relcon import --undo {read.sha256[:SHORT]} --into {case}") if case in done.files else []
    return lines


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts.items()) or "no records"


def _records(done: Imported) -> Iterator[Line]:
    added = {section: ids for section, ids in done.added.items() if ids}
    if done.new or not added:
        return
    yield from filled(f"In the case file already, just so: {done.same:,} records. Added:")
    for section, ids in added.items():
        yield from filled(f"  {section}: {', '.join(ids)}", "    ")
