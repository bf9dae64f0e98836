"""USSG §4A1.1: criminal history points from itemised sentences or counsel's totals; what is not known widens bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from relcon.law.answers import NO, TriArray, exceeds, opposite, some, tri
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.records.people import CriminalHistory, Sentence

UNBOUNDED: Final = 10**6
"""Stands for a number of points of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Points:
    """Criminal history points, by scenario, each between bounds that are equal where all is known.

    Attributes
    ----------
    low, high
        The total under §4A1.1.
    counted_low, counted_high
        The total without points from 1-point sentences, for 18 U.S.C. §3553(f)(1)(A).
    three
        Whether there is a prior 3-point sentence.
    violent_two
        Whether there is a prior 2-point sentence for a violent offense.
    shown
        The points as they were added, for the worksheet.
    missing
        What is not known and widens the bounds.
    counted
        By sentence id, whether it brings any points, for §4B1.2(c)(2).
    """

    low: IntArray
    high: IntArray
    counted_low: IntArray
    counted_high: IntArray
    three: TriArray
    violent_two: TriArray
    shown: str
    missing: tuple[str, ...]
    counted: Mapping[str, TriArray] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of §4A1.1 and of the kinds of sentence that 18 U.S.C. §3553(f)(1) names."""

    most_for_one: int
    most_one_point: int
    status: int
    status_from: int
    serious: int
    violent: int

    @classmethod
    def of(cls, edition: str) -> Limits:
        """Return the numbers of an edition."""
        points, valve = load("4A1.1", edition), load("3553f", edition)
        return cls(
            most_for_one=points.integer("most_for_one_sentence", "points"),
            most_one_point=points.integer("one_point_sentences", "most"),
            status=points.integer("status", "points"),
            status_from=points.integer("status", "least_points"),
            serious=valve.integer("history", "serious", "points"),
            violent=valve.integer("history", "violent", "points"),
        )


def points(history: CriminalHistory | None, dropped: Mapping[str, BoolArray], n: int, edition: str) -> Points:
    """Return criminal history points in ``n`` scenarios.

    Parameters
    ----------
    history
        Itemised sentences, or totals, which win for the number of points; ``None``, or a record with neither: unknown.
    dropped
        By sentence id, where it does not count because its conduct is part of the instant offense (§4A1.2(a)(1)).
    n
        The number of scenarios.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4A1.1(a)-(e). How many points a sentence brings (§4A1.2) is counsel's entry; the limit of four points
    from 1-point sentences in (c) and the status point of (e) are applied here. The status point comes from no
    sentence, so 18 U.S.C. §3553(f)(1)(A) does not leave it out.
    """
    if history is None or (history.points is None and "sentences" not in history.model_fields_set):
        return _unknown(n)
    limits = Limits.of(edition)
    if history.points is not None:
        return _totals(history, history.points, dropped, n, limits)
    return _itemised(history, dropped, n, limits)


def _unknown(n: int) -> Points:
    zero, most = np.zeros(n, dtype=np.int64), np.full(n, UNBOUNDED, dtype=np.int64)
    return Points(zero, most, zero, most, tri("unknown", n), tri("unknown", n), "", ("criminal history",))


def _counts(sentence: Sentence, dropped: Mapping[str, BoolArray], n: int) -> BoolArray:
    gone = dropped.get(sentence.id)
    return np.ones(n, dtype=np.bool_) if gone is None else ~gone


def _counted(sentences: tuple[Sentence, ...], dropped: Mapping[str, BoolArray], n: int) -> dict[str, TriArray]:
    """Return by sentence whether it brings any points."""
    found = {}
    for one in sentences:
        answer = "unknown" if one.points is None else "yes" if one.points else "no"
        found[one.id] = np.where(_counts(one, dropped, n), tri(answer, n), NO).astype(np.int8)
    return found


def _kinds(
    sentences: tuple[Sentence, ...], dropped: Mapping[str, BoolArray], n: int, limits: Limits
) -> tuple[TriArray, TriArray]:
    three, violent = [tri("no", n)], [tri("no", n)]
    for sentence in sentences:
        counts = _counts(sentence, dropped, n)
        serious = "unknown" if sentence.points is None else "yes" if sentence.points >= limits.serious else "no"
        two = sentence.violent if sentence.points in (None, limits.violent) else "no"
        if sentence.points is None and two == "yes":
            two = "unknown"
        three.append(np.where(counts, tri(serious, n), NO).astype(np.int8))
        violent.append(np.where(counts, tri(two, n), NO).astype(np.int8))
    return some(*three), some(*violent)


def _itemised(history: CriminalHistory, dropped: Mapping[str, BoolArray], n: int, limits: Limits) -> Points:
    larger = ones = unstated = np.zeros(n, dtype=np.int64)
    for sentence in history.sentences:
        counts = _counts(sentence, dropped, n).astype(np.int64)
        if sentence.points is None:
            unstated = unstated + counts
        elif sentence.points == 1:
            ones = ones + counts
        else:
            larger = larger + sentence.points * counts
    low_ones = np.minimum(ones, limits.most_one_point)
    low, high = larger + low_ones, larger + low_ones + limits.most_for_one * unstated
    status_low, status_high = _status(history, low, high, limits)
    three, violent = _kinds(history.sentences, dropped, n, limits)
    missing = [f"the points of sentence {s.id}" for s in history.sentences if s.points is None]
    missing += _status_missing(status_low, status_high)
    shown = "+".join(str(s.points) if s.points is not None else "?" for s in history.sentences) or "0"
    return Points(
        low + status_low,
        high + status_high,
        larger + status_low,
        larger + limits.most_for_one * unstated + status_high,
        three,
        violent,
        shown,
        tuple(missing),
        _counted(history.sentences, dropped, n),
    )


def _totals(history: CriminalHistory, stated: int, dropped: Mapping[str, BoolArray], n: int, limits: Limits) -> Points:
    """Take counsel's totals, any status point included; what they cannot tell of single sentences stays unknown."""
    ones = larger = unstated = np.zeros(n, dtype=np.int64)
    missing = []
    for sentence in history.sentences:
        out = (~_counts(sentence, dropped, n)).astype(np.int64)
        if sentence.points is None:
            unstated = unstated + out * limits.most_for_one
            missing += [f"how many points of counsel's total are for sentence {sentence.id}"] if out.any() else []
        elif sentence.points == 1:
            ones = ones + out
        else:
            larger = larger + out * sentence.points
    high = np.maximum(stated - ones - larger, 0)
    low = np.maximum(high - unstated, 0)
    if history.one_point_total is None:
        counted_low, counted_high = np.zeros(n, dtype=np.int64), high
        missing.append("how many points come from 1-point sentences (one_point_total)")
    else:
        counted_high = np.maximum(stated - history.one_point_total - larger, 0)
        counted_low = np.maximum(counted_high - unstated, 0)
    if history.sentences:
        three, violent = _kinds(history.sentences, dropped, n, limits)
    else:
        # A total too small for a 2-point sentence shows that there is neither kind; a larger one shows nothing.
        three = violent = np.where(counted_high < limits.violent, tri("no", n), tri("unknown", n))
    missing += [] if history.sentences else ["the single sentences"]
    return Points(
        low,
        high,
        counted_low,
        counted_high,
        three,
        violent,
        "counsel's total",
        tuple(missing) if stated else (),
        _counted(history.sentences, dropped, n),
    )


def _status(history: CriminalHistory, low: IntArray, high: IntArray, limits: Limits) -> tuple[IntArray, IntArray]:
    """Return the status point of (e), between bounds."""
    sure, perhaps = history.under_sentence == "yes", history.under_sentence != "no"
    return (
        np.where(sure & (low >= limits.status_from), limits.status, 0).astype(np.int64),
        np.where(perhaps & (high >= limits.status_from), limits.status, 0).astype(np.int64),
    )


def _status_missing(low: IntArray, high: IntArray) -> list[str]:
    return (
        ["whether the offense was committed under a criminal justice sentence (under_sentence)"]
        if (low != high).any()
        else []
    )


def no_points(found: Points) -> TriArray:
    """Return whether he received no points at all, for §4C1.1(a)(1)."""
    return opposite(exceeds(found.low, found.high, 0))
