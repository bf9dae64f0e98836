"""USSG §2D2.1: simple possession, its level by the substance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relcon.law.tables import TableError, load
from relcon.law.ussg.s2d1_1.conversion import class_of

GUIDELINE: Final = "§2D2.1"


def level(substance: str, edition: str) -> tuple[int, str]:
    """Return the base offense level for a substance, and its cite.

    Notes
    -----
    Rule: USSG §2D2.1(a)(1)-(3); the Schedule I and II opiates are those of the conversion tables (§2D1.1 n.8(D)).
    """
    table, kind = load("2D2.1", edition), class_of(substance, edition)
    for row in table.items("levels"):
        if not isinstance(row, Mapping):
            raise TableError("2D2.1: a level is a mapping")
        if substance in row["substances"] or kind in row["classes"]:
            return int(str(row["level"])), str(row["cite"])
    return table.integer("otherwise", "level"), table.text("otherwise", "cite")
