"""The admission switches at the feet of the waterfall: an own mix, live numbers, and what a partial set lacks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import every_event, head, letters, rings
from tests.browser.frame import answer, throw
from tests.browser.page_data import data_of

LETTER = {"a1", "a3", "a8"}
"""What counts under the letter: known before it, narrowing, or shown by another source."""


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    return riverside_tab


def on(page: Page) -> set[str]:
    """Return the admissions whose switch is on."""
    read = "all => all.filter(one => one.checked).map(one => one.closest('.switch').textContent)"
    return set(page.locator("[role=switch]").evaluate_all(read))


def test_the_switches_stand_as_the_outcome_has_them(page: Page) -> None:
    every = {one["id"] for one in data_of(page, "admissions")}
    assert page.locator("[role=switch]").count() == len(every)
    for world, counted in {"trial": set(), "protected": LETTER, "unprotected": every}.items():
        page.select_option("#world", world)
        assert on(page) == counted


def test_an_admission_opens_with_its_own_neutral_words(page: Page) -> None:
    for number, one in enumerate(data_of(page, "admissions")):
        page.click(f"#says-{number}")
        expect(page.locator("#drawer h2")).to_have_text(one["says"])


def test_a_switch_says_whether_it_counts_against_the_client_never_unsaid(page: Page) -> None:
    assert page.get_by_role("switch", name="a1 counts against the client").count() == 1
    page.uncheck("#switch-0")
    assert page.get_by_role("switch", name="a1 does not count against the client").count() == 1
    expect(page.locator("#live")).to_contain_text("a1 does not count against the client")
    expect(page.locator(".fall-key").first).to_contain_text("never means unsaid")


def test_a_switch_that_leaves_the_letters_set_makes_an_own_mix(page: Page) -> None:
    page.check("#switch-1")
    expect(page.locator(".pick-world .word")).to_have_text("Own mix: a1 a2 a3 a8 count")
    # Worked by hand: 3.296 kg and 500 g of cocaine, 759.2 kg converted, level 28 less 3 for acceptance.
    assert (answer(page, "level"), answer(page, "weight"), answer(page, "months")) == ("25", "759.2 kg", "120")
    expect(page.locator("#partial")).to_contain_text("(f)(5), is not made, and there is no motion")
    assert page.locator(".road.chosen").count() == 0
    page.uncheck("#switch-1")  # the letter's own set is the outcome again
    expect(page.locator(".pick-world .word")).to_have_text("Proffer, letter honored")
    assert page.locator("#partial").count() == 0


def test_choosing_an_outcome_or_a_row_drops_the_mix(page: Page) -> None:
    page.check("#switch-1")
    page.select_option("#world", "silent")
    assert on(page) == set()
    page.check("#switch-1")
    assert page.locator("#world option", has_text="Own mix").count() == 1
    page.click("#road-protected")
    assert on(page) == LETTER
    assert page.locator("#world option", has_text="Own mix").count() == 0


def test_numbers_and_letters_follow_a_switch_at_once(page: Page) -> None:
    page.click("#tab-answers")
    before = (answer(page, "weight"), head(page, "dunn", "level"), letters(page, "dunn"))
    throw(page, 1, on=True)
    assert answer(page, "weight") != before[0]
    assert head(page, "dunn", "weight") == answer(page, "weight")
    throw(page, 1, on=False)
    assert (answer(page, "weight"), head(page, "dunn", "level"), letters(page, "dunn")) == before


def test_a_partial_set_has_no_worksheet_lines_of_another_set(page: Page) -> None:
    page.click("#tab-worksheet")
    assert page.locator("#screen-worksheet .total").count() > 0
    throw(page, 0, on=False)
    expect(page.locator(".sheets .note:not(.role-here)")).to_contain_text(
        "full truthful disclosure, (f)(5), is not made by it"
    )
    assert page.locator("#screen-worksheet .total").count() == 0


def test_all_that_is_on_is_the_outcome_in_which_nothing_is_protected(page: Page) -> None:
    for number in range(page.locator("[role=switch]").count()):
        page.check(f"#switch-{number}")
    expect(page.locator(".pick-world .word")).to_have_text("Proffer, nothing protected")


def test_nothing_on_the_page_looks_for_a_set_to_leave_out(page: Page) -> None:
    words = page.locator("body").inner_text().lower()
    for word in ("recommend", "best set", "optimal", "lowest set", "worth"):
        assert word not in words


def test_a_ring_marks_exactly_the_cells_that_differ_from_saying_nothing(page: Page) -> None:
    page.select_option("#world", "unprotected")
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
