"""The forms in which a report or an answer is written besides the terminal: Markdown, comma-separated values, JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, Final

from pydantic import BaseModel

from relcon.reports.report import Block, Paragraph, Report, Table, shown
from relcon.words import PRIVILEGED

WIDTH: Final = 120
"""How wide a list outside of such an object may be before each item has a line of its own."""
INDENT: Final = "  "

_line = json.JSONEncoder(ensure_ascii=False).encode


def json_text(result: BaseModel) -> str:
    """Return a result as JSON that ends in a new line.

    Parameters
    ----------
    result
        What was computed.
    """
    return _written(result.model_dump(mode="json", by_alias=True), "\n") + "\n"


def _written(value: Any, start: str) -> str:
    """Write a value; ``start`` is a new line and the indentation of where it begins."""
    inner = start + INDENT
    if isinstance(value, dict) and not _flat(value):
        items = [f"{_line(key)}: {_written(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{start}}}"
    if isinstance(value, list) and (not _scalars(value) or len(_line(value)) > WIDTH):
        items = [_written(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{start}]"
    return _line(value)


def _flat(value: Mapping[str, Any]) -> bool:
    return all(_scalars(item) if isinstance(item, list) else not isinstance(item, dict) for item in value.values())


def _scalars(value: Sequence[Any]) -> bool:
    return not any(isinstance(item, dict | list) for item in value)


def markdown(report: Report) -> str:
    """Return a report as Markdown with pipe tables."""
    parts = [f"**{_plain(PRIVILEGED)}**", *([_plain(report.assumed)] if report.assumed else [])]
    parts += [f"**{_plain(warning)}**" for warning in report.warnings]
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
        parts.append(_table(block) if isinstance(block, Table) else _plain(f"{block.lead}{block.text}".lstrip()))
    return [*parts, "\n".join(items)] if items else parts


def _table(table: Table) -> str:
    head = " | ".join(_plain(column.title) for column in table.columns)
    rule = " | ".join("---:" if column.right else "---" for column in table.columns)
    rows = []
    for place, row in enumerate(table.rows):
        rows.append(" | ".join(_plain(cell).replace("\n", "<br>") for cell in row))
        empty = " | " * (len(table.columns) - 1)
        rows += [f"{_plain(note)}{empty}".rstrip() for note in table.notes.get(place, ())]
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
