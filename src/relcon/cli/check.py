"""``relcon check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit


def check(
    case: options.Case,
    proffer: Annotated[
        Path | None, typer.Argument(metavar="PROFFER", help="The proffer file.", show_default=False)
    ] = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Errors of the files; then what to look at.

        relcon check case.yaml
        relcon check case.yaml proffer.yaml

    All errors are listed at once, with file, line and column (exit code 1). Without errors: contradictions, likely
    duplicates, uncited facts, facts on weak evidence alone, open norms, missing dates, gaps in Bates pages. Notes
    change nothing and leave the exit code at 0.
    """
    from relcon.checking.check import check as notes_on
    from relcon.reports.check_report import check_report

    matter = api.read_case(case)
    if proffer is not None:
        matter = api.read_proffer(proffer, matter, case)
    found = notes_on(matter)
    files = case.name if proffer is None else f"{case.name} and {proffer.name}"
    emit(check_report(found, files), found, form, output)
