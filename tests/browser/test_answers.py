"""Who answers: which rows, the chips, what is said of an event and of a group, the head, a cell, paper and CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from relcon.figures.encodings import bar_length
from relcon.figures.matrix import BAR_ROOM
from relcon.records.base import PositionName
from relcon.views.answered import Answered
from relcon.views.event_rows import counts as counts_of
from relcon.views.event_rows import grouped, kilograms, subtotal
from relcon.views.letters import answers_on, letters_of
from tests.browser.answers import counts, every_event, head, letters, rings
from tests.browser.frame import answer, throw
from tests.browser.page_data import data_of
from tests.browser.tab import Tab

SETTINGS: list[tuple[str, PositionName, str]] = [
    ("dunn", "psr", "protected"),
    ("dunn", "government", "unprotected"),
    ("bell", "defense", "silent"),
    ("salas", "government", "breach"),
]


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-answers")
    return riverside_tab


def turn(page: Page, person: str, position: str, world: str) -> None:
    for name, value in (("person", person), ("position", position), ("world", world)):
        page.select_option(f"#{name}", value)


@pytest.mark.parametrize(("person", "position", "world"), SETTINGS)
def test_weights_bars_and_subtotals_are_the_engines(
    page: Page, found: Answered, person: str, position: PositionName, world: str
) -> None:
    turn(page, person, position, world)
    every_event(page)
    held, marks = answers_on(found, person, position, world), letters_of(found, person, position, world)
    events = found.index.events
    assert letters(page, person) == {id: marks.get(id, "·") for id in events}
    assert {id: counts(page, id) for id in events} == {id: counts_of(held[id], one) for id, one in events.items()}
    groups = grouped(list(events.values()))
    wanted = [subtotal([one for one in members if one.id in marks], held, marks) for _, members in groups]
    assert page.locator(".group-sum").all_inner_texts() == wanted
    weights = {id: kilograms(held[id], one, found.edition) for id, one in events.items()}
    most = max(
        kilograms(one, events[id], found.edition)
        for of in found.worlds.values()
        for answers in of.defendants[person].positions.values()
        for id, one in answers.events.items()
    )
    read = "all => all.map(one => [one.closest('[data-event]').dataset.event, parseFloat(one.style.width)])"
    for id, width in page.locator(".bar").evaluate_all(read):
        length = bar_length(weights[id], most, BAR_ROOM)
        assert width == pytest.approx(max(1, length) if weights[id] else 0, abs=0.6), id


def test_the_events_that_touch_him_stand_there_and_all_of_them_beside(page: Page, found: Answered) -> None:
    here, silent = (letters_of(found, "dunn", "psr", world) for world in ("protected", "silent"))
    assert set(letters(page, "dunn")) == {*here, *silent}
    every_event(page)
    assert len(letters(page, "dunn")) == len(found.index.events)
    expect(page.locator(".head-count")).to_have_text(f"{len(found.index.events)} events")


def test_chips_leave_what_they_say_and_work_together(page: Page) -> None:
    turn(page, "dunn", "government", "unprotected")
    every = letters(page, "dunn")
    ringed = rings(page, "dunn")
    page.click("#chip-O")
    assert letters(page, "dunn") == {id: letter for id, letter in every.items() if letter == "O"}
    page.click("#chip-J")
    assert letters(page, "dunn") == {id: letter for id, letter in every.items() if letter in "OJ"}
    page.click("#chip-changed")
    assert set(letters(page, "dunn")) == {id for id, letter in every.items() if letter in "OJ"} & ringed
    expect(page.locator("#chip-O .chip-count")).to_have_text(str(sum(letter == "O" for letter in every.values())))
    page.locator("#chip-O").press("Escape")
    assert letters(page, "dunn") == every


def test_a_filter_that_leaves_nothing_says_so(page: Page) -> None:
    every_event(page)
    page.locator(".chip", has_text="upstream").click()
    page.click("#chip-O")
    expect(page.locator(".answers-empty")).to_have_text(
        "No event touches Terrence Dunn under these filters. Escape takes them off."
    )


def test_the_head_has_levels_before_and_after_and_the_weight_of_each(page: Page, found: Answered) -> None:
    turn(page, "dunn", "government", "unprotected")
    before, after = (
        found.worlds[world].defendants["dunn"].positions["government"].total_offense_level
        for world in ("silent", "unprotected")
    )
    assert head(page, "dunn", "level") == f"{before} → {after}"
    assert head(page, "dunn", "weight") == answer(page, "weight")
    kept = sum(letter in "C?P" for letter in letters_of(found, "dunn", "government", "unprotected").values())
    assert head(page, "dunn", "kept") == str(kept)


def test_a_cell_opens_its_reasons_and_makes_its_defendant_the_one_in_the_sentence(page: Page) -> None:
    cell = page.locator(".who[data-person='salas']").first
    event = cell.evaluate("one => one.closest('[data-event]').dataset.event")
    cell.click()
    expect(page.locator(".pick-who .word")).to_have_text("Salas")
    expect(page.locator("#drawer .kicker")).to_have_text(f"Transaction {event}")
    expect(page.locator("#drawer .result")).to_contain_text("Hector Salas")
    page.keyboard.press("Escape")
    focused = "[document.activeElement.dataset.person, document.activeElement.closest('[data-event]').dataset.event]"
    assert page.evaluate(focused) == ["salas", event]


def test_in_an_own_mix_no_weight_is_said_that_was_not_computed(page: Page) -> None:
    throw(page, 0, on=False)
    assert set(page.locator(".group-sum").all_inner_texts()) == {""}
    said = {text for text in page.locator(".about-counts").all_inner_texts() if text}
    lots = {event["id"] for event in data_of(page, "events") if event["lot"]}
    mixed = {id for id in letters(page, "dunn") if counts(page, id) == "depends on the mix"}
    assert said
    assert mixed <= lots


def test_paper_holds_the_rows_in_sight_and_is_gone_afterwards(page: Page) -> None:
    shown = letters(page, "dunn")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".answers-paper")
    assert paper.locator("tbody tr:not(.paper-group)").count() == len(shown)
    assert paper.locator("thead .paper-who").first.text_content() == "Dunn"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert paper.locator("table").count() == 0


def test_the_csv_has_the_rows_of_the_screen(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as saved:
        page.click("#export summary")
        page.click("#csv")
    saved.value.save_as(tmp_path / "answers.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "answers.csv").read_text(encoding="utf-8-sig"))))
    start = next(n for n, row in enumerate(rows) if row[0] == "Month")
    who = rows[start].index("Terrence Dunn")
    written = {row[2]: row[who] for row in rows[start + 1 :] if row[2]}
    assert written == letters(page, "dunn")
    assert {row[2]: row[6] for row in rows[start + 1 :] if row[2]} == {id: counts(page, id) for id in written}


def test_a_filing_knows_what_counts_and_nothing_else(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    every_event(page)
    assert set(letters(page, "salas").values()) == {"O", "J", "·"}
    assert not [text for text in page.locator(".group-sum").all_inner_texts() if "open" in text]
    assert page.locator(".who-head").first.locator(".head-line").count() == 2
