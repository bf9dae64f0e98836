"""USSG §5G1.3: how the sentence runs with an undischarged term, or with one that a state court will impose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.records.base import Answer
from relcon.records.people import Count, Sentence

NOTHING: Final = 1
CONSECUTIVE: Final = 2
CONCURRENT: Final = 4
DISCRETION: Final = 8
"""What may follow, as bits: no undischarged term; (a); (b); (d). Exactly one bit is an answer."""


def served_during(sentence: Sentence, live: Sequence[Count]) -> Answer:
    """Return whether the offense was committed under a term, as (a) asks: as the file says, else by its dates.

    Parameters
    ----------
    sentence
        The earlier sentence.
    live
        The counts on which a sentence is possible.

    Returns
    -------
    Answer
        No where every count had ended before the earlier sentence was imposed.

    Notes
    -----
    Rule: USSG §5G1.3(a): while serving it, work release, furlough and escape included, or after sentencing and before
    he began to serve it.
    """
    imposed = sentence.imposed.first if sentence.imposed is not None else None
    ends: list[date | None] = [count.dates.last if count.dates is not None else None for count in live]
    if sentence.while_serving == "unknown" and imposed is not None and ends:
        return "no" if all(end is not None and end < imposed for end in ends) else "unknown"
    return sentence.while_serving


def subsections(undischarged: Answer, serving: Answer, relevant: BoolArray, wholly: Answer) -> IntArray:
    """Return which of (a), (b), (d) may govern an earlier term, as bits, by scenario.

    Parameters
    ----------
    undischarged
        Whether any of the term of imprisonment is still to be served.
    serving
        Whether the offense was committed under it, see :func:`served_during`.
    relevant
        Where the earlier offense is relevant conduct here.
    wholly
        Whether all of it is.

    Notes
    -----
    Rule: USSG §5G1.3(a), (b), (d), n.2(A): (b) only where all of the earlier offense is relevant conduct; what is so
    only in part falls under (d).
    """
    in_part = {"yes": CONCURRENT, "no": DISCRETION, "unknown": CONCURRENT | DISCRETION}[wholly]
    others = np.where(relevant, in_part, DISCRETION)
    under = (0 if serving == "no" else CONSECUTIVE) | (0 if serving == "yes" else others)
    found = (0 if undischarged == "yes" else NOTHING) | (0 if undischarged == "no" else under)
    return np.broadcast_to(found, relevant.shape).astype(np.int64)


def adjusted(total: IntArray, served: int) -> IntArray:
    """Return the sentence to impose where (b)(1) takes off what was served on the earlier term and is not credited.

    Parameters
    ----------
    total
        The sentence that provides the total punishment, in months.
    served
        Months served on the earlier term, which the Bureau of Prisons will not credit.

    Notes
    -----
    Rule: USSG §5G1.3(b)(1), n.2(C)-(D). It then runs concurrently with what remains of that term, (b)(2).
    """
    return np.maximum(total - served, 0)
