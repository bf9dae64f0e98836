"""What the page shows, in every view and copy: no word that nothing printed uses, and US dates."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from relcon import words
from relcon.records.dates import When
from tests.browser.tab import Tab
from tests.browser.walk import views
from tests.helpers.forbidden_words import said

SHOWN = """() => {
  const named = [...document.querySelectorAll("[aria-label], [title], [placeholder], option")];
  const choice = (one) => one.tagName === "OPTION" && one.text;
  const said = (one) => [one.getAttribute("aria-label"), one.title, one.placeholder, choice(one)];
  return [document.body.innerText, ...named.flatMap(said)].filter(Boolean);
}"""
"""What a reader sees or hears: visible text, labels, titles, the choices of a list."""
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def shown_by(page: Page) -> list[str]:
    """Return what the page shows now, without the letter's own words, which are quoted."""
    page.evaluate("document.querySelectorAll('.quote').forEach((one) => one.remove())")
    found: list[str] = page.evaluate(SHOWN)
    return found


def everything(page: Page) -> str:
    """Return what every view shows, the panel of a transaction, a person and a worksheet open beside it, unfolded."""
    found: list[str] = []
    for _ in views(page):
        found += shown_by(page)
    page.click("#tab-answers")
    page.locator(".who.own .is-O").first.click()
    found += shown_by(page)
    page.click("#tab-worksheet")
    for opener in ("", "Everything about"):
        if opener:
            page.locator(".sheets button", has_text=opener).click()
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found += shown_by(page)
    return "\n".join(found)


@pytest.mark.parametrize("copy", ["riverside_page", "baseline_page", "court_page"])
def test_a_page_shows_none_of_the_words(tab: Tab, root: Path, copy: str, request: pytest.FixtureRequest) -> None:
    shown = everything(tab(request.getfixturevalue(copy)))
    own = [root / "examples" / "riverside" / name for name in ("case.yaml", "proffer.yaml")]
    assert len(shown) > 20_000
    assert said(shown, own=own) == set()
    assert ISO.findall(shown) == []


DAYS = [
    (When(date(2025, 5, 16), date(2025, 5, 16)), "05/16/2025"),
    (When(date(2025, 1, 1), date(2025, 1, 20)), "01/01/2025–01/20/2025"),
    (When(date(2025, 1, 10), date(2025, 11, 2)), "01/10/2025–11/02/2025"),
    (When(date(2024, 12, 30), date(2025, 1, 2)), "12/30/2024–01/02/2025"),
    (When(None, None), "date unknown"),
]


@pytest.mark.parametrize(("when", "in_a_table"), DAYS)
def test_the_page_writes_a_date_as_every_output_does(tab: Tab, root: Path, when: When, in_a_table: str) -> None:
    page = tab(root / "viz" / "page.html.j2")  # any page: only the script is asked
    script = (root / "viz" / "js" / "words.js").read_text(encoding="utf-8")
    asked = f"(() => {{ {script}; const when = {json.dumps(str(when))}; return [day(when), tableDay(when)]; }})()"
    assert page.evaluate(asked) == [words.when(when), in_a_table]
