"""Every record of the copy as a list behind Proof: the accessible twin of every picture."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.page_data import data_of


def show(page: Page) -> None:
    """Show the list."""
    page.click("#tab-proof")
    page.click("label[for=proof-list]")


def ids(page: Page) -> list[str]:
    return page.locator("#records tbody .col-id").all_inner_texts()


def test_the_records_table_holds_every_record_of_the_copy(riverside_tab: Page) -> None:
    show(riverside_tab)
    records = data_of(riverside_tab, "records")
    assert sorted(ids(riverside_tab)) == sorted(record["id"] for record in records)


def test_records_are_filtered_by_kind_person_and_words(riverside_tab: Page) -> None:
    records = data_of(riverside_tab, "records")
    show(riverside_tab)
    riverside_tab.select_option("#records-kind", "event")
    assert sorted(ids(riverside_tab)) == sorted(one["id"] for one in records if one["kind"] == "event")
    riverside_tab.select_option("#records-person", "bell")
    wanted = [one["id"] for one in records if one["kind"] == "event" and "bell" in one["people"]]
    assert sorted(ids(riverside_tab)) == sorted(wanted)
    riverside_tab.fill("#records-words", "heroin")
    few = ids(riverside_tab)
    assert 0 < len(few) < len(wanted) or not few
    expect(riverside_tab.locator("#records-count")).to_have_text(f"{len(few)} of {len(records)} records")


def test_records_are_sorted_up_and_down_by_any_column(riverside_tab: Page) -> None:
    show(riverside_tab)
    heading = riverside_tab.locator("th.col-id")
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    up = ids(riverside_tab)
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert ids(riverside_tab) == up[::-1]
    assert up.index("e2") < up.index("e10")  # numbers by their size


def test_a_row_of_the_records_opens_the_record(riverside_tab: Page) -> None:
    show(riverside_tab)
    row = riverside_tab.locator("#records tbody tr").first
    id = row.locator(".col-id").inner_text()
    row.locator(".col-text").click()
    expect(riverside_tab.locator("#drawer .kicker")).to_contain_text(id)


def test_a_person_leads_to_the_records_that_name_him(riverside_tab: Page) -> None:
    riverside_tab.fill("#search", "bell")
    riverside_tab.keyboard.press("Enter")
    riverside_tab.locator("#drawer button", has_text="records name this person").click()
    records = data_of(riverside_tab, "records")
    assert sorted(ids(riverside_tab)) == sorted(one["id"] for one in records if "bell" in one["people"])


def test_records_are_sorted_and_opened_by_keyboard(riverside_tab: Page) -> None:
    show(riverside_tab)
    riverside_tab.locator("th.col-kind button").focus()
    riverside_tab.keyboard.press("Enter")
    assert riverside_tab.locator("th.col-kind").get_attribute("aria-sort") == "ascending"
    riverside_tab.locator("#records tbody .opener").first.focus()
    riverside_tab.keyboard.press("Enter")
    expect(riverside_tab.locator("#drawer")).to_be_focused()
