"""What the worksheets of many scenarios come to, each with its share: outcomes, and weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from relcon.engine.worksheet_answer import Worksheet
from relcon.inquiry.reliability_beliefs import Asked
from relcon.inquiry.reliability_scenarios import Scenarios, Shares, distinct
from relcon.inquiry.scenarios import BLOCK
from relcon.law.arrays import IntArray


@dataclass(frozen=True, slots=True)
class Row:
    """What a worksheet comes to, in whole numbers: ``NULL`` where it is open, ``LIFE`` for life."""

    base: int
    total: int
    table_low: int
    table_high: int
    low: int
    high: int
    whole_low: int
    whole_high: int
    minimum: int
    binding: int
    unknown: int
    tier: str

    @classmethod
    def at(cls, sheet: Worksheet, i: int) -> Row:
        """Return what the worksheet comes to in scenario ``i``."""
        return cls(
            base=int(sheet.base[i]),
            total=int(sheet.total[i]),
            table_low=int(sheet.low[i]),
            table_high=int(sheet.high[i]),
            low=int(sheet.range_low[i]),
            high=int(sheet.range_high[i]),
            whole_low=int(sheet.whole_low[i]),
            whole_high=int(sheet.whole_high[i]),
            minimum=int(sheet.statute.minimum[i]),
            binding=int(sheet.binding[i]),
            unknown=int(sheet.inputs.unknown_weight[i]),
            tier=sheet.statute.supported.at(i),
        )


@dataclass
class Tally:
    """Outcomes of a defendant in a position.

    Attributes
    ----------
    asked, whole
        Whose; of how many parts the whole consists.
    rows
        By outcome: its parts, then those of them in which each belief that matters holds, in their order.
    weights
        By converted weight in micrograms: its parts.
    computed
        How many worksheets were computed.
    """

    asked: Asked
    whole: int
    rows: dict[Row, list[int]] = field(default_factory=dict)
    weights: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    computed: int = 0

    @classmethod
    def of(cls, asked: Asked, scenarios: Scenarios) -> Tally:
        """Compute the worksheet in every scenario, block by block, and count."""
        found = cls(asked, scenarios.whole)
        for start in range(0, scenarios.shares.size, BLOCK):
            found._add(scenarios, slice(start, min(start + BLOCK, scenarios.shares.size)))
        return found

    def _add(self, scenarios: Scenarios, block: slice) -> None:
        shares = scenarios.shares[block]
        sheet = self.asked.question.computed(self.asked.off(scenarios.on[:, block])).worksheet
        self.computed += shares.size
        first, code = distinct(_columns(sheet))
        parts = [_summed(shares, code)]
        parts += [_summed(scenarios.parts_with(number)[block], code) for number in self.asked.uncertain]
        for place, column in enumerate(first.tolist()):
            known = self.rows.setdefault(Row.at(sheet, column), [0] * len(parts))
            for which, sums in enumerate(parts):
                known[which] += int(sums[place])
        converted = sheet.quantity.converted if sheet.quantity is not None else np.zeros(shares.size, dtype=np.int64)
        weights, code = np.unique(converted, return_inverse=True)
        for weight, part in zip(weights.tolist(), _summed(shares, code.reshape(-1)).tolist(), strict=True):
            self.weights[weight] += int(part)

    def by(self, value: Callable[[Row], Any]) -> Mapping[Any, int]:
        """Return the parts of each value that some outcomes share, the likeliest first, then in order."""
        found: dict[Any, int] = defaultdict(int)
        for row, parts in self.rows.items():
            found[value(row)] += parts[0]
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def given(self, place: int, *, holds: bool) -> Mapping[Row, int]:
        """Return the outcomes with their parts where a belief that matters, by its place among them, holds or not."""
        found = {row: parts[1 + place] if holds else parts[0] - parts[1 + place] for row, parts in self.rows.items()}
        return {row: parts for row, parts in found.items() if parts}


def _columns(sheet: Worksheet) -> list[IntArray]:
    """Return everything that a row holds as numbers."""
    return [
        sheet.base,
        sheet.total,
        sheet.low,
        sheet.high,
        sheet.range_low,
        sheet.range_high,
        sheet.whole_low,
        sheet.whole_high,
        sheet.statute.minimum,
        sheet.binding,
        sheet.inputs.unknown_weight.astype(np.int64),
        sheet.statute.supported.code,
    ]


def _summed(parts: Shares, code: IntArray) -> Shares:
    """Return the sum of parts by code: of the numbers of Python they are added exactly, whatever their size."""
    order = np.argsort(code, kind="stable")
    starts = np.searchsorted(code[order], np.arange(int(code.max()) + 1))
    found: Shares = np.add.reduceat(parts[order], starts)
    return found


def mean(rows: Mapping[Row, int], value: Callable[[Row], int | None]) -> Fraction | None:
    """Return the mean of a number over outcomes; None where in some of them there is none."""
    numbers = [(value(row), parts) for row, parts in rows.items()]
    if any(number is None for number, _ in numbers) or not numbers:
        return None
    return Fraction(sum(number * parts for number, parts in numbers if number is not None), sum(p for _, p in numbers))
