"""Moments in UTC: from a stated zone, or from each time's own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from relcon.importing.fates import BadValue
from relcon.importing.faults import NotImported
from relcon.importing.map import Map
from relcon.importing.read.table import Cell
from relcon.importing.values.days import DayReader
from relcon.importing.values.times import SUFFIX, TimeReader, read_clock, read_seconds, zone_of

CHICAGO = ZoneInfo("America/Chicago")
DAYS = DayReader("mdy", "stated")


def cell(text: str) -> Cell:
    return Cell(text, None, "row 2")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("8/15/2025 3:26:48 PM(UTC+0)", datetime(2025, 8, 15, 15, 26, 48, tzinfo=UTC)),
        ("8/15/2025 3:26:48 PM(UTC-5)", datetime(2025, 8, 15, 20, 26, 48, tzinfo=UTC)),
        ("2025-01-25T09:00:07Z", datetime(2025, 1, 25, 9, 0, 7, tzinfo=UTC)),
        ("2025-01-25 09:00:07+05:30", datetime(2025, 1, 25, 3, 30, 7, tzinfo=UTC)),
        ("2025-01-25 09:00:07 CST", datetime(2025, 1, 25, 15, 0, 7, tzinfo=UTC)),
    ],
)
def test_a_time_with_its_own_zone_is_that_moment(text: str, utc: datetime) -> None:
    found = TimeReader(DAYS, SUFFIX, {"CST": "-06:00"}).read(cell(text))
    assert found is not None
    assert found.utc == utc


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-25 09:00:07",
        "2025-01-25 09:00:07 EST",
        "2025-01-25",
        "09:00:07",
        # no zone is further than 14 hours from UTC
        "2025-01-25 09:00:07 (UTC+15)",
        "2025-01-25 09:00:07 (UTC-5:75)",
    ],
)
def test_without_a_zone_that_the_map_knows_a_time_is_rejected(text: str) -> None:
    with pytest.raises(BadValue):
        TimeReader(DAYS, SUFFIX, {"CST": "-06:00"}).read(cell(text))


def test_a_day_is_told_in_the_matter_s_zone() -> None:
    found = TimeReader(DAYS, ZoneInfo("UTC"), {}).read_apart(cell("01/08/25"), cell("03:47:27"))
    assert found is not None
    assert found.day(CHICAGO) == date(2025, 1, 7)


def test_an_hour_that_the_clocks_passed_over_is_no_time() -> None:
    with pytest.raises(BadValue) as bad:
        TimeReader(DAYS, CHICAGO, {}).read_apart(cell("03/09/2025"), cell("02:30:00"))
    assert bad.value.reason == "no_such_time"


def test_of_an_hour_that_comes_twice_the_earlier_is_taken_and_told() -> None:
    found = TimeReader(DAYS, CHICAGO, {}).read_apart(cell("11/02/2025"), cell("01:30:00"))
    assert found is not None
    assert (found.utc, found.twice) == (datetime(2025, 11, 2, 6, 30, tzinfo=UTC), True)


@pytest.mark.parametrize("text", ["24:00", "12:60", "13:00 PM", "0:30 AM", "noon"])
def test_what_no_clock_shows_is_rejected(text: str) -> None:
    with pytest.raises(BadValue):
        read_clock(text)


@pytest.mark.parametrize(("text", "hour"), [("12:00 AM", 0), ("12:00 PM", 12), ("1:00 p.m.", 13), ("23:59", 23)])
def test_halves_of_a_day_are_read(text: str, hour: int) -> None:
    assert read_clock(text).hour == hour


@pytest.mark.parametrize(
    ("text", "form", "seconds"),
    [("75:07", "M:SS", 4507), ("0:05:07", "H:MM:SS", 307), ("63", None, 63), ("63.0", "s", 63), ("1:02", "H:MM", 3720)],
)
def test_lengths_are_read_in_the_form_that_is_stated(text: str, form: str | None, seconds: int) -> None:
    assert read_seconds(text, form) == seconds


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1:75", "M:SS"),
        ("5:07", None),
        ("-3", "s"),
        ("3", "hours"),
        # a number that slipped into the column: no length, and more than a table of whole numbers holds
        ("99999999999999999999", "s"),
        ("99999999999999999999:00", "M:SS"),
    ],
)
def test_a_length_in_another_form_is_rejected(text: str, form: str | None) -> None:
    with pytest.raises(BadValue):
        read_seconds(text, form)


@pytest.mark.parametrize(
    ("map_zone", "asked"), [(None, None), ("UTC", "America/Chicago"), (None, "EST"), (None, "Mars/Base")]
)
def test_a_zone_that_is_not_settled_is_asked_for(map_zone: str | None, asked: str | None) -> None:
    one = Map(format="relcon/map/1", kind="tolls", columns={}, zone=map_zone)
    with pytest.raises(NotImported) as told:
        zone_of(one, asked, "a.csv")
    assert told.value.faults[0].kind == "needs_zone"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0:05:07", 'form: "H:MM:SS"} says that it is H:MM:SS'),
        ("5:07", "says that it is M:SS or H:MM"),
        ("five", "a length of time, as a number of seconds"),
    ],
)
def test_a_length_that_is_no_number_says_which_form_the_map_can_state(text: str, said: str) -> None:
    with pytest.raises(BadValue) as caught:
        read_seconds(text)
    assert caught.value.allowed.endswith(said)
