"""``relcon psr``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def psr(
    case: options.Case,
    report: Annotated[Path, typer.Argument(metavar="PSR", help="The presentence report's file.", show_default=False)],
    proffer: Annotated[
        Path | None, typer.Argument(metavar="[PROFFER]", help="The proffer file.", show_default=False)
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Forms and paragraphs whole, with sources and the record.")
    ] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """A disclosed presentence report, paragraph by paragraph, against the record.

        relcon psr case.yaml psr.yaml
        relcon psr case.yaml psr.yaml proffer.yaml
        relcon psr case.yaml psr.yaml proffer.yaml --all
        relcon psr case.yaml psr.yaml --format json -o review.json

    One screen: what it comes to as written, by its own figures and with every objection sustained; the last days of
    Rule 32; by how many months each objection lowers the range, alone and after all others. --all: each objection in
    its fixed form, in the order of the paragraphs, and every paragraph. A form says what the record does not establish
    and asserts no fact. With the proffer file: what USSG §1B1.8 keeps out of the range, and whether the letter's clause
    on rebuttal at sentencing reaches an objection. The file's format: docs/psr.md.
    """
    from relcon.reports.psr_report import psr_report
    from relcon.reports.psr_screen import psr_screen

    matter = api.read_case(case)
    if proffer is not None:
        matter = api.read_proffer(proffer, matter, case)
    read = api.read_psr(report, matter, case)
    with spinner("Comparing the report"):
        found = api.psr(matter, read)
    emit(psr_report(found, matter) if every else psr_screen(found, matter), found, form, output)
