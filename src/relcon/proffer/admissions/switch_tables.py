"""The tables behind the switches: boolean functions of bits and rows of worksheets, each stored once."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from relcon.engine.worksheet_answer import Worksheet
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NULL
from relcon.law.months import show
from relcon.law.tristate import NO, YES
from relcon.results import switches
from relcon.results.columns import base64_of
from relcon.results.switches import Function, Outcome
from relcon.results.weights import grams

_UNKNOWN = -2
"""Stands for a statutory minimum that is not known."""
_ELIGIBLE = (0, 1, 2)
"""Codes of the safety valve: yes, no, open."""
_TWO_BYTES: Final = 2
"""How many bytes a number takes where there are more outcomes than one byte counts."""


@dataclass
class Functions:
    """Boolean functions of some bits, each reduced to the bits on which it depends; 0 is never, 1 is always."""

    packed: tuple[Function, ...] = field(default=((0, "AA=="), (0, "AQ==")))
    _known: dict[tuple[tuple[int, ...], bytes], int] = field(default_factory=dict)
    _reduced: dict[Function, int] = field(default_factory=lambda: {(0, "AA=="): 0, (0, "AQ=="): 1})

    def add(self, bits: tuple[int, ...], values: BoolArray) -> int:
        """Return the number of a function.

        Parameters
        ----------
        bits
            On which the values may depend.
        values
            One for each set of them, the lowest bit first.
        """
        key = (bits, values.tobytes())
        if key not in self._known:
            support, reduced = shrunk(bits, values.astype(np.int64))
            written = np.packbits(reduced.astype(np.bool_), bitorder="little").tobytes()
            function = (support, base64.b64encode(written).decode("ascii"))
            if function not in self._reduced:
                self._reduced[function] = len(self.packed)
                self.packed = (*self.packed, function)
            self._known[key] = self._reduced[function]
        return self._known[key]


def shrunk(bits: tuple[int, ...], values: IntArray) -> tuple[int, IntArray]:
    """Return the bits on which a table depends, as a mask, and the table over them alone."""
    kept = []
    for place in reversed(range(len(bits))):
        pairs = values.reshape(-1, 2, 1 << place)
        if np.array_equal(pairs[:, 0], pairs[:, 1]):
            values = pairs[:, 0].reshape(-1)
        else:
            kept.append(bits[place])
    return sum(1 << bit for bit in kept), values


class Worksheets:
    """One defendant's worksheets as rows of numbers, each row stored once."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, ...], int] = {}

    def add(self, worksheet: Worksheet, columns: range) -> npt.NDArray[np.int64]:
        """Return a row number for each of some columns of a worksheet."""
        n = worksheet.inputs.n
        minimum = worksheet.statute.minimum if worksheet.statute.known else np.full(n, _UNKNOWN, dtype=np.int64)
        eligible = np.select(
            [worksheet.valve.eligible == YES, worksheet.valve.eligible == NO], _ELIGIBLE[:2], _ELIGIBLE[2]
        )
        table = np.stack(
            [
                worksheet.total,
                worksheet.quantity.converted if worksheet.quantity is not None else np.zeros(n, dtype=np.int64),
                worksheet.inputs.aggravating.levels + worksheet.inputs.mitigating.levels,
                worksheet.whole_low,
                worksheet.whole_high,
                minimum,
                eligible,
                worksheet.inputs.unknown_weight.astype(np.int64),
                _more_raises(worksheet),
                worksheet.binding,
                worksheet.low,
                worksheet.high,
            ],
            axis=1,
        )[columns.start : columns.stop]
        distinct, inverse = np.unique(table, axis=0, return_inverse=True)
        numbers = [self._rows.setdefault(tuple(row), len(self._rows)) for row in distinct.tolist()]
        return np.array(numbers, dtype=np.int64)[inverse.reshape(-1)]

    def finished(self) -> Finished:
        """Return the rows sorted, and where each went."""
        order = sorted(self._rows)
        place = {self._rows[row]: new for new, row in enumerate(order)}
        return Finished(tuple(map(_outcome, order)), np.array([place[n] for n in range(len(order))], dtype=np.int64))


@dataclass(frozen=True)
class Finished:
    """One defendant's outcomes, distinct and sorted, and where each row went among them."""

    outcomes: tuple[Outcome, ...]
    place: npt.NDArray[np.int64]

    def worksheet(
        self, support: int, rows: npt.NDArray[np.int64], complete: int | None, full: int | None
    ) -> switches.Worksheet:
        """Return a worksheet, reduced to the bits on which it depends."""
        bits = tuple(bit for bit in range(support.bit_length()) if support >> bit & 1)
        own, numbers = shrunk(bits, self.place[rows])
        whole, fuller = (None if one is None else int(self.place[one]) for one in (complete, full))
        if len(self.outcomes) <= 256:
            return own, 1, base64.b64encode(numbers.astype(np.uint8).tobytes()).decode("ascii"), whole, fuller
        return own, _TWO_BYTES, base64_of(numbers.tolist()), whole, fuller


def _more_raises(worksheet: Worksheet) -> IntArray:
    """Return, by scenario, whether more weight would raise the level, as the answer has it."""
    if worksheet.up is None or worksheet.quantity is None:
        return np.zeros(worksheet.inputs.n, dtype=np.int64)
    return worksheet.up.exists.astype(np.int64)


def _outcome(row: tuple[int, ...]) -> Outcome:
    total, converted, role, low, high, minimum, eligible, least, by_weight, *rest = row
    binding, table_low, table_high = (None if value == NULL else show(value) for value in rest)
    return (
        None if total == NULL else total,
        grams(converted),
        role,
        None if low == NULL else show(low),
        None if low == NULL else show(high),
        None if minimum == _UNKNOWN else show(minimum),
        ("yes", "no", "unknown")[eligible],
        bool(least),
        bool(by_weight),
        binding,
        table_low,
        table_high,
    )
