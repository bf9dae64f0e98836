"""What criminal history points are made of: bounds, kinds of sentence, and the sentence he was under, USSG §4A1.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from relcon.law.answers import NO, UNKNOWN, YES, TriArray, some, tri
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.ussg.s4a1_2 import Scored
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
            most_one_point=points.integer("one_point_sentences", "most"),
            status=points.integer("status", "points"),
            status_from=points.integer("status", "least_points"),
            serious=valve.integer("history", "serious", "points"),
            violent=valve.integer("history", "violent", "points"),
        )


def kinds(
    sentences: tuple[Sentence, ...], scored: Mapping[str, Scored], n: int, limits: Limits
) -> tuple[TriArray, TriArray]:
    """Return whether there is a 3-point sentence, and a violent 2-point one."""
    three, violent = [tri("no", n)], [tri("no", n)]
    for sentence in sentences:
        low, high = scored[sentence.id].low, scored[sentence.id].high
        three.append(
            np.where(low >= limits.serious, YES, np.where(high >= limits.serious, UNKNOWN, NO)).astype(np.int8)
        )
        exactly = (low == limits.violent) & (high == limits.violent)
        perhaps = (low <= limits.violent) & (high >= limits.violent) & (sentence.violent != "no")
        two = np.where(exactly, tri(sentence.violent, n), np.where(perhaps, UNKNOWN, NO))
        violent.append(two.astype(np.int8))
    return some(*three), some(*violent)


def counted(scored: Mapping[str, Scored]) -> dict[str, TriArray]:
    """Return by sentence whether it brings any points."""
    return {
        id: np.where(one.low > 0, YES, np.where(one.high > 0, UNKNOWN, NO)).astype(np.int8)
        for id, one in scored.items()
    }


def under(history: CriminalHistory, dropped: Mapping[str, BoolArray], n: int) -> tuple[BoolArray, BoolArray]:
    """Return where he was surely, and perhaps, under a sentence that counts; one that drops out is none (n.5)."""
    held = [~dropped[id] if id in dropped else np.ones(n, dtype=np.bool_) for id in history.under]
    one: BoolArray = np.any(held, axis=0) if held else np.ones(n, dtype=np.bool_)
    return one & (history.under_sentence == "yes"), one & (history.under_sentence != "no")


def status_missing(low: IntArray, high: IntArray) -> list[str]:
    """Return what is missing where the status points are not known."""
    return (
        ["whether the offense was committed under a criminal justice sentence (under_sentence)"]
        if (low != high).any()
        else []
    )
