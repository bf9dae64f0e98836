"""The worksheet as a page: every number is the engine's; two beside each other; paper; copies for others."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from relcon import words
from relcon.views.answered import Answered
from relcon.words import ranges
from tests.browser.page_data import data_of
from tests.browser.settings import boxes, drawn, shown
from tests.browser.tab import Tab
from tests.helpers.pages import Pages

SHEET = """() => {
  const sheet = document.querySelector("#screen-worksheet .sheet");
  const rows = [...sheet.querySelectorAll(":scope > .sheet-lines tr")];
  const head = (row) => row.querySelector("th")?.innerText ?? "";
  const number = (name) => rows.find((row) => head(row).startsWith(name)).querySelector(".number").innerText;
  const names = ["Base offense level", "Total offense level", "Range"];
  return [...names.map(number), rows.filter((row) => row.classList.contains("open")).length];
}"""


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-worksheet")
    return riverside_tab


def number(page: Page, name: str) -> str:
    return (
        page.locator("#screen-worksheet .sheet > .sheet-lines tr", has=page.locator(f"th:text-matches('^{name}')"))
        .locator(".number")
        .inner_text()
    )


def test_base_total_and_range_are_the_engines_on_random_settings(page: Page, found: Answered) -> None:
    settings = drawn(found, 6)
    for at, said in zip(settings, shown(page, boxes(settings), SHEET), strict=True):
        defendant, position, world = at
        answer = found.worlds[world].defendants[defendant].positions[position]
        levels = [words.level(one) for one in (answer.base_offense_level, answer.total_offense_level)]
        assert said == [*levels, ranges.span(answer.range), sum(line.open for line in answer.lines)], at


def test_the_shares_of_the_weight_are_those_of_its_letters(page: Page) -> None:
    """Worked in the record: 550 kg of own acts and 109.2 of the activity are the 659.2 that count in Middle."""
    shares = [one.split() for one in page.locator("#screen-worksheet .sheet .base .shares > span").all_inner_texts()]
    assert shares[0][:3] == ["O", "550", "kg"]
    assert shares[1][:3] == ["J", "109.2", "kg"]
    assert [one[0] for one in shares] == ["O", "J", "C", "P"]


def test_the_base_level_says_the_cap_that_made_it(page: Page) -> None:
    """Sixteen kilograms are 3,200 converted, level 32 by the table; with a mitigating role 30 (§2D1.1(a)(5))."""
    base = page.locator("#screen-worksheet .sheet .base .why")
    assert "mitigating role" not in base.inner_text()
    page.select_option("#person", "pike")
    assert number(page, "Base offense level") == "30"
    expect(base).to_contain_text("table level 32 becomes 30")


def test_what_the_letter_moves_stands_first(page: Page) -> None:
    rows = page.locator(".of-letter > table tr")
    texts = rows.all_inner_texts()
    assert any("120 → 46 if “yes”" in text for text in texts)
    assert all("→" in text for text in texts)
    page.select_option("#person", "hale")
    assert page.locator(".of-letter").count() == 0  # it binds the client's session alone


def test_two_stand_beside_each_other_and_one_goes_again(page: Page) -> None:
    page.click("#compare summary")
    page.click("#compare [data-person=hale]")
    boxes = [one.bounding_box() for one in page.locator("#screen-worksheet .sheet").all()]
    assert len(boxes) == 2
    assert boxes[0] is not None and boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.click("#alone")
    expect(page.locator("#screen-worksheet .sheet")).to_have_count(1)


def test_csv_has_every_line(page: Page, tmp_path: Path) -> None:
    page.click("#export summary")
    with page.expect_download() as saved:
        page.click("#csv")
    saved.value.save_as(tmp_path / "sheet.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "sheet.csv").read_text(encoding="utf-8-sig"))))
    cites = [line[1] for line in lines if line and line[0] == "Terrence Dunn"]
    answer = data_of(page, f"answers.{data_of(page, 'computed.protected.psr.dunn.0')}.lines")
    wanted = [data_of(page, f"lines.{one}.cite") for one in answer]
    assert sorted(cites) == sorted([*wanted, "Base offense level", "Total offense level", "Range"])


def test_each_person_prints_on_a_sheet(page: Page, tmp_path: Path) -> None:
    def sheets() -> int:
        printed: bytes = page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
        return printed.count(b"/Type /Page\n") or printed.count(b"/Type /Page")

    alone = sheets()
    page.click("#compare summary")
    page.click("#compare [data-person=hale]")
    assert sheets() > alone


@pytest.mark.parametrize("audience", ["court", "joint-defense"])
def test_a_copy_for_others_opens_with_the_worksheet_asked_for(audience: str, tab: Tab, pages: Pages) -> None:
    page = tab(pages.riverside("--audience", audience, "--for", "hale", proffer=False))
    expect(page.locator("#screen-worksheet .sheet h2")).to_have_text("Dennis Hale")
    assert [one.split()[0] for one in page.locator(".shares > span").all_inner_texts()] == ["O", "J"]
    assert page.locator(".of-letter").count() == 0
    expect(page.locator(".copy-notes")).to_contain_text("stand under other names")
