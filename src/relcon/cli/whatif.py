"""``relcon whatif``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def whatif(
    case: options.Case,
    toggle: Annotated[
        list[str] | None,
        typer.Option("--toggle", "-t", metavar="ID", help="An exhibit, witness, fact, finding or lot; repeat."),
    ] = None,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Which exhibit, witness or fact, left out, moves whose level.

        relcon whatif case.yaml
        relcon whatif case.yaml -d dunn -p psr
        relcon whatif case.yaml -t ci7 -t wire-14 -t ledger-2

    Without --toggle everything in the file is left out in turn, one at a time, in the order of the file. With it: each
    alone, all together, and the smallest sets that move the level, the low end of a range, the tier that the weight
    would support, or the safety valve. A witness is a person's id and stands for every exhibit whose speaker he is; a
    lot, for every event on it. The worksheet behind a line: relcon exposure --without ID.
    """
    from relcon.reports.whatif_report import whatif_report

    matter = api.read_case(case)
    defendants = options.chosen_defendants(matter, defendant)
    toggles = options.chosen_toggles(matter, toggle)
    with spinner("Computing worksheets"):
        found = api.whatif(
            matter,
            toggles or None,
            defendants=defendants,
            positions=options.chosen_positions(position),
            edition=edition,
        )
    emit(whatif_report(found, matter), found, form, output)
