"""The penalty paragraph of a charge or finding, 21 U.S.C. §841(b) or §960(b), and when its quantity leaves it open."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from relcon.law.arrays import times
from relcon.law.open_points import point
from relcon.law.usc.t21_s841.terms import paragraphs
from relcon.law.usc.t21_s841.thresholds import Section, Threshold, by_schedule, ends, reached, starts, weighed_as
from relcon.law.usc.t21_s960 import numbered, tier_of
from relcon.records.counts import DrugObject
from relcon.records.dates import When


def paragraph_of(charge: DrugObject, edition: str, when: When | None = None, section: Section = "841(b)") -> str | None:
    """Return the penalty paragraph of a charge or finding: as stated, else by its substance and quantity.

    Parameters
    ----------
    charge
        A substance with a quantity, a penalty paragraph, or both.
    edition
        The Manual edition, for its date.
    when
        The days of the offense, for a threshold that has not always been there; ``None`` if not known.
    section
        The count's penalty section, by whose amounts a quantity is measured and whose numbers the answer bears.

    Returns
    -------
    str or None
        ``None`` where neither a paragraph nor a substance is stated, or where the quantity decides and is unknown or no
        weight, or the day decides (see :func:`gravest_of`). A charge that states no quantity reaches no threshold.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(b); Apprendi v. New Jersey, 530 U.S. 466 (2000); Alleyne v. United States, 570 U.S. 99
    (2013).
    """
    if charge.penalty is not None:
        return numbered(charge.penalty, section, edition)
    if charge.substance is None or gravest_of(charge, edition, when, section) is not None:
        return None
    tier = _gravest_under(charge, weighed_as(charge.substance, edition), edition, when, section)
    return numbered(tier, section, edition)


def purity_decides(charge: DrugObject, edition: str) -> bool:
    """Return whether a charge of Ice reaches its paragraph only through the drug itself in it."""
    if charge.penalty is not None or charge.substance is None or paragraph_of(charge, edition) is None:
        return False
    ids = weighed_as(charge.substance, edition)
    without = tuple((id, share) for id, share in ids if share == 1)
    return without != ids and _gravest_under(charge, without, edition) != _gravest_under(charge, ids, edition)


def _gravest_under(
    charge: DrugObject,
    ids: tuple[tuple[str, Fraction], ...],
    edition: str,
    when: When | None = None,
    section: Section = "841(b)",
) -> str:
    quantity = charge.quantity
    least = 1 if quantity is None or quantity.low is None else max(quantity.low, 1)
    plants = quantity is not None and quantity.dimension == "plants"
    weight = least if quantity is not None and quantity.dimension == "mass" else 1
    grown = np.array([least if plants else 0], dtype=np.int64)
    codes = [
        int(
            reached(
                id, times(np.array([0 if plants else weight], dtype=np.int64), share), grown, edition, when, section
            )[0]
        )
        for id, share in ids
    ]
    return paragraphs(edition)[min(codes)]


def gravest_of(charge: DrugObject, edition: str, when: When | None = None, section: Section = "841(b)") -> str | None:
    """Return the gravest paragraph that a charge may fall under where its quantity or the day leaves that open.

    Returns
    -------
    str or None
        ``None`` where nothing is open: a paragraph is stated, no quantity is, it is a weight (or plants of a substance
        counted by the plant), or the substance falls under one paragraph whatever the quantity.

    Notes
    -----
    Rule: the thresholds of 21 U.S.C. §841(b) are weights; pieces, doses and volumes without a weight reach none that
    is known. A threshold that governs later conduct only leaves a weight that reaches it open for earlier conduct:
    Pub. L. 119-26 §7(b).
    """
    quantity, substance = charge.quantity, charge.substance
    if charge.penalty is not None or substance is None or quantity is None:
        return None
    thresholds = [start for id, _ in weighed_as(substance, edition) for start in starts(id, edition, section)]
    end = ends(substance, edition, section)
    if not thresholds and end is None:
        return None
    if quantity.low is not None and quantity.dimension == "mass":
        return next((start.paragraph for start in thresholds if _perhaps(start, quantity.low, when)), None)
    by_plant = any(one.plants for one in (*thresholds, *([end] if end is not None else [])))
    if quantity.low is not None and quantity.dimension == "plants" and by_plant:
        return None
    order = paragraphs(edition)
    at_most = [tier_of(start.paragraph, edition)[0] for start in thresholds]
    most = min([order.index(tier) for tier in at_most] or [order.index(_otherwise(substance, edition, section))])
    return numbered(order[most], section, edition)


def _otherwise(substance: str, edition: str, section: Section) -> str:
    return tier_of(by_schedule(substance, edition, section), edition)[0]


def open_by_day(
    charge: DrugObject, edition: str, when: When | None, section: Section = "841(b)"
) -> tuple[str, str, str] | None:
    """Return what the days of the offense leave open on a charge whose weight is known; ``None`` where nothing.

    Returns
    -------
    tuple or None
        The gravest paragraph that it may fall under, the one that it falls under otherwise, and the open point: conduct
        before the day of the Act, on both sides of it, or on days that are not known.

    Notes
    -----
    Rule: Pub. L. 119-26 §7(a), (b): the Act applies from its day on, and is no evidence of what was the law before.
    """
    gravest = gravest_of(charge, edition, when, section)
    weighed = charge.quantity is not None and charge.quantity.low is not None and charge.quantity.dimension == "mass"
    if gravest is None or charge.substance is None or not weighed:
        return None
    ids = weighed_as(charge.substance, edition)
    days = [start.since for id, _ in ids for start in starts(id, edition, section) if start.since is not None]
    if when is None or when.first is None or when.last is None:
        said = point("related_undated").said
    else:
        said = point("related_before" if when.last < min(days) else "related_straddles").said
    return gravest, numbered(_gravest_under(charge, ids, edition, when, section), section, edition), said


def _perhaps(start: Threshold, amount: int, when: When | None) -> bool:
    """Return whether a weight reaches a threshold of which it is not certain that it governs."""
    return amount >= start.amount and not start.certain(when)
