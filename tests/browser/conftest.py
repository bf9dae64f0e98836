"""A browser for each worker, the pages it opens, and a tab in which any complaint of the browser fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.chromium import NO_HOSTS, NoBrowser, executable, flags
from tests.browser.tab import Opened, Tab
from tests.cli.conftest import run_command
from tests.helpers.hostile import hostile_files

BuildPage = Callable[..., Path]


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
def build_page(tmp_path_factory: pytest.TempPathFactory) -> BuildPage:
    """Build a page as counsel does: ``build_page(case, proffer, "--audience", "court")``."""

    def build(*arguments: str | Path) -> Path:
        page = tmp_path_factory.mktemp("page") / "view.html"
        result = run_command("view", *arguments, "-o", page)
        assert result.exit_code == 0, result.output
        return page

    return build


@pytest.fixture(scope="session")
def riverside_files(root: Path) -> tuple[Path, Path]:
    """Case and proffer file of the example matter."""
    folder = root / "examples" / "riverside"
    return folder / "case.yaml", folder / "proffer.yaml"


@pytest.fixture(scope="session")
def riverside_page(build_page: BuildPage, riverside_files: tuple[Path, Path]) -> Path:
    """The page of the example matter with its proffer, for counsel."""
    return build_page(*riverside_files)


@pytest.fixture(scope="session")
def baseline_page(build_page: BuildPage, riverside_files: tuple[Path, Path]) -> Path:
    """The page of the example matter without a proffer."""
    return build_page(riverside_files[0])


@pytest.fixture(scope="session")
def court_page(build_page: BuildPage, riverside_files: tuple[Path, Path]) -> Path:
    """The page of the example matter for a filing."""
    return build_page(riverside_files[0], "--audience", "court")


@pytest.fixture(scope="session")
def hostile_page(build_page: BuildPage, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a matter that attacks it from every place that takes text."""
    return build_page(*hostile_files(root, tmp_path_factory.mktemp("hostile")))


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Tab]:
    """Open pages: ``tab(path, width=390, height=844, theme="dark")``; what the browser complains of fails the test."""
    opened: list[Opened] = []

    def open_page(
        path: Path, *, width: int = 1400, height: int = 900, theme: str = "light", bypass_csp: bool = False
    ) -> Page:
        new = Opened(chromium, width=width, height=height, theme=theme, bypass_csp=bypass_csp)
        opened.append(new)
        new.page.goto(path.as_uri())
        return new.page

    yield open_page
    complaints = [complaint for one in opened for complaint in one.closed()]
    assert complaints == []


@pytest.fixture
def riverside_tab(tab: Tab, riverside_page: Path) -> Page:
    """The example matter's page with its proffer, open at 1400 by 900 in the light theme."""
    return tab(riverside_page)
