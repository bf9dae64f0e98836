"""21 U.S.C. §841(b): which penalty paragraph an amount of a substance reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import TableError, Value, load
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.records.dates import When
from relcon.records.quantity import Quantity
from relcon.records.substances import SUBSTANCES

DEFAULT = "841(b)(1)(C)"
"""Where a Schedule I or II substance falls for which no other paragraph is named."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a paragraph starts (or, for marihuana in (D), ends) for a substance; ``since``: of later conduct."""

    paragraph: str
    amount: int
    plants: int | None
    since: date | None = None

    def certain(self, when: When | None) -> bool:
        """Return whether it certainly governs conduct of some days, ``None`` for days that are not known."""
        began = None if when is None else when.first
        return self.since is None or (began is not None and began >= self.since)


def _micro(text: str) -> int:
    amount = Quantity.parse(text).low
    if amount is None:
        raise TableError(f"not an amount: {text!r}")
    return amount


def _threshold(paragraph: str, row: Value) -> Threshold:
    if not isinstance(row, Mapping):
        raise TableError(f"{paragraph}: a threshold is a mapping")
    plants, since = row.get("plants"), row.get("from")
    return Threshold(
        paragraph,
        _micro(str(row["amount"])),
        None if plants is None else _micro(str(plants)),
        None if since is None else date.fromisoformat(str(since)),
    )


@cache
def starts(substance: str, edition: str) -> tuple[Threshold, ...]:
    """Return where each paragraph starts for a substance, the gravest first."""
    table = load("841b", edition)
    return tuple(
        _threshold(paragraph, table.at("tiers", paragraph, "thresholds", substance))
        for paragraph in paragraphs(edition)
        if table.has("tiers", paragraph, "thresholds", substance)
    )


@cache
def ends(substance: str, edition: str) -> Threshold | None:
    """Return where (D) ends for marihuana, hashish and hashish oil; ``None`` for any other substance."""
    table = load("841b", edition)
    for paragraph in paragraphs(edition):
        if table.has("tiers", paragraph, "below", substance):
            return _threshold(paragraph, table.at("tiers", paragraph, "below", substance))
    return None


@cache
def _by_schedule(substance: str, edition: str) -> str:
    table, row = load("841b", edition), SUBSTANCES[substance].row
    for key in (substance, row):
        if key is not None and table.has("by_schedule", key):
            return table.text("by_schedule", key, "tier")
    return DEFAULT


def supported(
    substance: str, weight: IntArray, plants: IntArray | None, edition: str, when: When | None = None
) -> IntArray:
    """Return the paragraph that an amount of one substance would support, as a position in :func:`paragraphs`.

    Parameters
    ----------
    substance
        Substance id; an ``_actual`` id for the weight of the drug itself.
    weight
        Micrograms by scenario; for a substance counted in units, micro-units.
    plants
        Millionths of a marihuana plant, or ``None``.
    edition
        The Manual edition, for its date.
    when
        The days of the offense: a threshold of which it is not certain that it governs them is left out.

    Returns
    -------
    IntArray
        -1 where there is nothing.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)-(3); each substance by itself.
    """
    none = np.zeros(weight.size, dtype=np.int64)
    grown = none if plants is None else plants
    # Thresholds are weights: what is counted in pieces reaches none.
    mass = weight if SUBSTANCES[substance].measure == "g" else none
    return np.where((weight > 0) | (grown > 0), reached(substance, mass, grown, edition, when), -1)


def reached(substance: str, mass: IntArray, grown: IntArray, edition: str, when: When | None = None) -> IntArray:
    """Return the paragraph that a weight or a number of plants surely reaches, as a position in :func:`paragraphs`."""
    order = paragraphs(edition)
    result = np.full(mass.size, order.index(_by_schedule(substance, edition)), dtype=np.int64)
    end = ends(substance, edition)
    if end is not None:
        small = (mass < end.amount) & ((grown < end.plants) if end.plants is not None else True)
        result = np.where(small, order.index(end.paragraph), result)
    for start in reversed([start for start in starts(substance, edition) if start.certain(when)]):
        there = (mass >= start.amount) | ((grown >= start.plants) if start.plants is not None else False)
        result = np.where(there, order.index(start.paragraph), result)
    return result


def weighed_as(substance: str, edition: str) -> tuple[tuple[str, Fraction], ...]:
    """Return the ids under which the statute takes a whole weight, and what share of it counts under each.

    Parameters
    ----------
    substance
        Substance id.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A)(iv), (viii), (B)(iv), (viii): the drug itself, or the mixture that contains it. Ice is
    a methamphetamine mixture of which at least the least purity of USSG §2D1.1(c) Note (C) is the drug itself.
    """
    mixture = SUBSTANCES[substance].mixture_id
    if mixture is None:
        return ((substance, Fraction(1)),)
    itself = SUBSTANCES[mixture].actual_id
    if SUBSTANCES[substance].actual or itself is None:
        return (mixture, Fraction(1)), (substance, Fraction(1))
    return (mixture, Fraction(1)), (itself, load("2D1.1-notes", edition).ratio(substance, "least_purity"))
