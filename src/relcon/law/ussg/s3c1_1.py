"""USSG §3C1.1: obstruction of justice."""

from __future__ import annotations

from relcon.law.conditions import Condition
from relcon.law.tables import load
from relcon.law.tristate import TriArray, opposite


def levels(edition: str) -> int:
    """Return the levels for obstructing the investigation, prosecution or sentencing of the instant offense.

    Notes
    -----
    Rule: USSG §3C1.1. Whether it happened, willfully, is a fact that the case file states.
    """
    return load("3C1.1", edition).integer("obstruction", "levels")


def conditions(by_characteristic: TriArray) -> tuple[Condition, ...]:
    """Return what stands against it: that §2D1.1(b)(16)(D) is received.

    Notes
    -----
    Rule: USSG §3C1.1 n.7, last sentence. (b)(16) counts once; where several of its factors hold, (D) among them, it is
    received under (D) as well.
    """
    return (
        Condition(
            opposite(by_characteristic),
            "not beside §2D1.1(b)(16)(D), which applies (n.7)",
            "not beside §2D1.1(b)(16)(D), which is open (n.7)",
        ),
    )
