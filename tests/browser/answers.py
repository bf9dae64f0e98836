"""The screen Who answers as a reader uses it."""

from __future__ import annotations

from playwright.sync_api import Page

CELLS = """all => all.map(one => [one.closest("[data-event]").dataset.event, one.textContent])"""
RINGS = """all => all.map(one => one.closest("[data-event]").dataset.event)"""


def every_event(page: Page) -> None:
    """Go to the screen, and show every event."""
    page.click("#tab-answers")
    page.locator("label[for=answers-whose-all]").click()


def letters(page: Page, person: str) -> dict[str, str]:
    """Return the letters of a defendant's column by event."""
    return dict(page.locator(f".who[data-person='{person}']").evaluate_all(CELLS))


def rings(page: Page, person: str) -> set[str]:
    """Return the events with a ring in a defendant's column."""
    return set(page.locator(f".who[data-person='{person}'] .ringed").evaluate_all(RINGS))


def head(page: Page, person: str, line: str) -> str:
    """Return a line of the head of a defendant's column: level, weight, kept."""
    return page.locator(f".who-head[data-person='{person}'] .line-{line}").inner_text()


def counts(page: Page, event: str) -> str:
    """Return how much of an event is said to count."""
    return page.locator(f"[data-event='{event}'] .about-counts").inner_text()
