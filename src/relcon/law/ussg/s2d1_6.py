"""USSG §2D1.6: communication facilities, the level of the underlying offense and the least that its drug leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.conversion import class_of

GUIDELINE: Final = "§2D1.6"


def least(substances: Iterable[str], edition: str) -> int | None:
    """Return the least level of the underlying offense, whatever its quantity; ``None`` where no drug is known.

    Notes
    -----
    Rule: USSG §2D1.6 n.1, §2D1.1(c)(14), (16), (17).
    """
    levels = [_least_of(one, edition) for one in substances]
    return max(levels, default=None)


def _least_of(substance: str, edition: str) -> int:
    table = load("2D1.6", edition)
    kind = class_of(substance, edition)
    for place in (("least", "substances", substance), ("least", "classes", kind)):
        if table.has(*place):
            return table.integer(*place)
    return table.integer("least", "otherwise")
