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
from relcon.cli.progress import bar, spinner


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
    reliability: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="How likely each item is believed, in counsel's view.", show_default=False),
    ] = None,
    believed: Annotated[
        list[str] | None,
        typer.Option(metavar="ID=SHARE", help="The same of one item, such as ci7=0.7; repeat.", show_default=False),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="With --reliability: draws other scenarios.", min=0, show_default=False)
    ] = None,
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
    workers: options.Workers = None,
    scheduler: options.Scheduler = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Which exhibit, witness or fact, left out, moves whose level.

        relcon whatif case.yaml
        relcon whatif case.yaml -d dunn -p psr
        relcon whatif case.yaml -t ci7 -t wire-14 -t ledger-2
        relcon whatif case.yaml -d dunn --believed ci7=0.7 --believed wire-14=0.9
        relcon whatif case.yaml proffer.yaml --date 2026-04-01

    Without --leave-out everything in the file is left out in turn, one at a time; for one defendant every two exhibits.
    With it: each alone, all together, and the smallest sets. First what lowers the low end, most months in Middle
    first, then what raises it, then what moves it only together; --all has every line that moves: level, low ends, the
    penalty paragraph that the weight supports, the safety valve. A witness is a person's id and stands for every
    exhibit in which that person speaks; a lot, for every transaction on it.

    With --reliability FILE, or --believed: how likely each weight, level and range is, if each item is believed as
    likely as counsel says there. What is not believed is left out; a grade alone is no number. Exact where every
    combination of the items that matter can be computed, else drawn, with bounds. Counsel's own sensitivity, never the
    odds of a finding: a court finds facts by a preponderance, one by one.

    With many defendants and up to 20 ids, where every set of these is tried, --workers computes some defendants in one
    position at a time in that many processes, and --scheduler on a cluster, as for `relcon docket`: the same answer.

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
            "--reliability": reliability,
            "--believed": believed,
            "--workers": workers,
            "--scheduler": scheduler,
        }
        unused = [name for name, given in {**asked, "--all": every}.items() if given]
        if unused:
            raise usage(f"{' and '.join(unused)}: not with --date, which asks what waiting changes for the client")
        _wait(case, proffer, until, form, output)
        return
    matter = api.read_case(case)
    defendants = options.chosen_defendants(matter, defendant)
    if reliability is not None or believed:
        if leave_out or toggle:
            raise usage("--leave-out: not with --reliability or --believed; an item that is never believed has share 0")
        if workers is not None or scheduler is not None:
            raise usage("--workers, --scheduler: not with --reliability or --believed, computed in one process")
        from relcon.cli.believed import stated
        from relcon.reports.reliability_report import reliability_report

        with bar("Computing worksheets") as moved:
            likely = api.reliability(
                matter,
                stated(matter, reliability, believed or []),
                defendants=defendants,
                positions=options.chosen_positions(position),
                edition=edition,
                seed=seed,
                moved=moved,
            )
        emit(reliability_report(likely, matter, every=every), likely, form, output)
        return
    if seed is not None:
        raise usage("--seed: with --reliability or --believed alone")
    toggles = options.chosen_toggles(matter, [*(leave_out or ()), *(toggle or ())])
    with bar("Computing worksheets") as moved:
        found = api.whatif(
            matter,
            toggles or None,
            defendants=defendants,
            positions=options.chosen_positions(position),
            edition=edition,
            workers=workers or 1,
            scheduler=scheduler,
            on_progress=moved,
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
