"""``relcon law``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import __version__
from relcon.cli import options
from relcon.cli.failures import unknown, usage
from relcon.cli.output import emit


def law(
    cite: Annotated[
        str | None, typer.Argument(metavar="CITE", help="Such as 2D1.1(b)(12) or '21 USC 841(b)'; without it, a list.")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Its tables in full.")] = False,
    open_: Annotated[
        bool, typer.Option("--open", help="What needs a finding, is assumed, or is not computed.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Each title, each open point in full; of one, its sources.")
    ] = False,
    edition: options.Edition = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """What the program knows of a provision, and what it does not decide.

        relcon law
        relcon law 3B1.2 --edition 2025
        relcon law --table 2D1.1
        relcon law --open
        relcon law --open --all

    Without a provision: all of them, by what they decide. Of one: what is open and how each position reads it, then
    its values; with --all the authority of each reading, where each value was read and how well it is checked, and the
    modules that decide. --open counts what is open, and says how each position reads it; of one provision, or with
    --all, each point in full. All from the tables and modules that the worksheet uses. Without --edition: the newest
    Manual shipped.
    """
    from relcon.law.library import answer, cites
    from relcon.law.tables import EDITIONS
    from relcon.reports.law_report import law_report, list_report, open_report, table_report

    if table and open_:
        raise usage("--table and --open are two questions: ask one")
    known = answer.known_sections()
    wanted = None if cite is None else cites.asked(cite, known)
    if cite is not None and wanted is None:
        near = cites.like(cite, known)
        raise (
            unknown("provision", cite, list(known))
            if near is None
            else usage(f'no provision "{cite}" here. Did you mean "{near}"? relcon law lists all.')
        )
    if table and wanted is None:
        raise usage("--table needs a provision, such as 2D1.1")
    book = edition or max(EDITIONS, key=EDITIONS.__getitem__)
    found = answer.law(book, __version__, wanted, with_rows=wanted is not None and not open_)
    if open_ or wanted is None:
        report = (open_report if open_ else list_report)(found, every)
    else:
        report = table_report(found) if table else law_report(found, every)
    emit(report, found, form, output)
