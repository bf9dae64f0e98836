"""``relcon exposure``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import usage
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def exposure(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    without: options.Without = None,
    why: Annotated[
        bool, typer.Option("--why", help="Every line considered, with its reason in each position.")
    ] = False,
    exact: Annotated[bool, typer.Option("--exact", help="Weights with every digit.")] = False,
    all_events: options.AllEvents = False,
    psr: Annotated[
        Path | None,
        typer.Option(
            "--psr", metavar="FILE", help="A disclosed presentence report: its findings in the Middle's place."
        ),
    ] = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Who faces what, in months; with -d one defendant's worksheet.

        relcon exposure case.yaml
        relcon exposure case.yaml -d dunn
        relcon exposure case.yaml -d dunn -p middle --why
        relcon exposure case.yaml --psr psr.yaml
        relcon exposure case.yaml --without wire-14 --format json -o without.json

    One row a defendant, the greatest range first, each caution under its row. Defense: as the defense argues it.
    Middle: our prediction of the presentence report. Ceiling: the most the government could argue. Which transactions
    count is told by `relcon matrix` and `relcon explain`. --without a person's id leaves out every exhibit of that
    speaker; a lot's id, every transaction on it. --psr: of the report's defendant, with the report's findings in the
    Middle's place under PSR; what it does not find stays as the Middle has it, and is named (docs/psr.md).
    """
    from relcon.reports.exposure_report import exposure_report
    from relcon.reports.overview_report import overview_report
    from relcon.reports.worksheet_report import worksheet_report

    matter = api.read_case(case)
    defendants = options.chosen_defendants(matter, defendant)
    off = options.chosen_toggles(matter, without)
    positions = options.chosen_positions(position)
    if psr is not None and positions is not None and "psr" not in positions:
        raise usage("--psr: the report stands in position psr, which --position leaves out. Add -p psr.")
    report = None if psr is None else api.read_psr(psr, matter, case)
    with spinner("Computing worksheets"):
        found = api.exposure(
            matter,
            defendants=defendants,
            positions=positions,
            edition=edition,
            without=off,
            all_events=all_events,
            separates=report is not None or len(defendants or matter.defendants) == 1,
            psr=report,
        )
    if why:
        said = exposure_report(found, matter, why)
    elif len(found.defendants) == 1:
        said = worksheet_report(found, matter, exact)
    else:
        said = overview_report(found, matter)
    emit(said, found, form, output)
