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
