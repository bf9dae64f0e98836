"""USSG §3C1.1: obstruction of justice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.law.conditions import Condition, circumstance_line
from relcon.law.facts import Characteristic, WorksheetFacts
from relcon.law.line import LineColumn, Texts
from relcon.law.tables import load
from relcon.law.tristate import TriArray, known, opposite

KEY = "3C1.1"


def levels(edition: str) -> int:
    """Return the levels for obstructing the investigation, prosecution or sentencing of the instant offense.

    Notes
    -----
    Rule: USSG §3C1.1. Whether it happened, willfully, is a fact that the case file states.
    """
    return load("3C1.1", edition).integer("obstruction", "levels")


def lines(facts: WorksheetFacts, by_characteristic: TriArray) -> list[LineColumn]:
    """Return the line of §3C1.1: by the circumstances recorded and, where a world says whether it applies, by that.

    Parameters
    ----------
    facts
        The defendant.
    by_characteristic
        Whether §2D1.1(b)(16)(D) is received.
    """

    def line(of: WorksheetFacts) -> LineColumn | None:
        return circumstance_line(of, KEY, "", ("obstruction",), levels(of.edition), conditions(by_characteristic))

    recorded, assumed = line(facts), facts.obstruction
    if assumed is None:
        return [recorded] if recorded is not None else []
    applies = known(assumed.applies)
    why = Texts(("not in this outcome", "in this outcome"), assumed.applies.astype(np.int64))
    by_world = line(replace(facts, characteristics={"obstruction": Characteristic(applies, applies, why)}))
    here = ((recorded, ~assumed.where), (by_world, assumed.where))
    return [found.only(where) for found, where in here if found is not None]


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
