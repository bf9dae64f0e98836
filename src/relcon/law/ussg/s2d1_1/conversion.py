"""USSG §2D1.1 n.8: converted drug weight, with its caps and minimum levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np

from relcon.law.arrays import BoolArray, IntArray, times, total, weights
from relcon.law.tables import TableError, load
from relcon.law.ussg.s2d1_1.quantity_table import micro
from relcon.records.substances import SUBSTANCES


@dataclass(frozen=True, slots=True)
class Factor:
    """A conversion: class in n.8(D), converted micrograms for a microgram (micro-unit, micro-millilitre), cite."""

    kind: str
    ratio: Fraction
    cite: str


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling on the combined converted weight of classes, in micrograms."""

    kinds: tuple[str, ...]
    weight: int
    cite: str


@dataclass(frozen=True, slots=True)
class Minimum:
    """A minimum level for a class: always, or (``only_with``) only in the company of those classes."""

    kind: str
    level: int
    only_with: tuple[str, ...] | None
    cite: str


@dataclass(frozen=True, slots=True)
class Converted:
    """Converted drug weight, by scenario.

    Attributes
    ----------
    total
        Micrograms of converted drug weight after the caps.
    by_substance
        The same by substance id, before the caps.
    capped
        Micrograms that each cap took away, in the order of the table; a cap that took nothing anywhere is left out.
    minimum
        The minimum level that applies, or 0.
    """

    total: IntArray
    by_substance: Mapping[str, IntArray]
    capped: tuple[tuple[Cap, IntArray], ...]
    minimum: IntArray


@cache
def factors(edition: str) -> Mapping[str, Factor]:
    """Return every conversion factor by its key in the Drug Conversion Tables (n.8(D))."""
    table = load("2D1.1-n8", edition)
    return {
        key: Factor(kind, table.ratio("classes", kind, "factors", key), table.text("classes", kind, "cite"))
        for kind in table.mapping("classes")
        for key in table.mapping("classes", kind, "factors")
    }


@cache
def caps(edition: str) -> tuple[Cap, ...]:
    """Return the caps, from the narrowest to the widest (n.8(B) and the notes to the tables of n.8(D))."""
    return tuple(
        Cap(tuple(str(kind) for kind in entry["of"]), micro(str(entry["weight"])), str(entry["cite"]))
        for entry in load("2D1.1-n8", edition).items("caps")
        if isinstance(entry, Mapping)
    )


@cache
def minimums(edition: str) -> tuple[Minimum, ...]:
    """Return the minimum levels by class (notes to the tables of n.8(D))."""
    table = load("2D1.1-n8", edition)
    rules = []
    for kind in table.mapping("minimum_levels"):
        at = ("minimum_levels", kind)
        company = tuple(str(k) for k in table.items(*at, "only_with")) if table.has(*at, "only_with") else None
        rules.append(Minimum(kind, table.integer(*at, "level"), company, table.text(*at, "cite")))
    return tuple(rules)


def factor_of(substance: str, edition: str) -> Factor:
    """Return the conversion of a substance.

    Raises
    ------
    TableError
        If the conversion tables do not hold it, as with a pill of which only the drug itself converts.
    """
    entry = SUBSTANCES[substance]
    if entry.conversion is None:
        raise TableError(f"{substance}: only the drug itself converts (USSG §2D1.1(c) Note (B)), as {entry.actual_id}")
    return factors(edition)[entry.conversion]


def class_of(substance: str, edition: str) -> str:
    """Return the class of the conversion tables (n.8(D)) that a substance belongs to, or an empty text."""
    entry = SUBSTANCES[substance]
    conversion = entry.conversion or (SUBSTANCES[entry.actual_id].conversion if entry.actual_id else None)
    found = factors(edition).get(conversion) if conversion else None
    return found.kind if found is not None else ""


def minimum_level(present: Mapping[str, BoolArray], edition: str) -> IntArray:
    """Return the minimum level that the substances present bring with them, or 0.

    Parameters
    ----------
    present
        By class of n.8(D): in which scenarios a substance of it counts. At least one entry.
    edition
        A shipped edition of the Manual.

    Notes
    -----
    Rule: USSG §2D1.1 n.8(D), the notes to the tables. Flunitrazepam's applies alone or with depressants and substances
    of Schedules III to V, not beside any other class.
    """
    scenarios = next(iter(present.values())).size
    result = np.zeros(scenarios, dtype=np.int64)
    for rule in minimums(edition):
        if rule.kind not in present:
            continue
        applies = present[rule.kind]
        if rule.only_with is not None:
            for kind, there in present.items():
                if kind not in rule.only_with:
                    applies = applies & ~there
        result = np.maximum(result, np.where(applies, rule.level, 0))
    return result


def after_caps(by_kind: Mapping[str, IntArray], edition: str) -> tuple[IntArray, tuple[tuple[Cap, IntArray], ...]]:
    """Add converted weights under the caps.

    Parameters
    ----------
    by_kind
        Micrograms of converted drug weight by class of n.8(D), by scenario. At least one entry.
    edition
        A shipped edition of the Manual.

    Returns
    -------
    tuple
        The total after the caps; what each cap took away, leaving out a cap that took nothing anywhere.

    Notes
    -----
    Rule: USSG §2D1.1 n.8(B), (D). The caps nest: Schedule V; then IV with V; then III with IV and V. Each note caps the
    combined weight of its classes whatever else is present, so IV and V together bring at most 9.99 kg to a total with
    III.
    """
    scenarios = next(iter(by_kind.values())).size
    cuts: list[tuple[Cap, IntArray]] = []
    for cap in caps(edition):
        combined = total([by_kind[kind] for kind in cap.kinds if kind in by_kind], scenarios)
        already = total([cut for inner, cut in cuts if set(inner.kinds) < set(cap.kinds)], scenarios)
        cut = np.maximum(combined - already - cap.weight, 0)
        if cut.any():
            cuts.append((cap, cut))
    return total(list(by_kind.values()), scenarios) - total([cut for _, cut in cuts], scenarios), tuple(cuts)


def converted(weights_by_substance: Mapping[str, IntArray], edition: str) -> Converted:
    """Convert each substance, apply the caps and add.

    Parameters
    ----------
    weights_by_substance
        By substance id: micrograms, micro-units or micro-millilitres as the substance is counted, by scenario, summed
        over everything attributed. At least one entry.
    edition
        A shipped edition of the Manual.

    Returns
    -------
    Converted
        A fraction of a microgram is dropped once for each substance.

    Raises
    ------
    WeightTooLarge
        Instead of wrapping around.

    Notes
    -----
    Rule: USSG §2D1.1 n.8(B), (D); caps as in :func:`after_caps`.
    """
    amounts = {substance: weights(weight) for substance, weight in weights_by_substance.items()}
    scenarios = next(iter(amounts.values())).size
    by_substance = {s: times(weight, factor_of(s, edition).ratio) for s, weight in amounts.items()}
    by_kind: dict[str, IntArray] = {}
    present: dict[str, BoolArray] = {}
    for substance, weight in by_substance.items():
        kind = factor_of(substance, edition).kind
        by_kind[kind] = total([by_kind[kind], weight], scenarios) if kind in by_kind else weight
        present[kind] = present.get(kind, np.zeros(scenarios, dtype=np.bool_)) | (amounts[substance] > 0)
    after, cuts = after_caps(by_kind, edition)
    return Converted(after, by_substance, cuts, minimum_level(present, edition))
