"""An answer as its command prints it: in a notebook, as text, as a table of pandas or polars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TypeAlias

    import pandas as pd
    import polars as pl

    from relcon.records.matter import Matter
    from relcon.reports.report import Report
    from relcon.results.after import After
    from relcon.results.brief import Brief
    from relcon.results.docket import Docket
    from relcon.results.editions import Editions
    from relcon.results.exposure import Exposure
    from relcon.results.letter import LetterAnswer
    from relcon.results.leverage import Leverage
    from relcon.results.offers import Offers
    from relcon.results.psr import PsrReview
    from relcon.results.reliability import Reliability
    from relcon.results.roles_format import Roles
    from relcon.results.simulation import Simulation
    from relcon.results.verification import Verification
    from relcon.results.waiting import Waiting
    from relcon.results.whatif import WhatIf

    Compared: TypeAlias = Editions | Leverage | Offers | PsrReview | Reliability | Verification | Waiting | WhatIf
    Answer: TypeAlias = After | Brief | Compared | Docket | Exposure | LetterAnswer | Roles | Simulation


@dataclass(frozen=True, repr=False)
class Shown:
    """An answer in words: the last line of a notebook's cell shows it, ``str`` is the text of the command."""

    report: Report

    def __repr__(self) -> str:
        from relcon.reports.text import text

        return text(self.report)

    def _repr_html_(self) -> str:
        from relcon.reports.html import html

        return html(self.report)

    def columns(self) -> dict[str, list[str | None]]:
        """Return the rows of the command's CSV by column: text as it stands there, None for an empty cell.

        Weights are exact grams as text and months may be "life", so no column is made a number here.
        """
        flat = self.report.flat
        columns = zip(*flat.rows, strict=True) if flat.rows else ((),) * len(flat.columns)
        return {one.title: [cell or None for cell in cells] for one, cells in zip(flat.columns, columns, strict=True)}

    def to_pandas(self) -> pd.DataFrame:
        """Return `columns` as a table of pandas, which has to be installed: every column is text."""
        from relcon.extras import check_for

        check_for("pandas", "to_pandas")
        from pandas import DataFrame

        return DataFrame(self.columns(), dtype="str")

    def to_polars(self) -> pl.DataFrame:
        """Return `columns` as a table of polars, which has to be installed: every column is text."""
        from relcon.extras import check_for

        check_for("polars", "to_polars")
        from polars import DataFrame, String

        columns = self.columns()
        return DataFrame(columns, schema=dict.fromkeys(columns, String))


REPORTS: Final[Mapping[str, str]] = {
    "Brief": "brief_report.brief_report",
    "Editions": "editions_report.editions_report",
    "Leverage": "leverage_report.leverage_report",
    "Offers": "offers_screen.offers_screen",
    "PsrReview": "psr_screen.psr_screen",
    "Reliability": "reliability_report.reliability_report",
    "Verification": "verification_report.verification_report",
    "Waiting": "waiting_report.waiting_report",
    "WhatIf": "whatif_report.whatif_report",
}
"""By kind of answer, what makes its report of it and the matter; of other kinds `show` chooses."""


def show(answer: Answer, matter: Matter | None = None, *, sheet: Brief | None = None) -> Shown:
    """Return an answer as its command prints it.

    Parameters
    ----------
    answer
        Of any function here that answers a question: `exposure`, `explain`, `roles`, `editions`, `whatif`,
        `reliability`, `waiting`, `leverage`, `simulate`, `brief`, `letter` and its like, `offer`, `psr`, `after`,
        `docket`, `verify`.
    matter
        The matter that was asked about; of a `docket` none.
    sheet
        Of `simulate`: the `brief` of the same question, which heads the screen; by default that of the whole proffer.

    Returns
    -------
    Shown
        In a notebook the value of a cell; ``str`` of it is text, `Shown.to_pandas` and `Shown.to_polars` its rows.

    Raises
    ------
    TypeError
        Where the matter is missing.
    """
    from relcon.results.after import After
    from relcon.results.docket import Docket
    from relcon.results.exposure import Exposure
    from relcon.results.letter import LetterAnswer
    from relcon.results.roles_format import Roles
    from relcon.results.simulation import Simulation

    if isinstance(answer, Docket):
        from relcon.reports.docket_report import docket_report

        return Shown(docket_report(answer))
    if matter is None:
        raise TypeError("show(answer, matter): the matter that was asked about is missing")
    match answer:
        case Exposure():
            return Shown(_exposure(answer, matter))
        case LetterAnswer():
            return Shown(_letter(answer, matter))
        case After():
            from relcon.reports.after_report import after_report

            return Shown(after_report(answer))
        case Roles():
            from relcon.reports.roles_report import roles_report

            return Shown(roles_report(answer, matter, full=False))
        case Simulation():
            from relcon import api
            from relcon.reports.simulation_report import simulation_report

            return Shown(simulation_report(answer, sheet or api.brief(matter), matter))
    module, _, name = REPORTS[type(answer).__name__].partition(".")
    return Shown(getattr(import_module(f"relcon.reports.{module}"), name)(answer, matter))


def _exposure(answer: Exposure, matter: Matter) -> Report:
    """Return the worksheet of one defendant, the overview of several."""
    from relcon.reports.overview_report import overview_report
    from relcon.reports.worksheet_report import worksheet_report

    return worksheet_report(answer, matter) if len(answer.defendants) == 1 else overview_report(answer, matter)


def _letter(answer: LetterAnswer, matter: Matter) -> Report:
    from relcon.reports.letter_compared import compared_report
    from relcon.reports.letter_questions import questions_report
    from relcon.reports.letter_redline import redline_report
    from relcon.reports.letter_report import shown_report

    if answer.compared:
        return compared_report(answer, matter)
    if answer.asks:
        return redline_report(answer, matter)
    return questions_report(answer, matter) if answer.questions else shown_report(answer, matter)
