"""A browser for each worker, the pages it opens, and a tab in which any complaint of the browser fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from relcon.api import read_case, read_proffer
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.records.matter import Matter
from relcon.views.answered import Answered, answered
from tests.browser.chromium import NO_HOSTS, NoBrowser, executable, flags
from tests.browser.tab import Opened, Tab, Windows
from tests.helpers.hostile import hostile_page_of
from tests.helpers.pages import Pages


@pytest.fixture(scope="session")
def browser_program() -> Path:
    """The Chromium to drive; where there is none, what to install."""
    try:
        return executable()
    except NoBrowser as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright, browser_program: Path) -> Iterator[Browser]:
    """One browser for all tests of a worker; it resolves no host at all."""
    browser = driver.chromium.launch(executable_path=browser_program, args=flags(NO_HOSTS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Windows:
    return Windows(chromium)


@pytest.fixture(scope="session")
def riverside_page(pages: Pages) -> Path:
    """The page of the example matter with its proffer, for counsel."""
    return pages.riverside()


@pytest.fixture(scope="session")
def baseline_page(pages: Pages) -> Path:
    """The page of the example matter without a proffer."""
    return pages.riverside(proffer=False)


@pytest.fixture(scope="session")
def court_page(pages: Pages) -> Path:
    """The page of the example matter for a filing."""
    return pages.riverside("--audience", "court", proffer=False)


@pytest.fixture(scope="session")
def matter(root: Path) -> Matter:
    """The example matter with its proffer."""
    folder = root / "examples" / "riverside"
    return read_proffer(folder / "proffer.yaml", read_case(folder / "case.yaml"))


@pytest.fixture(scope="session")
def made(matter: Matter) -> ProfferRun:
    """Its proffer, ready to be asked."""
    return proffer_run(matter)


@pytest.fixture(scope="session")
def found(matter: Matter, made: ProfferRun) -> Answered:
    """What the engine answers of it: in every outcome, for every defendant, in every position."""
    return answered(matter, made=made)


@pytest.fixture(scope="session")
def hostile_page(pages: Pages) -> Path:
    """The page of a matter that attacks it from every place that takes text."""
    return hostile_page_of(pages)


@pytest.fixture
def tab(windows: Windows) -> Iterator[Tab]:
    """Open pages: ``tab(path, width=390, height=844, theme="dark")``; what the browser complains of fails the test."""
    opened: list[Opened] = []

    def open_page(
        path: Path, *, width: int = 1400, height: int = 900, theme: str = "light", bypass_csp: bool = False
    ) -> Page:
        lent = windows.lend(width=width, height=height, theme=theme, bypass_csp=bypass_csp)
        opened.append(lent)
        lent.page.goto(path.as_uri())
        return lent.page

    yield open_page
    complaints = [complaint for lent in opened for complaint in windows.take_back(lent)]
    assert complaints == []


@pytest.fixture
def riverside_tab(tab: Tab, riverside_page: Path) -> Page:
    """The example matter's page with its proffer, open at 1400 by 900 in the light theme."""
    return tab(riverside_page)
