"""Every control of the page does what it says: views, choices, search, panel, records, theme, print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answers import every_event, head
from tests.browser.frame import answer, choose_theme
from tests.browser.page_data import data_of
from tests.browser.tab import Opened, Tab

VIEWS = {
    "decide": "Where the weight stands",
    "answers": "Who answers for which event",
    "network": "Network",
    "time": "Member, knew, took part",
    "proof": "Not believed? what falls for Dunn, Middle, on the record",
    "worksheet": "Terrence Dunn",
}


def panel_title(page: Page) -> str:
    return page.locator("#drawer h2").inner_text()


@pytest.mark.parametrize(("view", "title"), VIEWS.items())
def test_a_tab_shows_its_view_and_no_other(riverside_tab: Page, view: str, title: str) -> None:
    riverside_tab.click(f"#tab-{view}")
    shown = riverside_tab.locator("main > section:visible")
    assert shown.evaluate_all("all => all.map(one => one.id)") == [f"screen-{view}"]
    assert shown.locator("h2").first.inner_text().startswith(title)
    assert riverside_tab.locator("[role=tab][aria-selected=true]").get_attribute("id") == f"tab-{view}"


def test_the_heading_says_what_the_copy_is(riverside_tab: Page) -> None:
    expect(riverside_tab.locator(".banner")).to_contain_text("PRIVILEGED")
    expect(riverside_tab.locator("h1")).to_have_text(str(data_of(riverside_tab, "head.caption")))
    expect(riverside_tab.locator("#foot")).to_contain_text("counsel copy")
    expect(riverside_tab.locator("#foot")).to_contain_text(str(data_of(riverside_tab, "head.digest")))


def test_another_position_brings_other_numbers_and_its_name(riverside_tab: Page) -> None:
    riverside_tab.select_option("#world", "trial")
    seen = set()
    for position in ("defense", "psr", "government"):
        riverside_tab.select_option("#position", position)
        title = {"defense": "Defense", "psr": "Middle", "government": "Ceiling"}[position]
        expect(riverside_tab.locator(".pick-position .word")).to_have_text(title)
        seen.add(answer(riverside_tab, "weight"))
    assert len(seen) == 3


def test_another_defendant_brings_his_numbers_and_stands_first(riverside_tab: Page) -> None:
    riverside_tab.click("#tab-answers")
    riverside_tab.select_option("#person", "salas")
    first = riverside_tab.locator(".who-head").first
    expect(first).to_have_attribute("data-person", "salas")
    assert head(riverside_tab, "salas", "weight") == answer(riverside_tab, "weight")
    assert head(riverside_tab, "salas", "level").split()[-1] == answer(riverside_tab, "level")


def test_a_world_is_said_where_the_numbers_are_explained(riverside_tab: Page) -> None:
    riverside_tab.select_option("#world", "trial")
    riverside_tab.click("#tab-worksheet")
    expect(riverside_tab.locator(".sheets .kicker")).to_contain_text("Middle · Trial, no disclosure")
    riverside_tab.select_option("#world", "silent")
    expect(riverside_tab.locator(".sheets .kicker")).to_contain_text("Plea")


def test_the_worksheet_lists_every_line_with_its_cite(riverside_tab: Page) -> None:
    riverside_tab.select_option("#world", "trial")
    riverside_tab.click("#tab-worksheet")
    number = data_of(riverside_tab, "computed.trial.psr.dunn.0")
    lines = data_of(riverside_tab, f"answers.{number}.lines")
    wanted = sorted(str(data_of(riverside_tab, f"lines.{line}.cite")) for line in lines)
    names = data_of(riverside_tab, "worksheet.names")
    own = riverside_tab.locator(
        "#screen-worksheet .sheet > table:first-of-type, #screen-worksheet .sheet > details > table.rest"
    )
    shown = own.locator("tr:not(.base, .total) th").all_text_contents()
    rows = [names.get(cite, "") + cite for cite in wanted if cite != "USSG §5G1.1"]  # in the row of the range
    assert sorted(shown) == sorted(rows)


def test_a_cell_opens_its_reasons_down_to_the_pages(riverside_tab: Page) -> None:
    riverside_tab.click("#tab-answers")
    riverside_tab.locator(".who.own .is-O").first.click()
    panel = riverside_tab.locator("#drawer")
    terms = panel.locator(".facts").first.locator("dt").all_inner_texts()
    assert terms[:2] == ["Rule", "Why"]
    assert "Pages" in terms
    expect(panel).to_contain_text("USSG §1B1.3(a)(1)(A)")
    expect(panel).to_contain_text("Counts: own act – Terrence Dunn")
    expect(panel.locator(".pages").first).to_contain_text(re.compile(r"GOV-\d+"))
    panel.locator("dd .opener").first.click()  # a person, or the exhibit: the next link of the chain
    assert panel.locator("button", has_text="Back").count() == 1


def test_the_reasons_of_a_cell_that_fails_name_the_element_and_what_would_change_it(riverside_tab: Page) -> None:
    riverside_tab.select_option("#world", "trial")
    every_event(riverside_tab)
    riverside_tab.locator(".who.own .is-none").first.click()
    terms = riverside_tab.locator("#drawer .facts").first.locator("dt").all_inner_texts()
    assert {"Fails at", "Why", "Would change it"} <= set(terms)


def test_the_panel_goes_back_and_closes(riverside_tab: Page) -> None:
    riverside_tab.click("#tab-worksheet")
    riverside_tab.locator(".sheets button", has_text="Everything about").click()
    assert riverside_tab.locator("#drawer .kicker").inner_text() == "Defendant"
    riverside_tab.locator("#drawer button[aria-label^=Close]").focus()
    riverside_tab.locator("#drawer .event-list button").first.click()
    riverside_tab.locator("#drawer button", has_text="Back").click()
    assert riverside_tab.locator("#drawer .kicker").inner_text() == "Defendant"
    riverside_tab.click("#drawer .close")
    expect(riverside_tab.locator("#drawer")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("salas", "Hector Salas"),  # a name
        ("pa-crane", None),  # an id
        ("GOV-0000201", "Toll records of Salas's number"),  # the first page of an exhibit
        ("0000300", "Toll records of Salas's number"),  # a page between its first and its last
    ],
)
def test_search_finds_people_ids_and_pages(riverside_tab: Page, typed: str, found: str | None) -> None:
    riverside_tab.fill("#search", typed)
    first = riverside_tab.locator("#found li").first
    if found is None:
        expect(first.locator(".found-hint")).to_contain_text(typed)
    else:
        expect(first.locator(".found-title")).to_have_text(found)
    wanted = first.locator(".found-title").inner_text()
    riverside_tab.keyboard.press("Enter")
    assert panel_title(riverside_tab) == wanted


def test_search_finds_an_alias(riverside_tab: Page) -> None:
    people = data_of(riverside_tab, "people")
    person = next(one for one in people if one["aliases"] and len(one["aliases"][0]) > 2)
    riverside_tab.fill("#search", person["aliases"][0])
    expect(riverside_tab.locator("#found .found-title").first).to_have_text(person["name"])


def test_what_is_nowhere_is_said_to_be_nowhere(riverside_tab: Page) -> None:
    riverside_tab.fill("#search", "zzzzz")
    expect(riverside_tab.locator("#found")).to_be_hidden()
    expect(riverside_tab.locator("#live")).to_have_text("nothing found")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_follows_the_system_until_one_is_chosen(tab: Tab, riverside_page: Path, system: str) -> None:
    page = tab(riverside_page, theme=system)
    ground = "getComputedStyle(document.body).backgroundColor"
    by_system = page.evaluate(ground)
    seen = {}
    for theme in ("light", "dark"):
        choose_theme(page, theme)
        seen[theme] = page.evaluate(ground)
    assert seen["light"] != seen["dark"]
    assert by_system == seen[system]
    choose_theme(page, "auto")
    assert page.evaluate(ground) == by_system


def test_print_asks_the_browser_to_print(riverside_tab: Page) -> None:
    riverside_tab.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    riverside_tab.click("#export summary")
    riverside_tab.click("#print")
    assert riverside_tab.locator("body").get_attribute("data-printed") == "yes"


@pytest.mark.parametrize("view", VIEWS)
def test_paper_is_light_and_bears_the_banner(tab: Tab, riverside_page: Path, view: str) -> None:
    page = tab(riverside_page, theme="dark")
    page.click(f"#tab-{view}")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator(".banner")).to_be_visible()
    # A heading group is what the browser repeats on every sheet.
    assert page.evaluate("getComputedStyle(document.querySelector('.banner')).display") == "table-header-group"
    for hidden in ("#tabs", "#tools", "#person"):
        expect(page.locator(hidden)).to_be_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_never_scrolls_the_page_sideways(tab: Tab, riverside_page: Path, view: str) -> None:
    page = tab(riverside_page, width=390, height=844)
    page.click(f"#tab-{view}")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_nothing_is_stored_and_the_address_stays(chromium: Browser, riverside_page: Path) -> None:
    opened = Opened(chromium)
    page, address = opened.page, riverside_page.as_uri()
    page.goto(address)
    for view in VIEWS:
        page.click(f"#tab-{view}")
    page.fill("#search", "salas")
    page.keyboard.press("Enter")
    page.select_option("#world", "trial")
    assert page.url == address
    assert page.evaluate("history.length") == 2  # the blank page and this one
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert opened.closed() == []


def test_a_copy_without_a_proffer_has_no_worlds_and_no_switches(tab: Tab, baseline_page: Path) -> None:
    page = tab(baseline_page)
    assert page.locator("#world").count() == 0
    assert page.locator("[role=switch]").count() == 0
    expect(page.locator(".sentence")).to_contain_text("On the record")
    page.click("#tab-answers")
    assert "Contested" in " ".join(page.locator(".chip").all_inner_texts())
    assert page.locator(".ringed").count() == 0


def test_the_copy_for_the_court_has_one_position_and_two_letters(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    assert page.locator("#position").count() == 0
    every_event(page)
    page.select_option("#person", "salas")
    assert page.locator(".chip .letter").all_inner_texts() == ["O", "J", "·"]
