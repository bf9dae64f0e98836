"""``relcon simulate``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown
from relcon.cli.output import emit
from relcon.cli.progress import bar
from relcon.exporting.simulation_report import simulation_report
from relcon.proffer.refusal import UnknownName


def simulate(
    case: options.Case,
    proffer: options.Proffer,
    world: Annotated[
        list[str] | None, typer.Option("--world", "-w", metavar="WORLD", help="Only this world; repeat for more.")
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", "-s", metavar="ID", help="Up to this session; the last by default.")
    ] = None,
    defendant: options.Defendants = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Before and after a proffer, world by world.

        relcon simulate case.yaml proffer.yaml
        relcon simulate case.yaml proffer.yaml -w silent -w protected -d ortega

    The client's minimum and range in each world and position, what each admission changes if it counts, the low end if
    a term of the letter read otherwise, and whom the client implicates. With -d also the worlds of another defendant.
    An admission that counsel marked "unresolved" stops the run (exit code 3).
    """
    matter = api.read_proffer(proffer, api.read_case(case), case)
    others = options.chosen_defendants(matter, defendant) or []
    with bar("Worlds") as moved:
        try:
            found = api.simulate(matter, worlds=world or None, session=session, on_progress=moved)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(simulation_report(found, matter, tuple(others)), found, form, output)
