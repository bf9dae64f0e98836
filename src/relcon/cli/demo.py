"""``relcon demo``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import relcon
from relcon import api
from relcon.cli.output import colours, terminal_width
from relcon.cli.progress import Moving, steps
from relcon.private_files import check_answer_target, make_folder, write_private
from relcon.private_folders import write_new
from relcon.reading.problems import WIDTH

if TYPE_CHECKING:
    from relcon.records.matter import Matter
    from relcon.reports.demo_shown import Shown
    from relcon.reports.report import Report

MATTER = "riverside"
PAGE = "riverside.html"
ANSWERS = "answers"
FILES = ("case.yaml", "proffer.yaml", "offers.yaml", "psr.yaml", "README.md")
STEPS = {"files": 4, "check": 4, "ranges": 19, "proffer": 45, "page": 28}
"""What is done, and about how long each takes beside the others, in hundredths."""


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the example.")] = Path("riverside"),
) -> None:
    """An invented matter, from its file to a proffer.

        relcon demo
        relcon demo my-demo

    Shows on one screen who faces what in months, why, and what a proffer would change. Writes the example's files into
    DIR, into DIR/answers what check, exposure, matrix, explain, brief and simulate print of them, and the page that
    relcon view makes; its path comes last. People, pages and places are fictional. Files of the example that are there
    already are used if they are unchanged, and never written over.
    """
    from relcon.reports.text import text

    with steps(STEPS) as at:
        shown, page = _computed(folder, at)
    wide = terminal_width() if _terminal() else WIDTH
    typer.echo(text(shown, wide, _terminal() and colours()), nl=False)
    typer.echo(page)


def _terminal() -> bool:
    return sys.stdout.isatty()


def _example(name: str) -> str:
    """Return a file of the example matter: inside the package where it was installed, beside src in a checkout."""
    package: Traversable = resources.files("relcon")
    inside = package.joinpath("examples", MATTER, name)
    if inside.is_file():
        return inside.read_text(encoding="utf-8")
    return (Path(relcon.__file__).parents[2] / "examples" / MATTER / name).read_text(encoding="utf-8")


def _computed(folder: Path, at: Moving) -> tuple[Report, Path]:
    """Write the example, what commands print of it and its page; return the one screen, and the page's path."""
    from relcon.checking.check import check
    from relcon.one_page.build import brief
    from relcon.proffer.proffer_run import proffer_run
    from relcon.proffer.simulate import simulate
    from relcon.reports.brief_report import brief_report
    from relcon.reports.check_report import check_report
    from relcon.reports.demo_report import demo_report
    from relcon.reports.demo_shown import Shown
    from relcon.reports.matrix_report import matrix_report
    from relcon.reports.overview_report import overview_report
    from relcon.reports.simulation_report import simulation_report
    from relcon.views.build import built

    at("files")
    case, proffer, page, answers = folder / "case.yaml", folder / "proffer.yaml", folder / PAGE, folder / ANSWERS
    write_new(folder, {name: _example(name) for name in FILES})
    make_folder(answers)
    check_answer_target(page)
    at("check")
    matter = api.read_case(case)
    whole = api.read_proffer(proffer, matter, case)
    at("ranges")
    exposed = api.exposure(matter, separates=True)
    checked = check(whole, exposure=exposed)
    at("proffer")
    made = proffer_run(whole)  # made ready once: what simulate, brief and the page ask alike is computed once
    simulated = simulate(whole, on_progress=partial(at, "proffer"), made=made)
    shown = Shown(exposed, brief(whole, made=made), whole, case, proffer)
    files, costly = f"{case.name} and {proffer.name}", shown.brief.costs_role
    reports = {"check": check_report(checked, files, whole, exposed, costly=costly)}
    reports |= {"exposure": overview_report(exposed, matter), "matrix": matrix_report(exposed, matter, WIDTH)}
    reports |= _explained(shown, matter)
    reports |= {"brief": brief_report(shown.brief, whole), "simulate": simulation_report(simulated, shown.brief, whole)}
    written = _written(answers, reports)
    at("page")
    write_private(page, built(whole, made=made))
    return demo_report(shown, written), page


def _explained(shown: Shown, matter: Matter) -> dict[str, Report]:
    """Return why a transaction does not count for whoever knew of it, and why each does or not for the client."""
    from relcon.reports.explanation_report import event_report, explanation_report

    found, known = {}, shown.heard
    if known is not None and known.of.event is not None:
        who, event = known.person, known.of.event
        found[f"explain-{who}-{event}"] = event_report(shown.exposure.narrowed(who, event), matter, who, event)
    client = shown.client
    alone = shown.exposure.model_copy(update={"defendants": {client: shown.exposure.defendants[client]}})
    return {**found, f"explain-{client}": explanation_report(alone, matter, client)}


def _written(folder: Path, reports: Mapping[str, Report]) -> list[Path]:
    """Write what each command prints, and return the files."""
    from relcon.reports.text import text

    files = {folder / f"{name}.txt": report for name, report in reports.items()}
    for file, report in files.items():
        check_answer_target(file)
        write_private(file, text(report))
    return list(files)
