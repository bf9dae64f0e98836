"""What is flagged beside an answer: evidence that is weak or suppressed, an interval read at an end."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.program import expose
from relcon.law.positions.options import POSITIONS
from tests.helpers.matters import changed, matter
from tests.helpers.rules import BASE

WEAK, SUPPRESSED = "rests only on weak evidence", "rests on suppressed evidence"
LOW, HIGH = "an interval was read at its low end", "an interval was read at its high end"


def flags(event: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    found = expose(
        matter(changed(BASE, {"events": [{"id": "e1", "evidence": ["fair"], **event}]})), defendants=["dunn"]
    )
    return {position: found.defendants["dunn"].positions[position].events["e1"].flags for position in POSITIONS}


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (["fair"], ()),
        (["suppressed"], (SUPPRESSED,)),
        (["suppressed", "fair"], ()),
        (["suppressed", "weak"], (SUPPRESSED,)),
        (["weak", "fair"], ()),
        ([], ("uncited",)),
    ],
)
def test_a_record_is_flagged_by_the_best_that_supports_it(evidence: list[str], expected: tuple[str, ...]) -> None:
    assert flags({"evidence": evidence}) == dict.fromkeys(POSITIONS, expected)


def test_weak_evidence_is_not_suppressed_for_being_weak() -> None:
    # The defense rules it out: there the record does not hold, and rests on nothing.
    assert flags({"evidence": ["weak"]}) == {"defense": (), "psr": (WEAK,), "government": (WEAK,)}


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("1 kg", ((), (), ())),
        ({"low": "900 g", "high": "1100 g"}, ((LOW,), (LOW,), (HIGH,))),
        ({"low": "900 g", "point": "1 kg", "high": "1100 g"}, ((LOW,), (), (HIGH,))),  # the PSR takes the point
    ],
)
def test_an_interval_read_at_an_end_is_flagged(quantity: Any, expected: tuple[tuple[str, ...], ...]) -> None:
    assert flags({"quantity": quantity}) == dict(zip(POSITIONS, expected, strict=True))
