"""Role in the side panel: elements, tier, measures last; every record opens; a filing has levels and a reason alone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.tab import Tab
from tests.browser.test_axe import violations


def person(page: Page, typed: str) -> list[str]:
    """Open a person by search with everything unfolded; return the lines of the panel."""
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    for summary in page.locator("#drawer details > summary").all():
        summary.click()
    return page.locator("#drawer").inner_text().splitlines()


def test_elements_then_tier_then_measures_under_their_warning(riverside_tab: Page) -> None:
    lines = person(riverside_tab, "salas")
    shown = "\n".join(lines)
    order = (
        "Role on the record: Middle",
        "Who is counted, and control (§3B1.1)",
        "First ground, §3B1.2: compared with the average participant (n.3)",
        "Second ground, §2D1.1(e)(2)(B): a low-level function",
        "What §3B1.1 comes to, were all disclosed",
        "What else speaks to the place in the organization",
        "Measures of contacts: no level rests on them",
        "No level and no tier rests on anything here.",
        "How the contacts were collected",
    )
    places = [shown.index(text) for text in order]
    assert places == sorted(places)
    assert lines[lines.index("USSG §3B1.1") + 1] == "+3"  # manager of four in an activity of seven: (b)
    control = riverside_tab.locator("#drawer li", has_text="over ortega: yes").first
    control.locator("button", has_text="au-salas-ortega").click()
    expect(riverside_tab.locator("#drawer .kicker")).to_have_text("Authority au-salas-ortega")


def test_a_filing_has_levels_and_their_reason_alone(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    shown = "\n".join(person(page, "salas"))
    assert "Role on the record: Defense" in shown
    for text in ("Measures of contacts", "First ground", "were all disclosed", "control (§3B1.1)"):
        assert text not in shown


def test_the_unfolded_panel_is_clean(tab: Tab, riverside_page: Path) -> None:
    page = tab(riverside_page, bypass_csp=True)
    person(page, "pike")
    assert violations(page) == []
