"""What may be written as a quantity: fractions, other words for a unit, packages, ``about``; exact, or refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from relcon.records.customs import units
from relcon.records.quantity import Customs, Quantity

CUSTOMS = Customs.read(
    "10%", {"8-ball": "3.5 g", "eight ball": "3.5 g", "brick": {"low": "900 g", "high": "1 kg"}, "key": "1 kg"}
)
G = 10**6  # micrograms


def refusal(value: object, customs: Customs | None = None) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        Quantity.parse(value, customs)
    return caught.value.message()


@pytest.mark.parametrize(
    ("text", "micro"),
    [
        ("½ kg", 500 * G),
        ("1/2 oz", 14_175_000),  # 28.35 g / 2
        ("1 1/2 lb", 680_400_000),  # 453.6 g + 226.8 g
        ("1½ lb", 680_400_000),
        ("¼ oz", 7_087_500),  # 28.35 g / 4
        ("1/3 oz", 9_450_000),  # 28.35 g / 3
        ("⅛ kg", 125 * G),
        ("40 grams", 40 * G),
        ("44 lbs", 19_958_400_000),  # 44 x 453.6 g
        ("2 kilos", 2000 * G),
        ("3 Ounces", 85_050_000),
        ("5 KG", 5000 * G),
        ("2 oz.", 56_700_000),
        ("40 g net", 40 * G),
        ("1,500 grams net weight", 1500 * G),
    ],
)
def test_weights(text: str, micro: int) -> None:
    found = Quantity.parse(text)
    assert (found.low, found.point, found.high, found.dimension, found.text) == (micro, micro, micro, "mass", text)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1, 100), st.sampled_from(sorted(units())))
def test_a_fraction_is_its_decimal_exactly_or_refused(whole: int, over: int, under: int, unit: str) -> None:
    text = f"{whole} {over}/{under} {unit}"
    exact = (whole + Fraction(over, under)) * units()[unit].micro
    if over >= under:
        assert "a number and a unit" in refusal(text)
    elif exact.denominator != 1:
        assert "finer than a microgram" in refusal(text)
    else:
        found = Quantity.parse(text)
        assert found.low == found.point == found.high == exact
        millionths = (whole + Fraction(over, under)) * 10**6
        if millionths.denominator == 1:
            ones, rest = divmod(millionths.numerator, 10**6)
            assert Quantity.parse(f"{ones}.{rest:06} {unit}").low == exact


@given(st.integers(1, 10**6), st.integers(1, 99))
def test_about_reaches_as_far_as_the_file_says_on_both_sides(grams: int, percent: int) -> None:
    customs = Customs.read(f"{percent}%", None)
    found = Quantity.parse(f"about {grams} g", customs)
    assert (found.low, found.point, found.high) == (
        grams * G * (100 - percent) // 100,
        grams * G,
        grams * G * (100 + percent) // 100,
    )
    low, point, high = (amount or 0 for amount in (found.low, found.point, found.high))
    assert low < point < high
    assert found == Quantity(found.low, found.point, found.high, "mass", f"about {grams} g")


@pytest.mark.parametrize("text", ["~40 g", "~ 40 g", "about 40 g", "About 40 g", "approx. 40 g", "approximately 40 g"])
def test_every_word_for_about_means_the_same(text: str) -> None:
    found = Quantity.parse(text, CUSTOMS)
    assert (found.low, found.point, found.high) == (36 * G, 40 * G, 44 * G)
    said = refusal(text)
    assert 'case: {about: "10%"}' in said
    assert 'point: "40 g"' in said


@pytest.mark.parametrize(
    ("text", "low", "point", "high"),
    [
        ("8-ball", 3_500_000, 3_500_000, 3_500_000),
        ("2 8-balls", 7_000_000, 7_000_000, 7_000_000),
        ("1/2 eight-balls", 1_750_000, 1_750_000, 1_750_000),
        ("2 bricks", 1800 * G, None, 2000 * G),
        ("about 2 bricks", 1620 * G, None, 2200 * G),  # 1,800 g less 10 %, 2,000 g and 10 %
        ("3 keys", 3000 * G, 3000 * G, 3000 * G),
    ],
)
def test_a_package_is_what_the_case_file_says(text: str, low: int, point: int | None, high: int) -> None:
    found = Quantity.parse(text, CUSTOMS)
    assert (found.low, found.point, found.high) == (low, point, high)
    assert found.read_as is not None
    assert "case: {packages: {" in refusal(text) or "about" in text


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2 8-balls", '8-balls: no weight in the Manual; write the weight, or what one is in the case file, such as'),
        ("2 8-balls", 'case: {packages: {8-ball: "3.5 g"}}'),
        ("2 tons", "may be 2,000 pounds, 2,240 pounds or 1,000 kilograms; for the first write short_ton"),
        ("3 keys", "said of a kilogram, and of packages that weigh less"),
        ("1 quarter", "may be a quarter of an ounce, of a pound or of a kilogram"),
        ("40 g gross", "write the net weight, or unknown"),
        ("an ounce", 'the number in digits: "1 ounce"'),
        ("two kilos", 'the number in digits: "2 kilos"'),
        ("half a kilo", 'the number in digits: "1/2 kilo"'),
        ("2-3 kg", 'as an interval: {low: "2 kg", high: "3 kg"}'),
        ("5 kgg", 'did you mean "5 kg"?'),
        ("ounce", 'with its number: "1 ounce"'),
        ({"low": "about 2 kg", "high": "3 kg"}, 'how far "about" reaches'),
    ],
)  # fmt: skip
def test_what_is_refused_says_what_to_write(value: object, says: str) -> None:
    assert says in refusal(value)


@pytest.mark.parametrize(
    "text", ["1 Mg", "5 gizmos", "1/2 8 ball", "1/0 kg", "1 3/2 kg", "28-balls", "two", "an", "5 gross"]
)
def test_nothing_is_guessed(text: str) -> None:
    assert "did you mean" not in refusal(text, CUSTOMS)


def test_an_end_of_an_interval_is_one_figure() -> None:
    assert "one figure" in refusal({"low": "about 2 kg", "high": "3 kg"}, CUSTOMS)
    assert "one figure" in refusal({"low": "1 brick", "high": "3 kg"}, CUSTOMS)
    assert Quantity.parse({"low": "½ kg", "high": "2 kilos"}).low == 500 * G


def test_what_the_manual_counts_is_of_its_one_substance() -> None:
    found = Quantity.parse("20 joints")
    assert (found.low, found.dimension, found.only) == (20 * G, "doses", "marihuana")  # §2D1.1 n.9
    assert Quantity.parse("3 hits").only == "lsd"  # §2D1.1 n.10


def test_what_is_wrong_in_the_header_defines_nothing() -> None:
    read = Customs.read(
        "150%", {"kilo": "900 g", "zip": "about 28 g", "bag": "unknown", "tin": "1 stone", "pouch": "2 g"}
    )
    assert (read.about, list(read.packages)) == (None, ["pouch"])
