"""Answers shown to a program's user: as text, as HTML, as rows."""

from __future__ import annotations

import csv
import inspect
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import relcon
from relcon.api.shown import Shown
from relcon.records.matter import Matter
from relcon.reports.forms import comma_separated
from relcon.reports.html import html
from relcon.reports.report import Paragraph, Report, Section, Table, columns

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"


@pytest.fixture(scope="module")
def matter() -> Matter:
    return relcon.read_proffer(RIVERSIDE / "proffer.yaml", relcon.read_case(RIVERSIDE / "case.yaml"))


ANSWERS: dict[str, tuple[Callable[[Matter], Any], str]] = {
    "several defendants": (lambda m: relcon.exposure(m, defendants=["dunn", "pike"]), "Gary Pike"),
    "one defendant": (lambda m: relcon.exposure(m, defendants=["pike"]), "Gary Pike (pike)"),
    "roles": (lambda m: relcon.roles(m, defendants=["pike"]), "Pike"),
    "editions": (lambda m: relcon.editions(m, defendants=["pike"]), "1B1.11"),
    "whatif": (lambda m: relcon.whatif(m, ["ci7"], defendants=["hale"]), "Informant 7"),
    "reliability": (lambda m: relcon.reliability(m, {"ci7": "0.6"}, defendants=["bell"]), "Informant 7"),
    "brief": (relcon.brief, "Plea, no disclosure"),
    "letter": (relcon.letter, "March 9, 2026"),
    "questions": (relcon.letter_questions, "(f)(5)"),
    "compared": (lambda m: relcon.letter_compare(m, "nysd-2016"), "nysd-2016"),
    "redline": (relcon.letter_redline, "Derivative use"),
    "simulation": (lambda m: relcon.simulate(m, worlds=["silent"]), "Plea, no disclosure"),
    "explained": (lambda m: relcon.explain(m, "runner", "e49"), "Andre Tull"),
    "leverage": (relcon.leverage, "ch-ci7"),
    "offers": (lambda m: relcon.offer(m, relcon.read_offers(RIVERSIDE / "offers.yaml", m)), "offer-b"),
    "review": (
        lambda m: relcon.psr(m, relcon.read_psr(RIVERSIDE / "psr.yaml", m)),
        "OBJECTIONS, months off the low end",
    ),
    "docket": (lambda m: relcon.docket(RIVERSIDE), "Terrence Dunn"),
    "after": (lambda m: relcon.after(m, "s-in-person"), "FACTS FOR A LETTER"),
    "verified": (lambda m: relcon.verify(RIVERSIDE / "case.yaml", RIVERSIDE / "case.yaml"), "Cannot be told"),
    "waiting": (lambda m: relcon.waiting(m, date(2026, 6, 1)), "DAYS THAT PASS"),
}
OF_NO_WORDS = {
    "read_case",
    "read_letter",
    "read_offers",
    "read_proffer",
    "read_psr",
    "read_reliability",
    "view",
    "exhibit",
    "export",
    "memo",
    "show",
}
"""Functions that answer no question: they read files, or give a page, a picture, a document."""


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_can_be_shown(name: str, matter: Matter) -> None:
    ask, said = ANSWERS[name]
    answer = relcon.show(ask(matter), matter)
    assert said in str(answer) and "PRIVILEGED" in str(answer)
    assert said in answer._repr_html_()


def test_no_function_is_forgotten_that_answers_a_question(matter: Matter) -> None:
    returned = {
        name: inspect.signature(getattr(relcon, name)).return_annotation
        for name in relcon.__all__
        if name != "__version__" and name not in OF_NO_WORDS
    }
    asked = {type(ask(matter)).__name__ for ask, _ in ANSWERS.values()}
    assert set(returned.values()) == asked


def test_rows_are_those_of_the_csv(matter: Matter) -> None:
    shown = relcon.show(relcon.exposure(matter), matter)
    head, *rows = list(csv.reader(StringIO(comma_separated(shown.report))))[1:]
    columns = shown.columns()
    assert list(columns) == head
    assert [[cell or "" for cell in row] for row in zip(*columns.values(), strict=True)] == rows
    pandas, polars = shown.to_pandas(), shown.to_polars()
    assert list(pandas.columns) == polars.columns == head
    assert pandas["converted_grams"].tolist() == polars["converted_grams"].to_list() == columns["converted_grams"]
    assert [*map(list, polars.rows())] == [*map(list, zip(*columns.values(), strict=True))]


def test_a_table_without_rows_keeps_its_columns() -> None:
    shown = Shown(Report("nothing", (), Table(columns("who", "months"), ())))
    assert shown.columns() == {"who": [], "months": []}
    assert shown.to_polars().shape == (0, 2) and shown.to_pandas().shape == (0, 2)


def test_html_of_a_report_runs_nothing_that_a_record_says() -> None:
    evil = "<img src=x onerror=alert(1)>\x1b[2J"
    table = Table(columns(evil, right=[0]), ((evil,),), {0: (evil,)})
    blocks = (table, Paragraph(evil, bullet=True), Paragraph(evil, lead=evil))
    report = Report(evil, (Section(evil, blocks),), table, (evil,), (evil,), assumed=evil)
    written = html(report)
    assert "<img" not in written and "\x1b" not in written and "&lt;img" in written
