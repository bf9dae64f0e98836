"""``relcon after``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown
from relcon.cli.output import emit


def after(
    case: options.Case,
    proffer: options.Proffer,
    session: Annotated[str, typer.Option("--session", "-s", metavar="ID", help="Which session.", show_default=False)],
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """After a session: facts for a letter; both notes, and open tasks.

        relcon after case.yaml proffer.yaml -s s-in-person

    First what a letter after the session can state: the day, who was there, the topics as the government previewed
    them, what was read into the record. Nothing that the client said is among them. Apart from that, privileged: our
    own note and the agents' beside each admission, point by point, and the tasks that are neither done nor declined,
    with what the letter says of such a task. No letter is drafted.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.after_report import after_report

    matter = api.read_proffer(proffer, api.read_case(case), case)
    try:
        found = api.after(matter, session)
    except UnknownName as error:
        raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(after_report(found), found, form, output)
