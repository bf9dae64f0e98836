"""A report as a piece of HTML, for a notebook: no style, no script, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from relcon.reports.report import Block, Paragraph, Report, Table, shown
from relcon.words import PRIVILEGED


def html(report: Report) -> str:
    """Return a report as HTML without head or body."""
    return "".join(f"{part}\n" for part in _parts(report))


def _parts(report: Report) -> Iterator[str]:
    yield f"<p><strong>{_text(PRIVILEGED)}</strong> {_text(report.assumed)}</p>"
    for warning in report.warnings:
        yield f"<p><strong>{_text(warning)}</strong></p>"
    yield f"<h3>{_text(report.title)}</h3>"
    for section in report.sections:
        if section.title:
            level = section.level + 3
            yield f"<h{level}>{_text(section.title)}</h{level}>"
        yield from map(_block, section.blocks)
    for line in report.closing:
        yield f"<p><small>{_text(line)}</small></p>"


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    text = _text(f"{paragraph.lead}{paragraph.text}".lstrip())
    return f"<ul><li>{text}</li></ul>" if paragraph.bullet else f"<p>{text}</p>"


def _table(table: Table) -> str:
    sides = [' style="text-align: right"' if column.right else "" for column in table.columns]
    head = "".join(f"<th{side}>{_text(one.title)}</th>" for side, one in zip(sides, table.columns, strict=True))
    rows = [f"<tr>{head}</tr>"]
    for place, row in enumerate(table.rows):
        cells = "".join(f"<td{side}>{_text(cell)}</td>" for side, cell in zip(sides, row, strict=True))
        rows.append(f"<tr>{cells}</tr>")
        notes = table.notes.get(place, ())
        rows += [f'<tr><td colspan="{len(table.columns)}">{_text(note)}</td></tr>' for note in notes]
    return f"<table>{''.join(rows)}</table>"


def _text(text: str) -> str:
    return escape(shown(text)).replace("\n", "<br>")
