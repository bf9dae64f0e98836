"""USSG §4A1.1: what points are made of: bounds, kinds of sentence, and the sentence the defendant was under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, some, tri
from relcon.law.ussg.s4a1_2 import Scored
from relcon.records.history import CriminalHistory, Sentence

UNBOUNDED: Final = 10**6
"""Stands for a number of points of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sum of points, by scenario, at both its ends; ``of`` says what, empty for a sentence's own."""

    of: str
    low: IntArray
    high: IntArray


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
    parts
        What was added: the low ends make the low total, the high ends the high one.
    missing
        What is not known and widens the bounds.
    counted
        By sentence id, whether it would bring any points by itself, for §4B1.2(c)(2) (§4A1.2 n.3).
    single
        By sentence id, the one with which it is treated as one, itself if with none.
    read
        How the words of sentences were read.
    """

    low: IntArray
    high: IntArray
    counted_low: IntArray
    counted_high: IntArray
    three: TriArray
    violent_two: TriArray
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    counted: Mapping[str, TriArray] = field(default_factory=dict)
    single: Mapping[str, str] = field(default_factory=dict)
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of §4A1.1 and of the kinds of sentence that 18 U.S.C. §3553(f)(1) names."""

    most_one_point: int
    one_point_cite: str
    status: int
    status_from: int
    status_cite: str
    serious: int
    violent: int

    @classmethod
    def of(cls, edition: str) -> Limits:
        """Return the numbers of an edition."""
        points, valve = load("4A1.1", edition), load("3553f", edition)
        return cls(
            most_one_point=points.integer("one_point_sentences", "most"),
            one_point_cite=points.text("one_point_sentences", "cite"),
            status=points.integer("status", "points"),
            status_from=points.integer("status", "least_points"),
            status_cite=points.text("status", "cite"),
            serious=valve.integer("history", "serious", "points"),
            violent=valve.integer("history", "violent", "points"),
        )


def kinds(
    sentences: tuple[Sentence, ...], scored: Mapping[str, Scored], n: int, limits: Limits
) -> tuple[TriArray, TriArray]:
    """Return whether there is a 3-point sentence, and a violent 2-point one; of several treated as one, together."""
    three, violent = [tri("no", n)], [tri("no", n)]
    none = np.zeros(n, dtype=np.int64)
    for leader in (one for one in sentences if one.single_with is None):
        group = [one for one in sentences if leader.id in (one.id, one.single_with)]
        # One of them brings the points of all.
        low = sum((scored[one.id].low for one in group), start=none)
        high = sum((scored[one.id].high for one in group), start=none)
        three.append(
            np.where(low >= limits.serious, YES, np.where(high >= limits.serious, UNKNOWN, NO)).astype(np.int8)
        )
        exactly = (low == limits.violent) & (high == limits.violent)
        perhaps = (low <= limits.violent) & (high >= limits.violent)
        was = some(*(_violent(one, scored[one.id], len(group) > 1, n, limits) for one in group))
        two = np.where(exactly, was, np.where(perhaps & (was != NO), UNKNOWN, NO))
        violent.append(two.astype(np.int8))
    return some(*three), some(*violent)


def _violent(one: Sentence, scored: Scored, among: bool, n: int, limits: Limits) -> TriArray:
    """Return whether a sentence makes one of two points a violent one; among several, if it would be one by itself."""
    if not among:
        return tri(one.violent, n)
    alone = (scored.alone_low == limits.violent) & (scored.alone_high == limits.violent)
    answer = np.where(alone, tri(one.violent, n), UNKNOWN if one.violent != "no" else NO)
    return np.where(scored.alone_high == 0, NO, answer).astype(np.int8)


def counted(scored: Mapping[str, Scored]) -> dict[str, TriArray]:
    """Return by sentence whether it would bring any points by itself."""
    return {
        id: np.where(one.alone_low > 0, YES, np.where(one.alone_high > 0, UNKNOWN, NO)).astype(np.int8)
        for id, one in scored.items()
    }


def single(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Return by sentence the one with which it is treated as one."""
    return {one.id: one.single_with or one.id for one in sentences}


def under(history: CriminalHistory, scored: Mapping[str, Scored], n: int) -> tuple[BoolArray, BoolArray]:
    """Return where the defendant was surely, and perhaps, under a sentence that counts.

    Notes
    -----
    Rule: USSG §4A1.1 n.5: a sentence with a custodial or supervisory part. Where the file does not name it, it may be
    any of them.
    """
    named = history.under or tuple(scored)
    never = np.zeros(n, dtype=np.bool_)
    if history.under_sentence == "no" or not named:
        return never, never
    sure = [(scored[id].alone_low > 0) & (scored[id].supervised == "yes") for id in named]
    perhaps = [(scored[id].alone_high > 0) & (scored[id].supervised != "no") for id in named]
    surely: BoolArray = np.any(sure, axis=0) if history.under else np.all(sure, axis=0)
    may: BoolArray = np.any(perhaps, axis=0)
    return surely & (history.under_sentence == "yes"), may


def status_missing(history: CriminalHistory, low: IntArray, high: IntArray) -> list[str]:
    """Return what is missing where the status points are not known."""
    if not (low != high).any():
        return []
    if history.under_sentence == "yes":
        which = f"sentence {', '.join(history.under)}" if history.under else "the sentence that the offense fell under"
        return [f"whether {which} counts (under): only then are there points for the status (§4A1.1 n.5)"]
    return ["whether the offense was committed under a criminal justice sentence (under_sentence)"]
