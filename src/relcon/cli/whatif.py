"""``relcon whatif``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import usage
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def whatif(
    case: options.Case,
    proffer: Annotated[
        Path | None,
        typer.Argument(metavar="[PROFFER]", help="The proffer file; with --date alone.", show_default=False),
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", "-t", metavar="ID", help="An exhibit, witness, fact, finding or lot; repeat."),
    ] = None,
    toggle: Annotated[list[str] | None, typer.Option("--toggle", hidden=True)] = None,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    every: Annotated[bool, typer.Option("--all", help="Every line that moves, in the order of the file.")] = False,
    until: Annotated[
        datetime | None,
        typer.Option(
            "--date", formats=["%Y-%m-%d"], metavar="DAY", help="What waiting until DAY changes.", show_default=False
        ),
    ] = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Which exhibit, witness or fact, left out, moves whose level.

        relcon whatif case.yaml
        relcon whatif case.yaml -d dunn -p psr
        relcon whatif case.yaml -t ci7 -t wire-14 -t ledger-2
        relcon whatif case.yaml proffer.yaml --date 2026-04-01

    Without --leave-out everything in the file is left out in turn, one at a time; for one defendant every two exhibits.
    With it: each alone, all together, and the smallest sets. First what lowers the low end, most months in Middle
    first, then what raises it, then what moves it only together; --all has every line that moves: level, low ends, the
    penalty paragraph that the weight supports, the safety valve. A witness is a person's id and stands for every
    exhibit in which that person speaks; a lot, for every transaction on it.

    With --date and the proffer file: what waiting until that day changes, by the file's own dates. Who has spoken by
    then, what of the proffer is then still new, which days pass. Nothing is estimated.
    """
    from relcon.reports.whatif_report import whatif_report

    if until is not None or proffer is not None:
        asked = {
            "--leave-out": leave_out or toggle,
            "--defendant": defendant,
            "--position": position,
            "--edition": edition,
        }
        unused = [name for name, given in {**asked, "--all": every}.items() if given]
        if unused:
            raise usage(f"{' and '.join(unused)}: not with --date, which asks what waiting changes for the client")
        _wait(case, proffer, until, form, output)
        return
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


def _wait(case: Path, proffer: Path | None, until: datetime | None, form: options.Format, output: Path | None) -> None:
    """Answer what waiting changes; without both the proffer file and the day say what is missing."""
    from relcon.reports.waiting_report import waiting_report

    if proffer is None:
        raise usage(f"--date needs the proffer file too: relcon whatif {case} PROFFER --date DAY")
    if until is None:
        raise usage(f"a proffer file is asked with --date DAY: relcon whatif {case} {proffer} --date 2026-04-01")
    matter = api.read_proffer(proffer, api.read_case(case), case)
    with spinner("Reading the days"):
        found = api.waiting(matter, until.date())
    emit(waiting_report(found, matter), found, form, output)
