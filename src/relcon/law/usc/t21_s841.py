"""21 U.S.C. §841(b): which penalty paragraph an amount falls under, and the terms of each paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.months import LIFE
from relcon.law.tables import TableError, Value, load
from relcon.records.people import DrugObject
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


def prior_kind(paragraph: str, edition: str) -> str:
    """Return the kind of prior conviction that raises a paragraph's terms, as the table names it."""
    return load("841b", edition).text("tiers", paragraph, "prior_kind")


def _threshold(paragraph: str, row: Value) -> Threshold:
    if not isinstance(row, Mapping):
        raise TableError(f"{paragraph}: a threshold is a mapping")
    plants = row.get("plants")
    return Threshold(paragraph, _micro(str(row["amount"])), None if plants is None else _micro(str(plants)))


@cache
def _starts(substance: str, edition: str) -> tuple[Threshold, ...]:
    """Where each paragraph starts for a substance, the gravest first."""
    table = load("841b", edition)
    return tuple(
        _threshold(paragraph, table.at("tiers", paragraph, "thresholds", substance))
        for paragraph in paragraphs(edition)
        if table.has("tiers", paragraph, "thresholds", substance)
    )


@cache
def _ends(substance: str, edition: str) -> Threshold | None:
    """Where (D) ends for marihuana, hashish and hashish oil."""
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
    order = paragraphs(edition)
    none = np.zeros(weight.size, dtype=np.int64)
    grown = none if plants is None else plants
    result = np.full(weight.size, order.index(_by_schedule(substance, edition)), dtype=np.int64)
    end = _ends(substance, edition)
    if end is not None:
        small = (weight < end.amount) & ((grown < end.plants) if end.plants is not None else True)
        result = np.where(small, order.index(end.paragraph), result)
    if SUBSTANCES[substance].measure == "g":
        for start in reversed(_starts(substance, edition)):
            reached = (weight >= start.amount) | ((grown >= start.plants) if start.plants is not None else False)
            result = np.where(reached, order.index(start.paragraph), result)
    return np.where((weight > 0) | (grown > 0), result, -1)


def paragraph_of(charge: DrugObject, edition: str) -> str | None:
    """Return the penalty paragraph of a charge or finding: as stated, else by its substance and quantity.

    Parameters
    ----------
    charge
        A substance with a quantity, a penalty paragraph, or both.
    edition
        The Manual edition, for its date.

    Returns
    -------
    str or None
        ``None`` where neither a paragraph nor a substance is stated. An unstated or unknown quantity reaches no
        threshold.

    Notes
    -----
    Rule: 21 U.S.C. §841(b); Apprendi v. New Jersey, 530 U.S. 466 (2000); Alleyne v. United States, 570 U.S. 99 (2013).
    """
    if charge.penalty is not None:
        return charge.penalty
    if charge.substance is None:
        return None
    quantity = charge.quantity
    least = 1 if quantity is None or quantity.low is None else max(quantity.low, 1)
    dimension = None if quantity is None else quantity.dimension
    is_plants = dimension == "plants"
    # Thresholds are weights: pieces of a drug whose threshold is in grams reach none without their weight.
    weight = least if dimension == "mass" else 1
    code = supported(
        charge.substance, np.array([0 if is_plants else weight]), np.array([least]) if is_plants else None, edition
    )
    return paragraphs(edition)[int(code[0])]
