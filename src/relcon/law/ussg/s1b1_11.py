"""USSG §1B1.11: the Manual of the date of sentencing, and whether using it would violate the ex post facto clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray
from relcon.records.counts import Count

Range = tuple[IntArray, IntArray]


@dataclass(frozen=True, slots=True)
class Controlling:
    """The date that controls for ex post facto purposes.

    Attributes
    ----------
    day
        The latest end among the counts; ``None`` where none is known.
    why
        Of which count, or where from.
    open
        What is not known, each a reason why the date may be another.
    """

    day: date | None
    why: str
    open: tuple[str, ...] = ()


def controlling_date(counts: Sequence[Count], offense_ended: date | None) -> Controlling:
    """Return the last date of the offenses of conviction.

    Parameters
    ----------
    counts
        Every count charged. Counts of conviction decide; where there is none yet, every count that is live.
    offense_ended
        When the offense ended, for counts without dates.

    Notes
    -----
    Rule: USSG §1B1.11(b)(1), (b)(3), n.2: of one count its last day, of several the last count's; relevant conduct
    after it moves nothing.
    """
    convicted = [count for count in counts if count.disposition in ("convicted", "pleaded", "lesser")]
    asked = convicted or [count for count in counts if count.live]
    notes = []
    if asked and not convicted:
        notes.append(point("live_as_conviction").said)
    ends = {
        count.count: count.dates.last for count in asked if count.dates is not None and count.dates.last is not None
    }
    undated = [count.count for count in asked if count.count not in ends]
    found = [(end, f"last day of count {name}") for name, end in ends.items()]
    if (undated or not asked) and offense_ended is not None:
        found.append((offense_ended, "offense_ended, for counts without dates"))
    elif undated:
        notes.append(f"count {', '.join(undated)} has no dates and offense_ended is not given: the date may be later")
    if not found:
        return Controlling(None, "neither counts with dates nor offense_ended", tuple(notes))
    day, why = max(found, key=lambda one: one[0])
    return Controlling(day, why, tuple(notes))


def raises(later: Range, earlier: Range, known: BoolArray) -> tuple[TriArray, TriArray]:
    """Return whether the Manual of the sentencing date gives a higher range than that of the offense, and a lower one.

    Parameters
    ----------
    later
        Both ends of the applicable range under the Manual of the sentencing date, worked out under that book alone.
    earlier
        Those under the Manual of the offense.
    known
        Where both ranges are known.

    Returns
    -------
    tuple
        Higher: neither end below, one above. Lower: the reverse. Both are unknown where a range is not known, or where
        one end is above and the other below.

    Notes
    -----
    Rule: Peugh v. United States, 569 U.S. 530, 533 (2013): a higher applicable range than when the offense was
    committed violates the clause. USSG §1B1.11(b)(1), (2).
    """
    (low, high), (earlier_low, earlier_high) = later, earlier
    above = (low > earlier_low) | (high > earlier_high)
    below = (low < earlier_low) | (high < earlier_high)
    unsure = ~known | (above & below)
    higher = np.where(unsure, UNKNOWN, np.where(above, YES, NO)).astype(np.int8)
    lower = np.where(unsure, UNKNOWN, np.where(below, YES, NO)).astype(np.int8)
    return higher, lower
