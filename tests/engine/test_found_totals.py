"""A finding of a substance's total (prong quantity, about the substance) stands whatever the events show."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import compute
from relcon.law.docket import Docket
from relcon.law.positions.options import POSITIONS
from tests.helpers.matters import matter


def _answer(events: list[dict[str, Any]], position: Any) -> Any:
    case = {
        "case": {"caption": "X", "sentencing_date": "2026-09-15"},
        "people": [{"id": "a", "name": "A", "status": "defendant", "defendant": {}}],
        "events": events,
        "findings": [
            {"id": "f1", "defendant": "a", "about": "cocaine", "prong": "quantity", "answer": "400 g", "by": "court"}
        ],
    }
    return compute(Docket.of(matter(case)), "a", position).answer


def _sale(id: str, quantity: str) -> dict[str, Any]:
    sold = [{"person": "a", "act": "sold"}]
    return {
        "id": id,
        "kind": "distribution",
        "date": "2025-06-01",
        "substance": "cocaine",
        "quantity": quantity,
        "participants": sold,
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
