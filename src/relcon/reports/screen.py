"""What a screen holds: as many whole items as fit; what has no room is counted by the report itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from relcon.reading.problems import WIDTH
from relcon.reports.report import Report
from relcon.reports.text import text

SCREEN: Final = 40
"""Lines of an answer that was not asked for in full."""


def most(made: Callable[[int], Report], items: int, width: int = WIDTH) -> Report:
    """Return the report of most items that fits a screen; that of one, whatever it takes.

    Parameters
    ----------
    made
        The report that shows so many items of each of its parts.
    items
        How many items the longest part has.
    width
        Columns of the page.
    """
    for number in range(min(items, SCREEN), 1, -1):
        report = made(number)
        if len(text(report, width).splitlines()) <= SCREEN:
            return report
    return made(1)
