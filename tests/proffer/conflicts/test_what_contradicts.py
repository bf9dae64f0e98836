"""What cannot both be right, and what can: sightings beside holdings, amounts in all beside a series."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.matters import changed
from tests.proffer.conflicts.test_answers import BASE, against, listed
from tests.proffer.dunn import CASE, dunn, sale


def sighted(how: str, since: Any, kind: str, **event: Any) -> list[tuple[str, str, str, str]]:
    """Return the conflicts of what was seen since a day with an event of a kind, of May 12 unless said otherwise."""
    recorded = sale("e2", "1 kg", kind=kind, evidence=["wire"], **{"date": "2025-05-12", **event})
    known = {"id": "k1", "person": "dunn", "of": {"event": "e2"}, "since": since, "how": how}
    told = {"id": "a1", "topic": "supply", "says": "x", "facts": {"knowledge": [known]}}
    return listed(dunn([told], case=changed(BASE, {"events": [*CASE["events"], recorded]})))


@pytest.mark.parametrize("how", ["saw", "took_part"])
@pytest.mark.parametrize(
    ("kind", "since", "contradicts"),
    [
        # What a search found on May 12 may have lain there for days; once taken it cannot be seen.
        ("seizure", "2025-05-01", False),
        ("seizure", "2025-05-12", False),
        ("seizure", "2025-05-13", True),
        ("seizure", {"from": "2025-05-10", "to": "2025-05-20"}, False),
        # Drugs held and not taken may have been there before and after the days on record.
        ("possession", "2025-05-01", False),
        ("possession", "2025-06-01", False),
        # A deal, a load across the border and a cook are over with their days.
        ("distribution", "2025-05-11", True),
        ("distribution", "2025-05-13", True),
        ("purchase", "2025-05-11", True),
        ("importation", "2025-05-13", True),
        ("manufacture", "2025-05-11", True),
        ("manufacture", "2025-05-12", False),
    ],
)
def test_a_sighting_contradicts_what_cannot_have_been_there(how: str, kind: str, since: Any, contradicts: bool) -> None:
    assert bool(sighted(how, since, kind)) is contradicts


def test_a_search_on_an_unknown_day_contradicts_no_sighting() -> None:
    assert sighted("saw", "2025-05-01", "seizure", date="unknown") == []


@pytest.mark.parametrize(
    ("series", "admitted", "contradicts"),
    [
        # 200 g to 400 g, three to five times: 600 g to 2 kg in all.
        ({"count": {"low": 3, "high": 5}}, "2 kg", False),
        ({"count": {"low": 3, "high": 5}}, "600 g", False),
        ({"count": {"low": 3, "high": 5}}, "2001 g", True),
        ({"count": {"low": 3, "high": 5}}, "300 g", True),
        ({"count": "unknown"}, "10 kg", False),
        ({"every": "week"}, "10 kg", False),
    ],
)
def test_an_amount_in_all_stands_against_all_times_of_a_series(
    series: dict[str, Any], admitted: str, contradicts: bool
) -> None:
    month = {"from": "2025-05-01", "to": "2025-05-31"}
    often = sale("e2", {"low": "200 g", "high": "400 g"}, date=month, series=series, evidence=["wire"])
    told = against(often, sale("p1", admitted, date=month, replaces=["e2"]))
    assert bool(told) is contradicts


def test_two_series_whose_number_is_not_stated_are_compared_time_by_time() -> None:
    month = {"from": "2025-05-01", "to": "2025-05-31"}
    weekly = {"date": month, "series": {"every": "week"}}
    told = against(sale("e2", "1 kg", **weekly), sale("p1", "500 g", replaces=["e2"], **weekly))
    assert told == [("amount", "stated", "500 g", "1 kg")]
