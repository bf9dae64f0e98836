"""``relcon check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import INPUT_ERRORS
from relcon.cli.output import emit
from relcon.reading.problems import InputError

if TYPE_CHECKING:
    from relcon.checking.note import Checked
    from relcon.records.matter import Matter


def check(
    case: options.Case,
    proffer: Annotated[
        Path | None, typer.Argument(metavar="PROFFER", help="The proffer file.", show_default=False)
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 1 where a note of the first rank is not answered.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Every note in full, with its kind, and those answered.")
    ] = False,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """Errors of the files; then what to look at.

        relcon check case.yaml
        relcon check case.yaml proffer.yaml
        relcon check --strict case.yaml

    All errors are listed at once, with file, line and column (exit code 1). Without errors, what to look at on one
    screen: first what leaves no range or a wrong one, most months first; then what the court must find, weak
    evidence, dates, duplicates; what moves nothing is counted. --all shows each note with its kind. What was imported
    (relcon import) is held against the case: two weights of one exhibit, gross for net, alleged against found, rows
    still held, pages cited and not produced. Notes change nothing. One that is right as it stands is answered in the
    file that it is about:

        noted: [{check: uncited, record: e12, why: produced next week}]
    """
    from relcon.checking.check import check as notes_on
    from relcon.checking.priced import priced
    from relcon.importing.store import Store
    from relcon.reading.files import proffer_problems
    from relcon.reports.check_report import check_report, harmful

    try:
        matter = api.read_case(case)
    except InputError as error:
        raise InputError([*error.problems, *(proffer_problems(proffer, case) if proffer is not None else ())]) from None
    if proffer is not None:
        matter = api.read_proffer(proffer, matter, case)
    exposed = api.exposure(matter) if matter.defendants else None
    found = notes_on(matter, Store(case).files, exposed)
    files = case.name if proffer is None else f"{case.name} and {proffer.name}"
    shown = form in ("table", "md")
    reckoned = priced(matter, [one for one in found.notes if one.answered is None]) if shown else None
    costly = _costly(matter, found) if shown else ()
    emit(check_report(found, files, matter, exposed, reckoned, costly, every=every), found, form, output)
    if strict and found.harmful:
        typer.echo(harmful(found), err=True)
        raise typer.Exit(INPUT_ERRORS)


def _costly(matter: Matter, found: Checked) -> tuple[str, ...]:
    """Return the client's admissions that may cost (f)(4), where no disclosure is entered; none of a refused file."""
    from relcon.law.tables import EditionNotShipped
    from relcon.proffer.admissions.answers import admission_answers, costing_role
    from relcon.proffer.proffer_run import proffer_run
    from relcon.proffer.refusal import Refusal

    client = matter.proffer.client if matter.proffer is not None else None
    if not any((one.record, one.field) == (client, "disclosed_all") for one in found.notes):
        return ()
    try:
        made = proffer_run(matter)
    except (EditionNotShipped, Refusal):
        return ()
    return costing_role(admission_answers(made.worlds.table, made.batch))
