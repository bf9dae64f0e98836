"""Sampled shares: they agree with the exact ones within their stated bracket, add up, and are the same every time."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from math import sqrt

import numpy as np
import pytest

from relcon.engine.batch import Batch
from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions.masks import EXACT, counted_masks
from relcon.proffer.admissions.outcomes import Outcomes
from relcon.proffer.admissions.sampling import ORDERS, drawn, error, followed, mean_shares, sampled_shares
from relcon.proffer.admissions.shares import average_shares, shares
from relcon.proffer.simulate import simulate
from relcon.records.matter import Matter
from relcon.results.simulation import Share
from tests.proffer.dunn import admission, dunn, sale, table

BRACKET = 3
"""Standard errors within which a mean must lie; the orders are fixed, so it does or it does not."""


def nothing() -> None:
    """Watch no steps."""


def many(count: int) -> Matter:
    """Admissions of sales of growing weight, some of which cross a threshold only with others."""
    return dunn([admission(f"a{n}", sale(f"p{n}", f"{100 + 37 * n} g")) for n in range(count)])


def test_every_order_of_three_is_drawn_about_equally_often() -> None:
    # 6 orders, 1,000 draws: 167 each; four standard deviations of sqrt(1000 * 1/6 * 5/6) = 11.8 are 47.
    found = Counter(tuple(order) for order in drawn(3).tolist())
    assert len(found) == 6
    assert all(abs(times - ORDERS / 6) < 47 for times in found.values())


def test_an_order_is_followed_one_member_at_a_time() -> None:
    rows = followed(drawn(4, orders=5))
    assert rows.shape == (4, 25)
    for order, steps in zip(drawn(4, orders=5).tolist(), np.split(rows, 5, axis=1), strict=True):
        sets = [frozenset(np.flatnonzero(steps[:, n]).tolist()) for n in range(5)]
        assert sets[0] == frozenset()
        assert [next(iter(later - earlier)) for earlier, later in pairwise(sets)] == order


@pytest.mark.parametrize("seed", range(6))
def test_means_lie_within_the_bracket_of_the_exact_shares_and_add_up(seed: int) -> None:
    value = np.random.default_rng(seed).integers(0, 10**12, size=1 << 7)
    orders = drawn(7)
    said = followed(orders)
    index = (said.astype(np.int64) << np.arange(7)[:, None]).sum(axis=0)
    means = mean_shares(value[index], orders)
    assert sum(mean for mean, _ in means) == int(value[-1]) - int(value[0])
    for (mean, variance), exact in zip(means, average_shares(value), strict=True):
        assert abs(mean - exact) <= 4 * Fraction(sqrt(variance))


def test_the_error_is_that_of_the_textbook_rounded_up() -> None:
    # Changes 0, 4, 8, 8 of the first of two members: mean 5, variance (25 + 1 + 9 + 9) / 3, over 4 orders: 11/3.
    value = np.array([0, 0, 9, 0, 4, 9, 0, 8, 9, 0, 8, 9])
    (mean, variance), _ = mean_shares(value, np.array([[0, 1]] * 4))
    assert (mean, variance) == (Fraction(5), Fraction(11, 3))
    assert error(variance) == "1.92"  # 1.9149
    assert error(Fraction(0)) == "0"


def test_in_a_matter_that_can_be_tried_whole_the_sample_agrees_with_it() -> None:
    given = many(7)
    batch = Batch.of_admissions(table(given).index)
    for position in POSITIONS:
        masks = counted_masks(table(given), batch, position)
        exact = shares(Outcomes.joined(list(masks.every())), masks.admissions, masks.support)
        for id, found in sampled_shares(masks, nothing).items():
            for name in ("converted_grams", "levels", "months"):
                near(found, exact[id], name)


def near(found: Share, exact: Share, name: str) -> None:
    assert found.sampled is not None
    mean, whole = Fraction(getattr(found, name)), Fraction(getattr(exact, name))
    # Either is rounded to a hundredth at most.
    bracket: Fraction = BRACKET * Fraction(found.sampled.standard_error[name]) + Fraction(1, 100)
    assert -bracket <= mean - whole <= bracket


def test_twenty_four_admissions_are_sampled_and_it_is_said() -> None:
    given = many(24)
    found = simulate(given, worlds=["silent"])
    assert len(given.admissions) > EXACT
    assert found.receipt.options["sampling"] == {"seed": "1", "orders": "1000", "positions": "all positions"}
    assert any("sampled over 1000 orders" in text and "up to 3 admissions" in text for text in found.open)
    assert all(not one.complete for one in found.tipping_sets)
    # 1 kg and 24 sales of 100 + 37 n g, 12,612 g in all: cocaine converts at 200 g a gram.
    for position in POSITIONS:
        each = [one.shapley[position] for one in found.admissions.values()]
        assert sum(Fraction(one.converted_grams or 0) for one in each) == 12612 * 200
        # Weight adds up in any order: no error. 1 kg is level 24, 13.6 kg level 30: six levels in all.
        assert {one.sampled.standard_error["converted_grams"] for one in each if one.sampled} == {"0"}
        levels = sum((Fraction(one.levels or 0) for one in each), start=Fraction(0))
        assert abs(levels - 6) <= Fraction(24, 200)


def test_the_same_file_gives_the_same_shares() -> None:
    masks = counted_masks(table(many(5)), Batch.of_admissions(table(many(5)).index), "psr")
    assert sampled_shares(masks, nothing) == sampled_shares(masks, nothing)
