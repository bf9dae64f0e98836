"""Where an answer goes: the terminal, a pipe, or a file that only its owner can read."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from relcon.cli.options import Format
from relcon.private_files import check_answer_target, write_private
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
        write_answer(file, written)


def terminal_width() -> int:
    """Return the columns to write in: those of the terminal, at most 80."""
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns))


def colours() -> bool:
    """Whether bold headings are wanted: not under NO_COLOR, not on a terminal that knows none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_answer(file: Path, written: str | bytes) -> None:
    """Write an answer into a file that only its owner can read, and say so; never over what this run has read.

    Raises
    ------
    NotWritten
        Where it cannot be written.
    """
    check_answer_target(file)
    write_private(file, written)
    typer.echo(f"Written: {file}", err=True)
