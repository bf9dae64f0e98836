"""Nodes of a circuit in arrays: what is certain is settled at once, and only the rest node by node."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from relcon.logic.circuit import FALSE, TRUE, Circuit, Node

Nodes: TypeAlias = npt.NDArray[np.int64]


def every(circuit: Circuit, *nodes: Nodes) -> Nodes:
    """Return AND, place by place."""
    return _joined(circuit.every, FALSE, TRUE, nodes)


def some(circuit: Circuit, *nodes: Nodes) -> Nodes:
    """Return OR, place by place."""
    return _joined(circuit.some, TRUE, FALSE, nodes)


def negate(circuit: Circuit, nodes: Nodes) -> Nodes:
    """Return NOT, place by place."""
    found = TRUE - nodes
    for i in np.flatnonzero(nodes > TRUE):
        found[i] = circuit.negate(int(nodes[i]))
    return found


def choose(circuit: Circuit, condition: Node, then: Nodes, otherwise: Nodes) -> Nodes:
    """Return ``then`` where the condition is true, else ``otherwise``, place by place."""
    if condition in (FALSE, TRUE):
        return then if condition == TRUE else otherwise
    found = then.copy()
    for i in np.flatnonzero(then != otherwise):
        found[i] = circuit.choose(condition, int(then[i]), int(otherwise[i]))
    return found


def _joined(join: Callable[[Iterable[Node]], Node], absorbing: Node, neutral: Node, arrays: tuple[Nodes, ...]) -> Nodes:
    stack = np.array(arrays)
    settled = (stack == absorbing).any(axis=0)
    found = np.where(settled, absorbing, neutral)
    for i in np.flatnonzero(~settled & (stack != neutral).any(axis=0)):
        found[i] = join(stack[:, i].tolist())
    return found
