"""The rows of a file that were not used, as a table for a spreadsheet in which nothing is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from relcon.importing.fates import SENTENCES, Fate

STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_HEAD = ("row", "fate", "reason", "found", "allowed")
_TOLD = ("rejected", "held", "duplicate", "aside")


def rejects_csv(fates: Iterable[Fate], names: Iterable[str]) -> str:
    """Return the rows that were rejected, held, put aside or are there already, with the reason and the raw cells.

    Parameters
    ----------
    fates
        Of the file's rows.
    names
        Of its columns.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_HEAD, *(safe(name) for name in names)])
    for fate in sorted(fates, key=lambda one: _TOLD.index(one.name) if one.name in _TOLD else len(_TOLD)):
        if fate.name in _TOLD:
            told = (fate.row.label, fate.name, SENTENCES[fate.reason], fate.found, fate.allowed)
            writer.writerow([safe(cell) for cell in (*told, *fate.row.cells)])
    return "\ufeff" + out.getvalue()


def safe(cell: str) -> str:
    """Return a cell that a spreadsheet shows as it is, and never computes."""
    return f"'{cell}" if cell.startswith(STARTS) else cell
