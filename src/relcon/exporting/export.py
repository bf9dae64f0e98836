"""A copy of a matter in the form of another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

from relcon.audiences.audience import BANNERS, Copy
from relcon.audiences.handed import described, handed
from relcon.exporting.csv_set import csv_set
from relcon.exporting.ftm import ftm
from relcon.exporting.gexf import gexf
from relcon.exporting.graphml import graphml
from relcon.exporting.i2 import i2
from relcon.exporting.made import Head, Made
from relcon.exporting.native import WITHOUT, native
from relcon.private_files import NotWritten
from relcon.records.case import CaseFile
from relcon.records.matter import declared_in_case

Form = Literal["csv", "json", "graphml", "gexf", "ftm", "i2"]
FORMS: Final[Mapping[Form, Callable[[CaseFile, Head], Made]]] = {
    "csv": csv_set,
    "json": native,
    "graphml": graphml,
    "gexf": gexf,
    "ftm": ftm,
    "i2": i2,
}


def exported(copy: Copy, form: Form) -> Made:
    """Return a copy of a matter in another form; the same copy gives the same bytes.

    Parameters
    ----------
    copy
        From `relcon.audiences.audience.copy_for`.
    form
        Which.
    """
    return FORMS[form](handed(copy), Head(BANNERS[copy.audience], described(copy)))


def write_workbook(copy: Copy, file: Path) -> Made:
    """Write a copy of a matter as a workbook, which comes back as the same case; return what is said of it.

    Raises
    ------
    NotWritten
        Where the file cannot be written, or a record has more in it than a cell holds.
    """
    from relcon.importing.workbook.rows import TooLong
    from relcon.importing.workbook.writing import write_workbook as write

    case = handed(copy)
    try:
        write(case, file)
    except TooLong as error:
        raise NotWritten(f"{file} was not written: {error}") from None
    return Made({}, False, {"records": sum(1 for _ in declared_in_case(case))}, WITHOUT)
