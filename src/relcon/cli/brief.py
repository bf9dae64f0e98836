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
    """The one page of the night before: six blocks, one printed sheet.

        relcon brief case.yaml proffer.yaml
        relcon brief case.yaml proffer.yaml -s s-in-person -o tonight.txt
        relcon brief case.yaml proffer.yaml --topic supply --format md

    1. Minimum and range in each outcome, with the range by the table beside. 2. What the client would say that changes
    a level, most months first, in counsel's words, with its page and its price. 3. The client's own acts on record in
    no admission. 4. What the court must find, with the months on both sides. 5. What is new to the government. 6. What
    to ask first. The sheet has 66 lines; whole items that it has no room for are counted there and stand in the JSON
    and in `relcon simulate`. It advises nothing: counsel's decision goes in the blank box.
    """
    from relcon.proffer.refusal import UnknownName
    from relcon.reports.brief_report import brief_report

    matter = api.read_proffer(proffer, api.read_case(case), case)
    off = options.chosen_toggles(matter, without)
    with spinner("Computing outcomes"):
        try:
            found = api.brief(matter, session=session, topics=topic or (), without=off)
        except UnknownName as error:
            raise unknown(error.what, error.found, list(error.allowed)) from None
    emit(brief_report(found, matter), found, form, output)
