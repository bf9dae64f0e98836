"""``relcon new``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from relcon.cli.failures import usage
from relcon.private_folders import write_new
from relcon.reading.problems import escape


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The matter's folder.", show_default=False)],
    example: Annotated[bool, typer.Option("--example", help="A small invented matter instead of comments.")] = False,
    source: Annotated[
        Literal["indictment"] | None,
        typer.Option("--from", metavar="indictment", help="Ask for what an indictment says, and write that."),
    ] = None,
) -> None:
    """A new matter: a case file, a proffer file and a workbook.

        relcon new my-matter
        relcon new my-matter --from indictment
        relcon new trial-run --example

    Comments in the files explain each kind of record and show one. With --example what they show stands in the files:
    a small invented matter to try commands on.

    The workbook, workbook.xlsx, is the case file for Excel: a sheet for each kind of record, a row a record, a comment
    on every column. Fill in the one or the other: relcon import workbook workbook.xlsx --into case.yaml brings it over.

    With --from indictment the caption is asked for, the end of the offense, the defendants, the client, then count by
    count; who else is named; and what each person agreed to. Each question says what no answer means; ? explains it.
    The workbook then holds what was entered.
    Stopped (Ctrl-C) before the client is named, nothing is written; after that, what was confirmed so far.

    Only you can read the files. Nothing is ever written over: if one of them is there already and says something else,
    none is written.
    """
    from relcon.entry.blank import CASE, PROFFER, WORKBOOK, blank_files, with_examples
    from relcon.entry.blank_workbook import blank_workbook

    case, proffer = folder / CASE, folder / PROFFER
    named = escape(str(case))
    if source is not None:
        if example:
            raise usage("--example and --from: one of them")
        _from_indictment(folder, case, proffer)
        return
    files: dict[str, str | bytes] = {
        name: with_examples(text) if example else text for name, text in blank_files().items()
    }
    files[WORKBOOK] = blank_workbook(example=example)
    written = write_new(folder, files)
    typer.echo(f"Written: {escape(', '.join(map(str, written)))}" if written else "All files are there, as new.")
    if example:
        typer.echo(f"Next: relcon check {named} {escape(str(proffer))}, then relcon exposure {named}")
    else:
        typer.echo(f"Next: fill in {named}, by hand or with relcon add, then type: relcon check {named}")
        book = escape(str(folder / WORKBOOK))
        typer.echo(f"Or fill in {book} with Excel, then type: relcon import workbook {book} --into {named}")


def _from_indictment(folder: Path, case: Path, proffer: Path) -> None:
    from relcon.cli.talk import Terminal
    from relcon.entry.blank import CASE, WORKBOOK
    from relcon.entry.blank_workbook import workbook_of
    from relcon.entry.indictment import Indictment
    from relcon.entry.interview import wrapped

    for file in (case, proffer, folder / WORKBOOK):
        if file.exists():
            raise usage(f"{file} exists; nothing was written")
    talk = Terminal()
    entered = Indictment(folder, talk)
    whole = entered.enter()
    if not talk.answered:
        raise usage("--from indictment asks questions: it needs a terminal, or answers in a pipe. Nothing was written")
    if not entered.files:
        typer.echo("\nStopped before the client was named: nothing was written.", err=True)
        raise typer.Exit(1)
    written = write_new(folder, {**entered.files, WORKBOOK: workbook_of(entered.files[CASE])})
    typer.echo(f"Written: {escape(', '.join(map(str, written)))}")
    if not whole:
        typer.echo("\nStopped: the files hold what was confirmed before. Go on with relcon add.", err=True)
        raise typer.Exit(1)
    named = escape(str(case))
    names = ", ".join(entered.without_history)
    typer.echo(wrapped(f"Still to enter of {names}: criminal history, acceptance and disclosure. For each, type:"))
    typer.echo(f"  relcon add defendant {named}")
    typer.echo(f"Next: relcon add evidence {named}, relcon add event {named}; then relcon check {named}")
