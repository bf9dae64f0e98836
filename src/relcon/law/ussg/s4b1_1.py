"""USSG §4B1.1: career offenders, their level, category and, with 18 U.S.C. §924(c), their range."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.months import LIFE, from_years
from relcon.law.tables import TableError, load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, some
from relcon.records.base import Answer

_ANSWERS: Mapping[str, Answer] = {"yes": "yes", "no": "no", "unknown": "unknown"}


def predicates(edition: str) -> int:
    """Return how many prior felony convictions it takes, (a)(3)."""
    return load("4B1.1", edition).integer("predicates", "least")


def category(edition: str) -> int:
    """Return the criminal history category of every career offender."""
    return load("4B1.1", edition).integer("category", "number")


def offense_level(maximum: IntArray, edition: str) -> IntArray:
    """Return the level of the table in (b).

    Parameters
    ----------
    maximum
        The statutory maximum of the offense of conviction, in months, ``LIFE`` for life; any increase for prior
        convictions included (n.2).
    edition
        The Manual edition.

    Returns
    -------
    IntArray
        0 where the maximum is not more than a year: no felony, (a)(2).

    Notes
    -----
    Rule: USSG §4B1.1(b) and n.2.
    """
    result = np.zeros(maximum.size, dtype=np.int64)
    for row in reversed(load("4B1.1", edition).items("levels")):
        if not isinstance(row, Mapping):
            raise TableError("4B1.1: a level is a mapping")
        reached = (
            maximum >= from_years(str(row["years"]))
            if "years" in row
            else maximum > from_years(str(row["more_than_years"]))
        )
        result = np.where(reached, int(str(row["level"])), result)
    return result


def controlled_substance_offense(statute: str, edition: str) -> Answer:
    """Return whether a conviction under a statute is of a controlled substance offense.

    Parameters
    ----------
    statute
        Such as ``21 USC 841(a)(1)``; of the table's entries the one that names it most closely answers.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.2(b), (d) and n.1. No drug count is a crime of violence.
    """
    table = load("4B1.1", edition)
    listed = table.mapping("controlled_substance", "statutes")
    named = [key for key in listed if statute == key or statute.startswith(f"{key}(")]
    return _ANSWERS[table.text("controlled_substance", "statutes", max(named, key=len))] if named else "unknown"


def career_offender(claimed: TriArray, instant: TriArray, predicates: TriArray) -> TriArray:
    """Return whether he is a career offender.

    Parameters
    ----------
    claimed
        What the file says; what it does not show is the open point ``career_offender``.
    instant
        Whether a count of conviction is a felony that is a controlled substance offense.
    predicates
        Whether two of his prior sentences are counted.

    Notes
    -----
    Rule: USSG §4B1.1(a); a prior sentence that brings no points under §4A1.1(a)-(c) is no predicate, §4B1.2(c)(2).
    """
    return every(claimed, instant, predicates)


def two_counted(counted: Mapping[str, TriArray], single: Mapping[str, str], n: int, edition: str) -> TriArray:
    """Return whether at least two sentences are counted separately, unknown where that depends on unknown ones.

    Parameters
    ----------
    counted
        By the ids to look at, whether the sentence would bring points by itself.
    single
        By id, the sentence with which it is treated as one.
    n
        The number of scenarios.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.2(c)(2), n.3: a sentence for conduct that is part of the instant offense (§4A1.2(a)(1)) is none, and
    of sentences treated as one no more than one is (§4A1.2 n.3).
    """
    least = load("4B1.1", edition).integer("predicates", "least")
    none = np.zeros(n, dtype=np.int64)
    groups = {
        single.get(id, id): [one for one in counted if single.get(one, one) == single.get(id, id)] for id in counted
    }
    facts = [some(*(counted[id] for id in group)) for group in groups.values()]
    sure = sum(((fact == YES).astype(np.int64) for fact in facts), start=none)
    perhaps = sum(((fact != NO).astype(np.int64) for fact in facts), start=none)
    return np.where(sure >= least, YES, np.where(perhaps >= least, UNKNOWN, NO)).astype(np.int8)


def firearm_range(reduction: IntArray, edition: str) -> tuple[IntArray, IntArray]:
    """Return the range of the table in (c)(3).

    Parameters
    ----------
    reduction
        The levels that §3E1.1 takes off: 0, 2 or 3.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.1(c)(1), (3).
    """
    table = load("4B1.1", edition)
    low, high = np.zeros(reduction.size, dtype=np.int64), np.zeros(reduction.size, dtype=np.int64)
    for levels in table.mapping("firearm_ranges"):
        here = reduction == int(levels)
        low = np.where(here, table.integer("firearm_ranges", levels, "low"), low)
        text = table.text("firearm_ranges", levels, "high")
        high = np.where(here, LIFE if text == "life" else int(text), high)
    return low, high


def with_firearm(
    low: IntArray, high: IntArray, consecutive: int, reduction: IntArray, edition: str
) -> tuple[IntArray, IntArray]:
    """Return the greater of the range of the other counts plus the consecutive minimum, and the table of (c)(3).

    Parameters
    ----------
    low, high
        The otherwise applicable range of the counts that are not under 18 U.S.C. §924(c) or §929(a), n.3(C).
    consecutive
        The consecutive minimum of those that are, in months.
    reduction
        The levels that §3E1.1 takes off.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4B1.1(c)(2), n.3(B): the greater range is the one with the greater minimum.
    """
    added_low, added_high = np.minimum(low + consecutive, LIFE), np.minimum(high + consecutive, LIFE)
    table_low, table_high = firearm_range(reduction, edition)
    added = (added_low > table_low) | ((added_low == table_low) & (added_high > table_high))
    return np.where(added, added_low, table_low), np.where(added, added_high, table_high)
