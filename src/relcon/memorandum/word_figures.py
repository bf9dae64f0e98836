"""Pictures in Word: the SVG itself, which Word draws since 2016, and beside it a PNG for what cannot."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import resvg_py
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Length

from relcon.memorandum.document import Figure
from relcon.memorandum.word_styles import CAPTION
from relcon.reports.report import shown

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

SCALE: Final = 2.0
"""How many pixels of the PNG for one of the SVG."""
_LETTER: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" font-family="Helvetica, Arial, sans-serif">'
    '<text x="0" y="8" font-size="9">{}</text></svg>'
)
_SVG: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""By which Word knows the part of a picture that names its SVG."""
_NAMES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def drawn(svg: str) -> bytes | None:
    """Return a picture as PNG; None where this machine has no font, so that its letters would be missing."""
    if _pixels(_LETTER.format("W")) == _pixels(_LETTER.format("")):
        return None
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=SCALE)


def _pixels(svg: str) -> bytes:
    return resvg_py.svg_to_bytes(svg_string=svg)


def add_figure(document: WordDocument, figure: Figure, png: bytes, width: Length, height: Length) -> None:
    """Add a picture under its caption, as wide as fits, with its SVG beside the PNG."""
    document.add_paragraph(shown(figure.title), style=CAPTION)
    shape = document.add_picture(BytesIO(png), width=width)
    if shape.height > height:
        shape.width, shape.height = Length(shape.width * height // shape.height), height
    inline: Any = shape._inline  # noqa: SLF001 - python-docx has no other way to the picture's XML
    inline.docPr.set("descr", shown(figure.title))
    blip = inline.find(f".//{qn('a:blip')}")
    blip.append(
        parse_xml(
            f'<a:extLst {_NAMES}><a:ext uri="{_SVG}"><asvg:svgBlip r:embed="{_embedded(document, figure)}"/></a:ext>'
            "</a:extLst>"
        )
    )


def _embedded(document: WordDocument, figure: Figure) -> str:
    package = document.part.package
    taken = sum(str(part.partname).endswith(".svg") for part in package.iter_parts())
    name = PackURI(f"/word/media/figure{taken + 1}.svg")
    part = Part(name, "image/svg+xml", figure.svg.encode(), package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
