"""Quantities are exact whole micrograms, dates are never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from relcon.records.dates import When
from relcon.records.quantity import Quantity


@pytest.mark.parametrize(
    ("text", "micro", "dimension"),
    [
        ("1.5 kg", 1_500_000_000, "mass"),
        ("500g", 500_000_000, "mass"),
        ("2 oz", 56_700_000, "mass"),  # 2 x 28.35 g, §2D1.1 n.8(D)
        ("1 lb", 453_600_000, "mass"),  # 453.6 g, the same
        ("1 short_ton", 907_200_000_000, "mass"),  # 2,000 x 453.6 g
        ("0.000001 g", 1, "mass"),
        ("1,500 g", 1_500_000_000, "mass"),
        ("1 gal", 3_785_000_000, "volume"),  # 3.785 l, n.8(D)
        ("1 qt", 946_000_000, "volume"),  # 0.946 l, n.8(D)
        ("20 doses", 20_000_000, "doses"),
        ("120 plants", 120_000_000, "plants"),
    ],
)
def test_units(text: str, micro: int, dimension: str) -> None:
    quantity = Quantity.parse(text)
    assert (quantity.low, quantity.point, quantity.high, quantity.dimension) == (micro, micro, micro, dimension)


def test_unknown_is_not_zero() -> None:
    quantity = Quantity.parse("unknown")
    assert (quantity.low, quantity.high, quantity.known) == (None, None, False)


@pytest.mark.parametrize(
    "value",
    [
        "5",
        "5 stone",
        "-1 g",
        "0.0000001 g",
        "1e3 g",
        "1.5.2 g",
        "",
        None,
        5,
        {"low": "1 g"},
        {"low": "2 g", "high": "1 g"},
        {"low": "1 g", "high": "2 doses"},
        {"low": "1 g", "point": "3 g", "high": "2 g"},
        {"low": "1 g", "high": "2 g", "mid": "1 g"},
        "9" * 5000 + " g",
        "1000000 short_ton",
        "0,500 kg",
    ],
)
def test_what_is_no_quantity_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        Quantity.parse(value)


def test_dates_are_days_intervals_or_unknown() -> None:
    assert When.parse("2024-02-29") == When.on(date(2024, 2, 29))
    assert When.parse({"from": "2025-06-01", "to": "2025-06-30"}) == When(date(2025, 6, 1), date(2025, 6, 30))
    assert not When.parse("unknown").known


@pytest.mark.parametrize(
    "value", ["2025-02-29", "2025-6-3", "20250603", "2025-06-03\n", "", None, {"from": "2025-06-01"}, {"to": "unknown"}]
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        When.parse(value)
