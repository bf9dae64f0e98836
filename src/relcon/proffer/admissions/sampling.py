"""Average shares where the admissions are too many to try every set: over orders drawn by chance, and said so.

Each drawn order is followed from nothing to all; what an admission changes at its place is one sample of its share.
Their mean is stated with its standard error. The draw is fixed by a seed: the same file gives the same orders.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isqrt
from random import Random
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NULL
from relcon.law.months import LIFE
from relcon.proffer.admissions.masks import BLOCK, Masks
from relcon.proffer.admissions.outcomes import Outcomes
from relcon.proffer.admissions.shares import PLACES, shown
from relcon.records.customs import MICRO
from relcon.results.simulation import Sampled, Share

ORDERS: Final = 1000
"""How many orders are drawn."""

SEED: Final = 1


def drawn(members: int, orders: int = ORDERS, seed: int = SEED) -> IntArray:
    """Return orders drawn by chance, each as likely as any other: one row an order, its members from first to last."""
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    found = np.empty((orders, members), dtype=np.int64)
    for row in range(orders):
        order = list(range(members))
        for last in range(members - 1, 0, -1):
            other = chance.randrange(last + 1)
            order[last], order[other] = order[other], order[last]
        found[row] = order
    return found


def followed(orders: IntArray) -> BoolArray:
    """Return who is in along each order, from nobody to all: one row a member, the steps of the orders side by side."""
    rows, members = orders.shape
    place = np.argsort(orders, axis=1)
    steps = np.arange(members + 1)
    return np.ascontiguousarray((place.T[:, :, None] < steps[None, None, :]).reshape(members, rows * (members + 1)))


def mean_shares(value: IntArray, orders: IntArray) -> list[tuple[Fraction, Fraction]]:
    """Return each member's mean change over the orders, and the variance of that mean.

    Parameters
    ----------
    value : IntArray
        Along each order, from nobody to all, as `followed` has them.
    orders : IntArray
        The orders.

    Returns
    -------
    list of tuple
        Exact. The means add up to the change from nobody to all, for each order's changes do.
    """
    rows, members = orders.shape
    changes = np.empty_like(orders)
    np.put_along_axis(changes, orders, np.diff(value.reshape(rows, members + 1), axis=1), axis=1)
    found = []
    for column in changes.T.tolist():  # Python's whole numbers: squares of micrograms do not fit into 64 bits
        total, squares = sum(column), sum(one * one for one in column)
        spread = Fraction(squares * rows - total * total, rows * (rows - 1)) if rows > 1 else Fraction(0)
        found.append((Fraction(total, rows), spread / rows))
    return found


def error(variance: Fraction) -> str:
    """Return the root of a variance as a decimal text, rounded up."""
    scaled = variance * (10**PLACES) ** 2
    root = isqrt(scaled.numerator // scaled.denominator)
    if root * root < scaled:
        root += 1
    text, _ = shown(Fraction(root, 10**PLACES))
    return text


def sampled_shares(masks: Masks, on_step: Callable[[], None], orders: int = ORDERS) -> dict[str, Share]:
    """Return each admission's average share over orders drawn by chance.

    Parameters
    ----------
    masks : Masks
        The client in a position, where all counts.
    on_step
        Called after each block of scenarios.
    orders
        How many to draw.

    Notes
    -----
    What a worksheet leaves open in one of the sampled sets leaves the share open, as where all are tried.
    """
    lines = drawn(len(masks.support), orders)
    said = followed(lines)
    parts = []
    for start in range(0, said.shape[1], BLOCK):
        parts.append(masks.at(said[:, start : start + BLOCK]))
        on_step()
    found = Outcomes.joined(parts)
    life = found.low >= LIFE
    mixed = bool(life.any()) and not bool(life.all())
    values: dict[str, IntArray | None] = {
        "converted_grams": found.converted,
        "levels": None if bool((found.total == NULL).any()) else found.total.astype(np.int64),
        "months": None if mixed or bool((found.low == NULL).any()) else found.low.astype(np.int64),
    }
    means = {name: None if value is None else mean_shares(value, lines) for name, value in values.items()}
    notes = ("a quantity is unknown: totals are at least",) if bool(found.at_least.any()) else ()
    return {id: _share(means, masks.support, id, orders, notes) for id in masks.admissions}


def blocks(masks: Masks, orders: int = ORDERS) -> int:
    """Return in how many steps `sampled_shares` comes."""
    return -(-orders * (len(masks.support) + 1) // BLOCK)


def _share(
    means: dict[str, list[tuple[Fraction, Fraction]] | None],
    support: Sequence[str],
    id: str,
    orders: int,
    notes: tuple[str, ...],
) -> Share:
    texts: dict[str, str | None] = {}
    errors: dict[str, str] = {}
    left = list(notes)
    for name, all_means in means.items():
        if all_means is None:
            texts[name] = None
            left.append(f"{name}: left open in one of the worksheets, or life")
            continue
        mean, variance = all_means[support.index(id)] if id in support else (Fraction(0), Fraction(0))
        scale = MICRO if name == "converted_grams" else 1
        texts[name], _ = shown(mean / scale)
        errors[name] = error(variance / scale**2)
    return Share(
        converted_grams=texts["converted_grams"],
        levels=texts["levels"],
        months=texts["months"],
        sampled=Sampled(orders=orders, seed=SEED, standard_error=errors),
        open=tuple(left),
    )
