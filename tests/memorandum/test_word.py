"""The memo as a Word file: what an office keeps, and the same bytes every time."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Inches

from relcon.memorandum.document import numbered_sections
from relcon.memorandum.word import NotWord, word
from relcon.memorandum.word_tables import _widths
from relcon.reports.report import Table
from relcon.words import PRIVILEGED
from tests.memorandum.conftest import Example


@pytest.fixture(scope="module")
def made(example: Example) -> bytes:
    return word(example.memo)


@pytest.fixture(scope="module")
def document(made: bytes) -> WordDocument:
    return Document(BytesIO(made))


def template() -> bytes:
    """Return a firm's file: a letterhead in the header and the body, a face of its own, a first page of its own."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Doe & Roe LLP"
    document.sections[0].footer.paragraphs[0].text = "12 Harbor Street"
    document.sections[0].different_first_page_header_footer = True
    document.add_paragraph("From the desk of Doe")
    document.styles["Heading 1"].font.name = "Courier New"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_same_memo_is_the_same_bytes(example: Example, made: bytes) -> None:
    assert word(example.memo) == made


def test_headings_are_headings_in_their_order(example: Example, document: WordDocument) -> None:
    found = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    wanted = []
    for number, part in example.memo.numbered():
        wanted.append(("Heading 1", part.title))
        wanted += [("Heading 2", one.title) for label, one in numbered_sections(number, part) if label]
    assert found == [*wanted, ("Heading 1", "Figures")]


def test_headings_are_numbered_by_word(document: WordDocument) -> None:
    for level, name in enumerate(("Heading 1", "Heading 2")):
        numbered = document.styles[name].element.find(f".//{qn('w:numPr')}")
        assert numbered is not None
        assert numbered.find(qn("w:ilvl")).get(qn("w:val")) == str(level)


def test_every_table_of_the_memo_is_there_cell_by_cell(example: Example, document: WordDocument) -> None:
    wanted = [
        block
        for _, part in example.memo.numbered()
        for blocks in (part.blocks, *(section.blocks for section in part.sections))
        for block in blocks
        if isinstance(block, Table)
    ]
    headed = [one for one in document.tables if one.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(headed) == len(wanted)
    for one, table in zip(headed, wanted, strict=True):
        cells = [tuple(cell.text.replace("\u00a0", " ") for cell in row.cells) for row in one.rows]
        assert cells[0] == tuple(column.title.strip() for column in table.columns)
        wide = [tuple(cell.replace("\u2003", "  ") for cell in row) for row in cells[1:]]
        assert wide == [tuple(cell.strip("\n") for cell in row) for row in table.rows]


def test_no_row_is_split_over_pages(document: WordDocument) -> None:
    rows = [row for table in document.tables for row in table.rows]
    assert rows
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_fills_the_page_and_breaks_no_word() -> None:
    heads, rows = ["Minimum", "Authority"], [["120", "a word and another word " * 12], ["lifted", ""]]
    narrow, wide = _widths(heads, rows, Inches(6.5))
    assert narrow + wide == pytest.approx(Inches(6.5), rel=0.001)
    # Seven bold letters of nine points of Arial are 39.5 points wide (its metrics), the sides of the cell 10.8.
    assert narrow.pt >= 39.5 + 10.8
    assert wide > 3 * narrow


def test_every_page_has_the_privilege_line_and_its_number(example: Example, document: WordDocument) -> None:
    for section in document.sections:
        text = "\n".join(paragraph.text for paragraph in section.footer.paragraphs)
        assert PRIVILEGED in text
        assert example.memo.receipt in text
        fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_box_for_the_decision_is_empty(document: WordDocument) -> None:
    (box,) = (table for table in document.tables if len(table.rows) == len(table.columns) == 1)
    assert box.cell(0, 0).text == "Counsel's decision"


def test_the_file_tells_nothing_of_the_hour_or_the_matter(made: bytes, document: WordDocument) -> None:
    core = document.core_properties
    assert (core.title, core.comments, core.last_modified_by) == ("Memorandum before a proffer", "", "")
    assert core.created is not None
    assert core.created.year == 2000
    with ZipFile(BytesIO(made)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_picture_is_there_as_svg_with_a_png_beside_it(example: Example, made: bytes) -> None:
    with ZipFile(BytesIO(made)) as file:
        names = [name for name in file.namelist() if name.startswith("word/media/")]
        svg = [name for name in names if name.endswith(".svg")]
        assert len(svg) == 1
        assert file.read(svg[0]).decode() == example.memo.figures[0].svg
        assert [name for name in names if name.endswith(".png") and file.read(name).startswith(b"\x89PNG")]
        text = file.read("word/document.xml").decode()
    assert "svgBlip" in text
    assert 'descr="Months &amp; more"' in text


def test_without_a_font_the_picture_is_left_out_and_it_is_said(
    example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relcon.memorandum.word_figures._pixels", lambda _svg: b"the same with and without letters")
    document = Document(BytesIO(word(example.memo)))
    assert any("no font" in paragraph.text for paragraph in document.paragraphs)
    assert not document.inline_shapes


def test_a_template_keeps_its_styles_headers_and_text(example: Example) -> None:
    document = Document(BytesIO(word(example.memo, template())))
    assert document.paragraphs[0].text == "From the desk of Doe"
    assert document.styles["Heading 1"].font.name == "Courier New"
    first = document.sections[0]
    assert first.header.paragraphs[0].text == "Doe & Roe LLP"
    assert first.footer.paragraphs[0].text == "12 Harbor Street"
    for foot in (first.footer, first.first_page_footer):
        assert PRIVILEGED in "\n".join(paragraph.text for paragraph in foot.paragraphs)


def test_a_section_of_a_template_with_a_foot_of_its_own_has_the_privilege_line_too(example: Example) -> None:
    firm = Document()
    firm.add_section()
    firm.sections[1].footer.is_linked_to_previous = False
    firm.sections[1].footer.paragraphs[0].text = "Annex"
    firm.sections[1].different_first_page_header_footer = True
    out = BytesIO()
    firm.save(out)
    document = Document(BytesIO(word(replace(example.memo, parts=example.memo.parts[:1]), out.getvalue())))
    texts = ["\n".join(one.text for one in section.footer.paragraphs) for section in document.sections]
    assert [text.count(PRIVILEGED) for text in texts] == [1, 1, 1]
    assert "Annex" in texts[1]
    assert PRIVILEGED in "\n".join(one.text for one in document.sections[1].first_page_footer.paragraphs)
    assert not document.sections[2].different_first_page_header_footer  # the pictures have no letterhead


def test_a_template_without_lists_and_styles_is_given_them(example: Example) -> None:
    firm = Document()
    lists = next(id for id, one in firm.part.rels.items() if one.reltype == RELATIONSHIP_TYPE.NUMBERING)
    firm.part.drop_rel(lists)
    for name in ("List Bullet", "Heading 1", "Caption"):
        firm.styles[name].delete()
    out = BytesIO()
    firm.save(out)
    document = Document(BytesIO(word(replace(example.memo, parts=example.memo.parts[:1]), out.getvalue())))
    for name in ("List Bullet", "Heading 1"):
        assert document.styles[name].element.find(f".//{qn('w:numPr')}") is not None
    formats = [one.get(qn("w:val")) for one in document.part.numbering_part.element.iter(qn("w:numFmt"))]
    assert formats == ["bullet", "decimal", "decimal"]


def test_the_properties_of_a_table_stand_in_the_order_of_the_format(document: WordDocument) -> None:
    order = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")  # ECMA-376, 17.4
    for table in document.tables:
        found = [one.tag.rpartition("}")[2] for one in table._tbl.tblPr]
        assert found == sorted(found, key=order.index)


@pytest.mark.parametrize("broken", [b"", b"no file of Word", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_is_no_word_file_is_refused(example: Example, broken: bytes) -> None:
    with pytest.raises(NotWord):
        word(example.memo, broken)
