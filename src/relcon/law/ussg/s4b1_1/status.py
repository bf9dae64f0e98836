"""USSG §4B1.1(a), (b): who is a career offender, with the level and category of the table in (b)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.months import from_years
from relcon.law.tables import TableError, load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, some
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
