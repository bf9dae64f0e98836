"""USSG §3C1.1: obstruction of justice."""

from __future__ import annotations

from relcon.law.conditions import Condition, circumstance_line
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn
from relcon.law.tables import load
from relcon.law.tristate import TriArray, opposite

KEY = "3C1.1"


def levels(edition: str) -> int:
    """Return the levels for obstructing the investigation, prosecution or sentencing of the instant offense.

    Notes
    -----
    Rule: USSG §3C1.1. Whether it happened, willfully, is a fact that the case file states.
    """
    return load("3C1.1", edition).integer("obstruction", "levels")


def line(facts: WorksheetFacts, by_characteristic: TriArray) -> LineColumn | None:
    """Return the line of §3C1.1; ``None`` where no obstruction is recorded.

    Parameters
    ----------
    facts
        The defendant.
    by_characteristic
        Whether §2D1.1(b)(16)(D) is received.
    """
    return circumstance_line(facts, KEY, "", ("obstruction",), levels(facts.edition), conditions(by_characteristic))


def conditions(by_characteristic: TriArray) -> tuple[Condition, ...]:
    """Return what stands against §3C1.1: that §2D1.1(b)(16)(D) is received.

    Notes
    -----
    Rule: USSG §3C1.1 n.7, last sentence. (b)(16) counts once; where several of its factors hold, (D) among them, it is
    received under (D) as well.
    """
    return (
        # n.7, last sentence: not also under §2D1.1(b)(16)(D)
        Condition(
            opposite(by_characteristic),
            "not beside §2D1.1(b)(16)(D), which applies (n.7)",
            "not beside §2D1.1(b)(16)(D), which is open (n.7)",
        ),
    )
