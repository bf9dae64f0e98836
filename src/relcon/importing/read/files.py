"""Any file of discovery as tables."""

from __future__ import annotations

from relcon.importing.faults import refuse
from relcon.importing.read.delimited import read_text
from relcon.importing.read.source_file import SourceFile
from relcon.importing.read.table import Table
from relcon.importing.read.workbook import read_sheets


def read_tables(
    source: SourceFile,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> list[Table]:
    """Return the tables of a file: one of a text file, one for each sheet of a workbook that is not hidden.

    Parameters
    ----------
    source
        The file.
    sheet
        The one sheet to read.
    encoding, separator
        Of a text file, as counsel or a map states them.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    if source.form == "workbook" and encoding is not None:
        message = "a workbook states its own encoding; leave --encoding and encoding: out"
        raise refuse("not_taken", source.name, message)
    if source.form == "workbook":
        tables = read_sheets(source, None if sheet is None else [sheet])
    elif sheet is not None:
        raise refuse("no_sheet", source.name, f'a text file has no sheet "{sheet}"; leave --sheet and sheet: out')
    else:
        tables = [read_text(source, encoding, separator)]
    if all(row.blank for table in tables for row in table):
        raise refuse("no_rows", source.name, "no row has anything in it; is it the right file?")
    return tables
