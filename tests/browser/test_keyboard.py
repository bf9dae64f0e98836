"""Everything by keyboard alone: tabs, matrix, panel, switches, search, map."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.frame import answer


def focused(page: Page) -> str:
    """Return the id of what has the focus, or its place in the matrix."""
    found: str = page.evaluate(
        "(one => one.id || (one.dataset.row !== undefined ? `${one.dataset.row},${one.dataset.column}` : one.tagName))"
        "(document.activeElement)"
    )
    return found


def tab_to(page: Page, id: str, most: int = 60) -> None:
    """Press Tab until an element has the focus; that it can be reached is what is asserted."""
    for _ in range(most):
        if focused(page) == id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{id} is not reached by Tab; the focus is on {focused(page)}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_first_stop_skips_to_the_view(riverside_tab: Page) -> None:
    press(riverside_tab, "Tab")
    expect(riverside_tab.locator(".skip")).to_be_focused()
    press(riverside_tab, "Enter")
    assert focused(riverside_tab) == "main"


def test_tabs_are_one_stop_and_arrows_move_between_views(riverside_tab: Page) -> None:
    tab_to(riverside_tab, "tab-decide")
    press(riverside_tab, "ArrowRight")
    assert focused(riverside_tab) == "tab-answers"
    expect(riverside_tab.locator("#screen-answers")).to_be_visible()
    press(riverside_tab, "End")
    assert focused(riverside_tab) == "tab-worksheet"
    press(riverside_tab, "ArrowRight")  # around
    assert focused(riverside_tab) == "tab-decide"
    press(riverside_tab, "Tab")
    assert riverside_tab.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.fixture
def matrix(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-answers")
    riverside_tab.locator("#answers-grid [tabindex='0']").focus()
    return riverside_tab


def test_one_cell_is_in_the_tab_order(matrix: Page) -> None:
    assert matrix.locator("#answers-grid [tabindex='0']").count() == 1
    press(matrix, "ArrowRight", "ArrowDown")
    assert matrix.locator("#answers-grid [tabindex='0']").count() == 1


def test_arrows_home_and_end_move_in_the_grid_and_pass_over_groups(matrix: Page) -> None:
    rows = int(matrix.locator("#answers-grid").get_attribute("aria-rowcount") or 0) - 1
    columns = int(matrix.locator("#answers-grid").get_attribute("aria-colcount") or 0)
    groups = [int(one) - 2 for one in matrix.locator(".group-row").evaluate_all("all => all.map(o => o.ariaRowIndex)")]
    press(matrix, "Control+Home")
    assert focused(matrix) == "1,0"  # 0 is the first group
    press(matrix, "ArrowRight", "ArrowRight", *["ArrowDown"] * (groups[1] - 1))
    assert focused(matrix) == f"{groups[1] + 1},2"
    press(matrix, "ArrowUp")
    assert focused(matrix) == f"{groups[1] - 1},2"
    press(matrix, "Control+Home", "ArrowUp")  # the heading is part of the grid
    assert focused(matrix) == "-1,0"
    press(matrix, "ArrowUp")
    assert focused(matrix) == "-1,0"
    press(matrix, "ArrowDown", "End")
    assert focused(matrix) == f"1,{columns - 1}"
    press(matrix, "Control+End")
    assert focused(matrix) == f"{rows - 1},{columns - 1}"
    press(matrix, "ArrowRight", "ArrowDown")
    assert focused(matrix) == f"{rows - 1},{columns - 1}"
    press(matrix, "Home")
    assert focused(matrix) == f"{rows - 1},0"


def test_the_active_cell_is_always_in_sight(matrix: Page) -> None:
    matrix.set_viewport_size({"width": 900, "height": 500})
    press(matrix, "Control+End")
    hidden = """() => {
      const boxOf = one => one.getBoundingClientRect();
      const [cell, frame] = [document.activeElement, document.querySelector('.answers-scroller')].map(boxOf);
      const fixed = boxOf(document.querySelector('.event-row .about'));
      const head = boxOf(document.querySelector('.head-row'));
      return cell.left < fixed.right - 1 || cell.right > frame.right + 1
        || cell.top < head.bottom - 1 || cell.bottom > frame.bottom + 1;
    }"""
    assert not matrix.evaluate(hidden)
    press(matrix, *["ArrowUp"] * 20, "ArrowLeft")
    assert not matrix.evaluate(hidden)


def test_enter_opens_the_reasons_and_escape_comes_back(matrix: Page) -> None:
    press(matrix, "Control+Home", "ArrowRight")
    here = focused(matrix)
    press(matrix, "Enter")
    assert focused(matrix) == "drawer"
    expect(matrix.locator("#drawer .kicker")).to_contain_text("Transaction")
    press(matrix, "Tab")  # into the panel, which comes next
    assert matrix.evaluate("document.getElementById('drawer').contains(document.activeElement)")
    press(matrix, "Escape")
    expect(matrix.locator("#drawer")).to_be_hidden()
    assert focused(matrix) == here


def test_enter_on_a_defendant_opens_his_worksheet(matrix: Page) -> None:
    press(matrix, "Control+Home", "ArrowRight", "ArrowRight", "ArrowUp")
    name = matrix.evaluate("document.activeElement.title")
    press(matrix, "Enter")
    expect(matrix.locator("#person option:checked")).to_have_text(name)
    expect(matrix.locator("#screen-worksheet h2").first).to_have_text(name)
    expect(matrix.locator("#screen-worksheet .total").first).to_be_visible()


def test_every_cell_tells_a_screen_reader_its_letter_person_and_event(matrix: Page) -> None:
    press(matrix, "Control+Home", "ArrowRight", "ArrowRight")
    label = matrix.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "Hector Salas, 01/01/2025–01/20/2025 100 g cocaine" in label
    assert label.split(":")[0].split(",")[0] in (
        *("Own act", "Joint activity", "Open", "Contested", "Out of the range", "Not counted"),
    )


def test_the_focus_stays_while_a_choice_changes_the_matrix(matrix: Page) -> None:
    press(matrix, "Control+Home", *["ArrowRight"] * 3, *["ArrowDown"] * 5)
    where = "[document.activeElement.dataset.person, document.activeElement.closest('[data-event]').dataset.event]"
    here = matrix.evaluate(where)
    matrix.evaluate("""() => { const box = document.getElementById('world'); box.value = 'unprotected';
      box.dispatchEvent(new Event('change')); }""")
    assert matrix.evaluate(where) == here


def test_switches_are_thrown_by_space(riverside_tab: Page) -> None:
    tab_to(riverside_tab, "switch-1", most=90)
    press(riverside_tab, "Space")
    assert riverside_tab.is_checked("#switch-1")
    expect(riverside_tab.locator("#live")).to_contain_text("a2 counts against the client")
    assert focused(riverside_tab) == "switch-1"


def test_positions_move_by_arrow_and_are_said(riverside_tab: Page) -> None:
    tab_to(riverside_tab, "position")
    press(riverside_tab, "ArrowDown")
    assert focused(riverside_tab) == "position"
    expect(riverside_tab.locator("#live")).to_contain_text("Ceiling")
    expect(riverside_tab.locator("#live")).to_contain_text(f"{answer(riverside_tab, 'months')} months")


def test_search_by_arrows_enter_and_escape(riverside_tab: Page) -> None:
    tab_to(riverside_tab, "search")
    riverside_tab.keyboard.type("dunn")
    press(riverside_tab, "ArrowDown")
    assert riverside_tab.locator("#search").get_attribute("aria-activedescendant") == "found-1"
    second = riverside_tab.locator("#found-1 .found-title").inner_text()
    press(riverside_tab, "Enter")
    assert focused(riverside_tab) == "drawer"
    expect(riverside_tab.locator("#drawer h2")).to_have_text(second)
    press(riverside_tab, "Escape")
    assert focused(riverside_tab) == "search"


def test_the_network_is_walked_by_arrows_and_a_card_opened_by_enter(riverside_tab: Page) -> None:
    here = "document.activeElement.dataset.person || document.activeElement.id"
    riverside_tab.click("#tab-network")
    riverside_tab.locator("#network-map [tabindex='0']").focus()
    assert riverside_tab.evaluate(here) == "dunn"
    press(riverside_tab, "ArrowUp")
    assert riverside_tab.evaluate(here) == "bell"  # who stands above in the column
    press(riverside_tab, "ArrowDown", "ArrowRight")
    assert riverside_tab.evaluate(here) in ("crane", "hale", "runner")
    press(riverside_tab, "Enter")
    assert focused(riverside_tab) == "drawer"
    press(riverside_tab, "Escape")
    assert riverside_tab.evaluate(here) in ("crane", "hale", "runner")
    press(riverside_tab, "c")
    expect(riverside_tab.locator("#network-centre")).to_be_visible()
    press(riverside_tab, "Escape")
    expect(riverside_tab.locator("#network-centre")).to_be_hidden()


def test_focus_is_visible_wherever_it_goes(riverside_tab: Page) -> None:
    unseen = """() => { const one = document.activeElement;
      if (one === document.body) return null;  // beyond the last stop
      const box = one.closest('.choices, .pick') || one;
      const bare = [one, box].every(it => getComputedStyle(it).outlineStyle === 'none');
      return bare ? one.outerHTML.slice(0, 120) : null; }"""
    riverside_tab.locator("body").press("Tab")
    found = set()
    for _ in range(30):
        found.add(riverside_tab.evaluate(unseen))
        press(riverside_tab, "Tab")
    assert found == {None}
    assert riverside_tab.evaluate("document.activeElement.tagName") != "BODY"
