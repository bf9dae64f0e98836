"""A report's flat table as CSV, RFC 4180."""

from __future__ import annotations

import csv
from io import StringIO

from relcon.exporting.report import Report, shown
from relcon.words import PRIVILEGED


def comma_separated(report: Report) -> str:
    """Return the flat table as CSV; its first line is the privilege heading, its second the column titles."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([PRIVILEGED])
    writer.writerows([warning] for warning in report.warnings)
    writer.writerow([column.title for column in report.flat.columns])
    writer.writerows([_cell(cell) for cell in row] for row in report.flat.rows)
    return file.getvalue()


def _cell(text: str) -> str:
    # A spreadsheet would run text that begins like this as a formula; a signed number it may read as one.
    safe = shown(text)
    if safe[:1] in ("=", "+", "-", "@") and not safe[1:].replace(".", "", 1).isdecimal():
        return f"'{safe}"
    return safe
