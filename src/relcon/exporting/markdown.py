"""A report as Markdown."""

from __future__ import annotations

import re

from relcon.exporting.report import Block, Paragraph, Report, Table, shown
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
