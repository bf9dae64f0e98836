"""The workbook of a new matter, whose examples are those of the case file's template."""

from __future__ import annotations

from pathlib import Path

from relcon.entry.blank import CASE, blank_files, with_examples
from relcon.importing.workbook.writing import empty_workbook, filled_workbook
from relcon.reading.files import read_case


def blank_workbook(*, example: bool = False) -> bytes:
    """Return the workbook of a new matter: empty, with the examples on a sheet of their own; or with these in it."""
    file = Path(CASE)
    case = read_case(file, {file.resolve(): with_examples(blank_files()[CASE]).encode("utf-8")}).case
    return filled_workbook(case) if example else empty_workbook(case)
