"""Pills and doses without a usable weight: what is missing and what it would come to, §2D1.1(c) Notes (B), (F), n.9."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.ussg.s2d1_1.missing_weight import missing_weight
from relcon.records.events import Event


def _missing(substance: str, quantity: Any, **more: Any) -> str | None:
    drugs = {"substance": substance, "quantity": quantity}
    event = Event.model_validate({"id": "e", "kind": "distribution", "date": "2025-03-01", **drugs, **more})
    return missing_weight(event, "2025")


@pytest.mark.parametrize(
    ("substance", "quantity", "each", "grams", "converted", "level"),
    [
        # 1,000 x 30 mg = 30 g; x 6,700 = 201,000 g = 201 kg: from 100 kg level 24, (c)(8)
        ("oxycodone", "1000 pills", "30 mg", "30", "201,000", 24),
        # 497 x 30 mg = 14.91 g; x 6,700 = 99,897 g, below 100 kg: from 80 kg level 22, (c)(9)
        ("oxycodone", "497 pills", "30 mg", "14.91", "99,897", 22),
        # 498 x 30 mg = 14.94 g; x 6,700 = 100,098 g: level 24
        ("oxycodone", "498 pills", "30 mg", "14.94", "100,098", 24),
        # 500 x 10 mg = 5 g; x 6,700 = 33,500 g: from 20 kg level 16, (c)(12)
        ("hydrocodone", "500 pills", "10 mg", "5", "33,500", 16),
    ],
)  # fmt: skip
def test_what_the_drug_itself_would_come_to(
    substance: str, quantity: str, each: str, grams: str, converted: str, level: int
) -> None:
    said = _missing(substance, quantity, per_unit=each)
    assert said is not None
    assert said.startswith("only the drug itself counts: state `purity` (mg of drug a pill, as a share of its weight)")
    assert f"or use `{substance}_actual`" in said
    sum_ = f"{quantity} x {each} = {grams} g, x 6,700 = {converted} g of converted drug weight, level {level} alone"
    assert sum_ in said


def test_without_the_weight_of_a_pill_there_is_no_arithmetic() -> None:
    said = _missing("oxycodone", "1000 pills")
    assert said is not None and "state `purity`" in said and "6,700" not in said


@pytest.mark.parametrize(
    ("substance", "quantity", "more", "said"),
    [
        ("fentanyl", "200 pills", {}, "200 pills of fentanyl have no weight, and n.9 has no typical one"),
        ("heroin", "20 doses", {}, "20 doses of heroin have no weight"),
        ("schedule_iv", "20 doses", {}, "20 doses of schedule_iv are no units: write the quantity in pills or units"),
        ("fentanyl", "200 pills", {"per_unit": "0.1 g"}, None),
        ("oxycodone", "1000 pills", {"per_unit": "0.1 g", "purity": "0.3"}, None),
        ("oxycodone_actual", "1000 pills", {"per_unit": "30 mg"}, None),
        ("mdma", "20 pills", {}, None),  # n.9: 250 mg, typically
        ("schedule_iv", "20 pills", {}, None),
        ("cocaine", "unknown", {}, None),
    ],
)  # fmt: skip
def test_others(substance: str, quantity: str, more: dict[str, Any], said: str | None) -> None:
    found = _missing(substance, quantity, **more)
    assert found is None if said is None else found is not None and found.startswith(said)
