"""``relcon verify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import REFUSED, usage
from relcon.cli.output import emit
from relcon.cli.progress import spinner

if TYPE_CHECKING:
    from relcon.results.verification import Verdict

DOES_NOT_HOLD: Final = 1


def verify(
    artefact: Annotated[
        Path, typer.Argument(metavar="FILE", help="What relcon wrote: a file, or the folder of an export.")
    ],
    case: options.Case,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PROFFER]...", help="The proffer file, and whatever else it was made of, in order."),
    ] = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Whether a file that relcon wrote still holds, and what changed.

        relcon verify memo.docx case.yaml proffer.yaml
        relcon verify exposure.json case.yaml
        relcon verify court.html case.yaml
        relcon verify review.json case.yaml psr.yaml proffer.yaml --format json

    Every file written with -o, and all JSON, carries a receipt: version, tables, hashes of what it was made from, what
    was asked. verify asks the same of the present files and compares. It holds; or it does not: which input changed,
    then which figures, most months first; or it cannot be told, and why: no receipt, or changed after relcon wrote it.
    Nothing in the file is trusted: it is not run, and only the files named here are read. A copy for another audience
    is compared with that audience's copy.

    Exit codes: 0 it holds, 1 it does not, 3 it cannot be told.
    """
    from relcon.api.verification import WrongFiles
    from relcon.reports.verification_report import verification_report

    if not artefact.exists():
        raise usage(f"there is no {artefact} here")
    codes: dict[Verdict, int] = {"holds": 0, "does not hold": DOES_NOT_HOLD, "cannot be told": REFUSED}
    with spinner("Asking again"):
        try:
            found = api.verify(artefact, case, *(files or ()))
        except WrongFiles as error:
            raise usage(str(error)) from None
    emit(verification_report(found, api.read_case(case), artefact.name), found, form, output)
    if codes[found.verdict]:
        raise typer.Exit(codes[found.verdict])
