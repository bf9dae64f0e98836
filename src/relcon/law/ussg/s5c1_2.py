"""USSG §5C1.2: the safety valve's first criterion before 2023; what remains where a minimum of five years is lifted.

Subsection (a) repeats 18 U.S.C. §3553(f)(1)-(5), which stand in ``relcon.law.usc.t18_s3553``; only between the First
Step Act and the 2023 edition did its (1) lag behind the statute. Subsection (b) was a floor under the offense level
before 2023, and has been one under the range since.
"""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.months import from_years
from relcon.law.tables import load
from relcon.law.tristate import TriArray, exceeds, opposite


def history_criterion(low: IntArray, high: IntArray, statutory: TriArray, edition: str) -> TriArray:
    """Return whether criterion (a)(1) of the guideline is met.

    Parameters
    ----------
    low, high
        Criminal history points, between bounds.
    statutory
        Whether 18 U.S.C. §3553(f)(1) is met, which the guideline repeats since 2023.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5C1.2(a)(1). Before amendment 817 it asks for no more than one point, whatever the statute says.
    """
    if not load("5C1.2", edition).has("criterion_1"):
        return statutory
    return opposite(exceeds(low, high, most_points(edition)))


def most_points(edition: str) -> int:
    """Return the most criminal history points under (a)(1) before amendment 817."""
    return load("5C1.2", edition).integer("criterion_1", "most_points")


def floor_levels(level: IntArray, met: BoolArray, minimum: IntArray, edition: str) -> IntArray | None:
    """Return what raises the level of Chapters Two and Three to the floor; ``None`` where the edition has another.

    Parameters
    ----------
    level
        The level of Chapters Two and Three.
    met
        Whether the criteria of (a) are met, on an offense that (a) covers.
    minimum
        The minimum that the statute would require, in months.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5C1.2(b) before amendment 817 (2023).
    """
    table = load("5C1.2", edition)
    if not table.has("floor_level"):
        return None
    applies = met & (minimum >= from_years(table.integer("floor_level", "minimum_years")))
    lacking = np.maximum(floor_level(edition) - level, 0)
    return np.where(applies, lacking, 0).astype(np.int64)


def floor_level(edition: str) -> int:
    """Return the level of the floor of (b) before amendment 817."""
    return load("5C1.2", edition).integer("floor_level", "level")


def floor_applies(met: BoolArray, minimum: IntArray, edition: str) -> BoolArray:
    """Return where the range may not be less than the floor.

    Parameters
    ----------
    met
        Whether the criteria of (a) are met, on an offense that (a) covers.
    minimum
        The minimum that the statute would require, in months.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §5C1.2(b) since 2023. It has no bearing on §2D1.1(b)(18) (§2D1.1 n.21).
    """
    table = load("5C1.2", edition)
    if not table.has("floor"):
        return np.zeros(met.size, dtype=np.bool_)
    result: BoolArray = met & (minimum >= from_years(table.integer("floor", "minimum_years")))
    return result


def floor_range(low: IntArray, high: IntArray, applies: BoolArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the guideline range, raised to the floor where it applies: each end is not less than the floor's.

    Notes
    -----
    Rule: USSG §5C1.2(b).
    """
    if not applies.any():
        return low, high
    table = load("5C1.2", edition)
    return (
        np.where(applies, np.maximum(low, table.integer("floor", "low")), low),
        np.where(applies, np.maximum(high, table.integer("floor", "high")), high),
    )


def floor_text(edition: str) -> str:
    """Say the floor of (b) as the worksheet says it."""
    table = load("5C1.2", edition)
    return f"{table.integer('floor', 'low')} to {table.integer('floor', 'high')} months"
