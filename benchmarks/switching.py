"""How long a page takes to be ready and to switch, screen by screen.

Run as ``python -m benchmarks.switching [PEOPLE EVENTS]``.

Each choice of position, outcome and person is made `TURNS` times in Chromium, by ``performance.now()`` from the change
to the laid-out page; of each the least counts, since whatever else the machine does only adds to it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from relcon.views.build import built
from tests.browser.chromium import NO_HOSTS, executable, flags
from tests.helpers.generated import Size, generated

TURNS = 5
SWITCH = """([id, turns]) => {
  const found = {};
  document.getElementById(`tab-${id}`).click();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of ["position", "world", "person"]) {
      const box = document.getElementById(name);
      const values = [...box.options].map((one) => one.value).filter((value) => value !== box.value).slice(0, 3);
      for (const value of [...values, box.value]) {
        const from = performance.now();
        box.value = value;
        box.dispatchEvent(new Event("change"));
        document.body.getBoundingClientRect();
        const took = performance.now() - from;
        const what = `${name} ${value}`;
        found[what] = Math.min(found[what] ?? Infinity, took);
      }
    }
  }
  return found;
}"""


def measured(page: Page) -> None:
    """Print what the open page takes."""
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    print(f"ready: {ready:.0f} ms")
    page.click("#tab-answers")
    page.locator("label[for=answers-whose-all]").click()
    for tab in page.locator("#tabs [role=tab]").all():
        id = (tab.get_attribute("id") or "").removeprefix("tab-")
        found = sorted(page.evaluate(SWITCH, [id, TURNS]).items(), key=lambda one: one[1])
        (_, middle), (what, most) = found[len(found) // 2], found[-1]
        print(f"{id}: {middle:.0f} ms, at most {most:.0f} ({what})")


def main(people: int = 200, events: int = 1000) -> None:
    """Build a drawn matter's page, open it and measure it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "page.html")
        path.write_text(built(generated(Size(people=people, events=events))), encoding="utf-8")
        print(f"{people} people, {events} events: {path.stat().st_size / 1e6:.2f} MB")
        browser = playwright.chromium.launch(executable_path=executable(), args=flags(NO_HOSTS))
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(path.as_uri())
        measured(page)
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
