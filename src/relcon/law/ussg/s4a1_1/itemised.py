"""USSG §4A1.1: criminal history points from itemised sentences or counsel's totals; what is not known widens bounds."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tristate import TriArray, exceeds, opposite, tri
from relcon.law.ussg.s4a1_1.stated import totals
from relcon.law.ussg.s4a1_1.sums import (
    UNBOUNDED,
    Limits,
    Part,
    Points,
    counted,
    kinds,
    single,
    status_missing,
    under,
)
from relcon.law.ussg.s4a1_2 import Commenced, Scored, scores
from relcon.records.history import CriminalHistory


def points(
    history: CriminalHistory | None,
    dropped: Mapping[str, BoolArray],
    n: int,
    edition: str,
    commenced: Commenced | None = None,
) -> Points:
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
    commenced
        When the instant offense began, for sentences whose points counsel does not state; ``None`` if not known.

    Notes
    -----
    Rule: USSG §4A1.1(a)-(e), with the limit of four points from 1-point sentences in (c) and the status points. The
    latter come from no sentence, so 18 U.S.C. §3553(f)(1)(A) does not leave them out; whether it leaves out the
    points of (d) is not said, so they widen the bounds.
    """
    if history is None or (history.points is None and "sentences" not in history.model_fields_set):
        return _unknown(n)
    limits = Limits.of(edition)
    scored, *violence = scores(history.sentences, dropped, commenced, n, edition)
    if history.points is not None:
        whole, *_ = scores(history.sentences, {}, commenced, n, edition)
        return totals(history, history.points, whole, dropped, n, limits)
    return _itemised(history, scored, (violence[0], violence[1]), n, limits)


def _unknown(n: int) -> Points:
    zero, most = np.zeros(n, dtype=np.int64), np.full(n, UNBOUNDED, dtype=np.int64)
    return Points(zero, most, zero, most, tri("unknown", n), tri("unknown", n), (), ("criminal history",))


def _itemised(
    history: CriminalHistory,
    scored: Mapping[str, Scored],
    violence: tuple[IntArray, IntArray],
    n: int,
    limits: Limits,
) -> Points:
    ends, over = [], []
    for pick in ("low", "high"):
        each = [getattr(one, pick) for one in scored.values()]
        larger = sum((np.where(one > 1, one, 0) for one in each), start=np.zeros(n, dtype=np.int64))
        ones = sum(((one == 1).astype(np.int64) for one in each), start=np.zeros(n, dtype=np.int64))
        ends.append((larger, np.minimum(ones, limits.most_one_point)))
        over.append(np.minimum(limits.most_one_point - ones, 0))
    (low_larger, low_ones), (high_larger, high_ones) = ends
    low, high = low_larger + low_ones + violence[0], high_larger + high_ones + violence[1]
    status_low, status_high = _status(history, low, high, scored, n, limits)
    three, violent = kinds(history.sentences, scored, n, limits)
    missing = [_missing(id, one.missing) for id, one in scored.items() if (one.low != one.high).any()]
    missing += ["which sentences for violence bring a point under (d)"] if (violence[0] != violence[1]).any() else []
    missing += status_missing(history, status_low, status_high)
    return Points(
        low + status_low,
        high + status_high,
        low_larger + status_low,
        high_larger + violence[1] + status_high,
        three,
        violent,
        (
            *_own(history, scored),
            Part(f"over the most of {limits.one_point_cite}", over[0], over[1]),
            Part("under USSG §4A1.1(d) for violence", *violence),
            Part(f"for the status ({limits.status_cite})", status_low, status_high),
        ),
        tuple(missing),
        counted(scored),
        single(history.sentences),
        tuple(f"{id} read as: {one.said}" for id, one in scored.items() if one.said),
    )


def _own(history: CriminalHistory, scored: Mapping[str, Scored]) -> list[Part]:
    """Return what each sentence brings; of several treated as one, all under one of them."""
    parts = []
    for leader in (one for one in history.sentences if one.single_with is None):
        group = [scored[one.id] for one in history.sentences if leader.id in (one.id, one.single_with)]
        parts.append(Part("", np.sum([one.low for one in group], axis=0), np.sum([one.high for one in group], axis=0)))
    return parts


def _missing(id: str, what: str) -> str:
    return f"the points of sentence {id}{f', for want of {what}' if what else ''}"


def _status(
    history: CriminalHistory, low: IntArray, high: IntArray, scored: Mapping[str, Scored], n: int, limits: Limits
) -> tuple[IntArray, IntArray]:
    """Return the status points of (e), or of (d) as it was before 2023, between bounds."""
    sure, perhaps = under(history, scored, n)
    return (
        np.where(sure & (low >= limits.status_from), limits.status, 0).astype(np.int64),
        np.where(perhaps & (high >= limits.status_from), limits.status, 0).astype(np.int64),
    )


def no_points(found: Points) -> TriArray:
    """Return whether the defendant received no points at all, for §4C1.1(a)(1)."""
    return opposite(exceeds(found.low, found.high, 0))
