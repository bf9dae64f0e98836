"""Who answers in a matter of many defendants: only the columns in sight are in the document, and the keys reach all."""

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


@pytest.fixture(scope="module")
def wide(pages: Pages) -> Path:
    size = Size(people=120, events=90, admissions=1)
    return pages.page("many-defendants", lambda page: page.write_text(built(generated(size)), encoding="utf-8"))


def test_columns_out_of_sight_come_with_the_keys_and_keep_the_focus(tab: Tab, wide: Path) -> None:
    page: Page = tab(wide)
    every_event(page)
    columns = page.locator(".who-head").count()
    assert columns > 20
    row = page.locator(".event-row").first
    assert row.locator(".who").count() < columns
    page.locator("#answers-grid [tabindex='0']").focus()
    page.keyboard.press("End")
    last = page.locator(".who-head").last
    focused = page.locator(".who:focus")
    expect(focused).to_have_attribute("aria-colindex", str(columns + 1))
    expect(focused).to_have_attribute("data-person", last.get_attribute("data-person") or "")
    under, over = focused.bounding_box(), last.bounding_box()
    assert under is not None
    assert over is not None
    assert abs(under["x"] - over["x"]) < 1
    assert len(data_of(page, "defendants")) >= columns
