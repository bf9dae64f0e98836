"""The frame: one sentence, its answer, menus, keys, Escape, CSV, what prints; nothing covers the heading."""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.frame import answer
from tests.browser.page_data import data_of
from tests.browser.tab import Tab

SCREENS = ("decide", "answers", "network", "time", "proof", "worksheet")
SIZES = [(1400, 900), (1024, 768), (390, 844)]


def test_the_sentence_says_whose_where_and_in_which_outcome(riverside_tab: Page) -> None:
    riverside_tab.select_option("#world", "trial")
    words = riverside_tab.locator(".pick .word").all_inner_texts()
    assert words == ["Dunn", "Middle", "Trial, no disclosure"]


def test_a_minimum_that_is_lifted_is_struck_through(riverside_tab: Page) -> None:
    riverside_tab.select_option("#position", "defense")
    assert riverside_tab.locator("#answer-minimum s").inner_text() == "120"
    assert answer(riverside_tab, "minimum") == "120 lifted"
    riverside_tab.select_option("#position", "psr")
    assert riverside_tab.locator("#answer-minimum s").count() == 0


def test_a_weight_that_is_a_floor_carries_its_sign(riverside_tab: Page) -> None:
    riverside_tab.select_option("#person", "salas")
    assert answer(riverside_tab, "weight").startswith("≥ ")
    riverside_tab.select_option("#person", "dunn")
    assert answer(riverside_tab, "weight")[0].isdigit()


@pytest.mark.parametrize(("key", "screen"), [("1", "decide"), ("2", "answers"), ("3", "network"), ("6", "worksheet")])
def test_a_digit_shows_a_screen(riverside_tab: Page, key: str, screen: str) -> None:
    riverside_tab.click("#tab-proof")
    riverside_tab.keyboard.press(key)
    expect(riverside_tab.locator(f"#screen-{screen}")).to_be_visible()


def test_brackets_change_the_position_and_a_slash_searches(riverside_tab: Page) -> None:
    riverside_tab.keyboard.press("]")
    assert riverside_tab.locator("#position").input_value() == "government"
    riverside_tab.keyboard.press("]")  # there is no other
    riverside_tab.keyboard.press("[")
    assert riverside_tab.locator("#position").input_value() == "psr"
    riverside_tab.keyboard.press("/")
    expect(riverside_tab.locator("#search")).to_be_focused()
    riverside_tab.keyboard.type("1]")
    assert riverside_tab.locator("#search").input_value() == "1]"
    expect(riverside_tab.locator("#screen-decide")).to_be_visible()


def test_single_keys_can_be_switched_off(riverside_tab: Page) -> None:
    riverside_tab.click("#export summary")
    riverside_tab.uncheck("#keys")
    riverside_tab.keyboard.press("Escape")
    riverside_tab.keyboard.press("2")
    expect(riverside_tab.locator("#screen-decide")).to_be_visible()


def test_escape_closes_a_menu_then_the_drawer_wherever_the_focus_is(riverside_tab: Page) -> None:
    riverside_tab.click("#tab-answers")
    riverside_tab.locator(".who.own .is-O").first.click()
    expect(riverside_tab.locator("#drawer")).to_be_visible()
    riverside_tab.click("#compare summary")
    riverside_tab.keyboard.press("Escape")
    expect(riverside_tab.locator("#compare")).not_to_have_attribute("open", "")
    expect(riverside_tab.locator("#drawer")).to_be_visible()
    riverside_tab.locator("#world").focus()
    riverside_tab.keyboard.press("Escape")
    expect(riverside_tab.locator("#drawer")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_drawer_never_covers_the_heading_and_nothing_in_it_overlaps(
    tab: Tab, riverside_page: Path, width: int, height: int
) -> None:
    page = tab(riverside_page, width=width, height=height)
    page.fill("#search", "e20")
    page.keyboard.press("Enter")
    boxes = """() => {
      const box = (one) => document.querySelector(one).getBoundingClientRect();
      const [head, drawer] = [box(".head"), box("#drawer")];
      const lines = [...document.querySelectorAll("#drawer dt, #drawer dd, #drawer h2, #drawer h3, #drawer > p")];
      const all = lines.map((one) => one.getBoundingClientRect()).filter((one) => one.height);
      const crossed = all.filter((a, i) => all.some((b, j) => i < j && a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
      return [drawer.top >= head.bottom - 0.5, drawer.width, crossed];
    }"""
    clear, wide, crossed = page.evaluate(boxes)
    assert clear
    assert wide == (390 if width == 390 else 348)
    assert crossed == 0


def test_compare_opens_the_worksheet_with_both(riverside_tab: Page) -> None:
    riverside_tab.click("#compare summary")
    riverside_tab.click("#compare [data-person=salas]")
    assert riverside_tab.locator("#screen-worksheet .sheet h2").all_inner_texts() == ["Terrence Dunn", "Hector Salas"]
    riverside_tab.click("#alone")
    assert riverside_tab.locator("#screen-worksheet .sheet h2").all_inner_texts() == ["Terrence Dunn"]


def test_search_opens_a_transaction_with_its_reasons(riverside_tab: Page) -> None:
    riverside_tab.fill("#search", "e20")
    riverside_tab.keyboard.press("Enter")
    expect(riverside_tab.locator("#drawer .kicker")).to_have_text("Transaction e20")
    expect(riverside_tab.locator("#drawer .result")).to_contain_text("Terrence Dunn")


def test_csv_has_the_privilege_line_the_caption_and_every_row(riverside_tab: Page, tmp_path: Path) -> None:
    riverside_tab.click("#tab-proof")
    riverside_tab.click("#export summary")
    with riverside_tab.expect_download() as saved:
        riverside_tab.click("#csv")
    saved.value.save_as(tmp_path / "proof.csv")
    assert saved.value.suggested_filename == "proof.csv"
    rows = list(csv.reader(io.StringIO((tmp_path / "proof.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0][0].startswith("PRIVILEGED")
    assert rows[1] == [f"{data_of(riverside_tab, 'head.caption')}, {data_of(riverside_tab, 'head.docket')}"]
    assert rows[2] == ["Proof: Terrence Dunn · Middle · Proffer, letter honored"]
    assert rows[3][:6] == ["Counts", "Date", "From", "To", "Amount", "Exhibits"]


@pytest.mark.parametrize("screen", ["answers", "worksheet"])
def test_what_is_selected_prints_after_the_screen(riverside_tab: Page, screen: str) -> None:
    riverside_tab.fill("#search", "e20")
    riverside_tab.keyboard.press("Enter")
    riverside_tab.click(f"#tab-{screen}")
    riverside_tab.emulate_media(media="print")
    expect(riverside_tab.locator("#drawer .result")).to_be_visible()
    expect(riverside_tab.locator(f"#screen-{screen}")).to_be_visible()
    expect(riverside_tab.locator("#sentence")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_itself_never_scrolls(tab: Tab, riverside_page: Path, width: int, height: int, screen: str) -> None:
    page = tab(riverside_page, width=width, height=height)
    page.click(f"#tab-{screen}")
    size = "(() => { const one = document.documentElement; return [one.scrollWidth, one.scrollHeight]; })()"
    assert page.evaluate(size) == [width, height]


@pytest.mark.parametrize("screen", ["decide", "worksheet"])
def test_png_is_the_screen_in_the_light_under_the_privilege_line(
    tab: Tab, riverside_page: Path, tmp_path: Path, screen: str
) -> None:
    page = tab(riverside_page, theme="dark")
    page.click(f"#tab-{screen}")
    page.click("#export summary")
    with page.expect_download() as saved:
        page.click("#png")
    saved.value.save_as(tmp_path / "screen.png")
    written = (tmp_path / "screen.png").read_bytes()
    assert written.startswith(b"\x89PNG\r\n\x1a\n")
    wide = int.from_bytes(written[16:20], "big")
    assert wide == 2 * (1400 + 48)
    look = """async (text) => {
      const at = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))]));
      const brush = new OffscreenCanvas(at.width, at.height).getContext("2d", { willReadFrequently: true });
      brush.drawImage(at, 0, 0);
      const all = brush.getImageData(0, 0, at.width, at.height).data;
      const colours = new Set();
      for (let i = 0; i < all.length; i += 4 * 97) colours.add(all[i] << 16 | all[i + 1] << 8 | all[i + 2]);
      return [[...brush.getImageData(4, 4, 1, 1).data], [...brush.getImageData(4, 80, 1, 1).data], colours.size];
    }"""
    banner, ground, colours = page.evaluate(look, b64encode(written).decode())
    assert banner[:3] == [0x7A, 0x14, 0x14]
    assert ground[:3] == [0xFA, 0xF9, 0xF6]
    assert colours > 20
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_the_privilege_line_heads_and_the_receipt_foots_every_sheet(riverside_tab: Page) -> None:
    riverside_tab.emulate_media(media="print")
    shown = "(part) => getComputedStyle(document.querySelector(part)).display"
    # The browser repeats head and foot of a table on each sheet, and of nothing else.
    assert riverside_tab.evaluate(shown, "body") == "table"
    assert riverside_tab.evaluate(shown, ".banner") == "table-header-group"
    assert riverside_tab.evaluate(shown, "#foot") == "table-footer-group"
    assert "digest" in riverside_tab.locator("#foot").inner_text()
