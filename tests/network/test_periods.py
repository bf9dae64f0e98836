"""Change over time: no contact is put on a day that no record gives."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from relcon.network.measures import MOST, Span, measures, pairs, spans
from tests.helpers.matters import case
from tests.network.matters import contact, people


def found(*contacts: dict[str, Any]) -> tuple[Span, ...]:
    return spans(pairs(case(people=people("abc"), contacts=list(contacts))))


def dated(id: str, one: str, other: str, first: Any, last: Any) -> dict[str, Any]:
    return contact(id, one, other, 9, first=first, last=last)


def test_first_and_last_day_are_contacts_and_between_them_nothing_is_known() -> None:
    """January to March by months: a and b spoke on a day of January and on one of March; of February nobody says."""
    january, february, march = found(dated("c1", "a", "b", "2025-01-10", "2025-03-20"))
    assert [one.partners for one in (january, february, march)] == [
        {"a": {"b"}, "b": {"a"}},
        {},
        {"a": {"b"}, "b": {"a"}},
    ]
    assert [one.open for one in (january, february, march)] == [0, 1, 0]


def test_an_interval_within_a_period_is_in_it_and_one_across_may_be_in_either() -> None:
    inside = {"from": "2025-01-05", "to": "2025-01-25"}
    across = {"from": "2025-01-20", "to": "2025-02-10"}
    january, february = found(dated("c1", "a", "b", inside, inside), dated("c2", "a", "c", across, across))
    assert january.partners == {"a": {"b"}, "b": {"a"}}
    assert (february.partners, january.open, february.open) == ({}, 1, 1)


def test_an_undated_contact_may_be_anywhere() -> None:
    (january,) = found(dated("c1", "a", "b", "2025-01-01", "2025-01-02"), dated("c2", "a", "c", "unknown", "unknown"))
    assert (january.partners, january.open) == ({"a": {"b"}, "b": {"a"}}, 1)


def test_nothing_dated_is_no_period() -> None:
    assert found(dated("c1", "a", "b", "unknown", "unknown")) == ()


@pytest.mark.parametrize(
    ("last", "count", "months"),
    [
        ("2025-12-31", 12, 1),  # a year by months
        ("2026-01-01", 7, 2),  # thirteen months: by twos
        ("2026-12-31", 12, 2),
        ("2027-12-31", 12, 3),
        ("2029-12-31", 10, 6),  # sixty months by halves of years
        ("2036-12-31", 12, 12),
        ("2040-12-31", 8, 24),  # sixteen years by two
    ],
)
def test_the_shortest_periods_that_leave_no_more_than_twelve(last: str, count: int, months: int) -> None:
    periods = found(dated("c1", "a", "b", "2025-01-01", last))
    assert len(periods) == count <= MOST
    first = periods[0]
    assert (first.first, first.last.year * 12 + first.last.month) == (date(2025, 1, 1), 2025 * 12 + months)
    assert all(after.first.toordinal() == before.last.toordinal() + 1 for before, after in pairwise(periods))


def test_who_leads_may_change_and_level_ones_are_all_named() -> None:
    held = case(
        people=people("abcd"),
        contacts=[
            dated("c1", "a", "b", "2025-01-01", "2025-01-02"),
            dated("c2", "a", "c", "2025-01-01", "2025-01-02"),
            dated("c3", "d", "b", "2025-02-01", "2025-02-02"),
        ],
    )
    periods = measures(held).periods
    assert [one.first for one in periods] == [("a",), ("b", "d")]
    assert [one.people for one in periods] == [3, 2]
    assert measures(held).people["b"].by_period == (1, 1)
