"""Who answers in a matter of many events: only what is in sight is in the document, and six sheets are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from relcon.views.build import built
from tests.browser.answers import every_event
from tests.browser.page_data import data_of
from tests.browser.tab import Tab
from tests.helpers.generated import Size, generated
from tests.helpers.pages import Pages

MOST = 6
SHEET = b"/Type /Page\n"


@pytest.fixture(scope="module")
def many(pages: Pages) -> Path:
    size = Size(people=16, events=320, admissions=2)
    return pages.page("many-events", lambda page: page.write_text(built(generated(size)), encoding="utf-8"))


@pytest.fixture
def page(tab: Tab, many: Path) -> Page:
    opened = tab(many)
    every_event(opened)
    return opened


def test_only_rows_in_sight_are_in_the_document(page: Page) -> None:
    rows = int(page.locator("#answers-grid").get_attribute("aria-rowcount") or 0)
    assert rows > 320
    assert 20 < page.locator(".answers-row").count() < 100
    last = data_of(page, "matrix.groups")[-1][2][-1]
    id = data_of(page, f"events.{last}.id")
    assert page.locator(f"[data-event='{id}']").count() == 0
    page.locator(".answers-scroller").evaluate("one => { one.scrollTop = one.scrollHeight; }")
    expect(page.locator(f"[data-event='{id}']")).to_be_visible()
    assert page.locator(".answers-row").count() < 100


def test_the_last_cell_is_reached_by_keyboard_and_heard_with_its_place(page: Page) -> None:
    page.locator("#answers-grid [tabindex='0']").focus()
    page.keyboard.press("Control+End")
    rows = page.locator("#answers-grid").get_attribute("aria-rowcount")
    row = "document.activeElement.closest('[role=row]').getAttribute('aria-rowindex')"
    assert page.evaluate(row) == rows


def test_six_sheets_are_printed_and_all_where_that_is_asked_for(page: Page) -> None:
    assert page.pdf(prefer_css_page_size=True).count(SHEET) <= MOST
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".answers-paper p")).to_contain_text("more events: narrow the rows, or tick “Print all”.")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.check("#answers-on-paper")
    assert page.pdf(prefer_css_page_size=True).count(SHEET) > MOST
