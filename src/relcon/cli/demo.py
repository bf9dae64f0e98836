"""``relcon demo``."""

from __future__ import annotations

import sys
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import relcon
from relcon import api
from relcon.cli.output import colours, terminal_width
from relcon.cli.progress import bar, spinner
from relcon.private_files import check_answer_target, write_new, write_private
from relcon.reading.problems import WIDTH
from relcon.reports.report import Block, Paragraph, Report, Section

if TYPE_CHECKING:
    from relcon.records.matter import Matter

MATTER = "riverside"
PAGE = "riverside.html"
FILES = ("case.yaml", "proffer.yaml", "README.md")
SHOWN = ("dunn", "runner", "hale", "pike")
MORE = ("salas", "bell", "crane")
LEFT_OUT = ("Who could implicate the client", "Under the headings of USSG §5K1.1(a)", "Flags", "Still open")
PAIRS = (
    ("runner", "e8", "He heard of the load. Knowing of it is not agreeing to it."),
    ("dunn", "e30", "The client and another man's kilogram, cooked to base: two readings of one agreement."),
)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the example.")] = Path("riverside"),
) -> None:
    """An invented matter, from its file to a proffer.

        relcon demo
        relcon demo my-demo

    Writes the example's files into DIR, runs check, exposure, matrix, explain, brief and simulate on them, and ends
    with the path of the page that relcon view makes of them. People, pages and places are fictional. Files that are
    there already are used if they are unchanged, and never written over.
    """
    from relcon.reports.text import text

    write_new(folder, {name: _example(name) for name in FILES})
    case, proffer = folder / "case.yaml", folder / "proffer.yaml"
    matter = api.read_case(case)
    with_proffer = api.read_proffer(proffer, matter, case)
    wide = terminal_width() if _terminal() else WIDTH
    typer.echo(text(_chain(matter, with_proffer, folder, wide), wide, _terminal() and colours()), nl=False)
    with spinner("Building the page"):
        page = api.view(with_proffer)
    check_answer_target(folder / PAGE)
    write_private(folder / PAGE, page)
    typer.echo(f"\nThe whole matter as one page, for a browser; it loads nothing:\n{folder / PAGE}")


def _terminal() -> bool:
    return sys.stdout.isatty()


def _example(name: str) -> str:
    """Return a file of the example matter: inside the package where it was installed, beside src in a checkout."""
    package: Traversable = resources.files("relcon")
    inside = package.joinpath("examples", MATTER, name)
    if inside.is_file():
        return inside.read_text(encoding="utf-8")
    return (Path(relcon.__file__).parents[2] / "examples" / MATTER / name).read_text(encoding="utf-8")


def _chain(matter: Matter, with_proffer: Matter, folder: Path, width: int) -> Report:
    from relcon.checking.check import check
    from relcon.reports.brief_report import brief_report
    from relcon.reports.check_report import check_report
    from relcon.reports.explanation_report import event_report
    from relcon.reports.exposure_report import exposure_report
    from relcon.reports.matrix_report import matrix_report
    from relcon.reports.simulation_report import simulation_report

    case, proffer = folder / "case.yaml", folder / "proffer.yaml"
    checked = check_report(check(with_proffer), "case.yaml and proffer.yaml")
    with spinner("Computing worksheets"):
        seven = api.exposure(matter, defendants=[*SHOWN, *MORE])
    four = seven.model_copy(update={"defendants": {id: seven.defendants[id] for id in SHOWN}})
    with spinner("The one page"):
        page = brief_report(api.brief(with_proffer), with_proffer)
    with bar("Worlds of the proffer") as moved:
        simulated = api.simulate(with_proffer, on_progress=moved)
    worksheets = exposure_report(four, matter)
    sections = [
        *_step(
            f"1. The file: relcon check {case} {proffer}",
            "A case is one YAML file that counsel writes: evidence with pages, people, undertakings with each member's "
            "own agreement, events with drug weight. Below is what the check counts; the command lists each.",
            checked.sections[:1],
        ),
        *_step(
            f"2. The worksheets: relcon exposure {case}",
            "Three positions, never one answer: Defense, Middle (the predicted presentence report) and Government "
            "ceiling. Four of the defendants:",
            worksheets.sections,
        ),
        *_step(
            f"3. Who answers for what: relcon matrix {case}",
            "Relevant conduct is decided person by person (USSG §1B1.3). Seven of the defendants:",
            matrix_report(seven, matter, width).sections[:-1],
        ),
    ]
    for number, (defendant, event, meaning) in enumerate(PAIRS, start=4):
        answer = event_report(api.explain(matter, defendant, event), matter, defendant, event)
        title = f"{number}. Why: relcon explain {case} {defendant} {event}"
        sections += _step(title, f"{answer.title}. {meaning}", answer.sections)
    sections += _step(
        f"{4 + len(PAIRS)}. The night before: relcon brief {case} {proffer}",
        f"{page.title}. One sheet, and nothing that advises.",
        page.sections,
    )
    sections += _step(
        f"{5 + len(PAIRS)}. The proffer in full: relcon simulate {case} {proffer}",
        "What the client's statement would change, in each world that may follow it. Nothing is advised. The command "
        "also lists who could implicate him, what stands under the headings of §5K1.1(a), flags, and what each world "
        "leaves open.",
        tuple(part for part in simulation_report(simulated, with_proffer).sections if part.title not in LEFT_OUT),
    )
    sections += _step("Next", "", (Section("", _next(folder)),))
    caption = matter.case.case.caption if matter.case.case is not None else MATTER
    return Report(f"Demonstration: {caption} (fictional)", tuple(sections), worksheets.flat, closing=worksheets.closing)


def _step(title: str, meaning: str, inner: tuple[Section, ...]) -> list[Section]:
    opening: tuple[Block, ...] = (Paragraph(meaning),) if meaning else ()
    return [Section(title, opening), *(Section(part.title, part.blocks, level=2) for part in inner)]


def _next(folder: Path) -> tuple[Block, ...]:
    case, proffer = folder / "case.yaml", folder / "proffer.yaml"
    lines = (
        f"The files are in {folder}: start with README.md, then case.yaml.",
        f"relcon explain {case} dunn        every event for the client",
        f"relcon exposure {case} -d sato --why",
        f"relcon exposure {case} -d dunn --without wire-14",
        f"relcon whatif {case} -d dunn    what moves his level",
        f"relcon roles {case} -d salas    role, for and against",
        f"relcon letter questions {case} {proffer}",
        f"relcon view {case} {proffer} -o riverside.html",
        "relcon new my-matter                   your own",
    )
    return tuple(Paragraph(line, bullet=True) for line in lines)
