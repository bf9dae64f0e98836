"""Conditions that a provision sets besides its own fact, and what to say where one is not met or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.answers import TriArray, every


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
