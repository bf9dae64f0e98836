"""``relcon export``."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.asked import keep, with_command
from relcon.cli.copies import say_of_copy
from relcon.cli.failures import unknown
from relcon.cli.output import say_written
from relcon.cli.progress import spinner
from relcon.private_files import check_answer_target, check_target, write_together
from relcon.private_folders import check_new_folder, write_folder
from relcon.reading.problems import WIDTH

if TYPE_CHECKING:
    from relcon.exporting.made import Made

To = Literal["workbook", "csv", "json", "graphml", "gexf", "ftm", "i2"]
FOLDERS = ("csv", "i2")
_NAME_KEPT = 50  # characters of the name in that of the list of what is put in place: a name may have 255 bytes


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
    include: options.Include = None,
) -> None:
    """The matter for another program: Excel, Gephi, i2, Aleph.

        relcon export case.yaml --to csv -o tables
        relcon export case.yaml --to gexf -o matter.gexf --audience court
        relcon export case.yaml --to csv -o c --audience court --include person:a

    workbook: for Excel, and back by relcon import workbook. csv: a table for each kind of record, to read. json: the
    case file itself, whole; relcon reads it again. graphml and gexf: people, numbers, events, lots and undertakings
    with what ties them, for Gephi and others. ftm: FollowTheMoney lines, for Aleph. i2: three tables and a page that
    says what to pick for each column.

    What a form cannot carry is printed, and stands at the head of the file or beside it. Copies for others than counsel
    hold what relcon view would show them; --include lets in a person or an exhibit that would be left out. Nothing of a
    proffer is ever in an export. What is written is written whole or not at all.
    """
    from relcon.audiences.audience import UnknownInclude

    (check_new_folder if to in FOLDERS else check_target)(output)
    matter = api.read_case(case)
    with spinner("Exporting"):
        try:
            made = api.export(matter, to, audience=audience, include=tuple(include or ()))
        except UnknownInclude as error:
            raise unknown("person or exhibit left out", error.found, list(error.allowed)) from None
        _write(made, output)
    holds = ", ".join(f"{number} {what}" for what, number in made.holds.items())
    for line in (f"{to}: {holds}.", *made.without):
        typer.echo(textwrap.fill(line, WIDTH, break_on_hyphens=False))
    say_of_copy(matter, audience, include or (), manifest=False)


def _write(made: Made, output: Path) -> None:
    """Write an export, and say where."""
    named = with_command(made.files)
    if keep(named):
        return
    if made.folder:
        write_folder(output, named)
        say_written(output)
        return
    files: dict[Path, str | bytes | None] = {}
    for end, content in named.items():
        files[output.with_name(f"{output.name}{end}")] = content
    for file in files:
        check_answer_target(file)
    write_together(files, output.with_name(f".{output.name[:_NAME_KEPT]}.pending"))
    for file in files:
        say_written(file)
