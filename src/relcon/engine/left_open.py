"""What stays open about weight, role and the lines together."""

from __future__ import annotations

import numpy as np

from relcon.engine.columns import APPLIED, LineColumn, Note
from relcon.engine.sheet import NULL
from relcon.engine.sheet_inputs import Inputs
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.ussg.s2d1_1.base_level import BaseLevel

_NO_WEIGHT = "no drug weight is attributed: there is no base offense level, and no range"
_ONLY_UNKNOWN = "only unknown quantities are attributed: the base offense level is not known"
_AT_LEAST = "an attributed quantity is unknown: weight, level and range are at least what is shown"
_READINGS = "readings of purity give different levels; the greatest is used (USSG §2D1.1(c) Notes (B), (C))"
_SINGLE_ROW = "one substance alone would have a greater level in its own row than all by converted drug weight"
_LESSER = (
    "a mitigating role beside a conviction of a lesser offense: where that already gives a lower level than his "
    "conduct would, no reduction is ordinarily warranted (USSG §3B1.2 n.3(B))"
)
_BOTH = "obstruction and acceptance both apply here, which USSG §3E1.1 n.4 keeps for extraordinary cases"


def open_notes(inputs: Inputs, quantity: BaseLevel | None, base: IntArray, lines: list[LineColumn]) -> list[Note]:
    """Say what stays open about weight and the lines together."""
    nothing: BoolArray = base == NULL
    notes = [
        Note(_NO_WEIGHT, nothing & ~inputs.unknown_weight),
        Note(_ONLY_UNKNOWN, nothing & inputs.unknown_weight),
        Note(_AT_LEAST, ~nothing & inputs.unknown_weight),
    ]
    if quantity is not None:
        notes += [Note(_READINGS, quantity.differs), Note(_SINGLE_ROW, quantity.single_row_greater)]
    if any(count.disposition == "lesser" or count.statute.startswith("21 USC 844") for count in inputs.live_counts):
        notes.append(Note(_LESSER, inputs.mitigating.levels < 0))
    notes.append(Note(_BOTH, _applied(lines, "USSG §3C1.1") & _applied(lines, "USSG §3E1.1")))
    return notes


def _applied(lines: list[LineColumn], cite: str) -> BoolArray:
    states = [line.state == APPLIED for line in lines if line.cite == cite]
    result: BoolArray = np.any(states, axis=0) if states else np.zeros(lines[0].state.size, dtype=np.bool_)
    return result
