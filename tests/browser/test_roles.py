"""Role on the worksheet; place and measures in the drawer; a filing has levels and a reason alone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.tab import Tab
from tests.browser.test_axe import violations


def worksheet(page: Page, defendant: str) -> str:
    """Show a defendant's worksheet with everything unfolded; return what it says."""
    page.select_option("#person", defendant)
    page.click("#tab-worksheet")
    return unfolded(page, "#screen-worksheet .sheet")


def person(page: Page, typed: str) -> str:
    """Open a person by search with everything unfolded; return what the drawer says."""
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    return unfolded(page, "#drawer")


def unfolded(page: Page, what: str) -> str:
    for summary in page.locator(f"{what} details > summary").all():
        summary.click()
    return page.locator(what).inner_text()


def in_order(shown: str, *texts: str) -> None:
    places = [shown.index(text) for text in texts]
    assert places == sorted(places)


def test_elements_stand_on_the_worksheet(riverside_tab: Page) -> None:
    shown = worksheet(riverside_tab, "salas")
    in_order(
        shown,
        "Role on the record, by its elements",
        "Who is counted, and control (§3B1.1)",
        "First ground, §3B1.2: compared with the average participant (n.3)",
        "Second ground, §2D1.1(e)(2)(B): a low-level function",
        "What §3B1.1 comes to, were all disclosed",
    )
    role = riverside_tab.locator("#screen-worksheet .sheet")
    row = role.locator("tr", has=riverside_tab.locator("small", has_text="USSG §3B1.1")).last
    assert row.locator(".number").inner_text() == "+3"  # manager of four in an activity of seven: (b)
    control = riverside_tab.locator("#screen-worksheet .sheet li", has_text="over ortega: yes").first
    control.locator("button", has_text="au-salas-ortega").click()
    expect(riverside_tab.locator("#drawer .kicker")).to_have_text("Authority au-salas-ortega")


def test_place_then_measures_under_their_warning_in_the_drawer(riverside_tab: Page) -> None:
    in_order(
        person(riverside_tab, "salas"),
        "What else speaks to the place in the organization",
        "Measures of contacts: no level rests on them",
        "No level and no tier rests on anything here.",
        "How the contacts were collected",
    )


def test_the_drawer_says_what_somebody_agreed_to(riverside_tab: Page) -> None:
    assert "upstream: only 6 events" in person(riverside_tab, "Gary Pike")
    agreed = riverside_tab.locator("#drawer .facts dt", has_text="Agreed to").locator("+ dd button")
    agreed.click()
    expect(riverside_tab.locator("#drawer .kicker")).to_contain_text("m-pike")


def test_a_filing_has_levels_and_their_reason_alone(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    shown = worksheet(page, "salas") + person(page, "salas")
    assert "Role on the record, by its elements" in shown
    for text in ("Measures of contacts", "First ground", "were all disclosed", "control (§3B1.1)"):
        assert text not in shown


def test_unfolded_it_is_clean(tab: Tab, riverside_page: Path) -> None:
    page = tab(riverside_page, bypass_csp=True)
    worksheet(page, "pike")
    person(page, "pike")
    assert violations(page) == []


def test_what_the_chosen_outcome_makes_of_role_stands_above_the_elements_of_the_record(riverside_tab: Page) -> None:
    # Where nothing is protected a7 is in: Dunn directed Crane in an activity of five or more, +3 (§3B1.1(b)).
    page = riverside_tab
    page.select_option("#person", "dunn")
    page.select_option("#position", "psr")
    page.click("#tab-worksheet")
    note = page.locator("#screen-worksheet .role-here strong")
    page.select_option("#world", "unprotected")
    expect(note).to_have_text("Proffer, nothing protected: +3. ")
    page.select_option("#world", "silent")
    expect(note).to_have_text("Plea, no disclosure: none. ")
