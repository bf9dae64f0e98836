"""Tables, the box and the foot of a memo in Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches, Length, Pt

from relcon.figures.svg import text_width
from relcon.memorandum.document import indented
from relcon.memorandum.word_styles import CELL, HEAD
from relcon.reports.report import Table, shown

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import _Footer
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row

_BREAKS: Final = re.compile(r" (?=%)|(?<=\bp\.) (?=\d)")
"""Spaces at which no line is broken: before the sign of a share, within the number of a page."""
AFTER_BORDERS: Final = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
"""What follows the borders among a table's properties: Word minds the order."""
SIZE: Final = 9
"""Of the letters of a cell, in points."""
BOLD: Final = 1.08
"""How much wider bold letters are."""
PADDING: Final = 12.0
"""What a cell takes at its sides, in points."""
KEPT: Final = 10
"""Up to how many rows a table is not broken over pages."""
SHORT: Final = 80.0
"""Up to which width in points a line of a column is never broken."""
ONE_LINE: Final = 200.0
"""Up to which width in points a column asks for room for all of its line."""
OF_THE_REST: Final = 0.35
"""For how much of a longer line it does."""


def add_table(document: WordDocument, table: Table) -> None:
    """Add a table over the whole width: its head repeats on each page, no row is split."""
    heads = [shown(column.title).strip() for column in table.columns]
    rows = [["\n".join(map(indented, shown(text).strip("\n").split("\n"))) for text in row] for row in table.rows]
    count = len(heads) or len(rows[0])
    section = document.sections[-1]
    room = Length((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))
    made = document.add_table(rows=0, cols=count)
    made.autofit = False
    widths = _widths(heads, rows, room)
    _ruled(made, ("top", "bottom", "insideH"), 4, "A6A6A6")
    cell = _style(document, CELL)
    if heads:
        head = _row(made, heads, widths, _style(document, HEAD))
        _flag(head, "w:tblHeader")
    for place, row in enumerate(rows):
        _row(made, row, widths, cell)
        for note in table.notes.get(place, ()):
            merged = _added(made)
            _flag(merged, "w:cantSplit")
            _fill(merged.cells[0].merge(merged.cells[-1]), shown(note), cell)
    _keep_together(made)
    for place, column in enumerate(table.columns):
        if column.right:
            _set_right(made, place)
    for grid, width in zip(made.columns, widths, strict=True):
        grid.width = width
    after = document.add_paragraph()
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(6)


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], room: Length) -> list[Length]:
    """Share out the width: no word and no short line is broken; the rest goes to the columns with the longest lines."""
    least, wanted, narrowest = [], [], []
    for head, column in zip_longest(heads, zip(*rows, strict=True), fillvalue=""):
        cells = [[*map(_wide, cell.split("\n"))] for cell in column]
        lines = [*(line for cell in cells for line in cell), BOLD * _wide(head)]
        words = [
            *(_wide(word) for cell in column for word in cell.split()),
            *(BOLD * _wide(one) for one in head.split()),
        ]
        word = max(words, default=0)
        longest = max((sum(cell) for cell in cells), default=0)
        narrowest.append(PADDING + word)
        least.append(PADDING + max([word, *(line for line in lines if line <= SHORT)]))
        wanted.append(PADDING + min(longest, ONE_LINE) + max(longest - ONE_LINE, 0) * OF_THE_REST)
    least = least if sum(least) <= room.pt else narrowest
    asked = [max(want - low, 1.0) for want, low in zip(wanted, least, strict=True)]
    spare = room.pt - sum(least)
    if spare < 0:
        return [Length(Pt(room.pt * low / sum(least))) for low in least]
    return [Length(Pt(low + spare * more / sum(asked))) for low, more in zip(least, asked, strict=True)]


def _wide(words: str) -> float:
    """Return about how wide a text is in a cell, in points."""
    return text_width(words, SIZE)


def _row(table: WordTable, cells: Sequence[str], widths: Sequence[Length], style: str) -> _Row:
    row = _added(table)
    _flag(row, "w:cantSplit")
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        _fill(cell, text, style)
    return row


def _style(document: WordDocument, name: str) -> str:
    found: str = document.styles[name].style_id
    return found


def _added(table: WordTable) -> _Row:
    add_row: Callable[[], _Row] = table.add_row
    return add_row()


def _fill(cell: _Cell, text: str, style: str) -> None:
    """Write a text into a cell, in the style of this id."""
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style  # noqa: SLF001 - by its id: python-docx would look through all styles for each cell
    paragraph.add_run(_BREAKS.sub("\u00a0", text))


def _keep_together(table: WordTable) -> None:
    """Keep a short table on one page, of a longer one the last two rows."""
    rows = table.rows
    for row in rows[:-1] if len(rows) <= KEPT else rows[-2:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _set_right(table: WordTable, place: int) -> None:
    for cell in table.columns[place].cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _flag(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - nothing public repeats a row or keeps it whole
    properties.append(OxmlElement(name))


def _ruled(table: WordTable, sides: Sequence[str], width: int, colour: str) -> None:
    """Rule a table at some sides, the width in eighths of a point."""
    lines = "".join(f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{colour}"/>' for side in sides)
    properties: Any = table._tbl.tblPr  # noqa: SLF001 - nothing public rules a table
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")
    properties.insert_element_before(borders, *AFTER_BORDERS)


def add_box(document: WordDocument, label: str) -> None:
    """Add an empty box with what it is for: a row of a table, so that it is not split over pages."""
    made = document.add_table(rows=1, cols=1)
    _ruled(made, ("top", "left", "bottom", "right"), 8, "000000")
    row = made.rows[0]
    row.height, row.height_rule = Inches(1.1), WD_ROW_HEIGHT_RULE.AT_LEAST
    _flag(row, "w:cantSplit")
    _fill(row.cells[0], label, _style(document, HEAD))
    row.cells[0].paragraphs[0].paragraph_format.keep_with_next = False


def footed(document: WordDocument, privileged: str, receipt: str) -> None:
    """Put the privilege line, page x of y and the receipt at every page's foot, under what a template has there."""
    for foot in _feet(document):
        empty = len(foot.paragraphs) == 1 and not foot.paragraphs[0].text and not foot.tables
        line = foot.paragraphs[0] if empty else foot.add_paragraph()
        _small(line, privileged).bold = True
        more = foot.add_paragraph()
        _small(more, "Page ")
        _field(more, "PAGE")
        _small(more, " of ")
        _field(more, "NUMPAGES")
        _small(more, f" · {receipt}")
        for one in (line, more):
            one.alignment = WD_ALIGN_PARAGRAPH.CENTER
            one.paragraph_format.space_after = Pt(0)


def _feet(document: WordDocument) -> Iterator[_Footer]:
    """Yield every foot that is printed: a section that has none of its own goes on with that before it."""
    printed: set[str] = set()
    for section in document.sections:
        feet: dict[str, _Footer] = {"every": section.footer}
        if section.different_first_page_header_footer:
            feet["first"] = section.first_page_footer
        if document.settings.odd_and_even_pages_header_footer:
            feet["even"] = section.even_page_footer
        yield from (foot for pages, foot in feet.items() if pages not in printed or not foot.is_linked_to_previous)
        printed |= feet.keys()


def _small(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size = Pt(8)
    return run.font


def _field(paragraph: Any, code: str) -> None:
    """Add a field that Word fills in: PAGE, NUMPAGES."""
    made = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r>'
        "</w:fldSimple>"
    )
    paragraph._p.append(made)  # noqa: SLF001 - nothing public adds a field
