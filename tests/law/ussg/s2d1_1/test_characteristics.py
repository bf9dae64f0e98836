"""USSG §2D1.1(b) as data: its order, and a place for every kind of circumstance that counsel may record."""

from __future__ import annotations

from typing import get_args

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.characteristics import characteristics, safety_valve
from relcon.records.facts import CircumstanceKind

# Read by criteria of §5C1.2 and §4C1.1 or by §3C1.1, not by §2D1.1(b).
ELSEWHERE = {"death", "serious_injury", "enterprise", "obstruction"}


def test_lines_stand_in_the_manual_s_order() -> None:
    numbers = [line.number for line in characteristics("2025")]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 18))
    assert safety_valve("2025") == (-2, "USSG §2D1.1(b)(18)")


def test_every_kind_of_circumstance_has_one_place() -> None:
    kinds = [kind for line in characteristics("2025") for kind in line.kinds]
    kinds += [str(kind) for kind in load("3B-3C", "2025").mapping("not_computed").values()]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) | ELSEWHERE == set(get_args(CircumstanceKind))


def test_what_is_computed() -> None:
    computed = {line.number: line.levels for line in characteristics("2025") if line.levels is not None}
    assert computed == {1: 2, 2: 2, 12: 2}  # §2D1.1(b)(1), (2), (12), two levels each
    assert [line.number for line in characteristics("2025") if line.off_with_924c] == [1, 2]  # §2K2.4 n.4
