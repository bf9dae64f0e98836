"""A copy of a matter in the form of another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

from relcon.artefacts.carriers import stamped, stamped_files, stamped_office
from relcon.artefacts.figures import sha256
from relcon.audiences.audience import BANNERS, Copy
from relcon.audiences.handed import described, handed, receipt_for
from relcon.engine.program import receipt
from relcon.exporting.book import book
from relcon.exporting.csv_set import README, csv_set
from relcon.exporting.ftm import README as FTM_README
from relcon.exporting.ftm import ftm
from relcon.exporting.gexf import gexf
from relcon.exporting.graphml import graphml
from relcon.exporting.i2 import PAGE, i2
from relcon.exporting.made import Head, Made
from relcon.exporting.native import native
from relcon.records.case import CaseFile
from relcon.results.exposure import Receipt
from relcon.results.written import Written
from relcon.writing.as_written import as_written

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
PAGES: Final[Mapping[Form, str]] = {"csv": README, "ftm": FTM_README, "i2": PAGE}
"""The page of an export of several files."""
Files = dict[str, str | bytes]


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
    case = handed(copy)
    made = FORMS[form](case, Head(BANNERS[copy.audience], described(copy)))
    if form == "json":  # a case file, which has no place for a receipt
        return made
    made_from = receipt_for(copy, receipt(copy.matter, (), (), (), ()))
    return replace(
        made,
        files=with_receipt(form, made.files, made_from, Written(figures_sha256=sha256(as_written(case), every=True))),
    )


def with_receipt(form: Form, files: Mapping[str, str | bytes], made_from: Receipt, said: Written) -> Files:
    """Return the files of an export with its receipt: in the one file, or in the page that explains them.

    Parameters
    ----------
    form, files
        Which export; what it holds.
    made_from, said
        What it was made from; how it was written.
    """
    if form in PAGES:
        return stamped_files(files, PAGES[form], made_from, said)
    data = files[""]
    if isinstance(data, bytes):
        return {**files, "": stamped_office(data, made_from, said)}
    return {**files, "": stamped(data, "comment", made_from, said)}
