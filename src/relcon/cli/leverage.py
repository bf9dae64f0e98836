"""``relcon leverage``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def leverage(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every challenge by position, and every fact on record.")
    ] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """What falls if a recorded challenge succeeds, at trial and at sentencing.

        relcon leverage case.yaml
        relcon leverage case.yaml -d dunn
        relcon leverage case.yaml --all --as json

    A challenge is a record of `challenges` in the case file, or the `challenge` of an exhibit. Each is computed as if
    what it is aimed at, and what is said to derive from it, counted nowhere; of a challenge to testing the tested units
    alone are left. Most months first in Middle, with the direction: a challenge whose success raises the months says
    so. At trial: the counts that lose exhibits, and the paragraph of §841(b) that the weight left supports. At
    sentencing reliability is asked for, and whether excluded evidence counts there is an open point. Then the proof
    under it, counted from the record, and what is on record and in no challenge. No odds, no advice.
    """
    from relcon.reports.leverage_report import leverage_report

    matter = api.read_case(case)
    with spinner("Computing worksheets"):
        found = api.leverage(
            matter,
            defendants=options.chosen_defendants(matter, defendant),
            positions=options.chosen_positions(position),
            edition=edition,
        )
    emit(leverage_report(found, matter, every=every), found, form, output)
