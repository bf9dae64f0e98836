"""``relcon editions``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def editions(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    why: Annotated[
        bool, typer.Option("--why", help="Both Manuals level by level, the reason and what is open, for each.")
    ] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """The Manual of the sentencing date against that of the offense.

        relcon editions case.yaml
        relcon editions case.yaml -d dunn -p psr --format json

    USSG §1B1.11: one row a defendant, the most months first: which Manual applies, and the other's months where they
    differ; each applied whole, never mixed (ex post facto: Peugh). -d has both level by level, with reasons. The date
    of the offense is the latest end among the counts of conviction (of all live counts before there is one), or
    offense_ended for counts without dates. An edition named in the file is not asked. Clarifying amendments are not
    modelled.
    """
    from relcon.reports.editions_report import editions_report

    matter = api.read_case(case)
    defendants = options.chosen_defendants(matter, defendant)
    with spinner("Computing worksheets"):
        found = api.editions(matter, defendants=defendants, positions=options.chosen_positions(position))
    emit(editions_report(found, matter, why), found, form, output)
