"""How long a page takes to be built, to be ready, to draw and to switch, screen by screen.

Run as ``python -m benchmarks.switching [PEOPLE EVENTS]``.

Each choice of position, outcome and person is made `TURNS` times in Chromium, by ``performance.now()`` from the change
to the laid-out page; of each the least counts, since whatever else the machine does only adds to it. What is drawn
once, a screen's first picture and that of all instead of a few, is measured once.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from relcon.views.build import built
from tests.browser.chromium import NO_HOSTS, executable, flags
from tests.helpers.generated import Size, generated

TURNS = 5
ALL = {"answers": "label[for=answers-whose-all]", "network": "#network-all", "time": "label[for=time-whose-all]"}
CLICK = """(one) => {
  const from = performance.now();
  document.querySelector(one).click();
  document.body.getBoundingClientRect();
  return performance.now() - from;
}"""
SWITCH = """(turns) => {
  const found = {};
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
    for tab in page.locator("#tabs [role=tab]").all():
        id = (tab.get_attribute("id") or "").removeprefix("tab-")
        first = page.evaluate(CLICK, f"#tab-{id}")
        whole = f", all of it {page.evaluate(CLICK, ALL[id]):.0f}" if id in ALL else ""
        found = sorted(page.evaluate(SWITCH, TURNS).items(), key=lambda one: one[1])
        (_, middle), (what, most) = found[len(found) // 2], found[-1]
        print(f"{id}: first {first:.0f}{whole}; then {middle:.0f} ms, at most {most:.0f} ({what})")


def main(people: int = 200, events: int = 1000) -> None:
    """Build a drawn matter's page, open it and measure it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path, matter, from_ = (
            Path(folder, "page.html"),
            generated(Size(people=people, events=events)),
            time.process_time(),
        )
        path.write_text(built(matter), encoding="utf-8")
        took, most = time.process_time() - from_, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{people} people, {events} events: {path.stat().st_size / 1e6:.2f} MB")
        print(f"built in {took:.1f} s of computing, within {most:.0f} MB of memory")
        browser = playwright.chromium.launch(executable_path=executable(), args=flags(NO_HOSTS))
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(path.as_uri())
        measured(page)
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
