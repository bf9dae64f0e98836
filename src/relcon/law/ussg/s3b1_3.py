"""USSG §3B1.3: abuse of a position of trust, or use of a special skill."""

from __future__ import annotations

import numpy as np

from relcon.law.conditions import Condition
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, opposite, some


def levels(edition: str) -> int:
    """Return the levels that it adds."""
    return load("3B1.3", edition).integer("trust_or_skill", "levels")


def conditions(trust: TriArray, either: TriArray, raised: TriArray, crew: TriArray) -> tuple[Condition, ...]:
    """Return what stands against it where trust was abused or a skill used.

    Parameters
    ----------
    trust
        Whether a position of trust was abused.
    either
        Whether trust was abused or a special skill used, unsaid which.
    raised
        Whether he receives an adjustment under §3B1.1.
    crew
        Whether §2D1.1(b)(3)(C) applies.

    Notes
    -----
    Rule: USSG §3B1.3 (a special skill alone does not count besides §3B1.1); §2D1.1 n.23.
    """
    unsure = (raised == UNKNOWN) | (some(trust, either) != NO)
    beside = np.where((trust == YES) | (raised == NO), YES, np.where(unsure, UNKNOWN, NO)).astype(np.int8)
    return (
        Condition(
            beside,
            "a special skill alone does not count beside §3B1.1",
            "a special skill alone does not count beside §3B1.1: whether trust was abused or §3B1.1 applies is open",
        ),
        Condition(
            opposite(crew),
            "not beside §2D1.1(b)(3)(C), which applies (§2D1.1 n.23)",
            "not beside §2D1.1(b)(3)(C), which is open (§2D1.1 n.23)",
        ),
    )
