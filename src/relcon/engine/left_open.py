"""What stays open about weight, role and the lines together."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, LineColumn, Note
from relcon.law.open_points import point
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level
from relcon.law.ussg.s2d1_1.perhaps_ice import as_ice
from relcon.law.ussg.s2d1_1.perhaps_pure import as_pure

_NO_WEIGHT = "no drug weight is attributed: there is no base offense level, and no range"
_ONLY_UNKNOWN = "only unknown quantities are attributed: the base offense level is not known"
_AT_LEAST = "an attributed quantity is unknown: weight, level and range are at least what is shown"


def perhaps_greater(inputs: WorksheetFacts, quantity: BaseLevel | None) -> list[Note]:
    """Give the greater level by the table that purities which the file leaves possible would have.

    It looks the table up anew: asked for before the worksheet has its columns, it needs no memory beside theirs.
    """
    if quantity is None:
        return []
    return [
        *_perhaps(inputs, quantity, as_ice(inputs.amounts, inputs.edition), point("perhaps_ice").said),
        *_perhaps(inputs, quantity, as_pure(inputs.amounts), point("purity_unknown").said),
    ]


def open_notes(
    inputs: WorksheetFacts, quantity: BaseLevel | None, base: IntArray, lines: list[LineColumn], perhaps: list[Note]
) -> list[Note]:
    """Say what stays open about weight and the lines together; ``perhaps`` is `perhaps_greater`'s answer."""
    return [*_of_weight(inputs, quantity, base, perhaps), *of_lines(inputs, lines)]


def _of_weight(inputs: WorksheetFacts, quantity: BaseLevel | None, base: IntArray, perhaps: list[Note]) -> list[Note]:
    nothing: BoolArray = base == NULL
    notes = [
        Note(_NO_WEIGHT, nothing & ~inputs.unknown_weight),
        Note(f"{_ONLY_UNKNOWN}; {point('not_approximated').said}", nothing & inputs.unknown_weight),
        Note(f"{_AT_LEAST}; {point('not_approximated').said}", ~nothing & inputs.unknown_weight),
    ]
    if quantity is not None:
        notes.append(Note(point("greatest_reading").said, quantity.differs))
        notes.append(Note(point("converted_lower").said, quantity.single_row_greater))
        notes += perhaps
    return notes


def of_lines(inputs: WorksheetFacts, lines: list[LineColumn]) -> list[Note]:
    """Say what stays open about the lines together, whatever the level rests on."""
    notes: list[Note] = []
    if any(count.disposition == "lesser" or count.statute.startswith("21 USC 844") for count in inputs.live_counts):
        notes.append(Note(point("lesser_offense").said, inputs.mitigating.levels < 0))
    if lines:
        both = _applied(lines, "USSG §3C1.1") & _applied(lines, "USSG §3E1.1")
        notes.append(Note(point("extraordinary").said, both))
    return notes


def _perhaps(inputs: WorksheetFacts, quantity: BaseLevel, amounts: Amounts | None, said: str) -> list[Note]:
    if amounts is None:
        return []
    levels = base_level(amounts, inputs.edition, inputs.purity_mix).level
    greater: BoolArray = levels > quantity.level
    return [
        Note(f"{said}: at most level {level} by the Drug Quantity Table", greater & (levels == level))
        for level in np.unique(levels[greater]).tolist()
    ]


def _applied(lines: list[LineColumn], cite: str) -> BoolArray:
    states = [line.state == APPLIED for line in lines if line.cite == cite]
    result: BoolArray = np.any(states, axis=0) if states else np.zeros(lines[0].state.size, dtype=np.bool_)
    return result
