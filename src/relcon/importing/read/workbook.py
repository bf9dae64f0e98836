"""Sheets of a workbook, cell by cell as they were written: formulas, merged cells and hidden rows are seen."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from relcon.importing.faults import quoted, refuse
from relcon.importing.read.archive import check_archive, entities
from relcon.importing.read.source_file import SourceFile
from relcon.importing.read.table import Flag, Row, Table

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_DIGITS = 15  # that Excel keeps
_COLUMNS = 1_000
_PERCENT = 100
_FAILS = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    OverflowError,
    EOFError,
    OSError,
    SyntaxError,
    NotImplementedError,
    zipfile.BadZipFile,
)
"""What openpyxl raises of a workbook that is not as it should be; the parser's errors are syntax errors."""


def read_sheets(source: SourceFile, sheets: Sequence[str] | None = None) -> list[Table]:
    """Return the tables of a workbook.

    Parameters
    ----------
    source
        The file.
    sheets
        Those to read, also hidden ones; all that are not hidden, if none is named.

    Raises
    ------
    NotImported
        Where it is no workbook that can be read, or has no such sheet.
    """
    check_archive(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = _opened(source)
            if not book.worksheets:
                raise ValueError("no sheet")
            shown = [one.title for one in book.worksheets if one.sheet_state == "visible"]
            wanted = shown if sheets is None else [_named(name, book, source.name) for name in sheets]
            skipped = [one.title for one in book.worksheets if one.title not in wanted]
            unread = tuple((name, name not in shown) for name in skipped)
            return [_table(book[name], source.name, unread) for name in wanted]
    except _FAILS:
        message = "no workbook that can be read; open it in Excel and save it anew, or save the sheet as CSV"
        raise refuse("not_a_workbook", source.name, message) from None


def _opened(source: SourceFile) -> Workbook:
    from defusedxml import DefusedXmlException
    from openpyxl import load_workbook

    data = io.BytesIO(source.data)
    try:
        return load_workbook(data, data_only=False, keep_vba=False, keep_links=False, rich_text=False)
    except DefusedXmlException:
        raise entities(source.name) from None


def _named(name: str, book: Workbook, file: str) -> str:
    titles = [one.title for one in book.worksheets]
    if name not in titles:
        listed = ", ".join(quoted(title) for title in titles)
        raise refuse("no_sheet", file, f"no sheet is called {quoted(name)}; allowed: {listed}; name one with --sheet")
    return name


def _not_read(name: str, *, hidden: bool) -> str:
    return f"the {'hidden ' if hidden else ''}sheet {quoted(name)} is not read"


def _table(sheet: Worksheet, file: str, unread: tuple[tuple[str, bool], ...]) -> Table:
    merged: dict[int, set[int]] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1):
            merged.setdefault(row, set()).update(range(area.min_col, min(area.max_col, sheet.max_column) + 1))
    if sheet.max_column > _COLUMNS:
        message = f"{sheet.max_column:,} columns; allowed: {_COLUMNS:,}; delete what is empty to the right"
        raise refuse("too_large", file, message, sheet.title)
    rows = [_row(number, cells, sheet, merged.get(number, set())) for number, cells in enumerate(sheet.iter_rows(), 1)]
    while rows and rows[-1].blank:
        rows.pop()
    hidden = sum(row.hidden for row in rows)
    columns = sorted(name for name, one in sheet.column_dimensions.items() if one.hidden)
    more = [f"{hidden} hidden row{'s are' if hidden > 1 else ' is'} read"] if hidden else []
    more += [f"hidden columns are read: {', '.join(columns)}"] if columns else []
    notes = (*more, *(_not_read(name, hidden=hidden) for name, hidden in unread))
    return Table(file, tuple(rows), sheet.title, {"sheet": sheet.title}, notes, unread, tuple(columns))


def _row(number: int, cells: Sequence[Any], sheet: Worksheet, merged: set[int]) -> Row:
    texts, flags = [], dict[int, Flag]()
    for column, cell in enumerate(cells):
        text, flag = _read(getattr(cell, "value", None), getattr(cell, "data_type", "n"))
        if flag == "number" and "%" in str(getattr(cell, "number_format", "")):
            text = f"{number_text(Decimal(text) * _PERCENT)}%"
        texts.append(text)
        if column + 1 in merged:
            flag = "merged"
        if flag is not None:
            flags[column] = flag
    hidden = bool(sheet.row_dimensions[number].hidden) if number in sheet.row_dimensions else False
    return Row(number, tuple(texts), flags, sheet.title, hidden)


def _read(value: Any, kind: str) -> tuple[str, Flag | None]:
    """Return a cell's text, and what it is where it is no text."""
    if value is None:
        return "", None
    if kind == "f":
        return str(getattr(value, "text", None) or getattr(value, "ref", None) or value), "formula"
    if kind == "e":
        return str(value), "error"
    if isinstance(value, bool):
        return ("yes" if value else "no"), "yes_no"
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return (value.date().isoformat() if midnight else value.isoformat(" ", "seconds")), "date"
    if isinstance(value, date | time):
        return value.isoformat(), "date"
    if isinstance(value, timedelta):
        return str(value), "date"
    if isinstance(value, int | float):
        return number_text(value), "number"
    return str(value), None


def number_text(value: float | Decimal) -> str:
    """Return a number as Excel keeps it: fifteen digits, without a power of ten and without a trailing ``.0``.

    >>> number_text(64.90000000000001), number_text(2210.0)
    ('64.9', '2210')
    """
    if isinstance(value, int):
        return str(value)
    plain = Decimal(f"{value:.{_DIGITS}g}")
    text = f"{plain:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
