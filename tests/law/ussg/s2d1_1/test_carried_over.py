"""A sample carried over to the whole, §2D1.1 n.5: the arithmetic."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.records.events import Event


def _said(units: int, of: int, **more: Any) -> str:
    event = Event.model_validate(
        {"id": "e", "kind": "seizure", "date": "2025-06-03", "tested": {"units": units, "of": of}, **more}
    )
    assert event.tested is not None
    return carried_over(event, event.tested)


@pytest.mark.parametrize(
    ("units", "of", "quantity", "said"),
    [
        # 4/50 = 8 percent; 4/50 of 1,000 g = 80 g
        (4, 50, "1 kg", "4 of 50 units tested (8 percent): the result is carried over to the other 46; tested: 4/50 of 1 kg = 80 g"),
        # 1/3 of 900 g to 1,200 g = 300 g to 400 g
        (1, 3, {"low": "900 g", "high": "1.2 kg"}, "1 of 3 units tested (33.3 percent): the result is carried over to the other 2; tested: 1/3 of 900 g to 1.2 kg = 300 g to 400 g"),
        (50, 50, "1 kg", "50 of 50 units tested (100 percent): nothing is carried over"),
        (2, 40, "unknown", "2 of 40 units tested (5 percent): the result is carried over to the other 38 (USSG §2D1.1 n.5)"),
        (3, 90, "90 pills", "3 of 90 units tested (3.33 percent): the result is carried over to the other 87 (USSG §2D1.1 n.5)"),
    ],
)  # fmt: skip
def test_arithmetic(units: int, of: int, quantity: Any, said: str) -> None:
    assert _said(units, of, quantity=quantity).startswith(said)
