"""The map: lens, kinds, layouts, cards and links that open the panel, and the same in words."""

from __future__ import annotations

import hashlib

import pytest
from playwright.sync_api import Page, expect

from tests.browser.frame import choose_theme
from tests.browser.page_data import data_of


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.select_option("#world", "trial")
    riverside_tab.click("#tab-network")
    riverside_tab.wait_for_function("document.querySelector('#map-frame canvas').width > 0")
    return riverside_tab


def picture(page: Page) -> str:
    """A digest of what the canvas shows, once it is at rest."""
    page.wait_for_timeout(250)
    data: str = page.evaluate("document.querySelector('#map-frame canvas').toDataURL()")
    return hashlib.sha256(data.encode()).hexdigest()


def said(page: Page) -> str:
    return page.locator("#map-says").inner_text()


def test_the_map_says_how_many_links_are_attributed_in_the_chosen_place(page: Page) -> None:
    shown = [link for link in data_of(page, "links") if link["kind"] != "contact"]  # off at first
    assert f"of {len(shown)} attributed to Terrence Dunn" in said(page)
    assert said(page).endswith("Middle · Trial, no disclosure")


def test_position_defendant_and_theme_change_the_picture(page: Page) -> None:
    seen = [picture(page)]
    page.select_option("#position", "government")
    seen.append(picture(page))
    page.select_option("#person", "sato")
    seen.append(picture(page))
    choose_theme(page, "dark")
    seen.append(picture(page))
    assert len(set(seen)) == len(seen)


def test_the_lens_lets_all_links_stand_out_when_it_is_off(page: Page) -> None:
    with_lens = picture(page)
    page.uncheck("#lens")
    assert "attributed" not in said(page)
    assert picture(page) != with_lens
    page.check("#lens")
    assert picture(page) == with_lens


def test_a_kind_that_is_off_is_not_shown(page: Page) -> None:
    before = said(page)
    page.uncheck("#kind-drugs")
    after = said(page)
    drugs = sum(link["kind"] == "drugs" for link in data_of(page, "links"))
    assert int(before.split(" of ")[1].split()[0]) - int(after.split(" of ")[1].split()[0]) == drugs


def test_the_other_layout_is_another_picture_and_back_again(page: Page) -> None:
    tier = picture(page)
    page.click("label[for=layout-force]")
    assert picture(page) != tier
    page.click("label[for=layout-tier]")
    assert picture(page) == tier


def test_size_and_fit(page: Page) -> None:
    fitted = picture(page)
    page.click("button[aria-label=Larger]")
    assert picture(page) != fitted
    page.click("button[aria-label=Fit]")
    assert picture(page) == fitted


def test_a_click_on_a_card_opens_the_person(page: Page) -> None:
    frame = page.locator("#map-frame").bounding_box()
    assert frame is not None
    names = {person["name"] for person in data_of(page, "people")}
    opened = set()
    for part in range(2, 39):  # along a line through a row of cards
        page.mouse.click(frame["x"] + frame["width"] * part / 40, frame["y"] + frame["height"] * 0.56)
        page.wait_for_timeout(20)
        if page.locator("#drawer").is_visible() and page.locator("#drawer .kicker").inner_text() in (
            "Person",
            "Defendant",
        ):
            opened.add(page.locator("#drawer h2").inner_text())
    assert opened
    assert opened <= names


def test_the_list_holds_the_people_and_links_that_the_picture_shows(page: Page) -> None:
    page.locator("#map-list summary").click()
    people = [person["name"] for person in data_of(page, "people")]
    shown = page.locator("#map-list-body section > ul > li > .opener").all_inner_texts()
    assert sorted(shown) == sorted(people)
    total = int(said(page).split(" of ")[1].split()[0])
    assert page.locator("#map-list-body .opener.row").count() == total
    lit = int(said(page).split(" ")[0])
    assert page.locator("#map-list-body li:not(.unlit) > .opener.row").count() == lit


def test_a_link_opens_what_stands_behind_it_and_why(page: Page) -> None:
    page.locator("#map-list summary").click()
    page.locator("#map-list-body .opener.row:has(.is-O)").first.click()
    expect(page.locator("#drawer .kicker")).to_have_text("Link: drugs")
    expect(page.locator("#drawer")).to_contain_text("Attributed to Terrence Dunn and why")
    assert page.locator("#drawer .because").count() > 0
    expect(page.locator("#drawer .because").first).to_contain_text("USSG §1B1.3")
