"""``relcon exposure``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
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
    all_events: options.AllEvents = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Each defendant's worksheet, in each position.

        relcon exposure case.yaml
        relcon exposure case.yaml -d dunn -p psr --why
        relcon exposure case.yaml --without wire-14 --format json -o without.json

    Weight, levels, range, minimum, safety valve. Positions: defense (Defense), psr (Middle, the predicted presentence
    report), government (Ceiling). All defendants and all positions by default. Which events count is told
    by `relcon matrix` and `relcon explain`. --without a person's id leaves out every exhibit whose speaker he is; a
    lot's id, every event on it.
    """
    from relcon.reports.exposure_report import exposure_report

    matter = api.read_case(case)
    defendants = options.chosen_defendants(matter, defendant)
    off = options.chosen_toggles(matter, without)
    with spinner("Computing worksheets"):
        found = api.exposure(
            matter,
            defendants=defendants,
            positions=options.chosen_positions(position),
            edition=edition,
            without=off,
            all_events=all_events,
        )
    emit(exposure_report(found, matter, why), found, form, output)
