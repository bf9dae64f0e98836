"""``relcon simulate``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown
from relcon.cli.output import emit
from relcon.cli.progress import bar


def simulate(
    case: options.Case,
    proffer: options.Proffer,
    world: Annotated[
        list[str] | None, typer.Option("--world", "-w", metavar="WORLD", help="Only this world; repeat for more.")
    ] = None,
    session: options.Session = None,
    topic: options.Topics = None,
    without: options.Without = None,
    defendant: options.Defendants = None,
    all_events: options.AllEvents = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Before and after a proffer, world by world.

        relcon simulate case.yaml proffer.yaml
        relcon simulate case.yaml proffer.yaml -w silent -w protected -d ortega
        relcon simulate case.yaml proffer.yaml --topic supply --without ci7

    The client's minimum and range in each world and position, what each admission changes if it counts, the low end if
    a term of the letter read otherwise, whom the client implicates, the ladder of alternatives with its break-even,
    what the file says under the headings of USSG §5K1.1(a), and novelty if others speak first. With -d also the worlds
    of another defendant. Besides: the sessions in order and the agents' report of each beside the admissions, conflicts
    with discovery, what a complete disclosure lacks, who could implicate the client, and what each defense at trial
    would open.

    With --topic the other topics are openly declined: a partial disclosure, with no motion and without the fifth
    safety-valve criterion. Probabilities and departures are counsel's own (benefit in the proffer file); nothing is
    estimated. An admission that counsel marked "unresolved" stops the run (exit code 3).
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.simulation_report import simulation_report

    matter = api.read_proffer(proffer, api.read_case(case), case)
    others = options.chosen_defendants(matter, defendant) or []
    off = options.chosen_toggles(matter, without)
    with bar("Worlds") as moved:
        try:
            found = api.simulate(
                matter,
                worlds=world or None,
                session=session,
                topics=topic or (),
                without=off,
                all_events=all_events,
                on_progress=moved,
            )
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(simulation_report(found, matter, tuple(others)), found, form, output)
