"""A walk through a page of which it knows only that views have tabs: every view, every kind of control, print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page

TABS = "#tabs button, #tabs a"
SEARCH = "input[type=search]"
MENU, PRINT = "#export summary", "#print"

# Clicks run from a timer: what `evaluate` calls itself is exempt from the page's policy against eval.
TOUCH = """async ([perKind, most]) => {
  const pause = () => new Promise((done) => setTimeout(done, 0));
  const controls = "button, summary, select, input, textarea, a, th, [role=button], [tabindex='0']";
  const shown = (one) => one.getClientRects().length > 0 && !one.disabled && !one.closest("#tabs, #print");
  const kind = (one) => [one.tagName, one.type, one.className.baseVal ?? one.className,
    one.getAttribute("role"), one.closest("[id]")?.id].join(" ");
  const own = (one) => kind(one) + (one.getAttribute("aria-label") ?? one.textContent).slice(0, 80) + (one.value ?? "");
  const touched = new Set(), kinds = new Map();
  const next = () => [...document.querySelectorAll(controls)].find(
    (one) => (kinds.get(kind(one)) ?? 0) < perKind && !touched.has(own(one)) && shown(one));
  const fire = (one, name) => one.dispatchEvent(new Event(name, { bubbles: true }));
  const key = (one, name) => one.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  for (let one = next(); one && touched.size < most; one = next()) {
    touched.add(own(one));
    kinds.set(kind(one), (kinds.get(kind(one)) ?? 0) + 1);
    await new Promise((done) => setTimeout(() => {
      if (one.tagName === "SELECT") {
        for (const option of one.options) { one.value = option.value; fire(one, "input"); fire(one, "change"); }
      } else if (one.tagName === "TEXTAREA" || ["search", "text"].includes(one.type)) {
        for (const text of ["a", ""]) { one.value = text; fire(one, "input"); fire(one, "change"); }
      } else {
        one.click();
        for (const name of ["Enter", "ArrowRight", "ArrowDown"]) { key(one, name); }
      }
      done();
    }, 0));
    await pause();
  }
  return touched.size;
}"""


def tabs(page: Page) -> list[str]:
    """Return the names of the views that have a tab."""
    return [name.strip() for name in page.locator(TABS).all_inner_texts()]


def views(page: Page) -> Iterator[str]:
    """Go through the views by their tabs."""
    for number, name in enumerate(tabs(page)):
        page.locator(TABS).nth(number).click()
        page.wait_for_timeout(50)
        yield name


def touch(page: Page, per_kind: int = 2, most: int = 30) -> int:
    """Click or change what can be used in the present view, some of each kind; return how many."""
    return int(page.evaluate(TOUCH, [per_kind, most]))


def search(page: Page, *wanted: str) -> None:
    """Type into the search box, go through what it found and take the first."""
    box = page.locator(SEARCH).first
    for text in wanted:
        box.fill(text)
        box.press("ArrowDown")
        box.press("Enter")
        page.wait_for_timeout(50)
        page.keyboard.press("Escape")


def open_panel(page: Page) -> None:
    """Open the panel of reasons by the first cell, card or row that opens one, wherever the page is."""
    for name in views(page):
        if name == "Decide":  # its rows and bars change the sentence, and open nothing
            continue
        shown = page.locator("main > section:visible")
        for target in shown.locator("button, [tabindex='0'], [role=gridcell]").all()[:12]:
            if target.is_visible():
                target.press("Enter")
                if page.locator("#drawer").is_visible():
                    return
    raise AssertionError("no view opens the panel")


def print_to(page: Page, path: Path) -> bytes:
    """Print the page as it stands, as the print button would; return the PDF."""
    printed: bytes = page.pdf(path=path, prefer_css_page_size=True)
    return printed


def everything(page: Page, folder: Path, *wanted: str, look: Callable[[str], None] = lambda view: None) -> int:
    """Do all of it: each view, its controls, search, both themes, print; return how many controls were used.

    ``look`` is called in each view after its controls were used. The print button, in every view the same, is pressed
    once: the browser ignores what prints too often, and says so.
    """
    used = 0
    for view in views(page):
        used += touch(page)
        look(view)
    page.emulate_media(color_scheme="dark")
    for _ in views(page):
        page.keyboard.press("Tab")
    search(page, *wanted)
    page.locator(MENU).click()
    page.locator(PRINT).click()
    print_to(page, folder / "page.pdf")
    return used + 1
