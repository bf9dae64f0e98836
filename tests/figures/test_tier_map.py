"""Rows from top to bottom, cards that do not overlap, few lines crossing, whole numbers."""

from __future__ import annotations

from itertools import combinations

from relcon.figures.tier_map import ACROSS, TIERS, tier_map

ROWS = tuple(TIERS)


def crossings(at: dict[str, tuple[int, int]], pairs: list[tuple[str, str]]) -> int:
    """Count the pairs of lines between two rows that cross."""
    count = 0
    for (a, b), (c, d) in combinations(pairs, 2):
        upper, lower = at[a][0] - at[c][0], at[b][0] - at[d][0]
        count += upper * lower < 0
    return count


def test_rows_stand_in_their_order_and_only_those_that_hold_somebody() -> None:
    found = tier_map(ROWS, {"a": "street", "b": "supply", "c": "none"}, [])
    assert [row.tier for row in found.rows] == ["supply", "street", "none"]
    assert [row.top for row in found.rows[1:]] == [row.bottom for row in found.rows[:-1]]
    for row, id in zip(found.rows, "bac", strict=True):
        assert row.top < found.at[id][1] < row.bottom


def test_linked_people_stand_above_each_other_so_that_lines_do_not_cross() -> None:
    upper, lower = [f"u{n}" for n in range(6)], [f"l{n}" for n in range(6)]
    pairs = list(zip(upper, reversed(lower), strict=True))
    found = tier_map(ROWS, {**dict.fromkeys(upper, "supply"), **dict.fromkeys(lower, "street")}, pairs)
    assert crossings(dict(found.at), pairs) == 0


def test_a_long_row_is_broken_and_no_card_lies_on_another() -> None:
    people = [f"p{n}" for n in range(3 * ACROSS + 1)]
    found = tier_map(ROWS, dict.fromkeys(people, "street"), [])
    assert len({y for _, y in found.at.values()}) == 4
    assert len(set(found.at.values())) == len(people)


def test_the_order_of_the_pairs_changes_nothing() -> None:
    tiers = {"a": "supply", "b": "supply", "c": "street", "d": "street", "e": "street"}
    pairs = [("a", "e"), ("b", "c"), ("a", "d"), ("c", "c"), ("a", "nobody")]
    assert tier_map(ROWS, tiers, pairs) == tier_map(ROWS, tiers, pairs[::-1])


def test_nobody_is_no_row() -> None:
    assert tier_map(ROWS, {}, []).rows == ()
