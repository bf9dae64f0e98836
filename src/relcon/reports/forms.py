"""The forms in which a report is written besides the terminal's: Markdown and comma-separated values."""

from __future__ import annotations

import csv
import re
from io import StringIO

from relcon.reports.report import Block, Paragraph, Report, Table, shown
from relcon.words import ASSUMED, PRIVILEGED


def markdown(report: Report) -> str:
    """Return a report as Markdown with pipe tables."""
    parts = [f"**{_plain(PRIVILEGED)}**", _plain(ASSUMED), *(f"**{_plain(w)}**" for w in report.warnings)]
    parts.append(f"# {_plain(report.title)}")
    for section in report.sections:
        if section.title:
            parts.append(f"{'#' * (section.level + 1)} {_plain(section.title)}")
        parts += _blocks(section.blocks)
    parts += [_plain(line) for line in report.closing]
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    parts: list[str] = []
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.bullet:
            items.append(f"{' ' * block.indent}- {_plain(block.text)}")
            continue
        if items:
            parts.append("\n".join(items))
            items = []
        parts.append(_table(block) if isinstance(block, Table) else _plain(block.text))
    return [*parts, "\n".join(items)] if items else parts


def _table(table: Table) -> str:
    head = " | ".join(_plain(column.title) for column in table.columns)
    rule = " | ".join("---:" if column.right else "---" for column in table.columns)
    rows = [" | ".join(_plain(cell).replace("\n", "<br>") for cell in row) for row in table.rows]
    return "\n".join(f"| {line} |" for line in (head, rule, *rows))


def _plain(text: str) -> str:
    """Return text in which nothing reads as Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]|<>#])", r"\\\1", shown(text))


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
