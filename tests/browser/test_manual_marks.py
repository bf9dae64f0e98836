"""Beside every number of a defendant whose Manual is not the one in force stands that it is for reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.tab import Tab
from tests.helpers.pages import Pages, build

LATE = "2025 Manual, FOR REFERENCE"
CASE = """
format: relcon/case/1
case: {caption: A matter for tests, sentencing_date: 2025-12-01}
people:
  - {id: able, name: Able, status: defendant,
     defendant: {sentencing_date: 2026-11-01, acceptance: timely, criminal_history: {points: 1}}}
  - {id: baker, name: Baker, status: defendant, defendant: {acceptance: timely, criminal_history: {points: 1}}}
events:
  - {id: e1, kind: distribution, date: 2025-06-03, substance: cocaine, quantity: 600 g,
     participants: [{person: able, act: bought}, {person: baker, act: sold}]}
"""


@pytest.fixture(scope="module")
def page(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("late") / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    return pages.page("late", lambda to: build(to, case))


def test_the_mark_stands_in_the_row_beside_the_numbers_and_on_the_worksheet(tab: Tab, page: Path) -> None:
    opened = tab(page)
    rows = opened.locator(".road-list .road")
    assert [LATE in rows.nth(i).inner_text() for i in range(2)] == [True, False]
    for defendant, marked in (("able", True), ("baker", False)):
        opened.select_option("#person", defendant)
        assert (LATE in opened.locator("#answer").inner_text()) is marked
        opened.click("#tab-worksheet")
        assert (LATE in opened.locator(".sheets").inner_text()) is marked
        opened.click("#tab-decide")
