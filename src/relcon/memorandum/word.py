"""A memo as a Word file: real headings, tables whose head repeats, the privilege line on every page.

A firm's template keeps its styles, headers and letterhead; what it has of the named styles is used as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Inches, Length

from relcon import words
from relcon.memorandum.document import FIGURES, TITLE, Memo, numbered_sections
from relcon.memorandum.word_figures import add_figure, drawn
from relcon.memorandum.word_file import packed
from relcon.memorandum.word_styles import BOX, BULLET, NOTE, prepared
from relcon.memorandum.word_tables import add_box, add_table, footed
from relcon.reports.report import Block, Table, shown

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

MARGIN: Final = Inches(0.75)
"""Of a page with a picture."""
UNDER: Final = Inches(0.25)
"""How far a paragraph that belongs to the item above it is set in."""
ABOVE: Final = Inches(1)
"""What heading and caption take of a page with a picture."""
NO_FONTS: Final = (
    "Not drawn: this machine has no font to draw the letters with. relcon exhibit writes each picture as SVG."
)


class NotWord(Exception):
    """A template is no Word document."""


def word(memo: Memo, template: bytes | None = None) -> bytes:
    """Return a memo as a .docx file, the same bytes for the same memo.

    Parameters
    ----------
    memo
        What to write.
    template
        A firm's .docx file; what stands in it stays, before the memo.

    Raises
    ------
    NotWord
        Where the template cannot be read as one.
    """
    document = _opened(template)
    prepared(document, plain=template is None)
    _front(document, memo)
    for number, part in memo.numbered():
        document.add_heading(shown(part.title), 1)
        _blocks(document, part.blocks, before_heading=any(section.title for section in part.sections))
        for _, section in numbered_sections(number, part):
            if section.title:
                document.add_heading(shown(section.title), 2)
            _blocks(document, section.blocks)
        if part.box:
            add_box(document, part.box)
    _figures(document, memo)
    footed(document, words.PRIVILEGED, memo.receipt)
    return packed(document)


def _opened(template: bytes | None) -> WordDocument:
    if template is None:
        return Document()
    try:
        return Document(BytesIO(template))
    except Exception:  # noqa: BLE001 - whatever a broken file brings up, it is the template that is no Word document
        raise NotWord from None


def _front(document: WordDocument, memo: Memo) -> None:
    document.add_paragraph(words.PRIVILEGED, style=BOX)
    document.add_paragraph(memo.assumed, style=NOTE)
    for warning in memo.warnings:
        document.add_paragraph(shown(warning), style=BOX)
    document.add_paragraph(TITLE, style="Title")
    add_table(document, Table((), memo.about))


def _blocks(document: WordDocument, blocks: Sequence[Block], *, before_heading: bool = False) -> None:
    """Add blocks; what leads to a table, or is all that stands between two headings, stays with what follows."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Table):
            add_table(document, block)
        elif block.bullet:
            document.add_paragraph(shown(block.text), style=BULLET)
        else:
            made = document.add_paragraph(shown(f"{block.lead}{block.text}".strip()))
            alone = before_heading and len(blocks) == 1
            made.paragraph_format.keep_with_next = isinstance(after, Table) or alone or None
            if block.indent > 1:
                made.paragraph_format.left_indent = UNDER


def _figures(document: WordDocument, memo: Memo) -> None:
    """Add the pictures, each on a page across."""
    if not memo.figures:
        return
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    if section.page_width is not None and section.page_height is not None and section.page_width < section.page_height:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    document.add_heading(FIGURES, 1)
    room = Length((section.page_width or Inches(11)) - 2 * MARGIN)
    height = Length((section.page_height or Inches(8.5)) - 2 * MARGIN - ABOVE)
    for figure in memo.figures:
        png = drawn(figure.svg)
        if png is None:
            document.add_paragraph(f"{shown(figure.title)}. {NO_FONTS}")
        else:
            add_figure(document, figure, png, room, height)
