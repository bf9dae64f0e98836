"""The pages as a site: every page has its place, every link its end, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.tab import Tab

LOADED = re.compile(r"""<(?:script|img|link|iframe|source)\b[^>]*?\b(?:src|href)=["']?(https?:|//)""")
"""What a browser would fetch; a link that a reader may follow is none."""


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with every warning an error."""
    built = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(built)]
    done = subprocess.run(
        command, cwd=root, env={"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return built


def test_every_page_of_the_folder_is_a_page_of_the_site(root: Path, site: Path) -> None:
    pages = {page.stem for page in (root / "docs").glob("*.md")}
    assert pages <= {page.stem for page in site.glob("*.html")}
    menu = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert {page for page in pages if f"{page}.md" not in menu} == set()


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loading = {page.name: LOADED.findall(page.read_text(encoding="utf-8")) for page in site.glob("*.html")}
    assert len(loading) > 15
    assert {name for name, found in loading.items() if found} == set()


def test_the_site_is_searched_from_its_folder(site: Path, tab: Tab) -> None:
    page = tab(site / "index.html")
    page.keyboard.press("/")
    page.keyboard.type("ounces")
    page.locator(".md-search-result__item a[href*='one-defendant']").first.wait_for()
