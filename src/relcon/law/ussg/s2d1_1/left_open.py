"""USSG §2D1.1 n.5, Notes (A)-(C) to (c): what stays open about weight, and what its purity leaves possible."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, Note
from relcon.law.open_points import point
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level
from relcon.law.ussg.s2d1_1.perhaps_ice import as_ice
from relcon.law.ussg.s2d1_1.perhaps_pure import as_pure

_NO_WEIGHT = "no drug weight is attributed: there is no base offense level, and no range"
_ONLY_UNKNOWN = "only unknown quantities are attributed: the base offense level is not known"
_AT_LEAST = "an attributed quantity is unknown: weight, level and range are at least what is shown"


def perhaps_greater(facts: WorksheetFacts, quantity: BaseLevel | None) -> list[Note]:
    """Give the greater level by the table that purities which the file leaves possible would have.

    It looks the table up anew: asked for before the worksheet has its columns, it needs no memory beside theirs.
    """
    if quantity is None:
        return []
    return [
        *_perhaps(facts, quantity, as_ice(facts.amounts, facts.edition), point("perhaps_ice").said),
        *_perhaps(facts, quantity, as_pure(facts.amounts), point("purity_unknown").said),
    ]


def open_of_weight(
    facts: WorksheetFacts, quantity: BaseLevel | None, base: IntArray, perhaps: list[Note]
) -> list[Note]:
    """Say what stays open about weight; ``perhaps`` is the answer of :func:`perhaps_greater`."""
    nothing: BoolArray = base == NULL
    notes = [
        Note(_NO_WEIGHT, nothing & ~facts.unknown_weight),
        Note(f"{_ONLY_UNKNOWN}; {point('not_approximated').said}", nothing & facts.unknown_weight),
        Note(f"{_AT_LEAST}; {point('not_approximated').said}", ~nothing & facts.unknown_weight),
    ]
    if quantity is not None:
        notes.append(Note(point("greatest_reading").said, quantity.differs))
        notes.append(Note(point("converted_lower").said, quantity.single_row_greater))
        notes += perhaps
    return notes


def _perhaps(facts: WorksheetFacts, quantity: BaseLevel, amounts: Amounts | None, said: str) -> list[Note]:
    if amounts is None:
        return []
    levels = base_level(amounts, facts.edition, facts.purity_mix).level
    greater: BoolArray = levels > quantity.level
    return [
        Note(f"{said}: at most level {level} by the Drug Quantity Table", greater & (levels == level))
        for level in np.unique(levels[greater]).tolist()
    ]
