"""``relcon explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown
from relcon.cli.naming import defendant_named
from relcon.cli.output import emit
from relcon.cli.progress import spinner

if TYPE_CHECKING:
    from relcon.records.base import PositionName
    from relcon.records.matter import Matter
    from relcon.results.exposure import DefendantAnswer
    from relcon.results.whatif import WhatIf


def explain(
    case: options.Case,
    defendant: Annotated[
        str, typer.Argument(metavar="DEFENDANT", help="A defendant, by name or id.", show_default=False)
    ],
    event: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A transaction's id, or that of another fact of the worksheet."),
    ] = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    why: Annotated[bool, typer.Option("--why", help="Each element of one transaction, and its exhibits.")] = False,
    all_events: options.AllEvents = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Why a transaction counts, or does not, and what would change it.

        relcon explain case.yaml dunn        what counts, and what is contested
        relcon explain case.yaml dunn e12    one: why, and what would change it
        relcon explain case.yaml dunn g1     any other record: what rests on it

    Each answer names the step that decided it, and the fact or finding that would change it (USSG §1B1.3).
    """
    from relcon.law.record_index import RecordIndex
    from relcon.reports.explanation_report import event_report, explanation_report
    from relcon.reports.resting_report import resting_report

    matter = api.read_case(case)
    defendant = defendant_named(matter, defendant)
    positions = options.chosen_positions(position)
    is_event = event in RecordIndex.of(matter).events
    if event is not None and not is_event and event not in options.explainable(matter):
        raise unknown("event or fact", event, options.explainable(matter))
    with spinner("Computing"):
        found = api.explain(
            matter,
            defendant,
            event if is_event else None,
            positions=positions,
            edition=edition,
            all_events=all_events,
        )
        fact = event if event is not None and not is_event else None
        resting = (None, None) if fact is None else _without(matter, defendant, fact, positions, edition)
    if event is None:
        report = explanation_report(found, matter, defendant)
    elif is_event:
        report = event_report(found, matter, defendant, event, why)
    else:
        without, pairs = resting
        report = resting_report(found, without, pairs, matter, defendant, event)
    emit(report, found, form, output)


def _without(
    matter: Matter, defendant: str, id: str, positions: tuple[PositionName, ...] | None, edition: str | None
) -> tuple[DefendantAnswer | None, WhatIf | None]:
    """Return a worksheet without a record, and of an exhibit what every two come to; None where nothing can be out."""
    from relcon.inquiry.toggles import ids

    if id not in ids(matter):
        return None, None
    left = api.exposure(matter, defendants=[defendant], positions=positions, edition=edition, without=[id])
    exhibit = id in matter.evidence
    pairs = api.whatif(matter, None, defendants=[defendant], positions=positions, edition=edition) if exhibit else None
    return left.defendants[defendant], pairs
