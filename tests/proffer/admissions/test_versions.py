"""Two accounts of one thing: what cannot both be right, and what is never guessed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.proffer.admissions.versions import Version, apart, differences, quantities_apart
from relcon.records.dates import UNKNOWN_DATE, When
from relcon.records.quantity import Quantity
from tests.proffer.dunn import dunn

MATTER = dunn([], case={"places": [{"id": "flat", "name": "The flat"}, {"id": "bar", "name": "The bar"}]})
days = st.dates(date(2025, 1, 1), date(2025, 3, 1))
dates = st.builds(lambda one, other: When(min(one, other), max(one, other)), days, days)
JUNE = When.parse({"from": "2025-06-01", "to": "2025-06-30"})


def found(here: Version, there: Version) -> list[tuple[str, str, str]]:
    return [(one.what, one.here, one.there) for one in differences(MATTER, here, there)]


def test_each_point_is_named_with_both_sides() -> None:
    pair = frozenset({"dunn", "reyes"})
    here = Version(When.parse("2025-06-03"), Quantity.parse("1 kg"), Fraction(2500), 3, pair, "flat")
    there = Version(When.parse("2025-06-05"), Quantity.parse("3 kg"), Fraction(51, 2), 4, frozenset({"dunn"}), "bar")
    assert found(here, there) == [
        ("date", "2025-06-03", "2025-06-05"),
        ("amount", "1 kg", "3 kg"),
        ("dollars", "$2,500", "$25.5"),
        ("count", "3", "4"),
        ("people", "dunn, reyes", "dunn"),
        ("place", "The flat", "The bar"),
    ]


@pytest.mark.parametrize(
    "there",
    [
        Version(),
        Version(UNKNOWN_DATE, Quantity.parse("unknown")),
        Version(JUNE, Quantity.parse({"low": "500 g", "high": "2 kg"})),
        Version(quantity=Quantity.parse("20 doses")),  # another measure: nothing to compare
    ],
)
def test_what_is_unsaid_unknown_or_overlapping_differs_in_nothing(there: Version) -> None:
    here = Version(When.parse("2025-06-03"), Quantity.parse("1 kg"), Fraction(1), 1, frozenset({"dunn"}), "flat")
    assert found(here, there) == [] and found(there, here) == []


@given(dates, dates)
def test_dates_are_apart_where_no_day_is_in_both(one: When, other: When) -> None:
    assert one.first and one.last and other.first and other.last
    mine = set(range(one.first.toordinal(), one.last.toordinal() + 1))
    theirs = set(range(other.first.toordinal(), other.last.toordinal() + 1))
    assert apart(one, other) == (not mine & theirs)


@given(st.tuples(st.integers(1, 9), st.integers(1, 9)), st.tuples(st.integers(1, 9), st.integers(1, 9)))
def test_quantities_are_apart_where_no_reading_is_in_both(one: tuple[int, int], other: tuple[int, int]) -> None:
    mine, theirs = (Quantity.parse({"low": f"{min(pair)} g", "high": f"{max(pair)} g"}) for pair in (one, other))
    shared = set(range(min(one), max(one) + 1)) & set(range(min(other), max(other) + 1))
    assert quantities_apart(mine, theirs) == (not shared)
