"""``relcon export``."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import write_answer
from relcon.cli.progress import spinner
from relcon.private_files import WrongTarget, check_answer_target, check_target, write_new
from relcon.reading.problems import WIDTH

if TYPE_CHECKING:
    from relcon.audiences.audience import Copy
    from relcon.exporting.made import Made

To = Literal["workbook", "csv", "json", "graphml", "gexf", "ftm", "i2"]
FOLDERS = ("csv", "i2")


def export(
    case: options.Case,
    to: Annotated[To, typer.Option("--to", metavar="FORM", help="workbook, csv, json, graphml, gexf, ftm or i2.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="The file to write; for csv and i2 a new folder. Only you can read it.",
        ),
    ],
    audience: options.Audience = "counsel",
) -> None:
    """The matter for another program: Excel, Gephi, i2, Aleph.

        relcon export case.yaml --to csv -o tables
        relcon export case.yaml --to gexf -o matter.gexf --audience court

    workbook: for Excel, and back by relcon import workbook. csv: a table for each kind of record, to read. json: the
    case file itself, whole; relcon reads it again. graphml and gexf: people, numbers, events, lots and undertakings
    with what ties them, for Gephi and others. ftm: FollowTheMoney lines, for Aleph. i2: three tables and a page that
    says what to pick for each column.

    What a form cannot carry is printed, and stands at the head of the file or beside it. Copies for others than counsel
    hold what relcon view would show them. Nothing of a proffer is ever in an export.
    """
    from relcon.audiences.audience import copy_for

    _check(output, folder=to in FOLDERS)
    matter = api.read_case(case)
    with spinner("Exporting"):
        made = _write(copy_for(matter, audience), to, output)
    holds = ", ".join(f"{number} {what}" for what, number in made.holds.items())
    for line in (f"{to}: {holds}.", *made.without):
        typer.echo(textwrap.fill(line, WIDTH, break_on_hyphens=False))


def _write(copy: Copy, to: To, output: Path) -> Made:
    """Write a copy in a form, say where, and return what is said of it."""
    from relcon.exporting.export import exported, write_workbook

    if to == "workbook":
        check_answer_target(output)
        made = write_workbook(copy, output)
        typer.echo(f"Written: {output}", err=True)
        return made
    made = exported(copy, to)
    if made.folder:
        write_new(output, made.files)
        typer.echo(f"Written: {output}", err=True)
        return made
    files = {output.with_name(f"{output.name}{end}"): text for end, text in made.files.items()}
    for file in files:
        check_answer_target(file)
    for file, text in files.items():
        write_answer(file, text)
    return made


def _check(output: Path, *, folder: bool) -> None:
    """Refuse a target before anything is read: what an earlier export left in a folder may be for other eyes."""
    if not (folder and output.exists()):
        check_target(output)
    elif not output.is_dir():
        raise WrongTarget(f"{output} is not a folder: name a new one")
    elif any(output.iterdir()):
        raise WrongTarget(f"{output} holds files already: name a new folder, so that none of them stays among these")
