"""USSG §4A1.2(a)(2), (b): the points of each prior sentence, and of those treated as one, between bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.terms import NO_IMPRISONMENT, Length
from relcon.law.ussg.s4a1_2.counting import Known, known
from relcon.law.ussg.s4a1_2.windows import Commenced, points_under
from relcon.records.base import Answer
from relcon.records.history import Sentence


@dataclass(frozen=True, slots=True)
class Scored:
    """What one prior sentence brings, by scenario, between bounds.

    Attributes
    ----------
    low, high
        Its points: of several treated as one, all under the first of them.
    missing
        What widens them.
    alone_low, alone_high
        What it would bring by itself, for predicates and status (§4A1.2 n.3, §4A1.1 n.5).
    supervised
        Whether it has a custodial or supervisory part.
    said
        How it was read, and the subsection; empty where counsel states its points.
    """

    low: IntArray
    high: IntArray
    missing: str
    alone_low: IntArray
    alone_high: IntArray
    supervised: Answer = "unknown"
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Whole:
    """The points of one sentence, or of several treated as one."""

    low: IntArray
    high: IntArray
    missing: str = ""


def scores(
    sentences: tuple[Sentence, ...],
    dropped: Mapping[str, BoolArray],
    commenced: Commenced | None,
    n: int,
    edition: str,
) -> tuple[dict[str, Scored], IntArray, IntArray]:
    """Return the points of each sentence, and those of §4A1.1(d) for violence, between bounds.

    Parameters
    ----------
    sentences
        Prior sentences; stated points win.
    dropped
        By sentence id, where it is no prior sentence because its conduct is part of the instant offense.
    commenced
        When the instant offense began; ``None`` if not known.
    n
        The number of scenarios.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4A1.2(a)(2), (b), n.3; §4A1.1(a)-(d), n.4. Of sentences treated as one the leading one brings the
    points: those of the longest, or of all together where they are consecutive. One that is never counted is none of
    them.
    """
    found: dict[str, Scored] = {}
    none = np.zeros(n, dtype=np.int64)
    violent_low, violent_high = none, none
    facts = {one.id: known(one, edition) for one in sentences}
    for leader in (one for one in sentences if one.single_with is None):
        group = (leader, *(one for one in sentences if one.single_with == leader.id))
        gone = sum((dropped[one.id].astype(np.int64) << at for at, one in enumerate(group) if one.id in dropped), none)
        low, high = np.zeros((len(group), n), dtype=np.int64), np.zeros((len(group), n), dtype=np.int64)
        missing = [""] * len(group)
        for out in np.flatnonzero(np.bincount(gone)).tolist():
            here: BoolArray = gone == out
            left = [at for at in range(len(group)) if not out >> at & 1]
            # One that is never counted is no part of what is treated as one.
            counted = [at for at in left if facts[group[at].id].counts != "no" or group[at].points is not None]
            if not counted:
                continue
            first, *others = counted
            whole = _of_group([group[at] for at in counted], facts, commenced, n, edition)
            low[first], high[first] = np.where(here, whole.low, low[first]), np.where(here, whole.high, high[first])
            missing[first] = whole.missing
            for at in others:
                rest = [group[other] for other in counted if other != at]
                least, most = _unscored_violence(group[at], whole, _of_group(rest, facts, commenced, n, edition))
                violent_low, violent_high = violent_low + here * least, violent_high + here * most
        for at, one in enumerate(group):
            own = _of_group([one], facts, commenced, n, edition)
            stays = ~dropped[one.id] if one.id in dropped else np.ones(n, dtype=np.bool_)
            about = facts[one.id]
            found[one.id] = Scored(
                low[at],
                high[at],
                missing[at],
                own.low * stays,
                own.high * stays,
                about.supervised,
                _said(one, about, own),
            )
    most_of_all = load("4A1.1-sentences", edition).integer("violence", "most")
    return found, np.minimum(violent_low, most_of_all), np.minimum(violent_high, most_of_all)


def _said(one: Sentence, about: Known, own: _Whole) -> str:
    """Say how a sentence was read, and under which subsection it falls by itself."""
    if one.points is not None:
        return ""
    if about.counts == "no":
        return f"not counted, {about.why}"
    if not about.said:
        return ""
    if not own.high.any():
        return f"{about.said}, outside the time that counts (§4A1.2(d), (e))"
    settled = int(own.low.min()) == int(own.high.max())
    return f"{about.said}{_SUBSECTIONS.get(int(own.high.max()), '') if settled else ''}"


_SUBSECTIONS = {number: f", §4A1.1({name})" for number, name in enumerate("cba", start=1)}


def _unscored_violence(one: Sentence, whole: _Whole, without: _Whole) -> tuple[IntArray, IntArray]:
    """Return the point of (d) for a sentence of a group: only where the group brings as much without it (n.4)."""
    settled = (whole.low == whole.high) & (without.low == without.high)
    same = settled & (whole.low == without.low) & (whole.low > 0)
    perhaps = (whole.high > 0) & (whole.low <= without.high)
    none = np.zeros(same.size, dtype=np.int64)
    if one.violent == "no":
        return none, none
    return same.astype(np.int64) if one.violent == "yes" else none, perhaps.astype(np.int64)


def _of_group(
    group: Sequence[Sentence], facts: Mapping[str, Known], commenced: Commenced | None, n: int, edition: str
) -> _Whole:
    """Return the points of sentences treated as one; more imprisonment never brings fewer."""
    stated = [one.points for one in group if one.points is not None]
    if stated:
        points = np.full(n, max(stated), dtype=np.int64)
        return _Whole(points, points)
    sure = [one for one in group if facts[one.id].counts == "yes"]
    perhaps = [one for one in group if facts[one.id].counts != "no"]
    none = np.zeros(n, dtype=np.int64)
    missing = [facts[one.id].why for one in perhaps if facts[one.id].counts == "unknown"]
    low, high = none, none
    if sure:
        low, _, why = _score(sure, facts, commenced, n, edition)
        missing += why
    if perhaps:
        _, high, why = _score(perhaps, facts, commenced, n, edition)
        missing += why
    told = ", ".join(dict.fromkeys(text for text in missing if text))
    return _Whole(low, high, told if (low != high).any() else "")


def _score(
    group: Sequence[Sentence], facts: Mapping[str, Known], commenced: Commenced | None, n: int, edition: str
) -> tuple[IntArray, IntArray, list[str]]:
    """Return the points of sentences that all count, between bounds, and what is missing."""
    if all(facts[one.id].pending for one in group):
        # (a)(4): under (c), and recent enough, since what will be imposed is imposed after the offense began.
        one_point = np.full(n, load("4A1.1-sentences", edition).integer("lengths", "c", "points"), dtype=np.int64)
        return one_point, one_point, []
    kinds = _kinds(_together(group, facts, "least"), _together(group, facts, "most"), edition)
    low, high = None, np.zeros(n, dtype=np.int64)
    missing = [facts[one.id].asks for one in group]
    if len(kinds) > 1 and not any(missing):
        missing = ["its length in days (term)"]
    for kind in kinds:
        for age in facts[group[0].id].ages:
            least, most, why = points_under(kind, age, group, commenced, n, edition)
            low = least if low is None else np.minimum(low, least)
            high = np.maximum(high, most)
            missing += [why] if (least != most).any() else []
    return high if low is None else low, high, missing


def _together(group: Sequence[Sentence], facts: Mapping[str, Known], end: str) -> Length:
    """Return the longest of concurrent sentences, the aggregate of consecutive ones, at one end of what they may be."""
    total = NO_IMPRISONMENT
    for at, one in enumerate(group):
        length: Length = getattr(facts[one.id], end)
        total = total.plus(length) if one.consecutive and at else _greater(total, length)
    return total


_ORDER: Final = 30
"""Days for a month where lengths are put in order; no rule of law."""


def _greater(one: Length, other: Length) -> Length:
    return max(one, other, key=lambda length: (length.life, length.months * _ORDER + length.days))


def _kinds(least: Length, most: Length, edition: str) -> tuple[str, ...]:
    """Return the subsections under which a sentence between two lengths may fall, the longest first."""
    table = load("4A1.1-sentences", edition)
    months, days = table.integer("lengths", "a", "longer_than_months"), table.integer("lengths", "b", "least_days")
    may = {
        "a": most.exceeds_months(months) != "no",
        "b": least.exceeds_months(months) != "yes" and most.reaches_days(days) != "no",
        "c": least.reaches_days(days) != "yes",
    }
    return tuple(kind for kind, answer in may.items() if answer)
