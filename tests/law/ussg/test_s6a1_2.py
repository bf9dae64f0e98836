"""USSG §6A1.2 and Fed. R. Crim. P. 32, 45(a): days checked on a calendar by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.law.ussg.s6a1_2 import days, holidays


@pytest.mark.parametrize(
    ("received", "due", "passed"),
    [
        # Monday, July 27, 2026, and 14 days: Monday, August 10
        (date(2026, 7, 27), date(2026, 8, 10), 0),
        # Saturday, August 15, and 14 days: Saturday, August 29; Saturday and Sunday are passed over
        (date(2026, 8, 15), date(2026, 8, 31), 2),
        # Monday, August 24, and 14 days: September 7, which is Labor Day
        (date(2026, 8, 24), date(2026, 9, 8), 1),
        # Friday, November 12, 2027, and 14 days: Friday, November 26, the day after Thanksgiving, a day as any other
        (date(2027, 11, 12), date(2027, 11, 26), 0),
        # Saturday, June 5, 2027, and 14 days: Saturday, June 19; Sunday next; Monday, June 21 is not in the statute
        (date(2027, 6, 5), date(2027, 6, 21), 2),
    ],
)
def test_objections_are_due_fourteen_days_after_receipt(received: date, due: date, passed: int) -> None:
    found = days(received, None, "2025").objections
    assert (found.on, len(found.passed)) == (due, passed)
    assert (found.days, found.counted_to) == (14, received + timedelta(days=14))


def test_days_before_sentencing_are_counted_back() -> None:
    """Tuesday, September 15, 2026: 35 days before is Tuesday, August 11; 7 days before Tuesday, September 8."""
    found = days(date(2026, 7, 27), date(2026, 9, 15), "2025")
    assert found.given is not None and found.addendum is not None
    assert (found.given.on, found.addendum.on) == (date(2026, 8, 11), date(2026, 9, 8))


def test_a_day_counted_back_to_a_holiday_goes_further_back() -> None:
    """Monday, September 14, 2026: 7 days before is Labor Day; Sunday and Saturday before it; so Friday, September 4."""
    found = days(date(2026, 7, 27), date(2026, 9, 14), "2025").addendum
    assert found is not None and (found.on, len(found.passed)) == (date(2026, 9, 4), 3)


def test_a_holiday_that_may_be_observed_on_the_last_day_is_named() -> None:
    """July 4, 2026 is a Saturday: whether Friday, July 3 is a legal holiday too is not decided, and is said."""
    assert days(date(2026, 6, 19), None, "2025").objections.observed == "Independence Day"
    assert days(date(2026, 7, 27), None, "2025").objections.observed == ""


def test_the_holidays_of_a_year() -> None:
    assert sorted(holidays(2026, "2025")) == [
        date(2026, 1, 1), date(2026, 1, 19), date(2026, 2, 16), date(2026, 5, 25), date(2026, 6, 19), date(2026, 7, 4),
        date(2026, 9, 7), date(2026, 10, 12), date(2026, 11, 11), date(2026, 11, 26), date(2026, 12, 25),
    ]  # fmt: skip
    assert date(2020, 6, 19) not in holidays(2020, "2025")  # Juneteenth: since 2021


@given(st.dates(date(2022, 1, 1), date(2040, 12, 31)), st.integers(40, 400))
def test_a_last_day_is_never_a_weekend_or_a_holiday(received: date, later: int) -> None:
    sentencing = received + timedelta(days=later)
    found = days(received, sentencing, "2025")
    assert found.given is not None and found.addendum is not None
    for one in (found.objections, found.given, found.addendum):
        assert one.on.weekday() < 5 and one.on not in holidays(one.on.year, "2025")
    assert found.objections.on >= received + timedelta(days=14)
    assert found.given.on <= sentencing - timedelta(days=35) and found.addendum.on <= sentencing - timedelta(days=7)
