"""A range with consecutive terms: every figure of the page is the total, and the worksheet takes it apart.

2 kg of cocaine, no points: level 26, category I, 63-78 months. Two counts under 18 U.S.C. §924(c), 60 months each and
consecutive to everything: 63 + 120 = 183, 78 + 120 = 198.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.frame import answer
from tests.browser.tab import Tab
from tests.cli.conftest import run_command
from tests.helpers.pages import Pages, build

CASE = """
format: relcon/case/1
case: {caption: U.S. v. Reed, docket: 1:25-cr-00001, district: ilnd, sentencing_date: 2026-03-02}
people:
  - id: reed
    name: Ann Reed
    status: defendant
    defendant:
      counts:
        - {count: "1", statute: 21 USC 841, penalty: 841(b)(1)(C), disposition: pleaded, dates: 2025-03-01}
        - {count: "2", statute: 18 USC 924(c), firearm: possessed, disposition: pleaded, dates: 2025-03-01}
        - {count: "3", statute: 18 USC 924(c), firearm: possessed, disposition: pleaded, dates: 2025-03-02}
      criminal_history: {points: 1, one_point_total: 1}
      acceptance: none
      disclosed_all: no
events:
  - {id: e1, kind: distribution, date: 2025-03-01, substance: cocaine, quantity: 2 kg,
     participants: [{person: reed, act: sold}]}
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("totals") / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


@pytest.fixture
def opened(pages: Pages, case: Path, tab: Tab) -> Page:
    return tab(pages.page("totals", lambda page: build(page, case)))


def test_the_heading_has_the_total(opened: Page) -> None:
    assert answer(opened, "months") == "183–198"
    assert answer(opened, "beside").strip() == "63–78 and a term after it"


def test_the_worksheet_takes_it_apart(opened: Page) -> None:
    opened.click("#tab-worksheet")
    panel = opened.locator(".sheets")
    expect(panel.locator(".sheet-answer .big")).to_have_text("183–198")
    rows = {row.locator("th").inner_text().split("\n")[0]: row for row in panel.locator(".sheet-lines tr").all()}
    told = {name: rows[name].locator(".number").inner_text() for name in ("Range", "Consecutive terms", "In all")}
    assert told == {"Range": "63–78", "Consecutive terms": "120", "In all": "183–198"}


def test_the_table_has_the_total_and_the_range_in_it(case: Path) -> None:
    shown = run_command("exposure", case)
    assert shown.exit_code == 0, shown.output
    assert "183–198: by the table, within the statutory limits, with a consecutive term after it." in " ".join(
        shown.output.split()
    )
    rows = {line[:30].strip(): line[30:].split() for line in shown.output.splitlines()}
    assert rows["Guideline range, §5G1.1"] == ["63–78"] * 3
    assert rows["With consecutive terms"] == ["183–198"] * 3
