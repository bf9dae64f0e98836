"""``relcon new``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relcon.private_files import write_new


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The matter's folder.", show_default=False)],
    example: Annotated[bool, typer.Option("--example", help="A small invented matter instead of comments.")] = False,
) -> None:
    """A new matter: a case file and a proffer file.

        relcon new my-matter
        relcon new trial-run --example

    Comments in the files explain each kind of record and show one. With --example what they show stands in the files:
    a small invented matter to try commands on. Only you can read the files. Nothing is ever written over: if one of
    them is there already and says something else, neither is written.
    """
    from relcon.entry.blank import CASE, PROFFER, blank_files, with_examples

    files = {name: with_examples(text) if example else text for name, text in blank_files().items()}
    written = write_new(folder, files)
    case, proffer = folder / CASE, folder / PROFFER
    typer.echo(f"Written: {', '.join(map(str, written))}" if written else "Both files are there, as new.")
    if example:
        typer.echo(f"Next: relcon check {case} {proffer}, then relcon exposure {case}")
    else:
        typer.echo(f"Next: fill in {case}, by hand or with relcon add, then type: relcon check {case}")
