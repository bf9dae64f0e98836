"""``relcon matrix``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit, terminal_width
from relcon.cli.progress import spinner
from relcon.reading.problems import WIDTH


def matrix(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    every: Annotated[
        bool, typer.Option("--all", help="A row for each transaction, those that touch nobody too.")
    ] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Who answers for which transaction: defendants across, transactions down.

        relcon matrix case.yaml
        relcon matrix case.yaml -d dunn -d runner -p ceiling

    One letter a cell: O own act, J joint activity, C contested between positions, ? open, blank out. Like rows are one,
    most months first, as many as a screen holds; the rest is counted, as is what touches nobody. --all has a row for
    each transaction, in the order of the file. In CSV O is written D, and out is a dot.
    """
    from relcon.reports.matrix_report import matrix_report

    matter = api.read_case(case)
    with spinner("Computing"):
        found = api.exposure(
            matter,
            defendants=options.chosen_defendants(matter, defendant),
            positions=options.chosen_positions(position),
            edition=edition,
            separates=True,
        )
    width = terminal_width() if output is None else WIDTH
    emit(matrix_report(found, matter, width, every), found, form, output)
