"""Where an answer goes: the terminal, a pipe, or a file that only its owner can read."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from relcon.cli.failures import usage
from relcon.cli.options import Format
from relcon.reading.problems import WIDTH

if TYPE_CHECKING:
    from pydantic import BaseModel

    from relcon.reports.report import Report

NARROWEST = 40


def emit(report: Report, result: BaseModel, form: Format, file: Path | None) -> None:
    """Write an answer as asked for.

    Parameters
    ----------
    report
        For text, Markdown and CSV.
    result
        For JSON.
    form, file
        The form, and where to; standard output without a file.
    """
    terminal = file is None and sys.stdout.isatty()
    match form:
        case "json":
            from relcon.reports.forms import json_text

            written = json_text(result)
        case "csv":
            from relcon.reports.forms import comma_separated

            written = comma_separated(report)
        case "md":
            from relcon.reports.forms import markdown

            written = markdown(report)
        case "table":
            from relcon.reports.text import text

            written = text(report, terminal_width() if terminal else WIDTH, terminal and colours())
    if file is None:
        typer.echo(written, nl=False)
    else:
        write_private(file, written)
        typer.echo(f"Written: {file}", err=True)


def terminal_width() -> int:
    """Return the columns to write in: those of the terminal, at most 80."""
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns))


def colours() -> bool:
    """Whether bold headings are wanted: not under NO_COLOR, not on a terminal that knows none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_private(file: Path, written: str) -> None:
    """Write a whole file or nothing: a new one beside it, readable by its owner only, takes its place at the end.

    Raises
    ------
    typer.BadParameter
        Where it cannot be written, or a case or proffer file would be lost.
    """
    if _is_input(file):
        raise usage(f"{file} is a case or proffer file: it is not written over")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(written)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise usage(f"{file} cannot be written: {error.strerror}") from None


def _is_input(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        start = stream.read(4096)
    return re.search(rb"format[\"']?\s*:\s*[\"']?relcon/(case|proffer)/", start) is not None
