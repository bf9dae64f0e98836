"""``relcon brief``."""

from __future__ import annotations

from relcon import api
from relcon.cli import options
from relcon.cli.failures import unknown
from relcon.cli.output import emit
from relcon.cli.progress import spinner


def brief(
    case: options.Case,
    proffer: options.Proffer,
    session: options.Session = None,
    topic: options.Topics = None,
    without: options.Without = None,
    form: options.As = "table",
    output: options.Output = None,
) -> None:
    """The one page of the night before: five blocks, one printed sheet.

        relcon brief case.yaml proffer.yaml
        relcon brief case.yaml proffer.yaml -s s-in-person -o tonight.txt
        relcon brief case.yaml proffer.yaml --topic supply --format md

    1. Minimum and range in six worlds, and what each turns on. 2. The facts that, if counted, move a line. 3. The
    findings that decide the level. 4. What to resolve before the session. 5. What only the client can give. The table
    fits one sheet of 66 lines; what it has no room for is counted there and stands in the JSON and in `relcon
    simulate`. It advises nothing: counsel's decision goes in the blank box.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.brief_report import brief_report

    matter = api.read_proffer(proffer, api.read_case(case), case)
    off = options.chosen_toggles(matter, without)
    with spinner("Computing worlds"):
        try:
            found = api.brief(matter, session=session, topics=topic or (), without=off)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(brief_report(found, matter), found, form, output)
