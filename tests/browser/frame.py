"""The frame of a page as a reader uses it: the answer in the sentence, the theme, switches."""

from __future__ import annotations

from playwright.sync_api import Page


def answer(page: Page, name: str) -> str:
    """Return a number of the sentence: months, minimum, level or weight."""
    return page.locator(f"#answer-{name}").inner_text()


def choose_theme(page: Page, theme: str) -> None:
    """Choose a theme in the menu, and leave the menu."""
    page.click("#export summary")
    page.select_option("#theme", theme)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")


def throw(page: Page, number: int, *, on: bool) -> None:
    """Throw a switch, and come back to the screen in sight."""
    shown = page.locator("[role=tab][aria-selected=true]").get_attribute("id")
    page.click("#tab-decide")
    page.set_checked(f"#switch-{number}", on)
    page.click(f"#{shown}")
