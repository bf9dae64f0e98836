"""21 U.S.C. §841(b): which penalty paragraph an amount of a substance reaches, there or in §960(b)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, Literal

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.tables import TableError, Value, load
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s960 import tier_of
from relcon.records.dates import When
from relcon.records.quantity import Quantity
from relcon.records.substances import SUBSTANCES

Section = Literal["841(b)", "960(b)"]
"""Where a count's penalties stand: at home, or for imports and exports."""

SECTIONS: Final[tuple[Section, ...]] = ("841(b)", "960(b)")
_KEPT: Final[Mapping[Section, tuple[str, str]]] = {"841(b)": ("841b", "tiers"), "960(b)": ("960b", "paragraphs")}


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
def starts(substance: str, edition: str, section: Section = "841(b)") -> tuple[Threshold, ...]:
    """Return where each paragraph of a section starts for a substance, the gravest first."""
    return tuple(_rows(substance, "thresholds", edition, section))


@cache
def ends(substance: str, edition: str, section: Section = "841(b)") -> Threshold | None:
    """Return where (D), or §960(b)(4), ends for marihuana, hashish and hashish oil; ``None`` for another substance."""
    return next(_rows(substance, "below", edition, section), None)


def _rows(substance: str, kind: str, edition: str, section: Section) -> Iterator[Threshold]:
    name, part = _KEPT[section]
    table = load(name, edition)
    for paragraph in sorted(table.mapping(part), key=lambda one: _position(one, edition)):
        if table.has(part, paragraph, kind, substance):
            yield _threshold(paragraph, table.at(part, paragraph, kind, substance))


def _position(paragraph: str, edition: str) -> int:
    return paragraphs(edition).index(tier_of(paragraph, edition)[0])


@cache
def by_schedule(substance: str, edition: str, section: Section = "841(b)") -> str:
    """Return the paragraph of a section under which a substance falls by its schedule, whatever its amount."""
    table, row = load(_KEPT[section][0], edition), SUBSTANCES[substance].row
    for key in (substance, row):
        if key is not None and table.has("by_schedule", key):
            return table.text("by_schedule", key, "tier")
    return table.text("by_schedule", "otherwise", "tier")


def supported(
    substance: str,
    weight: IntArray,
    plants: IntArray | None,
    edition: str,
    when: When | None = None,
    section: Section = "841(b)",
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
    section
        By whose amounts. A paragraph of §960(b) stands for the one of §841(b) whose terms it carries.

    Returns
    -------
    IntArray
        -1 where there is nothing.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b)(1)-(3), 960(b)(1)-(7); each substance by itself.
    """
    none = np.zeros(weight.size, dtype=np.int64)
    grown = none if plants is None else plants
    # Thresholds are weights: what is counted in pieces reaches none.
    mass = weight if SUBSTANCES[substance].measure == "g" else none
    return np.where((weight > 0) | (grown > 0), reached(substance, mass, grown, edition, when, section), -1)


def reached(
    substance: str,
    mass: IntArray,
    grown: IntArray,
    edition: str,
    when: When | None = None,
    section: Section = "841(b)",
) -> IntArray:
    """Return the paragraph that a weight or a number of plants surely reaches, as a position in :func:`paragraphs`.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A)-(D); §960(b)(1)-(4), where plants count in (4) alone: at a hundred of them, whatever
    their weight, it is (3).
    """
    result = np.full(mass.size, _position(by_schedule(substance, edition, section), edition), dtype=np.int64)
    end = ends(substance, edition, section)
    if end is not None:
        small = (mass < end.amount) & ((grown < end.plants) if end.plants is not None else True)
        result = np.where(small, _position(end.paragraph, edition), result)
    for start in reversed([start for start in starts(substance, edition, section) if start.certain(when)]):
        there = (mass >= start.amount) | ((grown >= start.plants) if start.plants is not None else False)
        result = np.where(there, _position(start.paragraph, edition), result)
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
