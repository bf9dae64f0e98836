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
    ],
)
def test_what_is_no_quantity_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        Quantity.parse(value)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("5 kilos", "kg"),
        ("5 kilo", "kg"),
        ("5 keys", "kg"),
        ("5 KG", "kg"),
        ("5 grams", "g"),
        ("5 Ounces", "oz"),
        ("5 pounds", "lb"),
        ("5 tablets", "pills"),
        ("5 litres", "l"),
        ("5 kgg", "kg"),
    ],
)
def test_another_word_for_a_unit_names_the_unit_to_write(written: str, unit: str) -> None:
    with pytest.raises(PydanticCustomError, match=f'did you mean "5 {unit}"'):
        Quantity.parse(written)


def test_a_word_that_is_like_no_unit_is_not_guessed_at() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        Quantity.parse("5 bricks")
    assert "did you mean" not in caught.value.message()


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
