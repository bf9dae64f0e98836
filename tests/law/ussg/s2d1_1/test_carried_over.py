"""A sample carried over to the whole, §2D1.1 n.5: the arithmetic."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.records.events import Event


def _said(units: int, of: int, quantity: Any) -> str:
    tested = {"units": units, "of": of}
    event = Event.model_validate(
        {"id": "e", "kind": "seizure", "date": "2025-06-03", "tested": tested, "quantity": quantity}
    )
    assert event.tested is not None
    return carried_over(event, event.tested)


@pytest.mark.parametrize(
    ("units", "of", "quantity", "share", "rest", "tested"),
    [
        (4, 50, "1 kg", "8.0", 46, "; tested: 4/50 of 1 kg = 80 g, if the units are alike"),
        (1, 3, {"low": "900 g", "high": "1.2 kg"}, "33.3", 2, "; tested: 1/3 of 900 g to 1.2 kg = 300 g to 400 g, if"),
        (2, 40, "unknown", "5.0", 38, " (USSG §2D1.1 n.5)"),
        (3, 90, "90 pills", "3.3", 87, " (USSG §2D1.1 n.5)"),
    ],
)
def test_arithmetic(units: int, of: int, quantity: Any, share: str, rest: int, tested: str) -> None:
    start = f"{units} of {of} units tested ({share} percent): the result is carried over to the other {rest}"
    assert _said(units, of, quantity).startswith(start + tested)


def test_all_of_them_carry_nothing_over() -> None:
    assert _said(50, 50, "1 kg") == "50 of 50 units tested (100.0 percent): nothing is carried over"
