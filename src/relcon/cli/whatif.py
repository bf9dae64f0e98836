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
    leave_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", "-t", metavar="ID", help="An exhibit, witness, fact, finding or lot; repeat."),
    ] = None,
    toggle: Annotated[list[str] | None, typer.Option("--toggle", hidden=True)] = None,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    every: Annotated[bool, typer.Option("--all", help="Every line that moves, in the order of the file.")] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Which exhibit, witness or fact, left out, moves whose level.

        relcon whatif case.yaml
        relcon whatif case.yaml -d dunn -p psr
        relcon whatif case.yaml -t ci7 -t wire-14 -t ledger-2

    Without --leave-out everything in the file is left out in turn, one at a time; for one defendant every two exhibits.
    With it: each alone, all together, and the smallest sets. First what lowers the low end, most months in Middle
    first, then what raises it, then what moves it only together; --all has every line that moves: level, low ends, the
    penalty paragraph that the weight supports, the safety valve. A witness is a person's id and stands for every
    exhibit in which that person speaks; a lot, for every transaction on it.
    """
    from relcon.reports.whatif_report import whatif_report

    matter = api.read_case(case)
    defendants = options.chosen_defendants(matter, defendant)
    toggles = options.chosen_toggles(matter, [*(leave_out or ()), *(toggle or ())])
    with spinner("Computing worksheets"):
        found = api.whatif(
            matter,
            toggles or None,
            defendants=defendants,
            positions=options.chosen_positions(position),
            edition=edition,
        )
    emit(whatif_report(found, matter, every=every), found, form, output)
