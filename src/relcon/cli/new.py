"""``relcon new``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from relcon.private_files import write_new

FILES = ("case.yaml", "proffer.yaml")


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The matter's folder.", show_default=False)],
) -> None:
    """An empty matter: a case file and a proffer file.

        relcon new my-matter

    Comments in the files explain each kind of record. Only you can read the files. Nothing is ever written over: if
    one of them is there already and says something else, neither is written.
    """
    templates = resources.files("relcon.cli").joinpath("templates")
    write_new(folder, {name: templates.joinpath(name).read_text(encoding="utf-8") for name in FILES})
    typer.echo(f"Written: {', '.join(str(folder / name) for name in FILES)}")
    typer.echo(f"Next: fill in {folder / FILES[0]}, then type: relcon check {folder / FILES[0]}")
