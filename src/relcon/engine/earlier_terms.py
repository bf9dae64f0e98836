"""The line of earlier terms: which part of §5G1.3 governs each that is undischarged, and what it says."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.court_terms import length_of
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, NULL, OPEN, LineColumn, Texts
from relcon.law.months import LIFE, show
from relcon.law.open_points import point
from relcon.law.ussg import s5g1_3
from relcon.records.people import Sentence

SECTION = "USSG §5G1.3"
_SAYS = {
    s5g1_3.NOTHING: "no undischarged term: nothing to run with",
    s5g1_3.CONSECUTIVE: "(a) committed while he served it or was about to: consecutive to the undischarged term",
    s5g1_3.CONCURRENT: "(b) its offense is wholly relevant conduct: concurrent to what remains of it",
    s5g1_3.DISCRETION: "(d) concurrent, partially concurrent or consecutive, as the court finds reasonable",
}
_NAMES = {s5g1_3.CONSECUTIVE: "(a)", s5g1_3.CONCURRENT: "(b)", s5g1_3.DISCRETION: "(d)"}
_POINTLESS = "its conduct counts here, so no criminal history points (§4A1.2(a)(1))"


def earlier_terms_line(inputs: WorksheetFacts, low: IntArray, high: IntArray) -> list[LineColumn]:
    """Return the line of §5G1.3 where an earlier term may be undischarged, or one is anticipated.

    Parameters
    ----------
    inputs
        The defendant.
    low, high
        The range within statutory limits, ``NULL`` where there is none.

    Notes
    -----
    Rule: USSG §5G1.3(a)-(d). The range stays; what the section takes off it is said. A sentence of which the file says
    nothing is named only where its conduct counts here.
    """
    history, n = inputs.history, inputs.n
    if history is None:
        return []
    never = np.zeros(n, dtype=np.bool_)
    asked = [one for one in history.sentences if one.undischarged == "yes" or one.id in inputs.dropped_sentences]
    gone = [inputs.dropped_sentences.get(one.id, never) for one in asked]
    bits = [
        s5g1_3.subsections(
            one.undischarged, s5g1_3.served_during(one, inputs.live_counts), relevant, one.wholly_relevant
        )
        for one, relevant in zip(asked, gone, strict=True)
    ]
    shown = [relevant | (one.undischarged == "yes") for one, relevant in zip(asked, gone, strict=True)]
    coming = [_anticipated(one.offense, one.relevant_conduct) for one in history.anticipated]
    if not asked and not coming:
        return []
    columns = [*(np.where(here, bit, 0) for here, bit in zip(shown, bits, strict=True)), *gone, low, high]
    rows = np.stack([column.astype(np.int64) for column in columns], axis=1)
    distinct, code = np.unique(rows, axis=0, return_inverse=True)
    written = [_write(asked, row, coming) for row in distinct.tolist()]
    code = code.reshape(-1).astype(np.int64)
    texts = Texts(tuple(text for text, _ in written), code)
    state = np.array([state for _, state in written], dtype=np.int8)[code]
    line = LineColumn(SECTION, np.zeros(n, dtype=np.int64), state, texts, tuple(one.id for one in asked))
    return [line.where(np.any(shown, axis=0) if not coming else np.ones(n, dtype=np.bool_))]


def _write(asked: list[Sentence], row: list[int], coming: list[tuple[str, int]]) -> tuple[str, int]:
    """Return the text for one combination of what may govern, and the state of the line."""
    count = len(asked)
    bits, relevant, ends = row[:count], row[count : 2 * count], (row[-2], row[-1])
    texts, states = [], []
    for one, may, counts in zip(asked, bits, relevant, strict=True):
        if not may:
            continue
        text, state = _term(one, may, ends)
        texts.append(f"{one.id} ({one.offense}): {f'{_POINTLESS}; ' if counts else ''}{text}")
        states.append(state)
    texts += [text for text, _ in coming]
    states += [state for _, state in coming]
    return "; ".join(texts), OPEN if OPEN in states else APPLIED if APPLIED in states else NOT_APPLIED


def _term(one: Sentence, may: int, ends: tuple[int, int]) -> tuple[str, int]:
    if may == s5g1_3.NOTHING:
        return _SAYS[may], NOT_APPLIED
    if may in _SAYS:
        return _SAYS[may] + (_credit(one, ends) if may == s5g1_3.CONCURRENT else ""), APPLIED
    parts = " or ".join(name for bit, name in _NAMES.items() if may & bit)
    if may & s5g1_3.NOTHING:
        return f"{parts} if any of it is undischarged; {point('undischarged').said}", OPEN
    return f"{parts}; {point('undischarged').said}", OPEN


def _credit(one: Sentence, ends: tuple[int, int]) -> str:
    """Say what (b)(1) takes off for time already served."""
    unless = "that the Bureau of Prisons will not credit"
    served = length_of(one.served)
    if served is None or served.life or served.days or not served.months:
        return f"; the sentence is lowered by the time served on it {unless}"
    said = f"; the sentence is lowered by the {served.months} months served on it {unless}"
    if ends[0] == NULL or ends[0] >= LIFE:
        return said
    low, high = (int(one) for one in s5g1_3.adjusted(np.array(ends), served.months))
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
