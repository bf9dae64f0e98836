"""A copy of a matter in the form of another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from relcon.audiences.audience import BANNERS, Copy
from relcon.audiences.handed import described, handed
from relcon.exporting.book import book
from relcon.exporting.csv_set import csv_set
from relcon.exporting.ftm import ftm
from relcon.exporting.gexf import gexf
from relcon.exporting.graphml import graphml
from relcon.exporting.i2 import i2
from relcon.exporting.made import Head, Made
from relcon.exporting.native import native
from relcon.records.case import CaseFile

Form = Literal["workbook", "csv", "json", "graphml", "gexf", "ftm", "i2"]
FORMS: Final[Mapping[Form, Callable[[CaseFile, Head], Made]]] = {
    "workbook": book,
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

    Raises
    ------
    NotWritten
        Where the form cannot hold a record.
    """
    return FORMS[form](handed(copy), Head(BANNERS[copy.audience], described(copy)))
