"""21 U.S.C. §841(b): which penalty paragraph an amount falls under, and the terms of each paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.months import LIFE
from relcon.law.tables import TableError, Value, load
from relcon.records.quantity import Quantity
from relcon.records.substances import SUBSTANCES

DEFAULT = "841(b)(1)(C)"
"""Where a Schedule I or II substance falls for which no other paragraph is named."""


@dataclass(frozen=True, slots=True)
class Term:
    """Imprisonment in months, ``LIFE`` for life, under one paragraph."""

    minimum: int
    maximum: int
    cite: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a paragraph starts (or, for marihuana in (D), ends) for one substance."""

    paragraph: str
    amount: int
    plants: int | None


def _months(years: str) -> int:
    return LIFE if years == "life" else 12 * int(years)


def _micro(text: str) -> int:
    amount = Quantity.parse(text).low
    if amount is None:
        raise TableError(f"not an amount: {text!r}")
    return amount


@cache
def paragraphs(edition: str) -> tuple[str, ...]:
    """Return the penalty paragraphs of §841(b), the gravest first: by their ordinary minimum, then maximum."""
    table = load("841b", edition)

    def gravity(paragraph: str) -> tuple[int, int]:
        base = ("tiers", paragraph, "terms", "base")
        return _months(table.text(*base, "minimum")), _months(table.text(*base, "maximum"))

    return tuple(sorted(table.mapping("tiers"), key=gravity, reverse=True))


def term(paragraph: str, priors: int, death: bool, edition: str) -> Term:
    """Return the term of imprisonment of a paragraph.

    Parameters
    ----------
    paragraph
        Such as ``841(b)(1)(A)``.
    priors
        How many prior convictions of the kind that the paragraph asks for a §851 notice establishes.
    death
        Whether death or serious bodily injury resulted, as an element.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A)-(E), (2), (3). Where a paragraph has no greater term for death, its ordinary one
    stands.
    """
    table = load("841b", edition)
    tier = ("tiers", paragraph)
    outcome = "death_results" if death else "base"
    places = [("terms", outcome), ("terms", "base")]
    if priors:
        places = [("one_prior", outcome), ("one_prior", "base"), *places]
    if priors > 1:
        # With death and any such prior the term is life already; the second prior adds nothing.
        places = [("two_priors", outcome), *places]
    found = next(place for place in places if table.has(*tier, *place))
    return Term(
        _months(table.text(*tier, *found, "minimum")),
        _months(table.text(*tier, *found, "maximum")),
        table.text(*tier, "cite"),
    )


def supervised_release(paragraph: str, priors: int, edition: str) -> int:
    """Return the least supervised release after imprisonment under a paragraph, in months.

    Parameters
    ----------
    paragraph
        Such as ``841(b)(1)(A)``.
    priors
        How many prior convictions of the kind that the paragraph asks for a §851 notice establishes.
    edition
        The Manual edition, for its date.

    Returns
    -------
    int
        0 where the paragraph requires none.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A)-(E), (2).
    """
    table, place = load("841b", edition), ("tiers", paragraph, "supervised_release")
    if not table.has(*place):
        return 0
    return 12 * table.integer(*place, "minimum_with_prior" if priors else "minimum")


def prior_kind(paragraph: str, edition: str) -> str:
    """Return the kind of prior conviction that raises a paragraph's terms, as the table names it."""
    return load("841b", edition).text("tiers", paragraph, "prior_kind")


def _threshold(paragraph: str, row: Value) -> Threshold:
    if not isinstance(row, Mapping):
        raise TableError(f"{paragraph}: a threshold is a mapping")
    plants = row.get("plants")
    return Threshold(paragraph, _micro(str(row["amount"])), None if plants is None else _micro(str(plants)))


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


def supported(substance: str, weight: IntArray, plants: IntArray | None, edition: str) -> IntArray:
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
    return np.where((weight > 0) | (grown > 0), reached(substance, mass, grown, edition), -1)


def reached(substance: str, mass: IntArray, grown: IntArray, edition: str) -> IntArray:
    """Return the paragraph that a weight or a number of plants reaches, as a position in :func:`paragraphs`."""
    order = paragraphs(edition)
    result = np.full(mass.size, order.index(_by_schedule(substance, edition)), dtype=np.int64)
    end = ends(substance, edition)
    if end is not None:
        small = (mass < end.amount) & ((grown < end.plants) if end.plants is not None else True)
        result = np.where(small, order.index(end.paragraph), result)
    for start in reversed(starts(substance, edition)):
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
