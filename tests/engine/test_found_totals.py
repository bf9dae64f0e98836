"""A finding of a substance's total (prong quantity, about the substance) stands whatever the events show."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from tests.helpers.matters import matter


def _answer(events: list[dict[str, Any]], position: Any, about: str = "cocaine", found: str = "400 g") -> Any:
    case = {
        "case": {"caption": "X", "sentencing_date": "2026-09-15"},
        "people": [{"id": "a", "name": "A", "status": "defendant", "defendant": {}}],
        "events": events,
        "findings": [
            {"id": "f1", "defendant": "a", "about": about, "prong": "quantity", "answer": found, "by": "court"}
        ],
    }
    return compute(RecordIndex.of(matter(case)), "a", position).answer


def _sale(id: str, quantity: str, **fields: str) -> dict[str, Any]:
    sold = [{"person": "a", "act": "sold"}]
    return {
        "id": id,
        "kind": "distribution",
        "date": "2025-06-01",
        "substance": "cocaine",
        "quantity": quantity,
        "participants": sold,
        **fields,
    }


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(
    "events", [[], [_sale("e1", "unknown")], [_sale("e1", "1 kg")], [_sale("e1", "50 g"), _sale("e2", "unknown")]]
)
def test_the_found_total_is_the_quantity(events: list[dict[str, Any]], position: Any) -> None:
    # 400 g of cocaine: level 22, §2D1.1(c)(9)
    found = _answer(events, position)
    assert found.quantities == {"cocaine": "400"}
    assert found.base_offense_level == 22
    assert not found.at_least


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize(
    ("found", "level", "tier"),
    [
        # 100 g at 95% were sold: 95 g of the drug itself, level 30, 841(b)(1)(A). What was found says nothing of
        # purity, so it is a weight of mixture, smaller or larger than what was sold: 40 g 22, 100 g 24, 400 g 28; (B)
        # from 50 g, (A) from 500 g.
        ("40 g", 22, "841(b)(1)(C)"),
        ("100 g", 24, "841(b)(1)(B)"),
        ("400 g", 28, "841(b)(1)(B)"),
    ],
)
def test_a_found_total_has_no_purity(found: str, level: int, tier: str, position: Any) -> None:
    sale = _sale("e1", "100 g", substance="methamphetamine", purity="0.95")
    answer = _answer([sale], position, "methamphetamine", found)
    assert (answer.base_offense_level, answer.statutory.supported_tier) == (level, tier)
    assert answer.quantities == {"methamphetamine": found.removesuffix(" g")}


@pytest.mark.parametrize("position", POSITIONS)
def test_the_found_total_of_one_substance_leaves_the_purity_of_another(position: Any) -> None:
    # 400 g of cocaine are 80 kg of converted weight; 95 g of the drug itself 1,900 kg: 1,980 kg, level 30. As a mixture
    # the 100 g would be 200 kg: 280 kg, level 24.
    answer = _answer([_sale("e1", "100 g", substance="methamphetamine", purity="0.95"), _sale("e2", "1 kg")], position)
    assert answer.base_offense_level == 30
    assert answer.quantities == {"methamphetamine": "100", "cocaine": "400"}
