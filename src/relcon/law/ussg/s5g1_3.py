"""USSG §5G1.3: how the sentence runs with an undischarged term, or with one that a state court will impose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.court_terms import length_of
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, NULL, OPEN, LineColumn, Texts
from relcon.law.months import LIFE, show
from relcon.law.open_points import point
from relcon.records.base import Answer
from relcon.records.counts import Count
from relcon.records.history import Sentence

SECTION: Final = "USSG §5G1.3"

NOTHING: Final = 1
CONSECUTIVE: Final = 2
CONCURRENT: Final = 4
DISCRETION: Final = 8
"""What may follow, as bits: no undischarged term; (a); (b); (d). Exactly one bit is an answer."""

_SAYS = {
    NOTHING: "no undischarged term: nothing to run with",
    CONSECUTIVE: "(a) committed while the defendant served it or was about to: consecutive to the undischarged term",
    CONCURRENT: "(b) its offense is wholly relevant conduct: concurrent to what remains of it",
    DISCRETION: "(d) concurrent, partially concurrent or consecutive, as the court finds reasonable",
}
_NAMES = {CONSECUTIVE: "(a)", CONCURRENT: "(b)", DISCRETION: "(d)"}
_POINTLESS = "its conduct counts here, so no criminal history points (§4A1.2(a)(1))"


def line(facts: WorksheetFacts, low: IntArray, high: IntArray) -> LineColumn | None:
    """Return the line of §5G1.3; ``None`` where no earlier term may be undischarged and none is anticipated.

    Parameters
    ----------
    facts
        The defendant.
    low, high
        The range within statutory limits, ``NULL`` where there is none.

    Notes
    -----
    Rule: USSG §5G1.3(a)-(d). The range stays; what the section takes off it is said. A sentence of which the file says
    nothing is named only where its conduct counts here.
    """
    history, n = facts.history, facts.n
    if history is None:
        return None
    never = np.zeros(n, dtype=np.bool_)
    asked = [one for one in history.sentences if one.undischarged == "yes" or one.id in facts.dropped_sentences]
    relevant = [facts.dropped_sentences.get(one.id, never) for one in asked]
    coming = [_anticipated(one.offense, one.relevant_conduct) for one in history.anticipated]
    if not asked and not coming:
        return None
    shown = [here | (one.undischarged == "yes") for one, here in zip(asked, relevant, strict=True)]
    may = [
        np.where(said, _governing(one, facts, here), 0) for one, here, said in zip(asked, relevant, shown, strict=True)
    ]

    def write(*row: int) -> str:
        texts = [
            f"{one.id} ({one.offense}): {f'{_POINTLESS}; ' if counts else ''}{_term(one, governs, (row[-2], row[-1]))}"
            for one, governs, counts in zip(asked, row, row[len(asked) :], strict=False)
            if governs
        ]
        return "; ".join([*texts, *(text for text, _ in coming)])

    states = [*(_state(governs) for governs in may), *(np.full(n, state) for _, state in coming)]
    is_open, applied = (np.any([state == one for state in states], axis=0) for one in (OPEN, APPLIED))
    state = np.where(is_open, OPEN, np.where(applied, APPLIED, NOT_APPLIED))
    found = LineColumn.saying(
        SECTION, state, Texts.by_row(write, *may, *relevant, low, high), tuple(one.id for one in asked)
    )
    return found if coming else found.where(np.any(shown, axis=0))


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
    the defendant began to serve it.
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


def _governing(one: Sentence, facts: WorksheetFacts, relevant: BoolArray) -> IntArray:
    """Return what may govern an earlier sentence."""
    serving = served_during(one, facts.live_counts)
    return subsections(one.undischarged, serving, relevant, one.wholly_relevant)


def _state(may: IntArray) -> IntArray:
    """Return the state of the line by one sentence: open where more than one thing may follow."""
    settled = np.where(np.isin(may, list(_NAMES)), APPLIED, NOT_APPLIED)
    return np.where((may == 0) | np.isin(may, list(_SAYS)), settled, OPEN)


def _term(one: Sentence, may: int, ends: tuple[int, int]) -> str:
    """Say which part governs an earlier term."""
    if may in _SAYS:
        return _SAYS[may] + (_credit(one, ends) if may == CONCURRENT else "")
    parts = " or ".join(name for bit, name in _NAMES.items() if may & bit)
    discharged = " if any of it is undischarged" if may & NOTHING else ""
    return f"{parts}{discharged}; {point('undischarged').said}"


def _credit(one: Sentence, ends: tuple[int, int]) -> str:
    """Say what (b)(1) takes off for time already served."""
    unless = "that the Bureau of Prisons will not credit"
    served = length_of(one.served)
    if served is None or served.life or served.days or not served.months:
        return f"; the sentence is lowered by the time served on it {unless}"
    said = f"; the sentence is lowered by the {served.months} months served on it {unless}"
    if ends[0] == NULL or ends[0] >= LIFE:
        return said
    low, high = (int(one) for one in adjusted(np.array(ends), served.months))
    last = show(high) if ends[1] < LIFE else "life"
    return f"{said}: within {ends[0]}-{show(ends[1])} months then {low}-{last}"


def _anticipated(offense: str, relevant: str) -> tuple[str, int]:
    """Say (c) of a state term that is still to be imposed."""
    named = f"anticipated state term ({offense})"
    if relevant == "yes":
        return f"{named}: (c) for relevant conduct: concurrent to it", APPLIED
    if relevant == "no":
        return f"{named}: not for relevant conduct, so not (c); the section says no more of it", NOT_APPLIED
    return f"{named}: (c) if it is for relevant conduct; {point('anticipated').said}", OPEN
