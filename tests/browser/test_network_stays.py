"""Nobody vanishes: with the drawer open, zoomed and back, every person of the network stays where one finds them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.tab import Tab

CARDS = """() => {
  const frame = document.getElementById("network-map").getBoundingClientRect();
  const drawer = document.getElementById("drawer").getBoundingClientRect();
  const over = drawer.width && drawer.left < frame.right && drawer.top < frame.bottom;
  const right = over ? Math.min(frame.right, drawer.left) : frame.right;
  return [...document.querySelectorAll("#network-map .card")].map((card) => {
    const box = card.getBoundingClientRect();
    const style = getComputedStyle(card);
    const across = box.left >= frame.left - 1 && box.right <= right + 1;
    const drawn = style.display !== "none" && style.visibility !== "hidden" && Number(style.opacity) > 0.2;
    return { name: card.getAttribute("aria-label"), seen: drawn && box.width > 4 && box.height > 4,
      inside: across && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1 };
  });
}"""


@pytest.fixture(params=[(1400, 900), (1024, 768)], ids=["1400 x 900", "1024 x 768"])
def page(request: pytest.FixtureRequest, tab: Tab, riverside_page: Path) -> Page:
    """Everybody's network at a size of the window."""
    width, height = request.param
    opened = tab(riverside_page, width=width, height=height)
    opened.click("#tab-network")
    opened.click("#network-all")
    return opened


def cards(page: Page) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in page.evaluate(CARDS)}


def all_in_sight(page: Page) -> set[str]:
    """Return who is there; fail for anybody who cannot be seen whole."""
    found = cards(page)
    assert [name for name, one in found.items() if not (one["inside"] and one["seen"])] == []
    return set(found)


def test_everybody_stays_in_sight_when_the_drawer_opens_and_closes(page: Page) -> None:
    everybody = all_in_sight(page)
    assert len(everybody) > 15
    page.locator("#network-map .card").first.press("Enter")
    page.locator("#drawer h2").wait_for()
    assert all_in_sight(page) == everybody
    page.keyboard.press("Escape")
    assert all_in_sight(page) == everybody


def test_who_left_the_frame_by_zooming_is_back_with_one_button_and_nobody_is_taken_out_meanwhile(page: Page) -> None:
    everybody = all_in_sight(page)
    page.locator("#network-map").hover()
    for _ in range(8):
        page.mouse.wheel(0, -120)
    near = cards(page)
    assert set(near) == everybody
    assert all(one["seen"] for one in near.values())
    assert not all(one["inside"] for one in near.values())  # it did zoom
    page.click("#network-fit")
    assert all_in_sight(page) == everybody
    for _ in range(8):
        page.mouse.wheel(0, 120)
    assert set(cards(page)) == everybody
