"""Decide: bars, rows, ladder, waterfall, lists; it fits the window and one sheet; every number is the engine's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from relcon.figures.decide import falls
from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions.switches import switches
from relcon.proffer.proffer_run import ProfferRun
from relcon.proffer.worlds.kinds import WORLDS
from relcon.results.switches import Switches
from tests.browser.frame import answer
from tests.browser.page_data import data_of
from tests.browser.tab import Tab

ROWS = ("trial", "silent", "safety_valve_only", "protected", "unprotected")


@pytest.fixture(scope="module")
def live(made: ProfferRun) -> Switches:
    return switches(made, defendants=["dunn"])


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1024, 768)])
def test_it_needs_no_scrolling(tab: Tab, riverside_page: Path, width: int, height: int) -> None:
    page = tab(riverside_page, width=width, height=height)
    parts = "['main', '.roads', '.road-list', '.stands', '#screen-decide']"
    sizes = f"{parts}.map(one => document.querySelector(one)).map(one => [one.scrollHeight, one.clientHeight])"
    for position in POSITIONS:
        page.select_option("#position", position)
        assert [high for full, high in page.evaluate(sizes) if full > high] == []


def test_a_bar_sets_outcome_and_position(riverside_tab: Page) -> None:
    for world in ROWS:
        for position in POSITIONS:
            bar = riverside_tab.locator(f"#bar-{world}-{position}")
            bar.click()
            assert riverside_tab.locator("#world").input_value() == world
            assert riverside_tab.locator("#position").input_value() == position
            assert bar.get_attribute("aria-pressed") == "true"
            assert bar.locator(".bar-months").inner_text() == answer(riverside_tab, "months")
            assert riverside_tab.locator(".road.chosen .road-name").get_attribute("id") == f"road-{world}"


def test_a_rows_name_sets_the_outcome_and_keeps_the_focus(riverside_tab: Page) -> None:
    riverside_tab.locator("#road-silent").press("Enter")
    assert riverside_tab.locator("#world").input_value() == "silent"
    expect(riverside_tab.locator("#road-silent")).to_be_focused()


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("world", [one for one in WORLDS if one != "agreed"])
def test_the_waterfall_is_the_engines(
    riverside_tab: Page, made: ProfferRun, live: Switches, world: str, position: str
) -> None:
    riverside_tab.select_option("#world", world)
    riverside_tab.select_option("#position", position)
    of = made.batch.answer(made.worlds.question(world, "dunn", position))  # type: ignore[arg-type]
    assert of.guideline_range is not None
    at = (position, "unprotected", "dunn")
    counted = data_of(riverside_tab, f"decide.counted.{position}.{world}")
    wanted = falls(lambda mask: live.short_of_complete(at, mask)[10], of.guideline_range[0], counted, live.bits)
    bars = riverside_tab.locator(".fall-bar b").all_inner_texts()
    assert len(bars) == len(wanted)
    for said, one in zip(bars, wanted, strict=True):
        assert isinstance(one.before, int) and isinstance(one.after, int)
        change = one.after - one.before
        assert said == (str(one.after) if one.before == one.after else f"{change:+d}".replace("-", "−"))
    here = riverside_tab.locator(".fall-bar.here b").inner_text()
    assert here == str(of.guideline_range[0])


def test_every_admission_has_one_switch_at_a_foot_or_in_the_line_of_those_that_move_nothing(
    riverside_tab: Page, live: Switches
) -> None:
    feet = riverside_tab.locator(".foots .switch").all_inner_texts()
    still = riverside_tab.locator(".fall-still .switch").all_inner_texts()
    assert sorted([*feet, *still]) == sorted(live.bits)
    assert feet == ["a2", "a7"]  # Middle, letter honored: 57 to 70 to 97


def test_the_ladder_names_others_in_their_rung_and_reads_the_page_as_theirs(riverside_tab: Page) -> None:
    assert riverside_tab.locator(".rung.here .rung-level").inner_text().endswith("26")
    assert answer(riverside_tab, "weight") in riverside_tab.locator(".rung-pill").inner_text()
    riverside_tab.click("#stands-moss")
    expect(riverside_tab.locator(".pick-who .word")).to_have_text("Moss")
    expect(riverside_tab.locator(".rung-pill")).to_contain_text("Moss")


def test_the_flag_says_how_far_it_is_to_the_rungs_beside(riverside_tab: Page) -> None:
    number = data_of(riverside_tab, "computed.protected.psr.dunn.0")
    said = data_of(riverside_tab, f"answers.{number}.said")
    told = riverside_tab.locator(".rung-flag").inner_text()
    assert said["up"] in told and said["down"] in told


def test_of_another_defendant_a_sentence_says_what_the_clients_words_move(riverside_tab: Page) -> None:
    riverside_tab.select_option("#person", "kerr")
    expect(riverside_tab.locator("#on-others")).to_contain_text("What Dunn says")
    assert riverside_tab.locator("[role=switch]").count() == 0


def test_what_a_row_turns_on_leads_to_where_it_is_shown(riverside_tab: Page) -> None:
    riverside_tab.locator(".road.chosen .turns .opener").first.click()
    expect(riverside_tab.locator("#drawer .kicker")).to_have_text("The letter: safety-valve credit")
    riverside_tab.locator(".road.chosen .turns .opener").last.click()
    expect(riverside_tab.locator("#screen-worksheet")).to_be_visible()


def test_the_lists_open_upward_one_at_a_time_and_escape_closes_them(riverside_tab: Page) -> None:
    riverside_tab.click("#strip-open")
    box = riverside_tab.locator("#list-open").bounding_box()
    foot = riverside_tab.locator("#strip-open").bounding_box()
    assert box is not None and foot is not None
    assert box["y"] + box["height"] <= foot["y"] + 1
    riverside_tab.click("#strip-resolve")
    expect(riverside_tab.locator("#list-open")).to_be_hidden()
    expect(riverside_tab.locator("#list-resolve")).to_contain_text("Own acts on record")
    expect(riverside_tab.locator("#list-resolve h3").first).to_have_text("Ask first, low end in Middle")
    expect(riverside_tab.locator("#list-resolve")).to_contain_text("46*")
    expect(riverside_tab.locator("#list-resolve")).to_contain_text("* or as the row")
    riverside_tab.keyboard.press("Escape")
    expect(riverside_tab.locator("#list-resolve")).to_be_hidden()
    expect(riverside_tab.locator("#strip-resolve")).to_be_focused()


def test_it_prints_on_one_sheet_with_its_lists_open(riverside_tab: Page) -> None:
    printed = riverside_tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    riverside_tab.emulate_media(media="print")
    for name in ("open", "resolve", "client"):
        expect(riverside_tab.locator(f"#list-{name}")).to_be_visible()


def test_without_a_proffer_each_defendant_has_a_row(tab: Tab, baseline_page: Path) -> None:
    page = tab(baseline_page)
    names = [one["name"] for one in data_of(page, "people") if one["defendant"]]
    assert page.locator(".road-list .road-name").all_inner_texts() == names
    assert page.locator(".fall").count() == 0
    page.click("#bar-bell-government")
    expect(page.locator(".pick-who .word")).to_have_text("Bell")
    expect(page.locator(".pick-position .word")).to_have_text("Ceiling")


def test_a_filing_has_no_switch_no_distance_no_list_and_begins_with_the_worksheet(tab: Tab, court_page: Path) -> None:
    page = tab(court_page)
    expect(page.locator("#screen-worksheet")).to_be_visible()
    page.click("#tab-decide")
    assert page.locator("[role=switch], .rung-way, .strip, .turns, .fall").count() == 0
    assert page.locator(".rung").count() == 5


def test_about_says_what_the_copy_is_and_every_warning(riverside_tab: Page) -> None:
    riverside_tab.click("#about")
    told = riverside_tab.locator("#drawer").inner_text()
    for line in [*data_of(riverside_tab, "head.notices"), *data_of(riverside_tab, "head.warnings")]:
        assert line in told
