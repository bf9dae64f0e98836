"""Days in a column: only what its days prove, or a map states."""

from __future__ import annotations

from datetime import date

import pytest

from relcon.importing.fates import BadValue
from relcon.importing.faults import NotImported
from relcon.importing.map import Dates
from relcon.importing.read.table import Cell, Flag
from relcon.importing.values.days import DayReader, day_reader


def cells(*texts: str) -> list[Cell]:
    return [Cell(text, None, f"row {number}") for number, text in enumerate(texts, 2)]


def read(text: str, flag: Flag | None = None, reader: DayReader | None = None) -> date | None:
    return (reader or DayReader()).read(Cell(text, flag, "row 2"))


@pytest.mark.parametrize(
    "text",
    ["2025-06-03", " 2025-06-03 ", "2025/6/3", "2025-06-03 14:30:00", "June 3, 2025", "3 Jun 2025", "2025-06-03T02:00"],
)
def test_a_day_in_a_form_that_can_be_one_only_is_read(text: str) -> None:
    assert read(text) == date(2025, 6, 3)


@pytest.mark.parametrize("text", ["03/13/0025", "0001-01-01", "9999-12-31", "March 4, 0025"])
def test_a_year_that_no_discovery_is_of_is_a_slip_and_no_day(text: str) -> None:
    with pytest.raises(BadValue) as bad:
        read(text)
    assert bad.value.reason == "bad_date"


@pytest.mark.parametrize("text", ["", "  ", "n/a", "N/A", "unknown", "Unk."])
def test_what_says_that_there_is_none_is_no_date(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("texts", "order", "proof"),
    [
        (("01/02/2025", "01/13/2025"), "mdy", "row 3: 01/13/2025"),
        (("01/02/2025", "13/01/2025"), "dmy", "row 3: 13/01/2025"),
        (("05/05/2025", "2025-06-03", ""), None, ""),
    ],
)
def test_the_order_is_proved_by_a_number_that_is_no_month(texts: tuple[str, ...], order: str, proof: str) -> None:
    reader = day_reader(cells(*texts), Dates(), "a.csv")
    assert (reader.order, reader.proof) == (order, proof)


def test_a_column_in_which_every_day_can_be_two_is_asked_about() -> None:
    with pytest.raises(NotImported) as told:
        day_reader(cells("01/02/2025", "03/04/2025"), Dates(), "a.csv")
    assert told.value.faults[0].kind == "needs_date_order"
    assert "row 2" in str(told.value)


def test_a_column_that_proves_both_orders_is_refused_with_both_rows() -> None:
    with pytest.raises(NotImported) as told:
        day_reader(cells("01/13/2025", "13/01/2025"), Dates(), "a.csv")
    assert told.value.faults[0].kind == "mixed_date_orders"
    assert "row 2" in str(told.value)
    assert "row 3" in str(told.value)


def test_a_stated_order_is_followed_and_a_day_against_it_rejected() -> None:
    reader = day_reader(cells("01/13/2025"), Dates(order="dmy"), "a.csv")
    assert read("02/01/2025", reader=reader) == date(2025, 1, 2)
    with pytest.raises(BadValue) as bad:
        read("01/13/2025", reader=reader)
    assert bad.value.reason == "bad_date"


def test_a_year_in_two_digits_needs_a_stated_order_and_is_of_this_century() -> None:
    with pytest.raises(BadValue):
        read("01/13/99", reader=DayReader("mdy", "row 2: 01/13/99"))
    assert read("01/13/99", reader=DayReader("mdy", "stated")) == date(2099, 1, 13)


def test_a_stated_form_is_followed_alone() -> None:
    reader = day_reader(cells("130125"), Dates(format="%d%m%y"), "a.csv")
    assert read("130125", reader=reader) == date(2025, 1, 13)
    with pytest.raises(BadValue):
        read("2025-01-13", reader=reader)
    assert read("2025-01-13", "date", reader) == date(2025, 1, 13)


@pytest.mark.parametrize("text", ["45690", "45690.5", "45690.0"])
def test_a_bare_number_is_never_a_day_and_the_message_shows_what_it_would_be(text: str) -> None:
    with pytest.raises(BadValue) as bad:
        read(text)
    assert bad.value.reason == "day_number"
    assert "2025-02-02" in bad.value.allowed  # 45690 days after 30 December 1899


@pytest.mark.parametrize("text", ["2025-02-30", "31/31/2025", "yesterday", "2025", "06/2025"])
def test_what_is_no_day_is_rejected(text: str) -> None:
    with pytest.raises(BadValue) as bad:
        read(text)
    assert bad.value.reason in ("bad_date", "day_number")
