"""The styles of a memo in Word: those that a template has stay as they are, those that it lacks are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Inches, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

SERIF: Final = "Times New Roman"
TITLE_STYLE: Final = "Title"
HEADINGS: Final = ("Heading 1", "Heading 2")
BULLET: Final = "List Bullet"
CAPTION: Final = "Caption"
CELL: Final = "Memo Table"
HEAD: Final = "Memo Table Head"
NOTE: Final = "Memo Note"
BOX: Final = "Memo Privilege"
BLACK: Final = RGBColor(0, 0, 0)
SIZES: Final = {"Heading 1": Pt(13), "Heading 2": Pt(11), TITLE_STYLE: Pt(16)}


def prepared(document: WordDocument, *, plain: bool) -> None:
    """Give a document every style that a memo names.

    Parameters
    ----------
    document
        A template's, or an empty one.
    plain
        Whether it is empty, so that its own styles are set as an office prints them.
    """
    had = {style.name for style in document.styles}
    for name in (TITLE_STYLE, *HEADINGS, BULLET, CAPTION, CELL, HEAD, NOTE, BOX):
        if name not in had:
            _made(document, name)
    if plain:
        _as_printed(document)
    _number_headings(document)


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    style: Any = document.styles[name]
    found: ParagraphStyle = style
    return found


def _made(document: WordDocument, name: str) -> None:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"] if "Normal" in {one.name for one in document.styles} else None
    form = style.paragraph_format
    if name in (CELL, HEAD):
        style.font.size = Pt(9)
        form.space_before, form.space_after, form.line_spacing = Pt(1), Pt(1), 1.0
        style.font.bold = True if name == HEAD else None
        form.keep_with_next = name == HEAD
    elif name == NOTE:
        style.font.size, style.font.italic = Pt(9), True
    elif name == BOX:
        style.font.bold = True
    elif name == BULLET:
        _number(document, [style], BULLETS)
    elif name in SIZES:
        style.font.bold, style.font.size = True, SIZES[name]
        form.space_before, form.space_after, form.keep_with_next = Pt(12), Pt(4), True


def _as_printed(document: WordDocument) -> None:
    """Set an empty document's styles: one serif face, black, letter paper, margins of an inch."""
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _faced(style)
    normal = _paragraph_style(document, "Normal")
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(5), 1.08
    normal.paragraph_format.widow_control = True
    for name, size in SIZES.items():
        style = _paragraph_style(document, name)
        style.font.size, style.font.bold, style.font.color.rgb = size, True, BLACK
        style.paragraph_format.space_before = Pt(14 if name == HEADINGS[0] else 9)
        style.paragraph_format.space_after, style.paragraph_format.keep_with_next = Pt(4), True
    title = _paragraph_style(document, TITLE_STYLE)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    caption = _paragraph_style(document, CAPTION)
    caption.font.color.rgb, caption.font.bold, caption.font.size = BLACK, True, Pt(10)
    caption.paragraph_format.keep_with_next = True
    bullet = _paragraph_style(document, BULLET)
    bullet.paragraph_format.space_after = Pt(3)
    _paragraph_style(document, BOX).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(1)


def _faced(style: Any) -> None:
    """Set the face of a style in every script; a theme's font would win over it."""
    style.font.name = SERIF
    fonts = style.element.rPr.rFonts
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), SERIF)


LEVELS: Final = (("decimal", "%1.", 0.3), ("decimal", "%1.%2", 0.45))
"""Of each level of heading the form of its number, the number, and the indent of its text in inches."""
BULLETS: Final = (("bullet", "•", 0.25),)


def _number_headings(document: WordDocument) -> None:
    """Number the headings, 1. and 1.1, unless the template numbers its own."""
    styles = [_paragraph_style(document, name) for name in HEADINGS]
    if not any(style.element.find(f".//{qn('w:numPr')}") is not None for style in styles):
        _number(document, styles, LEVELS)


def _number(document: WordDocument, styles: Sequence[ParagraphStyle], levels: Sequence[tuple[str, str, float]]) -> None:
    """Give styles numbers or bullets, each its level of one list."""
    numbering = _numbering(document)
    abstract = _next(numbering)
    written = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style.style_id}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{Inches(indent).twips}" w:hanging="{Inches(indent).twips}"/></w:pPr></w:lvl>'
        for level, (style, (form, text, indent)) in enumerate(zip(styles, levels, strict=True))
    )
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>'
        f"{written}</w:abstractNum>"
    )
    numbers = numbering.findall(qn("w:num"))
    if numbers:
        numbers[0].addprevious(made)
    else:
        numbering.append(made)
    number = numbering.add_num(abstract).numId
    for level, style in enumerate(styles):
        numbered = style.element.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level
        numbered.get_or_add_numId().val = number


def _numbering(document: WordDocument) -> Any:
    """Return where a document's lists are defined; a template without lists is given one."""
    part: Any = document.part
    if not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values()):
        empty: Any = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        part.relate_to(NumberingPart(name, kind, empty, part.package), RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _next(numbering: Any) -> int:
    taken = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
    return max(taken, default=-1) + 1
