"""A day is read where it can be one day only; where it could be two, both are named."""

from __future__ import annotations

import calendar
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from relcon.records.dates import TimeOfDay, When
from relcon.records.written_days import DAY_PATTERN, read_day, two_days

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def forms(day: date) -> list[str]:
    """Every form of a day that can be no other day, written out by hand."""
    year, name, short = f"{day.year:04}", calendar.month_name[day.month], calendar.month_abbr[day.month]
    written = [
        day.isoformat(),
        f"{name} {day.day}, {year}",
        f"{day.day} {name} {year}",
        f"{short}. {day.day:02}, {year}",
        f"{name.upper()} {day.day} {year}",
    ]
    if day.day > 12 or day.day == day.month:
        written += [f"{day.month:02}/{day.day:02}/{year}", f"{day.month}/{day.day}/{year}", f"{day:%m-%d}-{year}"]
    return written


@given(DAYS)
def test_every_form_is_its_day(day: date) -> None:
    for text in forms(day):
        assert read_day(text) == day, text
        assert re.search(DAY_PATTERN, text), text
        assert When.parse({"from": text, "to": text}) == When.on(day)


@given(DAYS)
def test_a_day_that_could_be_another_names_both(day: date) -> None:
    text = f"{day.month}/{day.day}/{day.year:04}"
    if day.day > 12 or day.day == day.month:
        return
    other = date(day.year, day.day, day.month)
    with pytest.raises(PydanticCustomError, match=f"could be {day} or {other}"):
        read_day(text)
    assert not re.search(DAY_PATTERN, text)


@given(st.text(alphabet="0123456789/-JuneMay., ", max_size=20))
def test_what_the_pattern_takes_is_a_day_or_none_of_the_calendar(text: str) -> None:
    said = refusal(text)
    if re.search(DAY_PATTERN, text):
        assert said is None or "no such day" in said
    else:
        assert said is not None


def refusal(text: str) -> str | None:
    """Return why a text is no day; nothing where it is one."""
    try:
        read_day(text)
    except PydanticCustomError as error:
        return error.message()
    return None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("02/30/2025", "no such day in the calendar"),
        ("20/02/2025", "if the day does here, write 2025-02-20"),
        ("2/20/25", "the year in four digits"),
        ("2025-6-3", "write 2025-06-03"),
        ("2025/06/03", "write 2025-06-03"),
        ("20250603", "write 2025-06-03"),
        ("June 2024", "write the interval, {from: 2024-06-01, to: 2024-06-30}"),
        ("2024-02", "write the interval, {from: 2024-02-01, to: 2024-02-29}"),
        ("6/2024", "write the interval, {from: 2024-06-01, to: 2024-06-30}"),
        ("2024", "write the interval, {from: 2024-01-01, to: 2024-12-31}"),
        ("June 31, 2024", "no such day in the calendar"),
        ("Juno 1, 2024", "allowed: a day such as 2025-06-03, {from"),
        ("yesterday", "or unknown"),
    ],
)
def test_the_message_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        When.parse(text)
    assert says in caught.value.message()


def test_where_one_day_is_needed_a_month_names_its_days() -> None:
    with pytest.raises(PydanticCustomError, match="one day is needed, from 2024-06-01 to 2024-06-30"):
        read_day("June 2024")


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("14:30", 870),  # 14 x 60 + 30
        ("2:30 pm", 870),
        ("2:30 P.M.", 870),
        ("2pm", 840),
        ("02:30 am", 150),
        ("12:30 am", 30),
        ("12:30 pm", 750),
    ],
)
def test_a_time_of_day(text: str, minute: int) -> None:
    assert TimeOfDay.parse(text) == TimeOfDay(minute, minute)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2:30", 'this could be "02:30" or "14:30"'),
        ("12 am", 'noon is written "12:00", midnight "00:00"'),
        ("13:30 pm", "allowed: a time of day"),
        ("1430", "allowed: a time of day"),
    ],
)
def test_what_is_no_time_of_day_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        TimeOfDay.parse(text)
    assert says in caught.value.message()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("May 1, 2024 to June 12, 2024", "write the interval, {from: 2024-05-01, to: 2024-06-12}"),
        (
            "May 1 to June 12, 2024",
            "the year of the first day is missing (May 1): if it is 2024, write the interval, {from: 2024-05-01, to:",
        ),
        ("20 Dec – Jan 5, 2025", "if it is 2024, write the interval, {from: 2024-12-20, to: 2025-01-05}"),
        ("May 1", "the year is missing"),
    ],
)
def test_two_days_in_one_text_are_no_date_and_the_interval_to_write_is_named(text: str, said: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        When.parse(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "text", ["June 12, 2024 to May 1, 2024", "May 1 to 12, 2024", "Feb 30 to June 1, 2024", "a to b"]
)
def test_of_what_is_no_interval_none_is_named(text: str) -> None:
    assert two_days(text) is None
