"""``relcon new``."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from relcon.cli.failures import usage

FILES = ("case.yaml", "proffer.yaml")


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The matter's folder.", show_default=False)],
) -> None:
    """An empty matter: a case file and a proffer file.

        relcon new my-matter

    Comments in the files explain each kind of record. Only you can read the files. Nothing is ever written over: if
    one of them is there already, neither is written.
    """
    templates = resources.files("relcon.cli").joinpath("templates")
    put(folder, {name: templates.joinpath(name).read_text(encoding="utf-8") for name in FILES})
    typer.echo(f"Written: {', '.join(str(folder / name) for name in FILES)}")
    typer.echo(f"Next: fill in {folder / FILES[0]}, then type: relcon check {folder / FILES[0]}")


def put(folder: Path, files: dict[str, str]) -> None:
    """Write new files that only their owner can read into a folder, made if need be.

    Raises
    ------
    typer.BadParameter
        Where one exists or cannot be written; then none is written.
    """
    for name in files:
        if (folder / name).exists():
            raise usage(f"{folder / name} exists; nothing was written")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, written in files.items():
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(written)
    except OSError as error:
        raise usage(f"{folder} cannot be written: {error.strerror}") from None
