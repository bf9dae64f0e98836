"""What a worksheet comes to in every scenario: its lines as numbers, and the few different outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from relcon.engine.worksheet_answer import Worksheet
from relcon.law.arrays import IntArray
from relcon.results.whatif import MovedLine

LINES: Final[tuple[MovedLine, ...]] = (
    "total_offense_level",
    "guideline_low",
    "low",
    "supported_tier",
    "safety_valve",
)


_STATES = 3
"""Met, not met, open."""


def lines(worksheet: Worksheet) -> Mapping[MovedLine, IntArray]:
    """Return each line as a number in every scenario; equal numbers are equal answers, in this worksheet or another.

    The low ends are those of the guideline range and of the range within the statute; the safety valve is all five
    criteria of 18 U.S.C. §3553(f) and whether they are met.
    """
    valve = worksheet.valve.eligible.astype(np.int64) + 1
    for criterion in worksheet.valve.criteria:
        valve = valve * _STATES + criterion + 1
    return {
        "total_offense_level": worksheet.total,
        "guideline_low": worksheet.low,
        "low": worksheet.whole_low,
        "supported_tier": worksheet.statute.supported.code,
        "safety_valve": valve,
    }


def codes(worksheet: Worksheet) -> IntArray:
    """Return a number for each scenario: scenarios with the same number have the same outcome."""
    amounts = worksheet.inputs.amounts
    rows = [
        *lines(worksheet).values(),
        worksheet.base,
        worksheet.category,
        worksheet.high,
        worksheet.range_high,
        worksheet.whole_high,
        worksheet.inputs.unknown_weight,
        *amounts.mixture.values(),
        *(weight for _, weight in amounts.mixtures),
        *([worksheet.quantity.converted] if worksheet.quantity is not None else []),
    ]
    _, code = np.unique(np.stack([np.asarray(row, dtype=np.int64) for row in rows]), axis=1, return_inverse=True)
    found: IntArray = code.reshape(-1).astype(np.int64)
    return found
