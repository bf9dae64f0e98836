"""Across the positions an event is in (all of them), out (none), or contested."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import expose
from tests.helpers.matters import changed, matter
from tests.helpers.rules import BASE

CASES: dict[str, tuple[dict[str, Any], str]] = {
    "in everywhere": ({}, "in"),
    "out everywhere, a side deal": ({"events": [{"id": "e1", "furthers": "no"}]}, "out"),
    "out for the defense only": ({"events": [{"id": "e1", "evidence": ["weak"]}]}, "contested"),
    "in for the government only": ({"undertakings": [{"id": "w", "object": "absent"}]}, "contested"),
    # out for the defense, open in the PSR, in for the government
    "straddling": ({"events": [{"id": "e1", "date": {"from": "2025-01-09", "to": "2025-01-11"}}]}, "contested"),
    # in nowhere, but nobody has decided it either: open is not out
    "found open": (
        {
            "findings": [
                {"id": "j", "defendant": "dunn", "about": "e1", "prong": "scope", "answer": "open", "by": "court"}
            ]
        },
        "contested",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_across_positions(name: str) -> None:
    change, expected = CASES[name]
    found = expose(matter(changed(BASE, change)), defendants=["dunn"])
    assert found.defendants["dunn"].across == {"e1": expected}


def test_of_fewer_positions_only_those_asked_for_are_compared() -> None:
    case = matter(changed(BASE, {"events": [{"id": "e1", "evidence": ["weak"]}]}))
    found = expose(case, defendants=["dunn"], positions=["psr", "government"])
    assert found.defendants["dunn"].across == {"e1": "in"}
