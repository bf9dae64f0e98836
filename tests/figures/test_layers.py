"""Heights in a column: nearest to where things want to be, in order, without overlap; rows near what they share."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.figures.layers import GAP, Node, heights, pooled, row_order

PLACES = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), min_size=1, max_size=12)


@given(PLACES)
def test_nothing_overlaps_and_the_order_stays(wanted: list[tuple[int, int]]) -> None:
    targets, sizes = zip(*wanted, strict=True)
    found = pooled(targets, sizes)
    for (y, size), (below, other) in pairwise(zip(found, sizes, strict=True)):
        assert below - y >= (size + other) / 2 - 1e-9


@given(PLACES)
def test_what_fits_stays_where_it_wants_to_be(wanted: list[tuple[int, int]]) -> None:
    sizes = [size for _, size in wanted]
    apart = [float(100 * n + shift % 20) for n, (shift, _) in enumerate(wanted)]
    assert pooled(apart, sizes) == pytest.approx(apart)


@given(PLACES)
def test_as_much_is_moved_up_as_down(wanted: list[tuple[int, int]]) -> None:
    """Least squares: the moves of all that push one another add up to nothing."""
    targets, sizes = zip(*wanted, strict=True)
    moved = [y - target for y, target in zip(pooled(targets, sizes), targets, strict=True)]
    assert sum(moved) == pytest.approx(0, abs=1e-6)


def test_two_that_want_one_place_stand_evenly_around_it() -> None:
    assert pooled([100, 100], [40, 60]) == [75, 125]


@pytest.mark.parametrize(
    ("undertakings", "people", "rows"),
    [
        (("a", "b", "c"), [("a", "c"), ("c", "b")], ("a", "c", "b")),
        (("a", "b"), [("a",), ("b",)], ("a", "b")),
        (("a", "b"), [("b",), ("b",), ("a",)], ("b", "a")),  # nothing shared: the largest on top
    ],
)
def test_undertakings_that_share_people_are_beside_each_other(
    undertakings: tuple[str, ...], people: list[tuple[str, ...]], rows: tuple[str, ...]
) -> None:
    assert row_order(undertakings, people) == rows


def test_of_many_undertakings_those_that_share_people_follow_one_another() -> None:
    chain = [(f"u{n}", f"u{n + 1}") for n in range(8)]
    order = row_order([f"u{n}" for n in range(9)], chain)
    apart = sum(abs(order.index(one) - order.index(other)) for one, other in chain)
    assert apart <= len(chain) + 2
    assert sorted(order) == [f"u{n}" for n in range(9)]


def test_who_is_in_two_undertakings_stands_between_their_rows() -> None:
    people = {"a1": ("a",), "b1": ("b",), "both": ("a", "b")}
    found = heights({id: Node(0, of) for id, of in people.items()}, {}, ("a", "b"))
    assert found.rows == ("a", "b")
    assert found.cards["a1"] < found.cards["both"] < found.cards["b1"]


def test_a_link_across_columns_has_a_place_of_its_own_in_each() -> None:
    nodes = {"left": Node(0), "middle": Node(1), "right": Node(3)}
    found = heights(nodes, {("left", "right"): 1, ("left", "middle"): 1}, ())
    (one, _) = found.lanes["left", "right"]
    assert abs(one - found.cards["middle"]) >= nodes["middle"].height / 2 + GAP / 2


def test_an_undertaking_that_skips_a_column_keeps_a_way_through_it() -> None:
    nodes = {"a": Node(0, ("u",)), "stranger": Node(1), "b": Node(2, ("u",))}
    found = heights(nodes, {}, ("u",))
    assert set(found.passages) == {("u", 1)}
    assert abs(found.passages["u", 1] - found.cards["stranger"]) > nodes["stranger"].height / 2
