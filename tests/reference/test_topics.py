"""What the topics say of dates, quantities and names is so: what they show is read, what they refuse is not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from relcon.records.base import Id
from relcon.records.customs import MICRO, units
from relcon.records.dates import TimeOfDay, When
from relcon.records.numbers import Amount, Share
from relcon.records.quantity import Quantity
from relcon.records.substances import SUBSTANCES, SubstanceId
from relcon.reference.find import topics_on
from relcon.reference.topics import topics


def read(kind: Any, value: object) -> str:
    return str(TypeAdapter(kind).validate_python(value))


@pytest.mark.parametrize(
    ("topic", "kind", "form", "is_read_as"),
    [
        ("Dates and times", When, "2025-06-03", "2025-06-03"),
        ("Dates and times", When, "June 3, 2025", "2025-06-03"),
        ("Dates and times", When, "3 June 2025", "2025-06-03"),
        ("Dates and times", When, "06/13/2025", "2025-06-13"),
        ("Dates and times", TimeOfDay, "14:30", "14:30"),
        ("Shares, dollars and numbers", Share, "0.92", "23/25"),
        ("Shares, dollars and numbers", Share, "92%", "23/25"),
        ("Shares, dollars and numbers", Amount, "26000", "26000"),
        ("Substances", SubstanceId, "Crack Cocaine", "cocaine_base"),
        ("Substances", SubstanceId, "crack", "cocaine_base"),
        ("Ids", Id, "lab-7", "lab-7"),
    ],
)
def test_a_form_that_is_shown_is_read(topic: str, kind: Any, form: str, is_read_as: str) -> None:
    (told,) = [one for one in topics() if one.title == topic]
    assert form in told.text
    assert read(kind, form) == is_read_as


@pytest.mark.parametrize(("form", "grams"), [("1.5 kg", "1500"), ("1/2 oz", "14.175"), ("½ kg", "500")])
def test_a_quantity_that_is_shown_is_read(form: str, grams: str) -> None:
    (told,) = [one for one in topics() if one.title == "Quantities and units"]
    assert form in told.text
    assert TypeAdapter(Quantity).validate_python(form).low == Decimal(grams) * MICRO


def test_a_day_that_could_be_two_is_refused_with_both() -> None:
    with pytest.raises(ValidationError) as refused:
        read(When, "06/03/2025")
    assert {"2025-06-03", "2025-03-06"} <= set(re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(refused.value)))


@pytest.mark.parametrize("form", ["40 g gross", "8-ball", "about 40 g", "40"])
def test_a_quantity_that_is_not_known_is_refused(form: str) -> None:
    with pytest.raises(ValidationError):
        read(Quantity, form)


def test_every_unit_is_listed_with_what_it_is() -> None:
    (told,) = [one for one in topics() if one.title == "Quantities and units"]
    for unit in units().values():
        assert f"| `{unit.id}` | " in told.text
        assert told in topics_on(unit.id)
    assert "| `oz` | 28.35 g |" in told.text  # USSG §2D1.1 n.8(D), Measurement Conversion Table
    assert "| `lb` | 453.6 g |" in told.text


def test_every_substance_is_listed() -> None:
    (told,) = [one for one in topics() if one.title == "Substances"]
    assert [id for id in SUBSTANCES if f"| `{id}` |" not in told.text] == []


def test_no_place_to_fill_is_left() -> None:
    assert [topic.title for topic in topics() if re.search(r"(?<![`:\w] )\{[a-z]+\}", topic.text)] == []
