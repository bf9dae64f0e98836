"""Proof: on what each event rests, and what falls with a doubt: the numbers of ``relcon whatif``, never a sum."""

from __future__ import annotations

import csv
import io
import shlex
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from relcon import api
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.whatif import Outcome, WhatIf
from relcon.words import ranges, surname
from tests.browser.page_data import data_of
from tests.browser.settings import SETTINGS, shown
from tests.browser.tab import Tab
from tests.browser.test_axe import violations
from tests.cli.conftest import run_command
from tests.helpers.pages import Pages

SAID = """({ doubt }) => {
  document.getElementById(doubt).click();
  const said = document.getElementById("proof-said").innerText;
  document.getElementById("believe-all").click();
  return said;
}"""
STRUCK = """(mark) => [...document.querySelectorAll(`#rests tr.${mark} .of-amount button`)].map((one) => {
  one.click();
  return document.querySelector("#drawer .kicker").textContent;
})"""


@pytest.fixture(scope="module")
def asked(root: Path) -> WhatIf:
    return api.whatif(api.read_case(root / "examples" / "riverside" / "case.yaml"))


@pytest.fixture
def page(riverside_tab: Page) -> Page:
    riverside_tab.click("#tab-proof")
    return riverside_tab


def turn(page: Page, person: str, position: PositionName) -> None:
    page.select_option("#person", person)
    page.select_option("#position", position)


def step(unit: str, before: str, after: str) -> str:
    stays = "stay" if unit == "months" else "stays"
    return f"{unit} {stays} {before}" if before == after else f"{unit} {before} → {after}"


def level(one: Outcome) -> str:
    return "–" if one.total_offense_level is None else str(one.total_offense_level)


def test_the_sentence_says_the_numbers_of_whatif(page: Page, asked: WhatIf) -> None:
    random = Random(5)  # noqa: S311  # which settings a test tries
    doubted = [id for id, one in asked.toggles.items() if one.kind in ("witness", "exhibit")]
    settings: list[tuple[str, PositionName, str]] = []
    for _ in range(SETTINGS):
        defendant = random.choice(list(asked.defendants))
        position: PositionName = random.choice(["defense", "psr", "government"])
        without = asked.defendants[defendant].positions[position].without
        settings.append((defendant, position, random.choice([id for id in doubted if id in without] or doubted)))
    settings.sort()
    turned = [{"person": one, "position": position, "doubt": f"doubt-{id}"} for one, position, id in settings]
    for (defendant, position, id), said in zip(settings, shown(page, turned, SAID), strict=True):
        answer = asked.defendants[defendant].positions[position]
        before, after = answer.as_recorded, answer.without.get(id, answer.as_recorded)
        if id in answer.without:
            assert step("level", level(before), level(after)) in said
            assert step("months", ranges.span(before.total), ranges.span(after.total)) in said
        else:
            assert f"level {level(before)}" in said or "stays" in said


def test_a_weight_that_falls_by_less_than_what_is_struck_has_its_reason(page: Page) -> None:
    """The load of March 24 is 100 kg; the two ounces sold out of it are 11.34 by themselves: 88.66 less."""
    page.click("#doubt-ci7")
    expect(page.locator("#proof-said")).to_contain_text(
        "what came out of it is weighed anew. On the record 659.2 kg → 570.5 kg"
    )


def test_whom_else_it_moves_is_said_beside_it(page: Page, asked: WhatIf, root: Path) -> None:
    matter = api.read_case(root / "examples" / "riverside" / "case.yaml")
    turn(page, "dunn", "psr")
    beside = page.locator("[data-toggle=ci7] .others")
    told = (beside.get_attribute("title") or "").split(", ")
    moved = []
    for id, one in asked.defendants.items():
        answer = one.positions["psr"]
        if id != "dunn" and "ci7" in answer.without:
            before, after = answer.as_recorded, answer.without["ci7"]
            if level(before) != level(after):
                moved.append(f"{surname(matter, id)} {level(before)} → {level(after)}")
            elif before.total != after.total:
                moved.append(f"{surname(matter, id)} {ranges.span(before.total)} → {ranges.span(after.total)}")
    assert told == moved
    assert moved


def test_what_rests_on_it_alone_is_struck_and_what_others_prove_shaded(page: Page, root: Path) -> None:
    case = api.read_case(root / "examples" / "riverside" / "case.yaml")
    turn(page, "dunn", "psr")
    whole = counted(case)
    events = {one["id"]: one["evidence"] for one in data_of(page, "events")}
    for id in ("wire-14", "wire-21", "ci7-302b"):
        page.check(f"#doubt-{id}")
        struck, shaded = (rows(page, mark) for mark in ("gone", "weaker"))
        assert struck == whole - counted(case, id)
        assert shaded <= {name for name, exhibits in events.items() if id in exhibits} - struck
        page.uncheck(f"#doubt-{id}")
    assert rows(page, "gone") == rows(page, "weaker") == set()


def counted(case: Matter, *without: str) -> set[str]:
    answer = api.exposure(case, without=without).defendants["dunn"].positions["psr"]
    return {name for name, one in answer.events.items() if one.in_}


def rows(page: Page, mark: str) -> set[str]:
    """Return the events of the rows that bear a mark, by what their buttons open."""
    found = {kicker.removeprefix("Transaction ") for kicker in page.evaluate(STRUCK, mark)}
    if found:
        page.keyboard.press("Escape")
        page.click("#drawer .close") if page.locator("#drawer").is_visible() else None
    return found


def test_for_several_the_command_stands_in_place_of_a_sum(page: Page, root: Path) -> None:
    turn(page, "dunn", "psr")
    page.check("#doubt-ci7")
    page.check("#doubt-wire-14")
    said = page.locator("#proof-said").inner_text()
    assert "is no sum" in said
    assert "→" not in said
    command = page.locator("#doubt-command").inner_text()
    assert command == "relcon whatif case.yaml -d dunn -p psr -t ci7 -t wire-14"
    case = root / "examples" / "riverside" / "case.yaml"
    words = [str(case) if word == "case.yaml" else word for word in shlex.split(command)[1:]]
    assert run_command(*words).exit_code == 0


def test_keyboard_ticks_and_escape_believes_all(page: Page) -> None:
    box = page.locator("#doubt-ci7")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(page.locator("#live")).to_contain_text("Informant 7 not believed")
    page.keyboard.press("Escape")
    expect(box).not_to_be_checked()


def test_converted_weights_and_letters_are_those_of_the_answers(page: Page, root: Path) -> None:
    """On the record 659.2 kg count: 50, 50, 100, 50, 200 … (0.2 kg of converted weight to a gram of cocaine)."""
    turn(page, "dunn", "psr")
    page.select_option("#world", "silent")
    shown = page.locator("#rests tbody tr", has=page.locator(".is-O, .is-J"))
    kilos = [float(text.removesuffix(" kg")) for text in shown.locator(".of-counts").all_inner_texts() if "kg" in text]
    answer = api.exposure(api.read_case(root / "examples" / "riverside" / "case.yaml")).defendants["dunn"]
    counted = answer.positions["psr"].events.values()
    assert len(shown.all()) == sum(one.in_ for one in counted)
    assert sum(kilos) == pytest.approx(659.2, abs=0.1)


def test_what_does_not_touch_anybody_is_folded(page: Page) -> None:
    few = page.locator("#rests tbody tr").count()
    page.click("#proof-all")
    assert few < page.locator("#rests tbody tr").count() == len(data_of(page, "events"))
    page.click("#proof-all")
    assert page.locator("#rests tbody tr").count() == few


def test_csv_has_the_rows_and_every_doubt(page: Page, tmp_path: Path) -> None:
    page.click("#export summary")
    with page.expect_download() as saved:
        page.click("#csv")
    saved.value.save_as(tmp_path / "proof.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "proof.csv").read_text(encoding="utf-8-sig"))))
    head = lines.index(
        ["Not believed, each alone", "Id", "Level", "Months", "By the table", "Converted weight", "Falls"]
    )
    doubts = {line[1]: line for line in lines[head + 1 :]}
    assert doubts["ci7"][2:] == ["23", "120", "57–71", "570.5 kg", "e22"]
    assert len(lines) - head - 2 == len(data_of(page, "proof.doubt.toggles"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_doubt_is_clean(tab: Tab, riverside_page: Path, theme: str) -> None:
    page = tab(riverside_page, theme=theme, bypass_csp=True)
    page.click("#tab-proof")
    page.check("#doubt-ci7")
    assert violations(page) == []


@pytest.mark.parametrize("audience", ["court", "joint-defense"])
def test_a_copy_for_others_has_the_table_without_a_grade(audience: str, tab: Tab, pages: Pages) -> None:
    page = tab(pages.riverside("--audience", audience, proffer=False))
    page.click("#tab-proof")
    assert page.locator("#rests tbody tr").count() > 0
    assert page.locator("#rests thead .of-grade").count() == 0
