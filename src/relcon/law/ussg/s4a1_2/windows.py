"""USSG §4A1.2(d), (e), (k)(2): how far back prior sentences count, and what each subsection of §4A1.1 brings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.terms import same_day
from relcon.records.counts import Count
from relcon.records.dates import When
from relcon.records.history import CriminalHistory, Sentence

Age = Literal["adult", "adult_conviction", "juvenile"]
"""Of age at the offense; before eighteen and convicted as an adult; before eighteen otherwise."""
UNTIL: Final = "when imprisonment for it ended (released)"
IMPOSED: Final = "when it was imposed (imposed)"
BEGAN: Final = "when the offense began (counts: dates)"


@dataclass(frozen=True, slots=True)
class Commenced:
    """The day on which the instant offense began, by scenario, between bounds: proleptic ordinals of days."""

    first: IntArray
    last: IntArray


def commenced(
    history: CriminalHistory | None, live: Sequence[Count], events: Iterable[tuple[When, BoolArray, BoolArray]], n: int
) -> Commenced | None:
    """Return when the offense began, by scenario, between bounds; ``None`` where no count has a date.

    Parameters
    ----------
    history, live
        The criminal history; the live counts.
    events
        Of each event its day, where it is attributed, and where that is open.
    n
        The number of scenarios.

    Notes
    -----
    Rule: USSG §4A1.2(d), (e), n.8: from the first day of a live count, or of an attributed event where that is earlier:
    any relevant conduct is part of the instant offense. Asked only where the points of a dated sentence are left open.
    """
    if history is None or not any(one.points is None and (one.imposed or one.released) for one in history.sentences):
        return None
    charged = [count.dates.first for count in live if count.dates is not None]
    days = [day.toordinal() for day in charged if day is not None]
    if not days:
        return None
    first = np.full(n, min(days), dtype=np.int64)
    last = first
    for when, inside, is_open in events:
        if when.first is None or when.last is None or when.first.toordinal() >= min(days):
            continue
        first = np.where(inside | is_open, np.minimum(first, when.first.toordinal()), first)
        last = np.where(inside, np.minimum(last, when.last.toordinal()), last)
    return Commenced(first, last)


def points_under(
    kind: str, age: Age, sentences: Sequence[Sentence], commenced: Commenced | None, n: int, edition: str
) -> tuple[IntArray, IntArray, str]:
    """Return what a sentence under a subsection of §4A1.1 brings, between bounds, and what is missing.

    Parameters
    ----------
    kind
        ``a``, ``b`` or ``c``, by its length.
    age
        At the offense.
    sentences
        The sentence, or several treated as one.
    commenced
        When the instant offense began; ``None`` if not known.
    n
        The number of scenarios.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4A1.2(d), (e), (k)(2).
    """
    table = load("4A1.1-sentences", edition)
    points = {one: table.integer("lengths", one, "points") for one in ("a", "b", "c")}
    none = np.zeros(n, dtype=np.int64)
    young = age != "adult" and not (kind == "a" and age == "adult_conviction")
    if commenced is None:
        return none, none + (points["b"] if young and kind == "a" else points[kind]), BEGAN
    years = table.integer("windows", "before_18" if young else kind, "years")
    imposed = _any([one.imposed for one in sentences], commenced, years)
    released = _any([one.released for one in sentences], commenced, years)
    if young:
        # (d)(2): (A) by the release from confinement, (B) else by the day on which it was imposed.
        confined = kind != "c"
        sure = np.where(imposed == 1, points["c"], 0)
        may = np.where(imposed != 0, points["c"], 0)
        if not confined:
            return sure.astype(np.int64), may.astype(np.int64), IMPOSED
        low = np.where(released == 1, points["b"], sure)
        return low.astype(np.int64), np.where(released != 0, points["b"], may).astype(np.int64), UNTIL
    if kind != "a":
        # (e)(2); after a revocation too the day of the original sentence, (k)(2)(C).
        low, high = np.where(imposed == 1, points[kind], 0), np.where(imposed != 0, points[kind], 0)
        return low.astype(np.int64), high.astype(np.int64), IMPOSED
    # (e)(1), (k)(2)(A): imposed too long ago, it counts if imprisonment for it reached into the years that count.
    either = (imposed == 1) | (released == 1)
    low, high = np.where(either, points["a"], 0), np.where(either | (released != 0), points["a"], 0)
    return low.astype(np.int64), high.astype(np.int64), UNTIL


def _any(days: Sequence[When | None], commenced: Commenced, years: int) -> IntArray:
    """Return whether one of the days lies within the years: 1, 0, or -1 for unknown, as where none is stated."""
    stated = [when for when in days if when is not None and when.first is not None and when.last is not None]
    if not stated:
        return np.full(commenced.first.size, -1, dtype=np.int64)
    each = np.stack([_since(when, commenced, years) for when in stated])
    return np.where((each == 1).any(axis=0), 1, np.where((each == -1).any(axis=0), -1, 0)).astype(np.int64)


def _since(when: When, commenced: Commenced, years: int) -> IntArray:
    if when.first is None or when.last is None:
        return np.full(commenced.first.size, -1, dtype=np.int64)
    sure = _years_before(commenced.last, years) <= when.first.toordinal()
    perhaps = _years_before(commenced.first, years) <= when.last.toordinal()
    return np.where(sure, 1, np.where(perhaps, -1, 0)).astype(np.int64)


def _years_before(days: IntArray, years: int) -> IntArray:
    distinct, code = np.unique(days, return_inverse=True)
    earlier = [same_day(date.fromordinal(int(day)), years).toordinal() for day in distinct]
    return np.array(earlier, dtype=np.int64)[code.reshape(-1)]
