"""What is a telephone number and what a spreadsheet made of one."""

from __future__ import annotations

import pytest

from relcon.records.phones import digits, is_number, wrong_with


@pytest.mark.parametrize(
    "text",
    [
        "+13125550101",
        "(312) 555-0101",
        "312.555.0101",
        "312-555-0101 x12",
        "5550101",
        "+44 20 7946 0018",
        "125*12*7",
        "411",
    ],
)
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("6.08555E+09", "a spreadsheet made this"),
        ("6,08555e9", "a spreadsheet made this"),
        ("3125550101.0", 'write "3125550101"'),
        ("1312555010123456", "16 digits"),
        ("call me", "`aliases`"),
        ("TT1", "`aliases`"),
        ("312-555-0101 home", "`note`"),
        ("12", "allowed: a telephone number"),
        ("", "allowed: a telephone number"),
        ("３１２５５５０１０１", "allowed: a telephone number"),  # digits of another alphabet meet no other number
    ],
)
def test_what_is_no_number(text: str, said: str) -> None:
    assert said in (wrong_with(text) or "")


def test_two_ways_of_writing_a_number_share_their_digits() -> None:
    assert digits("+1 (312) 555-0101") == digits("312.555.0101") == "3125550101"
    assert digits("+44 20 7946 0018") != digits("20 7946 0018")
