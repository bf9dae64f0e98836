"""USSG §2X3.1: accessory after the fact, below the level of the underlying offense and within bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.count_level import CountLevel
from relcon.law.line import Note
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.ussg.groundwork import Groundwork, below, without_role
from relcon.records.counts import Count

GUIDELINE: Final = "§2X3.1"


def count_level(counts: tuple[Count, ...], ground: Groundwork) -> CountLevel:
    """Return the level of counts of an accessory after the fact.

    Notes
    -----
    Rule: USSG §2X3.1(a), n.1-2.
    """
    found, edition = below(counts, ground, GUIDELINE, level, "accessory after the fact"), ground.facts.edition
    own = level(ground.drugs(without_role(ground.facts, "", aggravating=False)).level, edition)
    # (a)(3)(B): whether the conduct was limited to harboring a fugitive is not asked.
    return replace(
        found, notes=(*found.notes, Note(point("harboring").said, found.known & (_harboring(own, edition) < own)))
    )


def level(underlying: IntArray, edition: str) -> IntArray:
    """Return the base offense level.

    Parameters
    ----------
    underlying
        The Chapter Two level of the underlying offense, with the characteristics that the defendant knew of or should
        have known of (n.1).
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2X3.1(a), n.1-2.
    """
    table = load("2X3.1", edition)
    least, most = table.integer("least", "level"), table.integer("most", "level")
    return np.clip(underlying - table.integer("below", "levels"), least, most).astype(np.int64)


def _harboring(level: IntArray, edition: str) -> IntArray:
    """Return the level where the conduct is limited to harboring a fugitive, (a)(3)(B)."""
    return np.minimum(level, load("2X3.1", edition).integer("harboring", "level")).astype(np.int64)
