"""Whatever is written, it is read or refused: no text is a fault of the program, and a refusal is said in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from relcon.records.base import Answer, Flag, Whole
from relcon.records.citations import Statute
from relcon.records.dates import Day, TimeOfDay, When
from relcon.records.evidence import BatesRange
from relcon.records.numbers import Amount, Estimate, Share
from relcon.records.quantity import Package, PackageName, Quantity

TYPES: dict[str, Any] = {
    "dollars": Amount,
    "answer": Answer,
    "pages": BatesRange,
    "day": Day,
    "estimate": Estimate,
    "flag": Flag,
    "package": Package,
    "package name": PackageName,
    "quantity": Quantity,
    "share": Share,
    "statute": Statute,
    "time": TimeOfDay,
    "date": When,
    "count": Whole,
}
PIECES = ["1", "½", "/", "8-ball", "about ", "~", "kg", " net", " gross", "US ", "-", "June ", "2025"]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0123456789½⅓/.,-–~$% kgozlbabout8()§USC:pm", max_size=80),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


@pytest.mark.parametrize("kind", TYPES)
@given(text=TEXTS)
@example(text="0/0 kg")
@example(text="-".join(["9" * 39] * 2))
@example(text="0000-00-00")
@example(text="January 0000")
@example(text="9" * 5000)
@example(text="{message}")
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    try:
        TypeAdapter(TYPES[kind]).validate_python(text)
    except ValidationError as error:
        said = [one["msg"] for one in error.errors()]
    else:
        said = ["read"]
    assert all(said)
