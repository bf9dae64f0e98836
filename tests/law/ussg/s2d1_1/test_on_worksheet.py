"""The lines of §2D1.1(b) stand in the order of their numbers, and each works on the level before it (§1B1.1(a)(2))."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from relcon.law.ussg.s2d1_1 import applied
from relcon.law.ussg.s2d1_1.characteristics import Characteristic, characteristics
from tests.helpers.worksheets import inputs

LATER = Characteristic("invented", 19, "USSG §2D1.1(b)(19)", "invented for a test", ("invented",), 2, floor=26)
GIVEN: dict[str, Any] = {
    "drugs": {"cocaine": "500 g"},
    "acceptance": "none",
    "history": {"points": 0},
    "disclosed": "yes",
    "circumstances": {kind: {"reaches": "yes", "own": "yes"} for kind in ("prison", "invented")},
}


Lines = Callable[..., dict[str, int | None]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    """Return the lines of a worksheet under a Manual that has a line after the safety valve's."""
    monkeypatch.setattr(applied, "characteristics", lambda edition: (*characteristics(edition), LATER))

    def of(**given: Any) -> dict[str, int | None]:
        found = answer(worksheet(inputs({**GIVEN, **given})), 0)
        own = ("USSG §2D1.1(b)", "USSG §2D1.2")
        return {line.cite: line.levels for line in found.lines if line.cite.startswith(own)}

    return of


def test_a_line_after_the_safety_valve_stands_after_it(lines: Lines) -> None:
    # 500 g of cocaine: 24; a prison, (b)(4): 26; the safety valve: 24; (b)(19): 26.
    assert list(lines().items()) == [("USSG §2D1.1(b)(4)", 2), ("USSG §2D1.1(b)(18)", -2), ("USSG §2D1.1(b)(19)", 2)]


def test_its_floor_asks_for_the_level_that_the_safety_valve_leaves(lines: Lines) -> None:
    # 24, then 22, which the floor lifts to 26; before the safety valve it would have added two, and 24 would be left.
    only = {"invented": GIVEN["circumstances"]["invented"]}
    assert lines(circumstances=only) == {"USSG §2D1.1(b)(18)": -2, "USSG §2D1.1(b)(19)": 4}


def test_so_does_the_level_that_2d1_2_makes_of_a_part(lines: Lines) -> None:
    # 2 kg: 26, 24, 26 by the floor; (a)(2): 27. The 500 g near a school: 24, 22, 26 by the floor; (a)(1): 28.
    found = lines(
        drugs={"cocaine": "2 kg"},
        direct={"cocaine": "500 g"},
        circumstances={"invented": GIVEN["circumstances"]["invented"]},
        counts=[{"count": "1", "statute": "21 USC 860(a)"}],
    )
    assert found["USSG §2D1.1(b)(19)"] == 2
    assert (found["USSG §2D1.2(a)(1)"], found["USSG §2D1.2(a)(2)"]) == (2, 0)
