"""A circuit over many scenarios: 64 to a machine word, in node order, each value kept only while it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from relcon.logic.circuit import TRUE, Circuit, Node

Words: TypeAlias = npt.NDArray[np.uint64]
Bits: TypeAlias = npt.NDArray[np.bool_]
BITS = 64
"""Scenarios in a word."""
_ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)


def words_for(scenarios: int) -> int:
    """Return how many words hold that many scenarios."""
    return -(-scenarios // BITS)


def pack(bits: Bits) -> Words:
    """Pack one bit for each scenario into words, the first scenario lowest."""
    padded = np.zeros(words_for(bits.size) * BITS, dtype=np.bool_)
    padded[: bits.size] = bits
    return np.packbits(padded, bitorder="little").view("<u8").astype(np.uint64)


def unpack(words: Words, scenarios: int) -> Bits:
    """Return the bits of the first ``scenarios`` scenarios."""
    raw = np.ascontiguousarray(words.astype("<u8")).view(np.uint8)
    return np.unpackbits(raw, count=scenarios, bitorder="little").astype(np.bool_)


def bit(words: Words, scenario: int) -> bool:
    """Return the bit of one scenario."""
    return bool(int(words[scenario // BITS]) >> (scenario % BITS) & 1)


@dataclass(frozen=True, slots=True)
class Values:
    """Root values, and what the evaluation cost: nodes evaluated and the most bytes held at once."""

    of: Mapping[Node, Words]
    evaluated: int
    peak_bytes: int


def evaluate(circuit: Circuit, roots: Iterable[Node], leaves: Mapping[str, Words], scenarios: int) -> Values:
    """Evaluate roots in every scenario.

    Parameters
    ----------
    circuit
        The circuit.
    roots
        Nodes whose values are wanted.
    leaves
        Packed values of every leaf that the roots depend on.
    scenarios
        How many scenarios there are.

    Raises
    ------
    KeyError
        If a leaf has no value.
    """
    wanted = set(roots)
    order = circuit.cone(wanted)
    size = words_for(scenarios)
    uses: dict[Node, int] = dict.fromkeys(order, 0)
    for node in order:
        for arg in circuit.args(node):
            uses[arg] += 1
    held: dict[Node, Words] = {}
    evaluated = peak = 0
    for node in order:
        op, args = circuit.op(node), circuit.args(node)
        if op == "constant":
            held[node] = np.full(size, _ALL if node == TRUE else 0, dtype=np.uint64)
        elif op == "leaf":
            held[node] = leaves[circuit.name(node)]
        elif op == "not":
            held[node] = ~held[args[0]]
            evaluated += 1
        else:
            join = np.bitwise_and if op == "and" else np.bitwise_or
            value = held[args[0]].copy()
            for arg in args[1:]:
                join(value, held[arg], out=value)
            held[node] = value
            evaluated += 1
        peak = max(peak, len(held) * size * 8)
        for arg in args:
            uses[arg] -= 1
            if uses[arg] == 0 and arg not in wanted:
                del held[arg]
    return Values({node: held[node] for node in wanted}, evaluated, peak)
