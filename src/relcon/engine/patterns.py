"""The patterns in which a few nodes occur over many scenarios: what depends on them alone is computed once for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from relcon.law.arrays import IntArray
from relcon.law.values import Values
from relcon.logic.circuit import FALSE, TRUE, Node

_WIDE = 1 << 16
"""Combinations told apart before those that do not occur are left out."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of node values.

    Attributes
    ----------
    code
        Which pattern holds in each scenario.
    values
        The nodes' values, with one scenario for each pattern.
    """

    code: npt.NDArray[np.unsignedinteger]
    values: Values

    @classmethod
    def of(cls, nodes: Iterable[Node], values: Values) -> Patterns:
        """Return the patterns in which nodes occur; of constants there is one."""
        varying = sorted({node for node in nodes if node not in (FALSE, TRUE)})
        code, count = np.zeros(values.n, dtype=np.int64), 1
        for node in varying:
            code, count = (code << 1) + values.bits(node), count << 1
            if count > _WIDE:
                code, count = _pressed(code, count)
        code, count = _pressed(code, count)
        first = np.zeros(count, dtype=np.int64)
        first[code[::-1]] = np.arange(values.n - 1, -1, -1)
        table = {node: values.bits(node)[first] for node in varying}
        return cls(code.astype(np.min_scalar_type(count - 1)), Values.given(table, count))

    def spread(self, table: IntArray) -> IntArray:
        """Return, for every scenario, what a table holds for its pattern."""
        return np.take(table, self.code)


def _pressed(code: IntArray, count: int) -> tuple[IntArray, int]:
    """Number the combinations that occur, and return how many they are."""
    there = np.bincount(code, minlength=count) > 0
    numbers = np.cumsum(there) - 1
    return numbers[code].astype(np.int64), int(there.sum())
