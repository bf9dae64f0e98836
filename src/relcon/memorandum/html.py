"""A memo as one HTML page that loads nothing: for reading, and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from relcon import words
from relcon.memorandum.document import FIGURES, TITLE, Memo, indented, numbered_sections
from relcon.reports.report import Block, Paragraph, Table

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
STYLE: Final = """
@page { size: letter; margin: 0.9in 1in 0.8in; @bottom-center { content: "Page " counter(page) " of " counter(pages);
  font: 8pt Georgia, 'Times New Roman', serif; } }
@page across { size: letter landscape; margin: 0.6in 0.75in; }
body { font: 11pt/1.4 Georgia, 'Times New Roman', 'Liberation Serif', serif; color: #17191d; max-width: 46rem;
  margin: 2rem auto; padding: 0 1rem 4rem; }
h1 { font-size: 17pt; margin: 0 0 0.6em; } h2 { font-size: 13pt; margin: 1.6em 0 0.4em; break-after: avoid; }
h3 { font-size: 11pt; margin: 1.2em 0 0.3em; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; margin: 0.5em 0 0.9em; }
th, td { text-align: left; vertical-align: top; padding: 0.2em 0.5em; border-bottom: 0.5pt solid #b9b6ae; }
th { border-bottom: 1pt solid #17191d; } th.n, td.n { text-align: right; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.under { margin-left: 2em; } .privileged { font-weight: bold; } .small { font-size: 9.5pt; }
.paper, .paper > * > tr > td { border: 0; padding: 0; margin: 0; font-size: inherit; }
.paper > tbody > tr { break-inside: auto; } .paper > tfoot { display: table-footer-group; }
.paper > tfoot > tr > td { font-size: 8pt; font-weight: bold; text-align: center; padding-top: 0.6em; }
.box { border: 1pt solid #17191d; min-height: 5em; padding: 0.4em 0.6em; margin: 1em 0; break-inside: avoid; }
.figure { page: across; break-before: page; } .figure svg { width: 100%; height: auto; max-height: 6.6in; }
@media screen { .figure { overflow-x: auto; } }
"""


def html(memo: Memo) -> str:
    """Return a memo as a page."""
    return "\n".join(_page(memo)) + "\n"


def _page(memo: Memo) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{escape(TITLE)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    # The foot of a table stands on every page that the table is printed on.
    yield f'<table class="paper">\n<tfoot><tr><td>{escape(words.PRIVILEGED)}</td></tr></tfoot>\n<tbody><tr><td>'
    yield f'<p class="privileged">{escape(words.PRIVILEGED)}</p>\n<p class="small">{escape(memo.assumed)}</p>'
    yield from (f'<p class="privileged">{escape(text)}</p>' for text in memo.warnings)
    yield f"<h1>{escape(TITLE)}</h1>"
    yield _table(Table((), memo.about))
    for number, part in memo.numbered():
        yield f"<h2>{number}. {escape(part.title)}</h2>"
        yield from _blocks(part.blocks)
        for label, section in numbered_sections(number, part):
            if section.title:
                yield f"<h3>{label} {escape(section.title)}</h3>"
            yield from _blocks(section.blocks)
        if part.box:
            yield f'<div class="box">{escape(part.box)}</div>'
    yield f'<p class="small">{escape(memo.receipt)}</p>\n</td></tr></tbody>\n</table>'
    for place, figure in enumerate(memo.figures):
        heading = "" if place else f"<h2>{len(memo.parts) + 1}. {FIGURES}</h2>\n"
        yield f'<div class="figure">\n{heading}{figure.svg}</div>'
    yield "</body>\n</html>"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.bullet:
            items.append(f"<li>{_lines(block.text)}</li>")
            continue
        if items:
            yield _list(items)
            items = []
        yield _table(block) if isinstance(block, Table) else _paragraph(block)
    if items:
        yield _list(items)


def _paragraph(block: Paragraph) -> str:
    style = ' class="under"' if block.indent > 1 else ""
    return f"<p{style}>{_lines(f'{block.lead}{block.text}')}</p>"


def _list(items: list[str]) -> str:
    return "\n".join(("<ul>", *items, "</ul>"))


def _table(table: Table) -> str:
    heads = "".join(f"<th{_right(column.right)}>{_lines(column.title)}</th>" for column in table.columns)
    rights = [column.right for column in table.columns] or [False] * len(table.rows[0])
    rows = []
    for place, row in enumerate(table.rows):
        cells = "".join(f"<td{_right(right)}>{_lines(cell)}</td>" for cell, right in zip(row, rights, strict=True))
        rows.append(f"<tr>{cells}</tr>")
        rows += [f'<tr><td colspan="{len(row)}">{_lines(note)}</td></tr>' for note in table.notes.get(place, ())]
    head = [f"<thead><tr>{heads}</tr></thead>"] if heads else []
    return "\n".join(("<table>", *head, "<tbody>", *rows, "</tbody>", "</table>"))


def _right(right: bool) -> str:
    return ' class="n"' if right else ""


def _lines(text: str) -> str:
    return "<br>".join(escape(indented(line)) for line in text.strip("\n").split("\n"))
