"""``relcon simulate``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown
from relcon.cli.output import emit
from relcon.cli.progress import bar

if TYPE_CHECKING:
    from relcon.proffer.proffer_run import ProfferRun
    from relcon.records.matter import Matter

Block = Literal["outcomes", "facts", "findings", "letter", "trial", "others", "value", "break-even", "sessions"]


def simulate(
    case: options.Case,
    proffer: options.Proffer,
    outcome: Annotated[
        list[str] | None,
        typer.Option("--outcome", "-w", metavar="ID", help="Only this outcome; repeat for more."),
    ] = None,
    world: Annotated[list[str] | None, typer.Option("--world", hidden=True)] = None,
    section: Annotated[
        Block | None,
        typer.Option(
            "--section",
            metavar="NAME",
            help="One block whole: outcomes, facts, findings, letter, trial, others, value, break-even, sessions.",
            show_default=False,
        ),
    ] = None,
    session: options.Session = None,
    topic: options.Topics = None,
    without: options.Without = None,
    defendant: options.Defendants = None,
    exact: Annotated[bool, typer.Option("--exact", help="With --section facts or break-even, every digit.")] = False,
    all_events: options.AllEvents = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Before and after a proffer, outcome by outcome.

        relcon simulate case.yaml proffer.yaml
        relcon simulate case.yaml proffer.yaml --section letter
        relcon simulate case.yaml proffer.yaml -w silent -w protected -d ortega
        relcon simulate case.yaml proffer.yaml --topic supply --without ci7

    One screen: the client's minimum and range in each outcome and position; what the client would say that changes a
    level; own acts on record in no admission; then in Middle the terms of the letter on which the low end turns, what
    each defense at trial lets in, whom the client implicates, and what a motion would have to do. -d: another
    defendant's outcomes too. --section: one block whole. outcomes: also each lesser count to which the charge could be
    pleaded if the government agreed, with minimum and range on it alone, or the fact that it lacks; facts: what each
    admission changes, alone and with the rest; findings: all that the court must find, and all to settle; others: also
    who could speak of the client; value: the file under the headings of USSG §5K1.1(a), and what stays new if others
    speak first; sessions: also reports, conflicts with discovery, what a complete disclosure lacks.

    With --topic the other topics are openly declined: a partial disclosure, with no motion and without (f)(5).
    Probabilities and departures are counsel's own (benefit in the proffer file); nothing is estimated. An admission
    that counsel marked "unresolved" stops the run (exit code 3).
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.simulation_report import section_report, simulation_report

    matter = api.read_proffer(proffer, api.read_case(case), case)
    others = tuple(options.chosen_defendants(matter, defendant) or ())
    off = options.chosen_toggles(matter, without)
    topics = topic or ()
    with bar("Outcomes") as moved:
        try:
            made = _made(matter, session, topics, off)
            found = api.simulate(
                matter,
                worlds=[*(outcome or ()), *(world or ())] or None,
                session=session,
                topics=topics,
                without=off,
                all_events=all_events,
                on_progress=moved,
                made=made,
            )
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
        sheet = api.brief(matter, session=session, topics=topics, without=off, made=made)
    if section is None:
        report = simulation_report(found, sheet, matter, others)
    else:
        report = section_report(found, sheet, matter, section, others, exact=exact)
    emit(report, found, form, output)


def _made(matter: Matter, session: str | None, topics: Sequence[str], off: Sequence[str]) -> ProfferRun:
    """Return the proffer made ready, so that what both answers ask is computed once."""
    from relcon.inquiry.toggles import switched_off, toggle
    from relcon.proffer.proffer_run import proffer_run
    from relcon.proffer.sessions.topics import only_topics

    left_out = switched_off([toggle(matter, id) for id in off])
    return proffer_run(only_topics(matter, topics), session=session, without=left_out)
