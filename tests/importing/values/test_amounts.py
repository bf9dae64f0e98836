"""Money and drugs: exact, or refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from relcon.importing.fates import BadValue
from relcon.importing.values.amounts import of_micro, read_count, read_money, read_share, read_weight
from relcon.importing.values.drugs import read_substances


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("$1,200.00", "1200.00"),
        ("(650.00)", "-650.00"),
        ("-$640", "-640"),
        ("$-640", "-640"),
        ("640-", "-640"),
        ("−2.90", "-2.90"),
        ("0.5", "0.5"),
        ("1,550", "1550"),
    ],
)
def test_dollars_are_read_with_their_sign(text: str, dollars: str) -> None:
    assert read_money(text) == Decimal(dollars)


@pytest.mark.parametrize("text", ["12,50", "", "$", "(5", "5)", "-(5)", "1.2.3", "1,2,3", "5 dollars", "9" * 80])
def test_what_is_no_amount_is_rejected(text: str) -> None:
    with pytest.raises(BadValue) as bad:
        read_money(text)
    assert bad.value.reason == "bad_amount"


@pytest.mark.parametrize(
    ("text", "unit", "written", "micro"),
    [
        ("2.21", "kg", "2.21 kg", 2_210_000_000),
        ("61.0", "g", "61.0 g", 61_000_000),
        ("1,200", "Grams", "1200 g", 1_200_000_000),
        (".5", "oz", "0.5 oz", 14_175_000),
        ("64.9 g", None, "64.9 g", 64_900_000),
        ("0.12345678", "g", "0.123457 g", 123_457),  # nearest microgram
    ],
)
def test_a_weight_is_exact(text: str, unit: str | None, written: str, micro: int) -> None:
    found = read_weight(text, unit)
    assert found is not None
    assert (found.text, found.micro) == (written, micro)


@pytest.mark.parametrize("text", ["", "-", "n/a", "Unknown"])
def test_no_weight_is_unknown_and_never_zero(text: str) -> None:
    assert read_weight(text, "g") is None


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("250", None, "no_unit"),
        ("250", "  ", "no_unit"),
        ("250", "bags", "no_unit"),
        ("0", "g", "bad_quantity"),
        ("-3", "g", "bad_quantity"),
        ("2-4 kg", "g", "bad_quantity"),
        ("a lot", "g", "bad_quantity"),
        ("500 gr", None, "bad_quantity"),
        ("about 3 g", None, "bad_quantity"),
    ],
)
def test_what_is_no_weight_is_rejected(text: str, unit: str | None, reason: str) -> None:
    with pytest.raises(BadValue) as bad:
        read_weight(text, unit)
    assert bad.value.reason == reason
    assert "case file" not in bad.value.allowed


@pytest.mark.parametrize(
    ("text", "form", "share"),
    [("83%", None, Fraction(83, 100)), ("97", "percent", Fraction(97, 100)), ("0.97", "share", Fraction(97, 100))],
)
def test_a_purity_is_read_as_the_map_says(text: str, form: str | None, share: Fraction) -> None:
    assert read_share(text, form) == share


@pytest.mark.parametrize(
    ("text", "form", "reason"),
    [
        ("101", "percent", "purity_out_of_range"),
        ("-3%", None, "purity_out_of_range"),
        ("1.5", "share", "purity_out_of_range"),
        ("83", None, "bad_quantity"),
        ("high", "percent", "bad_quantity"),
    ],
)
def test_a_purity_that_cannot_be_is_rejected(text: str, form: str | None, reason: str) -> None:
    with pytest.raises(BadValue) as bad:
        read_share(text, form)
    assert bad.value.reason == reason


def test_units_are_whole() -> None:
    assert (read_count("1,200"), read_count("")) == (1200, None)
    with pytest.raises(BadValue):
        read_count("2.5")


def test_millionths_are_written_in_a_unit_that_reads_well() -> None:
    assert [of_micro(45_200_000, "mass").text, of_micro(10_000_000, "mass").text] == ["45.2 g", "10 g"]
    assert of_micro(30_000_000, "pills").text == "30 pills"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Cocaine HCl", ["cocaine"]),
        ("Heroin; Fentanyl", ["heroin", "fentanyl"]),
        ("heroin and fentanyl", ["heroin", "fentanyl"]),
        ("Hydromorphone/Dihydromorphinone", ["hydromorphone"]),  # one substance of the list, with a stroke in its name
    ],
)
def test_one_substance_or_several_are_found(text: str, ids: list[str]) -> None:
    assert read_substances(text) == ids


@pytest.mark.parametrize("text", ["oregano", "heroin and oregano"])
def test_a_substance_that_the_list_lacks_is_named(text: str) -> None:
    with pytest.raises(BadValue) as bad:
        read_substances(text)
    assert bad.value.reason == "unknown_substance"
