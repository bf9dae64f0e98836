"""USSG §4A1.1(a)-(d), sentence by sentence: length, how far back it counts, and sentences treated as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.terms import Length, length_of, same_day
from relcon.records.base import Answer
from relcon.records.dates import When
from relcon.records.people import Sentence


@dataclass(frozen=True, slots=True)
class Commenced:
    """The day on which the instant offense began, by scenario, between bounds: proleptic ordinals of days."""

    first: IntArray
    last: IntArray


@dataclass(frozen=True, slots=True)
class Scored:
    """What one prior sentence brings, by scenario, between bounds; ``missing`` says what widens them."""

    low: IntArray
    high: IntArray
    missing: str


def scores(
    sentences: tuple[Sentence, ...],
    dropped: Mapping[str, BoolArray],
    commenced: Commenced | None,
    n: int,
    edition: str,
) -> tuple[dict[str, Scored], IntArray, IntArray]:
    """Return the points of each sentence, and those of (d) for violence, between bounds.

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
    Rule: USSG §4A1.1(a)-(d), n.1-4; §4A1.2(a)(2). Of sentences treated as one the leading one brings the points: those
    of the longest, or of all together where they are consecutive.
    """
    found: dict[str, Scored] = {}
    none = np.zeros(n, dtype=np.int64)
    violent_low, violent_high = none, none
    for leader in (one for one in sentences if one.single_with is None):
        group = (leader, *(one for one in sentences if one.single_with == leader.id))
        gone = sum((dropped[one.id].astype(np.int64) << at for at, one in enumerate(group) if one.id in dropped), none)
        low, high = np.zeros((len(group), n), dtype=np.int64), np.zeros((len(group), n), dtype=np.int64)
        missing = [""] * len(group)
        for out in np.flatnonzero(np.bincount(gone)).tolist():
            here: BoolArray = gone == out
            counted = [at for at in range(len(group)) if not out >> at & 1]
            if not counted:
                continue
            first, *others = counted
            whole = _of_group(tuple(group[at] for at in counted), commenced, n, edition)
            low[first], high[first] = np.where(here, whole.low, low[first]), np.where(here, whole.high, high[first])
            missing[first] = whole.missing
            for at in others:
                rest = tuple(group[other] for other in counted if other != at)
                least, most = _unscored_violence(group[at], whole, _of_group(rest, commenced, n, edition))
                violent_low, violent_high = violent_low + here * least, violent_high + here * most
        for at, one in enumerate(group):
            found[one.id] = Scored(low[at], high[at], missing[at])
    most_of_all = load("4A1.1-sentences", edition).integer("violence", "most")
    return found, np.minimum(violent_low, most_of_all), np.minimum(violent_high, most_of_all)


def _unscored_violence(one: Sentence, whole: Scored, without: Scored) -> tuple[IntArray, IntArray]:
    """Return the point of (d) for a sentence of a group: only where the group brings as much without it (n.4)."""
    settled = (whole.low == whole.high) & (without.low == without.high)
    same = settled & (whole.low == without.low) & (whole.low > 0)
    perhaps = (whole.high > 0) & (whole.low <= without.high)
    none = np.zeros(same.size, dtype=np.int64)
    if one.violent == "no":
        return none, none
    return same.astype(np.int64) if one.violent == "yes" else none, perhaps.astype(np.int64)


def _of_group(group: tuple[Sentence, ...], commenced: Commenced | None, n: int, edition: str) -> Scored:
    lengths = [length_of(one.term) for one in group]
    known = [length for length in lengths if length is not None]
    stated = [one.points for one in group if one.points is not None]
    if stated:
        points = np.full(n, max(stated), dtype=np.int64)
        return Scored(points, points, "")
    together: Length | None = None
    if len(known) == len(lengths):
        together = known[0]
        for one, length in zip(group[1:], known[1:], strict=True):
            together = together.plus(length) if one.consecutive else max(together, length, key=_rough)
    return _score(group[0], together, commenced, n, edition)


def _rough(length: Length) -> tuple[bool, int]:
    return length.life, length.months * 30 + length.days


def _score(sentence: Sentence, length: Length | None, commenced: Commenced | None, n: int, edition: str) -> Scored:
    """Return the points of one sentence, or of several treated as one under the first of them."""
    table = load("4A1.1-sentences", edition)
    none = np.zeros(n, dtype=np.int64)
    if sentence.court == "foreign" or sentence.uncounted is not None:
        return Scored(none, none, "")
    kinds = _kinds(length, edition)
    if sentence.before_18 == "juvenile":
        kinds = tuple(dict.fromkeys("b" if kind == "a" else kind for kind in kinds))
    low, high = np.full(n, 99, dtype=np.int64), none
    missing = [] if length is not None and len(kinds) == 1 else ["its length (term)"]
    for kind in kinds:
        points = table.integer("lengths", kind, "points")
        if sentence.court == "tribal" and kind != "a":
            low = np.zeros(n, dtype=np.int64)
            continue
        counts, why = _in_time(sentence, kind, commenced, n, edition)
        if sentence.court in ("tribal", "military"):
            # A military sentence counts by the kind of court-martial; of a long tribal one n.1 says nothing.
            counts = np.where(counts == 1, -1, counts)
            why = f"whether a {sentence.court} court's sentence counts"
        low = np.minimum(low, np.where(counts == 1, points, 0))
        high = np.maximum(high, np.where(counts != 0, points, 0))
        missing += [why] if (counts == -1).any() else []
    return Scored(low, high, ", ".join(dict.fromkeys(missing)) if (low != high).any() else "")


def _kinds(length: Length | None, edition: str) -> tuple[str, ...]:
    """Return the subsections under which a sentence of a length may fall."""
    table = load("4A1.1-sentences", edition)
    if length is None:
        return ("a", "b", "c")
    long: Answer = length.exceeds_months(table.integer("lengths", "a", "longer_than_months"))
    enough: Answer = length.reaches_days(table.integer("lengths", "b", "least_days"))
    found = [("a", long), ("b", "no" if long == "yes" else enough), ("c", "no" if enough == "yes" else "yes")]
    return tuple(kind for kind, answer in found if answer != "no")


def _in_time(sentence: Sentence, kind: str, commenced: Commenced | None, n: int, edition: str) -> tuple[IntArray, str]:
    """Return whether it is recent enough under a subsection (1, 0, or -1 for unknown), and what is missing."""
    young = sentence.before_18 is not None and not (kind == "a" and sentence.before_18 == "adult_conviction")
    years = load("4A1.1-sentences", edition).integer("windows", "before_18" if young else kind, "years")
    if commenced is None:
        return np.full(n, -1, dtype=np.int64), "when the offense began (counts: dates)"
    imposed, released = (_since(when, commenced, years) for when in (sentence.imposed, sentence.released))
    until = "when imprisonment for it ended (released)"
    if young and kind == "b":
        return released, until
    if kind != "a":
        return imposed, "when it was imposed (imposed)"
    # Imposed too long ago, it counts only if imprisonment for it reached into the years that count.
    either = (imposed == 1) | (released == 1)
    return np.where(either, 1, np.where(released == 0, 0, -1)).astype(np.int64), until


def _since(when: When | None, commenced: Commenced, years: int) -> IntArray:
    """Return whether a day lies no more than some years before the offense began: 1, 0, or -1 for unknown."""
    if when is None or when.first is None or when.last is None:
        return np.full(commenced.first.size, -1, dtype=np.int64)
    sure = _years_before(commenced.last, years) <= when.first.toordinal()
    perhaps = _years_before(commenced.first, years) <= when.last.toordinal()
    return np.where(sure, 1, np.where(perhaps, -1, 0)).astype(np.int64)


def _years_before(days: IntArray, years: int) -> IntArray:
    distinct, code = np.unique(days, return_inverse=True)
    earlier = [same_day(date.fromordinal(int(day)), years).toordinal() for day in distinct]
    return np.array(earlier, dtype=np.int64)[code.reshape(-1)]
