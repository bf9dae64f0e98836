"""``relcon docket``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import INPUT_ERRORS
from relcon.cli.output import emit
from relcon.cli.progress import bar


def docket(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The office's folder.", show_default=False)],
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="FILE", help="What changed since this docket (JSON).", show_default=False),
    ] = None,
    sort: Annotated[
        Literal["months", "folder"], typer.Option("--sort", metavar="ORDER", help="months (most first) or folder.")
    ] = "months",
    every: Annotated[bool, typer.Option("--all", help="Every matter, defendant and change.")] = False,
    workers: options.Workers = None,
    scheduler: options.Scheduler = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Every matter of an office: who faces what, and what changed since last time.

        relcon docket matters
        relcon docket matters --format json -o docket-june.json
        relcon docket matters --since docket-june.json

    In the folder and below it every case file is a matter (.yaml, .yml or .json with its format line; links and what
    begins with a dot are passed over), with each proffer file that names it. One row a client, or a defendant where
    there is no proffer file: what the record comes to, before any proffer. A matter with errors is named, with how to
    see them; the others are computed all the same, and the exit code is 1.

    --since: what is new, gone or changed, with figures before and after, and why. A matter of which all files and the
    program are the same is taken over from there. The JSON holds names, digests of the files, and figures.

    Of four matters and more as many are computed at once as this machine has processors; --workers says otherwise.
    Without --scheduler nothing leaves this machine. With it the files of each matter go to the workers of that cluster:
    `local` starts two on this machine; any other machine is reached with tls:// alone, and it is said that case data
    goes over the network.
    """
    from relcon.reports.docket_report import docket_report

    with bar("Matters") as moved:
        found = api.docket(folder, since=since, workers=workers, scheduler=scheduler, on_progress=moved)
    emit(docket_report(found, str(folder), order=sort, every=every), found, form, output)
    if any(one.errors for one in found.matters):
        raise typer.Exit(INPUT_ERRORS)
