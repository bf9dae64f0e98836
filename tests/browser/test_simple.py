"""The quick look in a browser: vis-network draws it, the list says the same, nothing is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.browser.document import trespassers
from tests.browser.tab import Tab
from tests.helpers.pages import Pages, build


def test_it_is_drawn_and_listed(tab: Tab, pages: Pages) -> None:
    case = pages.root / "examples" / "riverside" / "case.yaml"
    path: Path = pages.page("simple", lambda page: build(page, case, "--simple"))
    page = tab(path)
    page.wait_for_selector("#map canvas")
    page.click("summary")
    assert page.locator("#list li").count() > 50
    assert trespassers(page) == []
