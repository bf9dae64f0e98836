"""USSG §4A1.1: what is left of counsel's totals where sentences drop out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tristate import tri
from relcon.law.ussg.s4a1_1.sums import Limits, Part, Points, counted, kinds, single, status_missing
from relcon.law.ussg.s4a1_2 import Scored
from relcon.records.history import CriminalHistory

COUNSELS: Final = "counsel's total"
"""The part of a sum that counsel states instead of single sentences."""


def totals(
    history: CriminalHistory,
    stated: int,
    scored: Mapping[str, Scored],
    dropped: Mapping[str, BoolArray],
    n: int,
    limits: Limits,
) -> Points:
    """Take counsel's totals, any status point included; what they cannot tell of single sentences stays unknown."""
    zero = np.zeros(n, dtype=np.int64)
    out_low, out_high, larger_low, larger_high = zero, zero, zero, zero
    missing = []
    for id, one in scored.items():
        gone = dropped.get(id, np.zeros(n, dtype=np.bool_)).astype(np.int64)
        if (one.low != one.high).any() and gone.any():
            missing.append(f"how many points of counsel's total are for sentence {id}")
        out_low, out_high = out_low + gone * one.low, out_high + gone * one.high
        larger_low = larger_low + gone * np.where(one.low > 1, one.low, 0)
        larger_high = larger_high + gone * np.where(one.high > 1, one.high, 0)
    lost_low, lost_high = _status_lost(history, stated, out_low, out_high, dropped, n, limits)
    high = np.maximum(stated - out_low - lost_low, 0)
    low = np.maximum(stated - out_high - lost_high, 0)
    if history.one_point_total is None:
        counted_low, counted_high = zero, high
        missing.append("how many points come from 1-point sentences (one_point_total)")
    else:
        counted_high = np.maximum(stated - history.one_point_total - larger_low - lost_low, 0)
        counted_low = np.maximum(stated - history.one_point_total - larger_high - lost_high, 0)
    left = {id: _without(one, dropped.get(id)) for id, one in scored.items()}
    if history.sentences:
        three, violent = kinds(history.sentences, left, n, limits)
    else:
        # A total too small for a 2-point sentence shows that there is neither kind; a larger one shows nothing.
        three = violent = np.where(counted_high < limits.violent, tri("no", n), tri("unknown", n))
    missing += [] if history.sentences else ["the single sentences"]
    missing += status_missing(history, lost_low, lost_high)
    return Points(
        low,
        high,
        counted_low,
        counted_high,
        three,
        violent,
        _parts(stated, (out_low, out_high), (lost_low, lost_high), (low, high)),
        tuple(missing) if stated else (),
        counted(left),
        single(history.sentences),
    )


def _parts(
    stated: int, out: tuple[IntArray, IntArray], lost: tuple[IntArray, IntArray], left: tuple[IntArray, IntArray]
) -> tuple[Part, ...]:
    """Return what is added: what drops out takes most from the low end, least from the high one."""
    whole = np.full(left[0].size, stated, dtype=np.int64)
    below = [end - (whole - gone - status) for end, gone, status in zip(left, out[::-1], lost[::-1], strict=True)]
    return (
        Part(COUNSELS, whole, whole),
        Part("of what drops out", -out[1], -out[0]),
        Part("of the status points", -lost[1], -lost[0]),
        Part("since no total is below none", below[0], below[1]),
    )


def _status_lost(
    history: CriminalHistory,
    stated: int,
    out_low: IntArray,
    out_high: IntArray,
    dropped: Mapping[str, BoolArray],
    n: int,
    limits: Limits,
) -> tuple[IntArray, IntArray]:
    """Return what counsel's total loses of status points with the sentences that drop out, between bounds."""
    before = stated - limits.status
    if history.under_sentence == "no" or before < limits.status_from:
        none = np.zeros(n, dtype=np.int64)
        return none, none
    held_by = [~dropped[id] if id in dropped else np.ones(n, dtype=np.bool_) for id in history.under]
    # Counsel counted the status; what is asked here is only whether the sentence that it rests on drops out.
    still: BoolArray = np.any(held_by, axis=0) if held_by else np.ones(n, dtype=np.bool_)
    held = history.under_sentence == "yes"
    surely = ((before - out_low < limits.status_from) | ~still) & held
    perhaps = (before - out_high < limits.status_from) | (~still & held)
    # With the status unknown the total may hold no such point, and then loses none.
    return surely * limits.status, perhaps * limits.status


def _without(one: Scored, gone: BoolArray | None) -> Scored:
    """Return a sentence's points, none where it drops out."""
    if gone is None:
        return one
    low, high = np.where(gone, 0, one.low), np.where(gone, 0, one.high)
    return replace(one, low=low, high=high, alone_low=one.alone_low * ~gone, alone_high=one.alone_high * ~gone)
