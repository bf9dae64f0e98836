"""The admission switches: labels, live numbers, and what a partial set lacks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import every_event, head, letters, rings
from tests.browser.frame import answer, throw
from tests.browser.page_data import data_of


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.select_option("#world", "unprotected")
    return riverside_tab


def test_every_admission_has_a_switch_with_its_own_neutral_words(page: Page) -> None:
    said = [one["says"] for one in data_of(page, "admissions")]
    assert page.locator(".switch-says").all_inner_texts() == said
    assert page.locator("[role=switch]:checked").count() == len(said)


def test_a_switch_says_whether_it_counts_against_the_client_never_unsaid(page: Page) -> None:
    state = page.locator("#switch-1-state")
    assert state.inner_text().startswith("counts against the client")
    page.uncheck("#switch-1")
    assert state.inner_text().startswith("does not count against the client")
    expect(page.locator("#live")).to_contain_text("does not count against the client")
    expect(page.locator(".switches")).to_contain_text("never unsaid")


def test_a_switch_that_moves_nothing_in_a_world_says_so(page: Page) -> None:
    page.select_option("#world", "silent")
    states = page.locator(".switch-state").all_inner_texts()
    assert all("moves nothing for Terrence Dunn in this outcome" in state for state in states)


def test_numbers_and_letters_follow_a_switch_at_once(page: Page) -> None:
    page.click("#tab-answers")
    before = (answer(page, "weight"), head(page, "dunn", "level"), letters(page, "dunn"))
    throw(page, 1, on=False)
    assert answer(page, "weight") != before[0]
    assert head(page, "dunn", "weight") == answer(page, "weight")
    throw(page, 1, on=True)
    assert (answer(page, "weight"), head(page, "dunn", "level"), letters(page, "dunn")) == before


def test_a_partial_set_has_no_criterion_5_no_motion_and_no_worksheet_lines_of_another_set(page: Page) -> None:
    page.click("#tab-worksheet")
    assert page.locator("#screen-worksheet .total").count() > 0
    assert page.locator("#partial").count() == 0
    throw(page, 0, on=False)
    expect(page.locator("#partial")).to_contain_text("(f)(5), is not made")
    expect(page.locator("#partial")).to_contain_text("no motion")
    expect(page.locator(".sheets .note")).to_contain_text("full truthful disclosure, (f)(5), is not made by it")
    assert page.locator("#screen-worksheet .total").count() == 0


def test_an_own_mix_is_named_and_dropped_by_the_choice_of_an_outcome(page: Page) -> None:
    page.uncheck("#switch-0")
    said = " ".join(one["id"] for one in data_of(page, "admissions")[1:])
    expect(page.locator(".pick-world .word")).to_have_text(f"Own mix: {said} count")
    page.select_option("#world", "unprotected")
    assert page.locator("[role=switch]:not(:checked)").count() == 0
    assert page.locator("#world option", has_text="Own mix").count() == 0


def test_a_partial_set_says_nothing_of_a_session_where_there_was_none(page: Page) -> None:
    page.uncheck("#switch-0")
    page.select_option("#world", "trial")
    assert page.locator("#partial").count() == 0


def test_all_and_none_are_one_button_each(page: Page) -> None:
    total = page.locator("[role=switch]").count()
    assert page.locator("#all-count").is_disabled()
    page.click("#none-count")
    assert page.locator("[role=switch]:checked").count() == 0
    expect(page.locator("#switch-count")).to_have_text(f"0 of {total} admissions counted")
    assert page.locator("#none-count").is_disabled()
    page.click("#all-count")
    assert page.locator("[role=switch]:checked").count() == total


def test_nothing_on_the_page_looks_for_a_set_to_leave_out(page: Page) -> None:
    words = page.locator("body").inner_text().lower()
    for word in ("recommend", "best set", "optimal", "lowest set", "worth"):
        assert word not in words


def test_a_ring_marks_exactly_the_cells_that_differ_from_saying_nothing(page: Page) -> None:
    every_event(page)
    who = page.locator(".who-head").evaluate_all("all => all.map((one) => one.dataset.person)")
    with_proffer = {id: letters(page, id) for id in who}
    ringed = {id: rings(page, id) for id in who}
    page.select_option("#world", "silent")
    silent = {id: letters(page, id) for id in who}
    assert page.locator(".who .ringed").count() == 0
    for id in who:
        assert ringed[id] == {at for at, letter in with_proffer[id].items() if silent[id][at] != letter}
    assert any(ringed.values())
