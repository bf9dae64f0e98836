"""Where the conspiracy's quantity was found, the statutory tier follows the client's weight from world to world."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from tests.proffer.dunn import MET, admission, dunn, sale

FOUND = {"by": "jury", "whose": "conspiracy", "objects": [{"substance": "cocaine", "quantity": "5 kg"}]}
COUNT = {"count": "1", "statute": "21 USC 846", "disposition": "convicted", "dates": "2025-06-03", "found": FOUND}
CASE: dict[str, Any] = {
    "case": {"circuit": "4"},
    "people": [{"id": "dunn", "defendant": {"counts": [COUNT], "disclosed_all": "no"}}],
}
COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}


@pytest.mark.parametrize(
    ("told", "silent", "unprotected"),
    [
        # 1 kg is proved: (B), from 500 g, five years. 4 kg told make five, (A), ten years; a gram less does not.
        ("4 kg", (60, "841(b)(1)(B)", 48), (120, "841(b)(1)(A)", 60)),
        ("3999 g", (60, "841(b)(1)(B)", 48), (60, "841(b)(1)(B)", 48)),
    ],
)
def test_the_tier_follows_what_counts_in_each_world(
    told: str, silent: tuple[int, str, int], unprotected: tuple[int, str, int]
) -> None:
    found = simulate(dunn([admission("a1", sale("p1", told))], COUNTS, CASE), worlds=["silent", "unprotected"])
    for world, expected in (("silent", silent), ("unprotected", unprotected)):
        for position in ("defense", "psr"):
            answer = found.worlds[world].defendants["dunn"].positions[position].statutory
            assert (answer.minimum, answer.supported_tier, answer.supervised_release) == expected
        # Ceiling: as found, (A)
        assert found.worlds[world].defendants["dunn"].positions["government"].statutory.minimum == 120
    crossed = any("841(b)(1)(A)" in text for text in found.admissions["a1"].crosses)
    assert crossed == (unprotected[1] == "841(b)(1)(A)")
