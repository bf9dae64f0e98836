"""Where an answer goes: the terminal, a pipe, or a file that only its owner can read."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from relcon.cli.asked import keep
from relcon.cli.options import Format
from relcon.private_files import check_answer_target, write_private
from relcon.reading.problems import WIDTH, escape

if TYPE_CHECKING:
    from pydantic import BaseModel

    from relcon.artefacts.carriers import Carrier
    from relcon.reports.report import Report
    from relcon.results.exposure import Receipt
    from relcon.results.written import Written

NARROWEST = 40


def emit(report: Report, result: BaseModel, form: Format, file: Path | None) -> None:
    """Write an answer as asked for; JSON, and any other form that goes into a file, with its receipt.

    Parameters
    ----------
    report
        For text, Markdown and CSV.
    result
        For JSON; whose ``receipt`` is that of every form.
    form, file
        The form, and where to; standard output without a file.
    """
    terminal = file is None and sys.stdout.isatty()
    receipt: Receipt | None = getattr(result, "receipt", None)
    carrier: Carrier = "text"
    match form:
        case "json":
            from relcon.reports.forms import json_text

            written = json_text(_with_receipt(result, receipt) if receipt is not None else result)
        case "csv":
            from relcon.reports.forms import comma_separated

            written, carrier = comma_separated(report), "csv"
        case "md":
            from relcon.reports.forms import markdown

            written, carrier = markdown(report), "comment"
        case "table":
            from relcon.reports.text import text

            written = text(report, terminal_width() if terminal else WIDTH, terminal and colours())
    if file is None:
        typer.echo(written, nl=False)
        return
    if receipt is not None and form != "json":
        from relcon.artefacts.carriers import stamped

        written = stamped(written, carrier, receipt, _figured(result))
    write_answer(file, written)


def _with_receipt(result: BaseModel, receipt: Receipt) -> BaseModel:
    """Return a result whose receipt says how it was written."""
    from relcon.artefacts.carriers import answer_content, written
    from relcon.cli.asked import asked_now

    content = answer_content(result.model_dump(mode="json", by_alias=True))
    return result.model_copy(update={"receipt": written(receipt, asked_now(), content)})


def _figured(result: BaseModel) -> Written:
    """Return how an answer is written as text: what was asked, and what it says in figures."""
    from relcon.artefacts.figures import figures, sha256
    from relcon.cli.asked import asked_now

    answer = result.model_dump(mode="json", by_alias=True)
    return asked_now().model_copy(update={"figures": figures(answer), "figures_sha256": sha256(answer)})


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
    if keep({"": written}):
        return
    check_answer_target(file)
    write_private(file, written)
    say_written(file)


def say_written(*files: Path) -> None:
    """Say on standard error which files were written; a name may come from elsewhere, and acts upon no terminal."""
    typer.echo(f"Written: {escape(', '.join(map(str, files)))}", err=True)
