"""``relcon roles``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def roles(
    case: options.Case,
    defendant: options.Defendants = None,
    position: options.Positions = None,
    edition: options.Edition = None,
    section: Annotated[
        Literal["roles", "places", "contacts"],
        typer.Option("--section", metavar="NAME", help="roles, places (in the organization) or contacts."),
    ] = "roles",
    why: Annotated[bool, typer.Option("--why", help="With -d: each element, with records and pages.")] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Each defendant's role, by position, with the reason.

        relcon roles case.yaml                          everybody, on a screen
        relcon roles case.yaml -d pike                  one, on a screen
        relcon roles case.yaml -d pike -p defense --why
        relcon roles case.yaml --section contacts

    Levels under §§3B1.1 and 3B1.2, over whom or by which function, who has none and why, and for whom +2 would take a
    reduction or the safety valve besides. -d: over whom, who is counted, both grounds of §3B1.2, on a screen; --why
    with the records: leader or manager, the comparison, what the levels carry, the cliff in months, the place in the
    organization (a `tier` in the case file wins). Role needs records of `authority`, `functions`, `knowledge` and who
    took part; calls say nothing, and no level rests on contacts.
    """
    from relcon.reports.roles_report import roles_report

    matter = api.read_case(case)
    with spinner("Computing roles"):
        found = api.roles(
            matter,
            defendants=options.chosen_defendants(matter, defendant),
            positions=options.chosen_positions(position),
            edition=edition,
        )
    report = roles_report(found, matter, bool(defendant) and why, section, each=bool(defendant))
    emit(report, found, form, output)
