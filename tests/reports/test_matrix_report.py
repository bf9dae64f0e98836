"""`relcon matrix` in print: what a screen holds of it, most months first; the whole of it where all is asked for."""

from __future__ import annotations

import re

import pytest

from relcon import api, words
from relcon.records.matter import Matter
from relcon.reports.matrix_report import LEGEND, matrix_report
from relcon.reports.report import Report, Table
from relcon.reports.screen import SCREEN
from relcon.reports.text import text
from relcon.results.exposure import Exposure
from tests.helpers.generated import Size, generated
from tests.views.conftest import RIVERSIDE


@pytest.fixture(scope="module")
def matter() -> Matter:
    return api.read_case(RIVERSIDE / "case.yaml")


@pytest.fixture(scope="module")
def exposed(matter: Matter) -> Exposure:
    return api.exposure(matter, separates=True)


def of(exposed: Exposure, *names: str) -> Exposure:
    return exposed.model_copy(update={"defendants": {name: exposed.defendants[name] for name in names}})


def tables(report: Report) -> list[Table]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, Table)]


def rows(report: Report) -> int:
    return sum(len(table.rows) for table in tables(report))


def rows_left(report: Report) -> int:
    return sum(map(int, re.findall(r"And (\d+) more rows", text(report))))


def ids(label: str) -> list[str]:
    """Return the transactions of a row: ``(e3, e5–e7)`` is four."""
    found = []
    for one in label.rpartition("(")[2].rstrip(")").split(", "):
        first, _, last = one.replace("e", "").partition("–")
        found += [f"e{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def test_thirteen_defendants_fit_a_screen_each_with_a_row_and_what_is_left_is_counted(
    matter: Matter, exposed: Exposure
) -> None:
    report = matrix_report(exposed, matter)
    written = text(report)
    assert len(written.splitlines()) <= SCREEN
    assert LEGEND in written
    shown = tables(report)
    assert sum(len(table.columns) - 1 for table in shown) == 13
    assert all(any(row[at] for row in table.rows) for table in shown for at in range(1, len(table.columns)))
    names = {words.surname(matter, id): id for id in exposed.defendants}
    blocks = [[names[column.title] for column in table.columns[1:]] for table in shown]
    alone = [matrix_report(of(exposed, *block), matter) for block in blocks]
    assert rows_left(report) > 0
    assert rows(report) + rows_left(report) == sum(rows(one) + rows_left(one) for one in alone)


def test_a_row_holds_transactions_of_the_same_letters_each_once(matter: Matter, exposed: Exposure) -> None:
    report = matrix_report(of(exposed, "dunn", "bell", "hale"), matter)
    letters = {row[0]: row[1:] for row in report.flat.rows}
    (table,) = tables(report)
    held = [id for row in table.rows for id in ids(row[0])]
    assert sorted(held) == sorted(id for id, found in letters.items() if set(found) != {"."})
    printed = {"D": "O", ".": ""}
    for label, *found in table.rows:
        assert {tuple(printed.get(one, one) for one in letters[id]) for id in ids(label)} == {tuple(found)}


def test_what_moves_months_comes_first_then_what_weighs_most(matter: Matter, exposed: Exposure) -> None:
    # Whether the west side counts is 51 months of Dunn's table; the other transactions move none alone. Of these the
    # own sales, 2.853 kg in Defense without e22, weigh more than 100 g of e59.
    (table,) = tables(matrix_report(of(exposed, "dunn"), matter))
    first = {id for row in table.rows if row[1] == "C" for id in ids(row[0])}
    moving = {id for one in exposed.separates["dunn"] if one.what == "transactions" and one.moves for id in one.about}
    assert moving <= first
    assert [row[1] for row in table.rows] == sorted((row[1] for row in table.rows), key="COJ?".index)
    assert ids(table.rows[-1][0]) == ["e59"]


def test_all_is_a_row_each_in_the_order_of_the_file(matter: Matter, exposed: Exposure) -> None:
    report = matrix_report(of(exposed, "dunn"), matter, every=True)
    (table,) = tables(report)
    assert [ids(row[0]) for row in table.rows] == [[id] for id in matter.events]
    assert "--all" not in text(report)


@pytest.mark.parametrize("size", [Size(4, 60, 2), Size(40, 200, 3)])
def test_a_matter_of_any_size_fits_a_screen(size: Size) -> None:
    drawn = generated(size)
    assert len(text(matrix_report(api.exposure(drawn, separates=True), drawn)).splitlines()) <= SCREEN
