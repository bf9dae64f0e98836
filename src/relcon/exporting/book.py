"""The workbook: a sheet for each kind of record, which comes back as the same case."""

from __future__ import annotations

from relcon.exporting.made import Head, Made
from relcon.exporting.native import WITHOUT
from relcon.private_files import NotWritten
from relcon.records.case import CaseFile
from relcon.records.matter import declared_in_case


def book(case: CaseFile, head: Head) -> Made:  # noqa: ARG001  # a workbook that comes back has no place for a head
    """Return a case as a workbook; the parameters are those of the other formats.

    Raises
    ------
    NotWritten
        Where a record has more in it than a cell holds.
    """
    from relcon.importing.workbook.rows import TooLong
    from relcon.importing.workbook.writing import filled_workbook

    try:
        data = filled_workbook(case)
    except TooLong as error:
        raise NotWritten(f"no workbook can hold it: {error}") from None
    return Made({"": data}, False, {"records": sum(1 for _ in declared_in_case(case))}, WITHOUT)
