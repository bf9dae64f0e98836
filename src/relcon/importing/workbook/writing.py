"""The workbook written: an empty one with examples, or one that holds a case; the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from relcon.importing.workbook.cells import cell_text, folded
from relcon.importing.workbook.rows import CaseRows, Row, rows_of
from relcon.importing.workbook.sheets import (
    ABOUT,
    CASE,
    EXAMPLES,
    FORMAT,
    HEADER,
    MORE,
    WORDS,
    Column,
    Sheet,
    header_column,
    sheets,
)
from relcon.reading.parsing import parse
from relcon.reading.text_tree import TextList, TextMap
from relcon.records.case import CaseFile
from relcon.writing.yaml_text import Value

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MADE: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - of every workbook: no clock is asked
_OF_MEMBERS: Final = (1980, 1, 1, 0, 0, 0)
_TEXT: Final = "@"
_ROWS: Final = 2_000
"""Rows that have drop-downs and are formatted as text; more can be written below."""
_WIDTHS: Final = (10, 60)
_NOTE: Final = (360, 160)  # of a comment, in pixels
_RULES: Final = (
    "One row a record. Lists: a; b. Interval: 2025-06-01..2025-06-30. Quantities: 250 g, or 2 kg .. 3 kg .. 4 kg. "
    "Unknown: unknown. Empty: not stated. Every other field: one line of YAML under more."
)
_MORE_SAYS: Final = "Every other field, on one line as in the case file, such as {sealed: yes}; relcon help names them."


def filled_workbook(case: CaseFile, *, zone: str = "", region: str = "") -> bytes:
    """Return a case as a workbook that reads back as the same case.

    Parameters
    ----------
    case
        The case, with what its files include.
    zone, region
        Of the matter, where they are known.

    Raises
    ------
    TooLong
        Where a record has more in it than a cell holds.
    """
    return _bytes(rows_of(case), None, zone, region)


def empty_workbook(example: CaseFile) -> bytes:
    """Return the workbook of a new matter: its heads, and a sheet of examples that is not read.

    Parameters
    ----------
    example
        The case whose records are the examples.
    """
    return _bytes(CaseRows((), {name: [] for name in sheets()}), rows_of(example), "", "")


def _bytes(rows: CaseRows, examples: CaseRows | None, zone: str, region: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    about = book.active
    assert about is not None  # noqa: S101 - a new workbook has a sheet
    about.title = ABOUT
    for line in (("format", FORMAT), ("zone", zone), ("region", region), ("note", _RULES)):
        _append(about, line)
    _widen(about)
    _write_case(book.create_sheet(CASE), rows)
    for name, sheet in sheets().items():
        _write_sheet(book.create_sheet(name), sheet, rows.sheets[name])
    if examples is not None:
        _write_examples(book.create_sheet(EXAMPLES), examples)
    _add_words(book)
    book.properties.creator = "relcon"
    book.properties.created = book.properties.modified = _MADE
    return _without_clock(_saved(book))


def _saved(book: Workbook) -> bytes:
    """Return a workbook's bytes; openpyxl by itself puts each sheet into a temporary file."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        _archive: zipfile.ZipFile

        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as the method does that this one stands for
            held = io.BytesIO()
            writer: Any = WorksheetWriter(ws, out=held)
            writer.write()
            ws._rels = writer._rels  # noqa: SLF001 - likewise
            self._archive.writestr(ws.path[1:], held.getvalue())
            self.manifest.append(ws)

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        InMemory(book, archive).save()
    return made.getvalue()


def _append(sheet: Worksheet, texts: Sequence[str | None]) -> None:
    """Put a row at the end, every cell text whatever it begins with."""
    page: Any = sheet
    page._current_row += 1  # noqa: SLF001 - as its own append does, which would take text for formulas
    row: int = page._current_row  # noqa: SLF001 - max_row counts every cell anew
    for column, text in enumerate(texts, 1):
        if text is not None:
            _write(sheet.cell(row, column), text)


def _write(cell: Cell | MergedCell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"
    cell.number_format = _TEXT
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _write_case(sheet: Worksheet, rows: CaseRows) -> None:
    stated = dict(rows.case)
    for name in dict.fromkeys((*HEADER, *stated)):
        if name in stated or name not in ("circuit", "edition", "about", "packages"):
            _append(sheet, (name, stated.get(name)))
            says = _MORE_SAYS if name == MORE else _said(header_column(name))
            _comment(sheet.cell(sheet.max_row, 1), says)
    _widen(sheet)


def _write_sheet(sheet: Worksheet, described: Sheet, rows: list[Row]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    heads = _heads(described, rows)
    _append(sheet, heads)
    for number, head in enumerate(heads, 1):
        cell = sheet.cell(1, number)
        column = described.column(head)
        cell.font = Font(bold=True)
        _comment(cell, _said(column) if column is not None else _MORE_SAYS)
        sheet.column_dimensions[get_column_letter(number)].number_format = _TEXT
    for row in rows:
        _append(sheet, [row.get(head) for head in heads])
    sheet.freeze_panes = "A2"
    _widen(sheet)


def _heads(described: Sheet, rows: list[Row]) -> list[str]:
    more = described.more or any(MORE in row for row in rows)
    return [*(column.head for column in described.columns), *([MORE] if more else [])]


def _said(column: Column) -> str:
    """Return what the comment on a head says: what it is, its words, an example."""
    parts = [column.says]
    if column.words:
        parts.append("\n".join(f"{word}: {says}" if says else word for word, says in column.words.items()))
    if column.many:
        parts.append("Several: a; b.")
    if example := _example(column):
        parts.append(f"Such as: {example}")
    if column.required:
        parts.append("Each row has it.")
    return "\n\n".join(parts)


def _example(column: Column) -> str | None:
    """Return an example as a cell has it."""
    plain = _plain(parse(column.example, "").root) if column.example else None
    return None if plain is None else cell_text(plain, column)


def _plain(node: object) -> Value | None:
    if isinstance(node, TextMap):
        return {key: value for key, one in node.items() if (value := _plain(one)) is not None}
    if isinstance(node, TextList):
        return [value for one in node if (value := _plain(one)) is not None]
    return folded(node) if isinstance(node, str) else None


def _comment(cell: Cell | MergedCell, text: str) -> None:
    from openpyxl.comments import Comment

    comment = Comment(text, "relcon")
    comment.width, comment.height = _NOTE[0], _NOTE[1] + 12 * (len(text) // 60)
    cell.comment = comment


def _widen(sheet: Worksheet) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.iter_cols(), 1):
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=0)
        width = min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])
        sheet.column_dimensions[get_column_letter(number)].width = width


def _write_examples(sheet: Worksheet, examples: CaseRows) -> None:
    """Write a small matter, sheet after sheet; the reader passes over it."""
    from openpyxl.styles import Font

    _append(sheet, ("Examples, sheet after sheet: a small invented matter. This sheet is never read.",))
    _append(sheet, (CASE, *(f"{name}: {value}" for name, value in examples.case)))
    for name, described in sheets().items():
        rows = examples.sheets[name][:3]
        heads = _heads(described, rows)
        _append(sheet, (name, *heads))
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for row in rows:
            _append(sheet, ("", *(row.get(head) for head in heads)))


def _add_words(book: Workbook) -> None:
    """Give closed words their drop-downs; the words stand on the last sheet, which Excel shows nobody."""
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.worksheet.datavalidation import DataValidation

    lists: dict[tuple[str, ...], str] = {}
    held = book.create_sheet(WORDS)
    held.sheet_state = "hidden"
    for name, described in sheets().items():
        for number, column in enumerate(described.columns, 1):
            if not column.words or column.many:
                continue
            words = tuple(column.words)
            if words not in lists:
                place = get_column_letter(len(lists) + 1)
                for row, word in enumerate(words, 1):
                    _write(held.cell(row, len(lists) + 1), word)
                lists[words] = f"{quote_sheetname(WORDS)}!${place}$1:${place}${len(words)}"
            letter = get_column_letter(number)
            allowed = DataValidation(type="list", formula1=lists[words], allow_blank=True)
            allowed.showErrorMessage = column.form != "fields"
            allowed.error = f"{column.head}: one of the words of the list"[:255]
            allowed.add(f"{letter}2:{letter}{_ROWS}")
            book[name].add_data_validation(allowed)


_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def _without_clock(data: bytes) -> bytes:
    """Return an archive with fixed times, in which nothing says when it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in _members(old):
            member = zipfile.ZipInfo(name, _OF_MEMBERS)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, content)
    return made.getvalue()


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    stamp = rf"\g<1>{_MADE:%Y-%m-%dT%H:%M:%SZ}\g<2>".encode()
    for member in archive.infolist():
        content = archive.read(member)
        yield member.filename, _MODIFIED.sub(stamp, content) if member.filename == "docProps/core.xml" else content
