"""``relcon check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relcon import api
from relcon.checking.check import check as run_checks
from relcon.cli import options
from relcon.cli.output import emit
from relcon.engine.program import edition_of
from relcon.exporting.check_report import check_report
from relcon.law.tables import EditionNotShipped
from relcon.records.matter import Matter


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
    matter = api.read_case(case)
    if proffer is not None:
        matter = api.read_proffer(proffer, matter, case)
    found = run_checks(matter)
    files = case.name if proffer is None else f"{case.name} and {proffer.name}"
    emit(check_report(found, files, _warnings(matter)), found, form, output)


def _warnings(matter: Matter) -> tuple[str, ...]:
    """Return what must be known of the Manual editions before anything is computed."""
    found = []
    for id in matter.defendants:
        try:
            warning = edition_of(matter, id).warning
        except EditionNotShipped as refusal:
            warning = f"WARNING: {refusal}: not computed"
        if warning is not None:
            found.append(f"{id}: {warning}")
    return tuple(found)
