"""USSG §3B1.5: body armor in a drug trafficking crime."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn, Texts, state_of
from relcon.law.tables import load
from relcon.law.tristate import UNKNOWN, YES, TriArray, prong


def line(facts: WorksheetFacts) -> LineColumn | None:
    """Return the line of §3B1.5; ``None`` where no body armor is recorded."""
    if not facts.recorded("body_armor"):
        return None
    (recorded,) = facts.recorded("body_armor")
    applies, levels = adjustment(recorded.reaches, recorded.own, facts.edition)
    whose = (
        "(A) use of body armor",
        "(B) own use of body armor",
        "whether the use of body armor was the defendant's own is open",
    )
    said = recorded.why
    texts = tuple(f"{head}: {text}" for head in whose for text in said.texts)
    why = Texts(texts, prong(recorded.own, yes=1, no=0, unknown=len(whose) - 1) * len(said.texts) + said.code)
    return LineColumn("USSG §3B1.5", levels, state_of(applies), why, recorded.facts, key="3B1.5")


def adjustment(reaches: TriArray, own: TriArray, edition: str) -> tuple[TriArray, IntArray]:
    """Return whether §3B1.5 applies, and the levels: the greater paragraph that fits.

    Parameters
    ----------
    reaches
        Whether the offense involved the use of body armor, by §1B1.3.
    own
        Whether the defendant used it, or induced or aided its use (n.2).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3B1.5(2)(A), (B), n.1: use, not possession. Every drug count is a drug trafficking crime
    (paragraph (1)). Where the defendant's own use is open, so is the line.
    """
    table = load("3B1.5", edition)
    # (2)(A): the offense involved the use of body armor; (2)(B): the defendant used it
    applies = prong(own, yes=YES, no=reaches.astype(np.int64), unknown=UNKNOWN).astype(np.int8)
    levels = np.where(own == YES, table.integer("own", "levels"), table.integer("offense", "levels"))
    return applies, np.where(applies == YES, levels, 0).astype(np.int64)
