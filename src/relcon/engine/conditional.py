"""Lines of provisions that ask for a fact and for conditions besides, with the reason that decides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from relcon.engine.columns import LineColumn, Texts, state_of
from relcon.engine.sheet_inputs import Characteristic, Inputs
from relcon.law.answers import NO, UNKNOWN, TriArray
from relcon.law.arrays import BoolArray
from relcon.law.conditions import Condition


def told(recorded: Sequence[Characteristic], fact: TriArray, what: str) -> Texts:
    """Return the reason of the first circumstance with the same answer as the whole fact, after what it is about."""
    if not recorded:
        return Texts.same(what, fact.size)
    texts = tuple(f"{what}: {text}" for one in recorded for text in one.why.texts)
    code = np.zeros(fact.size, dtype=np.int64)
    settled = np.zeros(fact.size, dtype=np.bool_)
    start = 0
    for one in recorded:
        here = ~settled & (one.reaches == fact)
        code = np.where(here, start + one.why.code, code)
        settled |= here
        start += len(one.why.texts)
    return Texts(texts, code)


def decided(why: Texts, fact: TriArray, conditions: Sequence[Condition]) -> Texts:
    """Return a fact's reason, or that of the first condition which fails, else of the first which is open.

    Where the fact itself does not hold its own reason stands.
    """
    there: BoolArray = fact != NO
    for state in (UNKNOWN, NO):
        for one in reversed(conditions):
            text = one.unknown if state == UNKNOWN else one.failing
            why = why.overlaid(there & (one.met == state), Texts.same(text, fact.size))
    return why


def of_kinds(inputs: Inputs, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the circumstances recorded of some kinds."""
    return tuple(dict.fromkeys(fact for one in inputs.recorded(*kinds) for fact in one.facts))


def added(cite: str, holds: TriArray, levels: int, why: Texts, facts: tuple[str, ...]) -> LineColumn:
    """Return the line of a provision that adds fixed levels where it holds."""
    state = state_of(holds)
    return LineColumn(cite, np.where(holds == 1, levels, 0).astype(np.int64), state, why, facts)
