"""Node values over scenarios, unpacked as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.line import Texts
from relcon.logic.circuit import FALSE, TRUE, Circuit, Node
from relcon.logic.packed import Words, bit, evaluate, unpack


@dataclass(frozen=True)
class Values:
    """The values of a set of nodes in n scenarios.

    Attributes
    ----------
    n
        How many scenarios.
    words
        Packed values by node; constants need none.
    evaluated
        How many node evaluations they cost, in words of 64 scenarios.
    peak_bytes
        The most bytes of node values held at once.
    """

    n: int
    words: Mapping[Node, Words]
    evaluated: int = 0
    peak_bytes: int = 0
    _bits: dict[Node, BoolArray] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, circuit: Circuit, nodes: Iterable[Node], leaves: Mapping[str, Words], n: int) -> Values:
        """Evaluate nodes in every scenario."""
        wanted = {node for node in nodes if node not in (FALSE, TRUE)}
        if not wanted:
            return cls(n, {})
        found = evaluate(circuit, wanted, leaves, n)
        return cls(n, found.of, found.evaluated, found.peak_bytes)

    @classmethod
    def given(cls, bits: Mapping[Node, BoolArray], n: int) -> Values:
        """Return values that are known already."""
        return cls(n, {}, _bits=dict(bits))

    def bits(self, node: Node) -> BoolArray:
        """Return a node's value in every scenario."""
        if node not in self._bits:
            constant = np.full(self.n, node == TRUE)
            self._bits[node] = constant if node in (FALSE, TRUE) else unpack(self.words[node], self.n)
        return self._bits[node]

    def any(self, nodes: Iterable[Node]) -> BoolArray:
        """Return whether any of some nodes holds, in every scenario."""
        found = np.zeros(self.n, dtype=np.bool_)
        for node in nodes:
            found |= self.bits(node)
        return found

    def at(self, node: Node, i: int) -> bool:
        """Return a node's value in scenario ``i``."""
        if node in (FALSE, TRUE):
            return node == TRUE
        return bit(self.words[node], i)

    def texts(self, said: Sequence[tuple[Node, str]]) -> Texts:
        """Return, for every scenario, those of some texts whose node holds there, joined."""
        told = [(node, text) for node, text in said if node != FALSE]
        if all(node == TRUE for node, _ in told):
            return Texts.same("; ".join(text for _, text in told), self.n)
        return Texts.by_row(
            lambda *row: "; ".join(text for (_, text), on in zip(told, row, strict=True) if on),
            *(self.bits(node) for node, _ in told),
        )
