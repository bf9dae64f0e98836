"""The workbook of a new matter: with what its case file says, or empty beside the examples of the template."""

from __future__ import annotations

from pathlib import Path

from relcon.entry.blank import CASE, blank_files, with_examples
from relcon.importing.workbook.writing import empty_workbook, filled_workbook
from relcon.reading.files import read_case


def workbook_of(text: str) -> bytes:
    """Return a case file's text as a workbook."""
    file = Path(CASE)
    return filled_workbook(read_case(file, {file.resolve(): text.encode("utf-8")}).case)


def blank_workbook(*, example: bool = False) -> bytes:
    """Return the workbook of a new matter: empty, with the examples on a sheet of their own; or with these in it."""
    text = with_examples(blank_files()[CASE])
    if example:
        return workbook_of(text)
    file = Path(CASE)
    return empty_workbook(read_case(file, {file.resolve(): text.encode("utf-8")}).case)
