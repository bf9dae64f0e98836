"""Conditions that a provision sets besides its own fact, the line under them, and the reason that decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.facts import Characteristic, RoleInput, WorksheetFacts
from relcon.law.line import LineColumn, Texts, added, state_of
from relcon.law.tristate import NO, UNKNOWN, TriArray, every


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition.

    Attributes
    ----------
    met
        Whether it is met, by scenario.
    failing, unknown
        The reason where it is not met; where that cannot be said.
    """

    met: TriArray
    failing: str
    unknown: str


def under(fact: TriArray, conditions: Sequence[Condition]) -> TriArray:
    """Return a provision's fact under its conditions: it holds where the fact does and every condition is met."""
    return every(fact, *(condition.met for condition in conditions))


def told(recorded: Sequence[Characteristic], fact: TriArray, what: str) -> Texts:
    """Return the reason of the first circumstance with the same answer as the whole fact, after what it is about.

    Without a word of what it is about the reason stands alone.
    """
    if not recorded:
        return Texts.same(what, fact.size)
    texts = tuple(f"{what}: {text}" if what else text for one in recorded for text in one.why.texts)
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


def of_kinds(facts: WorksheetFacts, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the circumstances recorded of some kinds."""
    return tuple(dict.fromkeys(fact for one in facts.recorded(*kinds) for fact in one.facts))


def circumstance_line(
    facts: WorksheetFacts, key: str, what: str, kinds: Sequence[str], levels: int, conditions: Sequence[Condition] = ()
) -> LineColumn | None:
    """Return the line of a section that adds fixed levels for a circumstance; ``None`` where none is recorded.

    Parameters
    ----------
    facts
        The defendant.
    key
        The section, such as ``3C1.1``.
    what
        What the circumstances are, in words before their reason; empty where the reason says it.
    kinds, levels, conditions
        The kinds of circumstance; what they add; what else the section asks for.
    """
    recorded = facts.recorded(*kinds)
    if not recorded:
        return None
    fact = facts.reaches(*kinds)
    why = decided(told(recorded, fact, what), fact, conditions)
    return added(f"USSG §{key}", under(fact, conditions), levels, why, of_kinds(facts, kinds), key)


def role_line(key: str, role: RoleInput) -> LineColumn:
    """Return the line of §3B1.1 or §3B1.2, by the role that the position supports."""
    levels, state = np.where(role.open, 0, role.levels), state_of(role.received)
    return LineColumn(f"USSG §{key}", levels, state, role.why, role.facts, role.resting, key)
