"""Page labels of discovery."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from relcon.records.evidence import BatesRange


def test_a_range_has_prefix_and_numbers() -> None:
    assert BatesRange.parse(["GOV-0004512", "GOV-0004514"]).numbers == ("GOV-", 4512, 4514)
    assert BatesRange.parse("GOV-0004512").numbers == ("GOV-", 4512, 4512)
    assert BatesRange.parse(["12", "13"]).numbers == ("", 12, 13)
    assert str(BatesRange.parse(["A1", "A1"])) == "A1"


@pytest.mark.parametrize(
    "value",
    [["GOV-2", "GOV-1"], ["GOV-1", "DEF-2"], ["A1", "A2", "A3"], [], "GOV", "A\u0663", None, ["A1", None], "9" * 5000],
)
def test_what_is_no_range_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        BatesRange.parse(value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("US 0013-0031", "US 0013", "US 0031"),
        ("GOV-0004512-0004514", "GOV-0004512", "GOV-0004514"),
        ("US 9-10", "US 9", "US 10"),
        ("US 0013 - US 0031", "US 0013", "US 0031"),
        ("US 0013 to 0031", "US 0013", "US 0031"),
        ("US0013 thru US0031", "US0013", "US0031"),
        ("US 0013–US 0031", "US 0013", "US 0031"),
        ("GOV-0004512", "GOV-0004512", "GOV-0004512"),
        ("DOJ-2024-0000123", "DOJ-2024-0000123", "DOJ-2024-0000123"),  # padded further: no last page of page 2024
    ],
)
def test_a_range_in_one_text(text: str, first: str, last: str) -> None:
    assert BatesRange.parse(text) == BatesRange(first, last)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("US 0031-0013", "[US 0013, US 0031], or one page, [US 0031-0013]"),
        ("US 0013-31", "[US 0013, US 0031], or one page, [US 0013-31]"),
        ("US 0031 to 0013", "the first page comes before the last"),
        ("US 0013 to DEF 0031", "under one prefix"),
    ],
)
def test_what_may_be_a_range_or_a_label_is_told_both(text: str, says: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        BatesRange.parse(text)
    assert says in caught.value.message()


def test_a_list_of_one_is_one_label() -> None:
    assert BatesRange.parse(["US 0031-0013"]).numbers == ("US 0031-", 13, 13)
