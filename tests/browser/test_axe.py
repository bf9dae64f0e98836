"""axe-core finds nothing in any view, in both themes, with the panel open, on a desk and on a phone."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import walk
from tests.browser.tab import Tab

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
DESK = (1400, 900)
PHONE = (390, 844)
# Of a long table the first rows: the others are made by the same lines of program, and cost most of the time. A screen
# that is hidden is heard by nobody, and looked at when it is in sight.
PASSED_OVER = "{exclude: ['tbody tr:nth-child(n + 15)', 'main > [hidden]']}"
RUN = f"() => axe.run({PASSED_OVER}, {{resultTypes: ['violations'], iframes: false}})"


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, each with the first elements in which it is found."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN)["violations"]
    return [
        f"{one['id']} ({len(one['nodes'])}): "
        + " | ".join(f"{node['target']} {node['html'][:120]}" for node in one["nodes"][:3])
        for one in found
    ]


def in_every_view(page: Page) -> dict[str, list[str]]:
    """Return what is found in each view, and in the page with its panel open."""
    found = {view: violations(page) for view in walk.views(page)}
    walk.open_panel(page)
    found["panel"] = violations(page)
    return {view: bad for view, bad in found.items() if bad}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_view_is_clean(tab: Tab, riverside_page: Path, size: tuple[int, int], theme: str) -> None:
    """The policy is passed over, so that axe can be put into the page."""
    width, height = size
    assert in_every_view(tab(riverside_page, width=width, height=height, theme=theme, bypass_csp=True)) == {}


@pytest.mark.parametrize("kind", ["court_page", "hostile_page"])
def test_other_pages_are_clean(tab: Tab, kind: str, request: pytest.FixtureRequest) -> None:
    assert in_every_view(tab(request.getfixturevalue(kind), bypass_csp=True)) == {}


def test_axe_would_find_something(tab: Tab, riverside_page: Path) -> None:
    page = tab(riverside_page, bypass_csp=True)
    page.evaluate("() => document.getElementById('main').append(document.createElement('button'))")
    assert "button-name" in [line.partition(" ")[0] for line in violations(page)]
