"""Exhibits of the joint defense stand aside where the client may cooperate, and it is said."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from relcon.views.build import blocks
from tests.proffer.dunn import CASE, admission, dunn, sale

# Beside the kilogram of the laboratory two more, known only from a co-defendant's statement under the agreement.
SHARED: dict[str, Any] = {
    **CASE,
    "evidence": [*CASE["evidence"], {"id": "shared", "kind": "statement", "restriction": ["joint_defense"]}],
    "events": [*CASE["events"], sale("e2", "2 kg", evidence=["shared"])],
}
SAID = [admission("a1", sale("p1", "3 kg"))]


@pytest.mark.parametrize(
    ("objective", "grams", "said"),
    [(["cooperation"], "1000", True), (["safety_valve"], "3000", False), ([], "3000", False)],
)
def test_nothing_rests_on_them_where_cooperation_is_an_objective(objective: list[str], grams: str, said: bool) -> None:
    found = simulate(dunn(SAID, None, SHARED, objective=objective), worlds=["silent"])
    for answer in found.worlds["silent"].defendants["dunn"].positions.values():
        assert answer.quantities == {"cocaine": grams}
        assert answer.events["e2"].failed == ("unreliable" if said else None)
    assert any("exhibit shared is left out" in warning for warning in found.receipt.warnings) is said


def test_the_page_says_so_too() -> None:
    data, _ = blocks(dunn(SAID, None, SHARED, objective=["cooperation"]))
    assert any("joint-defense agreement" in warning for warning in data["head"]["warnings"])
