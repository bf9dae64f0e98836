"""The Network screen: whose world, kinds, centre, months, pins, size, the drawer, and the same in words."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_data import data_of
from tests.browser.tab import Tab

INSIDE = """() => {
  const frame = document.querySelector("#network-frame").getBoundingClientRect();
  return [...document.querySelectorAll("#network-map .card")].every((card) => {
    const box = card.getBoundingClientRect();
    return box.left >= frame.left - 1 && box.right <= frame.right + 1
      && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
  });
}"""
BOXES = """(names) => [...document.querySelectorAll(names)].map((node) => {
  const box = node.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
})"""


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-network")
    return riverside_tab


def cards(page: Page) -> set[str]:
    found: list[str] = page.locator("#network-map [data-person]").evaluate_all("all => all.map(o => o.dataset.person)")
    return set(found)


def card(page: Page, person: str) -> str:
    return f"#network-map [data-person={person}]"


def boxes(page: Page, names: str) -> list[list[float]]:
    found: list[list[float]] = page.evaluate(BOXES, names)
    return found


def test_it_begins_with_the_world_of_the_one_in_the_sentence(page: Page) -> None:
    expect(page.locator("#network-near")).to_have_text("Near Dunn")
    linked = {
        end
        for link in data_of(page, "links")
        if "dunn" in (link["from"], link["to"])
        for end in (link["from"], link["to"])
    }
    assert linked <= cards(page)
    assert "sato" not in cards(page)


def test_all_shows_everybody(page: Page) -> None:
    page.click("#network-all")
    assert cards(page) == {person["id"] for person in data_of(page, "people")}
    assert page.locator("#network-all").get_attribute("aria-pressed") == "true"


def test_nobody_leaves_the_frame_when_the_drawer_opens(page: Page) -> None:
    page.click("#network-all")
    assert page.evaluate(INSIDE)
    page.click(card(page, "quint"))
    expect(page.locator("#drawer h2")).to_have_text("Paula Quint")
    expect(page.locator(card(page, "salas"))).to_be_visible()
    page.wait_for_function(INSIDE)
    assert cards(page) == {person["id"] for person in data_of(page, "people")}


def test_fading_reaches_people(page: Page) -> None:
    """Ortega has no link of Dunn's account; Salas has."""
    assert "faded" in (page.locator(card(page, "ortega")).get_attribute("class") or "")
    assert "faded" not in (page.locator(card(page, "salas")).get_attribute("class") or "")


def test_a_selected_person_stands_out_with_the_links_and_escape_brings_all_back(page: Page) -> None:
    before = page.locator("#network-map .line.lit").count()
    page.click(card(page, "crane"))
    expect(page.locator("#drawer h2")).to_have_text("Jerome Crane")
    ends = page.locator("#network-map .line.lit").count()
    crane = sum("crane" in (link["from"], link["to"]) and link["kind"] != "contact" for link in data_of(page, "links"))
    assert ends == crane
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    assert page.locator("#network-map .line.lit").count() == before


def test_a_kind_that_is_off_is_neither_drawn_nor_in_the_legend(page: Page) -> None:
    assert page.locator("#network-map .kind-contact").count() == 0  # off at first
    page.click("#kind-contact")
    assert page.locator("#network-map .kind-contact").count() > 0
    expect(page.locator("#network-legend")).to_contain_text("Contact")
    page.click("#kind-contact")
    page.click("#kind-drugs")
    assert page.locator("#network-map .kind-drugs").count() == 0
    expect(page.locator("#network-legend")).not_to_contain_text("Own act")
    assert page.evaluate("document.activeElement.id") == "kind-drugs"


def test_a_double_click_centres_and_escape_goes_back(page: Page) -> None:
    page.dblclick(card(page, "salas"))
    expect(page.locator("#network-near")).to_have_text("Near Salas")
    assert "varga" in cards(page)
    page.keyboard.press("Escape")
    expect(page.locator("#network-near")).to_have_text("Near Dunn")


def test_the_scope_stands_on_the_edge_in_the_chosen_position(page: Page) -> None:
    page.select_option("#position", "psr")
    edge = page.locator(".hull-label[data-undertaking=westside]")
    expect(edge).to_have_text("westside: cocaine, ≤ 500 g, with Hale, Crane")
    page.select_option("#position", "government")
    expect(edge).to_have_text("westside: whole")
    expect(page.locator(".hull-label[data-undertaking=upstream]")).to_have_text("upstream: Dunn is not in it")
    page.locator(".hull-label[data-undertaking=upstream]").click()
    expect(page.locator("#drawer")).to_contain_text("Terrence Dunn is not in it.")
    expect(page.locator("#drawer dl")).to_contain_text("only 6 events")


def test_a_label_says_apart_what_counts_and_what_does_not(page: Page) -> None:
    """2.75 kg count; the 500 g of September 15 are told in the session and kept out by the letter."""
    page.select_option("#position", "psr")
    page.select_option("#world", "protected")
    page.click("#network-list summary")
    line = page.locator("#network-list li", has=page.get_by_text("Salas → Dunn", exact=True)).filter(has_text="kg")
    assert line.locator(".amount").all_text_contents() == ["O2.75 kg", "P500 g"]


@pytest.mark.parametrize("all_of_them", [False, True])
def test_labels_are_few_and_lie_on_no_card_and_on_no_other_label(page: Page, all_of_them: bool) -> None:
    if all_of_them:
        page.click("#network-all")
    pills = boxes(page, "#network-map .pill .face")
    others = boxes(page, "#network-map .card > .face, #network-map .hull-label rect")
    assert 0 < len(pills) <= 25
    for n, one in enumerate(pills):
        assert not [two for two in (*pills[:n], *others) if _meet(one, two)]


def _meet(one: list[float], two: list[float]) -> bool:
    return one[0] < two[2] - 1 and two[0] < one[2] - 1 and one[1] < two[3] - 1 and two[1] < one[3] - 1


def test_a_card_dragged_stays_where_it_is_left_in_its_column_until_fit(page: Page) -> None:
    where: Any = page.locator(card(page, "crane")).bounding_box()
    page.mouse.move(where["x"] + 20, where["y"] + 10)
    page.mouse.down()
    page.mouse.move(where["x"] + 60, where["y"] + 80, steps=4)
    page.mouse.up()
    moved: Any = page.locator(card(page, "crane")).bounding_box()
    assert moved["y"] == pytest.approx(where["y"] + 70, abs=3)
    assert moved["x"] == pytest.approx(where["x"], abs=1)
    expect(page.locator("#drawer")).to_be_hidden()
    page.click("#network-fit")
    back: Any = page.locator(card(page, "crane")).bounding_box()
    assert back["y"] == pytest.approx(where["y"], abs=1)


def test_nearer_farther_and_fit(page: Page) -> None:
    where: Any = page.locator(card(page, "dunn")).bounding_box()
    page.click("button[aria-label=Nearer]")
    nearer: Any = page.locator(card(page, "dunn")).bounding_box()
    assert nearer["width"] == pytest.approx(where["width"] / 0.8, rel=0.02)
    assert cards(page) >= {"dunn", "salas", "crane"}  # nobody vanishes
    page.click("#network-fit")
    assert page.locator(card(page, "dunn")).bounding_box() == where


def test_months_leave_the_links_of_those_months(page: Page) -> None:
    whole = page.locator("#network-map .line").count()
    page.select_option("#months-from", "2025-09")
    page.select_option("#months-to", "2025-09")
    some = page.locator("#network-map .line").count()
    assert 0 < some < whole
    expect(page.locator("#network-months")).to_contain_text("September 2025 – September 2025")
    page.keyboard.press("Escape")
    assert page.locator("#network-map .line").count() == whole


def test_a_drag_over_the_bars_chooses_months(page: Page) -> None:
    bars: Any = page.locator(".bars").bounding_box()
    page.mouse.move(bars["x"] + 1, bars["y"] + 20)
    page.mouse.down()
    page.mouse.move(bars["x"] + bars["width"] / 3, bars["y"] + 20, steps=3)
    page.mouse.up()
    first = min(event["sort"][:7] for event in data_of(page, "events") if event["sort"])
    assert page.locator("#months-from").input_value() == first
    page.click("#months-all")
    assert page.locator("#months-from").input_value() == ""


def test_the_list_holds_the_lines_and_people_that_the_picture_shows(page: Page) -> None:
    page.click("#network-list summary")
    drawn = page.locator("#network-map .line").evaluate_all("all => all.map(o => o.dataset.line).sort()")
    assert (
        page.locator("#network-list li[data-line]").evaluate_all("all => all.map(o => o.dataset.line).sort()") == drawn
    )
    names = {person["id"]: person["name"] for person in data_of(page, "people")}
    assert set(page.locator("#network-list section .opener").all_inner_texts()) == {names[id] for id in cards(page)}


def test_a_link_opens_what_stands_behind_it_and_why(page: Page) -> None:
    page.click("#network-list summary")
    page.locator("#network-list li:has(.is-O) .opener").first.click()
    expect(page.locator("#drawer .kicker")).to_have_text("Link: drugs")
    expect(page.locator("#drawer .because").first).to_contain_text("USSG §1B1.3")


def test_where_nothing_is_left_it_says_why(page: Page) -> None:
    for kind in ("drugs", "money", "authority", "knowledge"):
        page.click(f"#kind-{kind}")
    expect(page.locator("#network-empty")).to_contain_text("No link of the kinds that are on")


def test_on_a_phone_the_list_comes_before_the_map(tab: Tab, riverside_page: Any) -> None:
    page = tab(riverside_page, width=390, height=844)
    page.click("#tab-network")
    listed: Any = page.locator("#network-list").bounding_box()
    drawn: Any = page.locator("#network-frame").bounding_box()
    assert listed["y"] + listed["height"] <= drawn["y"]
    assert page.locator("#network-list li[data-line]").count() > 10
