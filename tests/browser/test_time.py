"""Time: lanes, memberships, events with their hue and size, what was known, and the same in words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from relcon.figures.encodings import disc_radius
from relcon.records.base import PositionName
from relcon.views.answered import Answered
from relcon.views.event_rows import kilograms
from relcon.views.letters import answers_on, letters_of
from tests.browser.frame import throw
from tests.browser.page_data import data_of
from tests.browser.tab import Tab
from tests.browser.test_answers import turn

NAMES = {"O": "O", "J": "J", "C": "C", "?": "open", "P": "P", "·": "none"}


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-time")
    return riverside_tab


def everybody(page: Page) -> None:
    page.locator("label[for=time-whose-all]").click()


@pytest.mark.parametrize(
    ("person", "position", "world"),
    [("dunn", "psr", "protected"), ("dunn", "government", "unprotected"), ("bell", "defense", "silent")],
)
def test_every_event_has_the_hue_and_the_size_of_the_engines_answer(
    page: Page, found: Answered, person: str, position: PositionName, world: str
) -> None:
    turn(page, person, position, world)
    everybody(page)
    held, marks = answers_on(found, person, position, world), letters_of(found, person, position, world)
    read = "all => all.map(one => [one.dataset.event, one.getAttribute('class').split('at-')[1]])"
    hues = dict(page.locator(".happening").evaluate_all(read))
    dated = {id: event for id, event in found.index.events.items() if event.date.first is not None}
    assert hues == {id: NAMES[marks.get(id, "·")] for id in dated}
    read = "all => all.map(one => [one.dataset.event, Number(one.querySelector('.disc').getAttribute('r'))])"
    sizes = dict(page.locator(".happening").evaluate_all(read))
    assert sizes == {id: disc_radius(kilograms(held[id], event, found.edition)) for id, event in dated.items()}


def test_his_lane_is_first_and_taller_and_only_those_in_play_have_one(page: Page) -> None:
    names = page.locator(".lane-name").evaluate_all("all => all.map(one => one.dataset.person)")
    assert names[0] == "dunn"
    heights = page.locator(".lane").evaluate_all("all => all.map(one => one.height.baseVal.value)")
    assert heights[0] == max(heights)
    everybody(page)
    assert page.locator(".lane-name").count() == len(data_of(page, "people")) > len(names)


def test_a_membership_stands_with_what_was_agreed_to_in_this_position(page: Page) -> None:
    bars = page.locator(".member text")
    assert "westside: cocaine, ≤ 500 g, with Hale, Crane" in bars.all_text_contents()
    own = page.locator(".member[aria-label^='Terrence Dunn']")
    assert own.count() == 1  # the case's reading and the admission's say the same: one bar
    page.select_option("#position", "government")
    assert "Terrence Dunn: westside: whole" in own.evaluate_all("all => all.map(one => one.ariaLabel)")


def test_what_was_known_is_hollow_where_its_admission_does_not_count(page: Page) -> None:
    kept = "all => all.map(one => [one.dataset.known, one.getAttribute('class').includes('kept')])"
    assert page.locator(".known").evaluate_all(kept) == [
        ["kn-dunn-bell", False],
        ["pk-gun", True],
        ["pk-cook", True],
        ["pk-lund", False],
    ]
    page.select_option("#world", "unprotected")
    assert not any(out for _, out in page.locator(".known").evaluate_all(kept))
    page.select_option("#world", "silent")  # what was never said is not there
    assert page.locator(".known").evaluate_all(kept) == [["kn-dunn-bell", False]]


def test_a_switch_makes_what_it_tells_hollow(page: Page) -> None:
    page.select_option("#world", "unprotected")
    place = [one["id"] for one in data_of(page, "admissions")].index("a6")
    throw(page, place, on=False)
    expect(page.locator("[data-known='pk-cook']")).to_have_class("known kept")


def test_the_list_says_the_first_event_from_then_on_and_that_knowing_is_not_agreeing(page: Page) -> None:
    entries = page.locator(".known-list li").all_inner_texts()
    assert "was told by Hector Salas of Marcus Bell, up to 500 g" in entries[0]
    assert "first event from then on: April 22, 2025, 300 g cocaine (e31), which does not count" in entries[0]
    assert "Knowing is not agreeing" in entries[0]
    assert "from then on" not in entries[1]  # a pistol is no transaction
    assert "no event from then on is of it" in entries[3]  # the load was two days before


def test_who_told_has_a_dashed_line_from_the_own_lane(page: Page) -> None:
    told = [one for one in data_of(page, "time")["known"] if one[6] >= 0 and one[4] == "kn-dunn-bell"]
    assert [data_of(page, "people")[one[6]]["id"] for one in told] == ["salas"]
    line = page.locator("[data-known='kn-dunn-bell'] .teller-line")
    expect(line).to_have_count(1)
    place = page.locator(".lane-name", has_text="Salas").bounding_box()
    start = page.locator("[data-known='kn-dunn-bell'] .teller").bounding_box()
    assert place is not None and start is not None and abs(place["y"] - start["y"]) < 40


def test_what_an_admission_tells_stands_in_its_words_with_who_told_it(page: Page) -> None:
    entries = page.locator(".known-list li").all_inner_texts()
    assert "Admission a8: On July 28, 2025 Hector Salas told Dunn" in entries[3]
    assert "Admission" not in entries[0]  # it is on record
    page.locator(".known-list li").nth(3).get_by_text("Admission a8").click()
    expect(page.locator("#drawer .kicker")).to_contain_text("Admission a8")


def test_undated_events_stand_last_in_words(page: Page) -> None:
    everybody(page)
    undated = [event["id"] for event in data_of(page, "events") if not event["sort"]]
    assert undated
    assert page.locator(".undated .opener").count() == len(undated)
    page.locator(".undated .opener").first.click()
    expect(page.locator("#drawer .kicker")).to_have_text(f"Transaction {undated[0]}")


@pytest.mark.parametrize(
    ("mark", "says"),
    [(".happening", "Transaction"), (".member", "agreed to"), (".known", "knew"), (".lane-name", "Terrence Dunn")],
)
def test_every_mark_is_a_button_by_pointer_and_keyboard(page: Page, mark: str, says: str) -> None:
    page.locator(mark).first.press("Enter")
    expect(page.locator("#drawer")).to_contain_text(says)
    page.keyboard.press("Escape")
    expect(page.locator(mark).first).to_be_focused()


def test_a_mark_under_the_pointer_says_what_it_is(page: Page) -> None:
    mark = page.locator("[data-event='e20']")
    mark.locator(".disc").hover()
    assert mark.locator("title").text_content() == mark.get_attribute("aria-label")


def test_the_csv_has_events_knowledge_and_memberships(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as saved:
        page.click("#export summary")
        page.click("#csv")
    saved.value.save_as(tmp_path / "time.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "time.csv").read_text(encoding="utf-8-sig"))))
    kinds = {row[1] for row in rows if len(row) > 2} - {"Kind"}
    assert kinds == {"transaction", "known", "member"}
    marks = page.locator(".happening").evaluate_all("all => all.map(one => one.dataset.event)")
    assert set(marks) <= {row[2] for row in rows if len(row) > 2 and row[1] == "transaction"}


def test_a_filing_has_what_the_record_shows_and_nothing_hollow(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    page.click("#tab-time")
    assert page.locator(".at-C, .at-P, .at-open, .known.kept").count() == 0
    assert page.locator(".at-O").count() > 0
